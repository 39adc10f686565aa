#include "reports/docx_imprint.h"

#include <functional>

namespace shuangda {
namespace {

constexpr double kBlank = paper::size4;      ///< one character left and right
constexpr double kPitch = paper::size4 * 1.6;  ///< as in the PDF

/// Eighths of a point, the unit of borders.
QString eighths(double points) { return QString::number(std::lround(points * 8)); }

class ImprintWriter {
 public:
  ImprintWriter(DocxXml& xml, const ImprintBlock& block, bool isLetter) : xml_(xml), block_(block), ruled_(!isLetter) {}

  void write() {
    const bool printed = ruled_ && !(block_.printedBy.isEmpty() && block_.printedOn.isEmpty());
    if (block_.entries.empty() && !printed && block_.copies.isEmpty()) {
      return;
    }
    xml_.start("tbl");
    properties();
    xml_.start("tblGrid");
    xml_.empty("gridCol", {{"w", docx::twips(paper::typeWidth)}});
    xml_.end();
    if (!block_.entries.empty()) {
      row([this] {  // no line between 主送 and 抄送 (7.4.2)
        for (const ImprintEntry& entry : block_.entries) {
          paragraph(entry.label + u'：' + entry.text, static_cast<double>(entry.label.size() + 1) * paper::size4, false);
        }
      });
    }
    if (printed) {
      row([this] { paragraph(block_.printedBy + u'\t' + block_.printedOn, 0, false); });
    }
    if (!block_.copies.isEmpty()) {
      row([this] { paragraph(block_.copies, 0, true); });
    }
    xml_.end();
  }

 private:
  // At the lower edge of the type area, whatever the text above it does. The anchor across is the sheet: some readers let a table as
  // wide as the text flow with it.
  void properties() {
    xml_.start("tblPr");
    xml_.empty("tblpPr", {{"leftFromText", QStringLiteral("0")}, {"rightFromText", QStringLiteral("0")}, {"topFromText", QStringLiteral("0")}, {"bottomFromText", QStringLiteral("0")},
                          {"vertAnchor", QStringLiteral("margin")}, {"horzAnchor", QStringLiteral("page")}, {"tblpX", docx::twips(paper::leftMargin)}, {"tblpYSpec", QStringLiteral("bottom")}});
    xml_.empty("tblW", {{"w", docx::twips(paper::typeWidth)}, {"type", QStringLiteral("dxa")}});
    if (ruled_) {
      xml_.start("tblBorders");
      for (const auto& [side, width] : {std::pair("top", paper::thickLine), std::pair("bottom", paper::thickLine), std::pair("insideH", paper::thinLine)}) {
        xml_.empty(side, {{"val", QStringLiteral("single")}, {"sz", eighths(width)}, {"space", QStringLiteral("0")}, {"color", QStringLiteral("000000")}});
      }
      xml_.end();
    }
    xml_.empty("tblLayout", {{"type", QStringLiteral("fixed")}});
    // Readers disagree on whether a table begins with its cells or with their text: here both are the same.
    xml_.start("tblCellMar");
    for (const char* side : {"left", "right"}) {
      xml_.empty(side, {{"w", QStringLiteral("0")}, {"type", QStringLiteral("dxa")}});
    }
    xml_.end();
    xml_.end();
  }

  void row(const std::function<void()>& content) {
    xml_.start("tr");
    xml_.start("trPr");
    xml_.empty("cantSplit");
    xml_.end();
    xml_.start("tc");
    xml_.start("tcPr");
    xml_.empty("tcW", {{"w", docx::twips(paper::typeWidth)}, {"type", QStringLiteral("dxa")}});
    xml_.end();
    content();
    xml_.end();
    xml_.end();
  }

  /// Further lines begin below the first character after the colon.
  void paragraph(const QString& text, double hanging, bool right) {
    xml_.start("p");
    xml_.start("pPr");
    xml_.empty("pStyle", {{"val", QStringLiteral("Imprint")}});
    xml_.start("tabs");
    xml_.empty("tab", {{"val", QStringLiteral("right")}, {"pos", docx::twips(paper::typeWidth - kBlank)}});
    xml_.end();
    xml_.empty("spacing", {{"line", docx::twips(kPitch)}, {"lineRule", QStringLiteral("exact")}});
    xml_.empty("ind", {{"left", docx::twips(kBlank + hanging)}, {"right", docx::twips(kBlank)}, {"hanging", docx::twips(hanging)}});
    if (right) {
      xml_.empty("jc", {{"val", QStringLiteral("right")}});
    }
    xml_.end();
    const QStringList pieces = text.split(u'\t');
    xml_.start("r");
    docx::runProperties(xml_, docx::kFangSong, paper::size4);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
      if (i > 0) {
        xml_.empty("tab");
      }
      xml_.text(pieces[i]);
    }
    xml_.end();
    xml_.end();
  }

  DocxXml& xml_;
  const ImprintBlock& block_;
  bool ruled_;
};

}  // namespace

void writeDocxImprint(DocxXml& xml, const ImprintBlock& block, bool isLetter) { ImprintWriter(xml, block, isLetter).write(); }

}  // namespace shuangda
