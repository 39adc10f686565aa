#pragma once

#include <QXmlStreamWriter>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "reports/document.h"
#include "reports/paper.h"

namespace shuangda {

/// Writes WordprocessingML: names in the w: namespace, lengths in its units.
class DocxXml {
 public:
  using Attributes = std::initializer_list<std::pair<const char*, QString>>;

  explicit DocxXml(QByteArray& bytes) : writer_(&bytes) { writer_.writeStartDocument(QStringLiteral("1.0"), true); }

  /// Begins the root, which declares the namespaces.
  void root(const char* name);
  void start(const char* name, Attributes attributes = {});
  void end() { writer_.writeEndElement(); }
  void empty(const char* name, Attributes attributes = {});
  /// <w:t>, keeping blanks; characters XML does not allow are left out.
  void text(const QString& text);
  void finish() { writer_.writeEndDocument(); }
  /// For elements of other namespaces.
  QXmlStreamWriter& writer() { return writer_; }

 private:
  void write(Attributes attributes);

  QXmlStreamWriter writer_;
};

/// The fonts Chinese offices have, by the name their documents use.
namespace docx {

inline const QString kXiaoBiaoSong = QStringLiteral("方正小标宋简体");
inline const QString kFangSong = QStringLiteral("仿宋_GB2312");
inline const QString kKai = QStringLiteral("楷体_GB2312");
inline const QString kHei = QStringLiteral("黑体");
inline const QString kSong = QStringLiteral("宋体");

/// Twentieths of a point.
inline QString twips(double points) { return QString::number(std::lround(points * 20)); }
/// Half points.
inline QString halves(double points) { return QString::number(std::lround(points * 2)); }

/// Without the characters XML does not allow.
QString xmlText(const QString& text);

/// The parts that do not depend on the document.
QByteArray stylesPart();
QByteArray settingsPart();
QByteArray footerPart(bool even);
/// Mark and double line of a letter (10.1): header of its first page, and the double line at its foot.
QByteArray letterHeadPart(const MastheadBlock& block);
QByteArray letterFootPart();

/// Where readers put the baseline in a line of exact height, from its top.
inline constexpr double kBaselineOfExact = 0.8;
/// Height of the mark's line by its size: the characters begin at its upper edge.
inline constexpr double kMarkPitch = 1.1;
/// Size of the mark, shrunk to fit the type area.
double markSize(const MastheadBlock& block);
/// Width in characters of Chinese type.
double widthOf(const QString& text);
/// From the sheet's lower edge to the end of the page number, by the foot margin.
double footerDistance(double margin);
/// How far a paragraph reaches beyond the type area.
struct Overhang {
  double left = 0;
  double right = 0;
};
/// A red rule as the lower border of an empty paragraph of this height.
void redRule(DocxXml& xml, const char* line, const char* size, double height, const Overhang& overhang);

/// A run's properties: font, size in points, red.
void runProperties(DocxXml& xml, const QString& font, double size, bool red = false);

}  // namespace docx
}  // namespace shuangda
