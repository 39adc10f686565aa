#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>
#include <vector>

namespace shuangda {

/// The characters of an embedded font by character code; code 0 is .notdef.
using CodedCharacters = std::vector<char32_t>;

/// Entries of the document information dictionary, and the exact size of the paper.
struct PdfInformation {
  QSizeF sheet{};  ///< pt
  QString title{};
  QString author{};
  QString subject{};
  QString creator{};
  QString producer{};
  QString date{};  ///< D:20201020093000+08'00'
};

/// Rewrites a PDF made by QPdfWriter: replaces the map from codes to characters of every font (in order of first use),
/// sets the exact paper size and the properties, gives subsets stable names and makes the file identifier depend on the
/// content alone. Throws std::exception when the input is not what QPdfWriter makes: a bug, not a refusal.
QByteArray finishPdf(const QByteArray& pdf, const std::vector<CodedCharacters>& fonts,
                     const PdfInformation& information);

}  // namespace shuangda
