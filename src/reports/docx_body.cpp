#include "reports/docx_body.h"

#include <algorithm>

#include "reports/chart_blocks.h"
#include "reports/docx_chart.h"
#include "reports/docx_imprint.h"
#include "reports/docx_table.h"
#include "reports/docx_xml.h"

namespace shuangda {
namespace {

using docx::kFangSong;
using docx::kHei;
using docx::kKai;
using docx::kXiaoBiaoSong;

const QString kNumberSpace = QStringLiteral("　");
constexpr double kSealIndent = 4;    ///< characters right of the date (7.3.5.1)
constexpr double kNoSealIndent = 2;  ///< … without a seal (7.3.5.2)

/// Indents in characters; what is negative is not written.
struct Indent {
  double left = -1;
  double right = -1;
  double hanging = -1;
};

struct Run {
  QString text{};
  QString font{};
  double size = paper::size3;
  bool red = false;
};

/// Writes the blocks one after the other. A page turned otherwise begins a section: the one before it is ended by a small paragraph.
class BodyWriter {
 public:
  BodyWriter(DocxXml& xml, Orientation orientation) : xml_(xml), orientation_(orientation), own_(orientation) {}

  void operator()(const MastheadBlock& block);
  void operator()(const TitleBlock& block);
  void operator()(const RecipientsBlock& block) { paragraph("Recipients", {{block.text, kFangSong}}); }
  void operator()(const ParagraphBlock& block);
  void operator()(const EnclosuresBlock& block);
  void operator()(const TableBlock& block) { table(block, DocxRows::Flow); }
  void operator()(const ChartBlock& block);
  void operator()(const SignatureBlock& block);
  void operator()(const AttachmentBlock& block);
  void operator()(const ImprintBlock& block);
  void finish() { sectionProperties(); }

 private:
  void paragraph(const char* style, const std::vector<Run>& runs, const Indent& indent = {});
  void table(const TableBlock& block, DocxRows rows);
  void blank() { paragraph("Normal", {}); }
  /// An empty line above a signature, which must not be parted from what stands above it.
  void blankKept() { paragraph("Signatory", {}); }
  void run(const Run& run);
  void indentOf(const Indent& indent);
  int marginalia(const MastheadBlock& block);
  void mark(const MastheadBlock& block, int linesAbove);
  void letterHead(const MastheadBlock& block);
  void redRule();
  void leftAndRight(const QString& left, const std::vector<Run>& right);
  void turn(Orientation orientation);
  void sectionProperties();
  void anchor();
  DocxXml& xml_;
  Orientation orientation_;  ///< of the section being written
  Orientation own_;          ///< of the text, to which a turned table returns
  std::size_t charts_ = 0;   ///< written so far
  bool isLetter_ = false;
  bool isFirstSection_ = true;
};

void BodyWriter::run(const Run& run) {
  xml_.start("r");
  docx::runProperties(xml_, run.font, run.size, run.red);
  const QStringList lines = run.text.split(u'\n');
  for (qsizetype i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      xml_.empty("br");
    }
    const QStringList pieces = lines[i].split(u'\t');
    for (qsizetype j = 0; j < pieces.size(); ++j) {
      if (j > 0) {
        xml_.empty("tab");
      }
      xml_.text(pieces[j]);
    }
  }
  xml_.end();
}

void BodyWriter::indentOf(const Indent& indent) {
  if (indent.left < 0 && indent.right < 0) {
    return;
  }
  const auto hundredths = [](double characters) { return QString::number(std::lround(std::max(0.0, characters) * 100)); };
  const auto points = [](double characters) { return docx::twips(std::max(0.0, characters) * paper::size3); };
  if (indent.hanging >= 0) {
    xml_.empty("ind", {{"leftChars", hundredths(indent.left)}, {"left", points(indent.left)}, {"hangingChars", hundredths(indent.hanging)}, {"hanging", points(indent.hanging)}});
  } else if (indent.right >= 0) {
    xml_.empty("ind", {{"rightChars", hundredths(indent.right)}, {"right", points(indent.right)}});
  } else {
    xml_.empty("ind", {{"leftChars", hundredths(indent.left)}, {"left", points(indent.left)}});
  }
}

void BodyWriter::paragraph(const char* style, const std::vector<Run>& runs, const Indent& indent) {
  xml_.start("p");
  xml_.start("pPr");
  xml_.empty("pStyle", {{"val", QLatin1String(style)}});
  indentOf(indent);
  xml_.end();
  for (const Run& one : runs) {
    run(one);
  }
  xml_.end();
}

void BodyWriter::sectionProperties() {
  const bool wide = orientation_ == Orientation::Landscape;
  xml_.start("sectPr");
  xml_.empty("footerReference", {{"type", QStringLiteral("default")}, {"r:id", QStringLiteral("rIdOdd")}});
  xml_.empty("footerReference", {{"type", QStringLiteral("even")}, {"r:id", QStringLiteral("rIdEven")}});
  const bool hasLetterHead = isLetter_ && isFirstSection_;
  if (hasLetterHead) {  // mark and rules of a letter stand outside the type area of its first page
    xml_.empty("headerReference", {{"type", QStringLiteral("first")}, {"r:id", QStringLiteral("rIdLetterHead")}});
    xml_.empty("footerReference", {{"type", QStringLiteral("first")}, {"r:id", QStringLiteral("rIdLetterFoot")}});
  }
  isFirstSection_ = false;
  if (wide) {
    xml_.empty("pgSz", {{"w", docx::twips(paper::sheetHeight)}, {"h", docx::twips(paper::sheetWidth)}, {"orient", QStringLiteral("landscape")}});
  } else {
    xml_.empty("pgSz", {{"w", docx::twips(paper::sheetWidth)}, {"h", docx::twips(paper::sheetHeight)}});
  }
  // A turned page has its head at the left edge of the sheet (8).
  const double top = wide ? paper::leftMargin : paper::headMargin;
  const double bottom = wide ? paper::rightMargin : paper::footMargin;
  const double left = wide ? paper::footMargin : paper::leftMargin;
  const double right = wide ? paper::headMargin : paper::rightMargin;
  const double header = hasLetterHead ? paper::letterMarkTop : paper::mm(15);
  xml_.empty("pgMar", {{"top", docx::twips(top)}, {"right", docx::twips(right)}, {"bottom", docx::twips(bottom)}, {"left", docx::twips(left)}, {"header", docx::twips(header)},
                       {"footer", docx::twips(docx::footerDistance(bottom))}, {"gutter", QStringLiteral("0")}});
  if (hasLetterHead) {
    xml_.empty("titlePg");
  }
  // The grid counts lines only: readers differ widely in what they make of a grid of characters. 28 of them fit by their spacing.
  xml_.empty("docGrid", {{"type", QStringLiteral("lines")}, {"linePitch", docx::twips(paper::linePitch)}});
  xml_.end();
}

void BodyWriter::turn(Orientation orientation) {
  if (orientation == orientation_) {
    return;
  }
  xml_.start("p");
  xml_.start("pPr");
  xml_.empty("spacing", {{"line", QStringLiteral("20")}, {"lineRule", QStringLiteral("exact")}});
  sectionProperties();
  xml_.end();
  xml_.end();
  orientation_ = orientation;
}

// 份号, 密级, 紧急程度 (7.2.1 to 7.2.3). Returns how many lines they take.
int BodyWriter::marginalia(const MastheadBlock& block) {
  int lines = 0;
  for (const auto& [text, font] : {std::pair(block.copyNumber, kFangSong), std::pair(block.secrecy, kHei), std::pair(block.urgency, kHei)}) {
    if (!text.isEmpty()) {
      paragraph("Normal", {{text, font}});
      ++lines;
    }
  }
  return lines;
}

/// The mark 35 mm below the upper edge of the type area (7.2.4).
void BodyWriter::mark(const MastheadBlock& block, int linesAbove) {
  const double size = docx::markSize(block);
  xml_.start("p");
  xml_.start("pPr");
  xml_.empty("pStyle", {{"val", QStringLiteral("Mark")}});
  xml_.empty("spacing", {{"before", docx::twips(std::max(0.0, paper::markBelowTypeTop - linesAbove * paper::linePitch))}, {"line", docx::twips(size * docx::kMarkPitch)}, {"lineRule", QStringLiteral("exact")}});
  xml_.end();
  run({block.mark, kXiaoBiaoSong, size, true});
  xml_.end();
}

/// The red rule, 4 mm below the characters of the line above it (7.2.7).
void BodyWriter::redRule() {
  constexpr double kBelowCharacters = (1 - docx::kBaselineOfExact) * paper::linePitch - (1 - paper::ascentOfEm) * paper::size3;
  docx::redRule(xml_, "single", "12", paper::ruleBelowNumber - kBelowCharacters, {});
}

/// One line with text at both sides, one character blank each.
void BodyWriter::leftAndRight(const QString& left, const std::vector<Run>& right) {
  xml_.start("p");
  xml_.start("pPr");
  xml_.empty("pStyle", {{"val", QStringLiteral("Normal")}});
  xml_.start("tabs");
  xml_.empty("tab", {{"val", QStringLiteral("right")}, {"pos", docx::twips(paper::typeWidth - paper::size3)}});
  xml_.end();
  xml_.end();
  run({kNumberSpace + left + u'\t', kFangSong});
  for (const Run& one : right) {
    run(one);
  }
  xml_.end();
}

/// The number under the double line; mark and line are in the header of the page.
void BodyWriter::letterHead(const MastheadBlock& block) {
  isLetter_ = true;
  marginalia(block);
  if (!block.number.isEmpty()) {
    paragraph("Signature", {{block.number, kFangSong}});
  }
  blank();
  blank();
}

void BodyWriter::operator()(const MastheadBlock& block) {
  if (block.form == Masthead::Letter) {
    letterHead(block);
    return;
  }
  mark(block, marginalia(block));
  blank();
  if (block.form == Masthead::Paper) {
    blank();
  }
  if (!block.signer.isEmpty()) {
    leftAndRight(block.number, {{QStringLiteral("签发人："), kFangSong}, {block.signer, kKai}});
  } else if (!block.number.isEmpty()) {
    paragraph("UnderTitle", {{block.number, kFangSong}});
  }
  if (block.form != Masthead::Paper && !(block.issuer.isEmpty() && block.date.isEmpty())) {
    leftAndRight(block.issuer, {{block.date, kFangSong}});
  }
  redRule();
  blank();
  blank();
}

void BodyWriter::operator()(const TitleBlock& block) {
  for (const QString& line : block.lines) {
    paragraph("PaperTitle", {{line, kXiaoBiaoSong, paper::size2}});
  }
  if (!block.under.isEmpty()) {
    paragraph("UnderTitle", {{block.under, kKai}});
  }
  blank();
}

void BodyWriter::operator()(const ParagraphBlock& block) {
  // A heading whose line goes on is text as well: it need not stay with what follows.
  const char* heading = block.runIn.isEmpty() ? "Level2" : "Level2Text";
  const char* style = block.level == 1 ? "Level1" : block.level == 2 ? heading : "Body";
  const QString font = block.level == 1 ? kHei : block.level == 2 ? kKai : kFangSong;
  std::vector<Run> runs{{block.text, font}};
  if (!block.runIn.isEmpty()) {
    runs.push_back({block.runIn, kFangSong});
  }
  paragraph(style, runs);
}

void BodyWriter::operator()(const EnclosuresBlock& block) {
  blankKept();
  constexpr double kLabel = 3;   // 附件：
  constexpr double kNumber = 1;  // "1."
  for (qsizetype i = 0; i < block.names.size(); ++i) {
    const bool many = block.names.size() > 1;
    const QString number = many ? QString::number(i + 1) + u'.' : QString();
    const double ownIndent = 2 + kLabel + (many ? kNumber : 0);
    paragraph("Enclosure", {{(i == 0 ? QStringLiteral("附件：") : QString()) + number + block.names[i], kFangSong}},
              {.left = ownIndent, .hanging = (many ? kNumber : 0) + (i == 0 ? kLabel : 0)});
  }
}

void BodyWriter::table(const TableBlock& block, DocxRows rows) {
  turn(block.orientation.value_or(own_));
  if (!block.title.isEmpty()) {
    paragraph("TableTitle", {{block.title, kHei}});
  }
  if (!block.unitLine.isEmpty()) {
    paragraph("TableUnit", {{block.unitLine, kFangSong, paper::size5}});
  }
  const bool wide = orientation_ == Orientation::Landscape;
  writeDocxTable(xml_, block, wide ? paper::typeHeight : paper::typeWidth, rows);
  for (const QString& note : block.notes) {
    paragraph("TableNote", {{note, kFangSong, paper::size5}});
  }
  if (block.notes.isEmpty()) {
    paragraph("TableNote", {});  // two tables would grow together
  }
  turn(own_);
}

void BodyWriter::operator()(const ChartBlock& block) {
  if (block.chart.isEmpty()) {
    return;
  }
  const bool wide = orientation_ == Orientation::Landscape;
  paragraph("TableTitle", {{block.chart.title, kHei, paper::size4Small}});
  writeDocxChart(xml_, block, ++charts_, wide ? paper::typeHeight : paper::typeWidth);
  if (block.hasTable) {
    table(chartTable(block.chart), DocxRows::KeptWhole);
  }
}

void BodyWriter::operator()(const SignatureBlock& block) {
  blankKept();
  if (block.style != SignatureStyle::NoSeal) {
    blankKept();
  }
  const double right = block.style == SignatureStyle::NoSeal ? kNoSealIndent : kSealIndent;
  if (block.style == SignatureStyle::Stamp) {
    paragraph("Signature", {{block.organs.join(kNumberSpace) + QStringLiteral("　　"), kFangSong}, {block.stamped, kKai}}, {.right = right});
    blank();
  } else {
    for (const QString& organ : block.organs) {
      // With a seal the name stands centred over the date, as far as the type area reaches.
      const double over = block.style == SignatureStyle::Seal ? (docx::widthOf(organ) - docx::widthOf(block.date)) / 2 : 0;
      paragraph("Signatory", {{organ, kFangSong}}, {.right = right - over});  // never parted from the date
    }
  }
  paragraph("Signature", {{block.date, kFangSong}}, {.right = right});
  if (!block.note.isEmpty()) {
    paragraph("Body", {{QStringLiteral("（") + block.note + QStringLiteral("）"), kFangSong}});
  }
}

void BodyWriter::operator()(const AttachmentBlock& block) {
  const bool turned = block.orientation != orientation_;
  own_ = block.orientation;
  turn(block.orientation);
  xml_.start("p");
  xml_.start("pPr");
  xml_.empty("pStyle", {{"val", QStringLiteral("Attachment")}});
  if (!turned) {
    xml_.empty("pageBreakBefore");
  }
  xml_.end();
  run({block.label, kHei});
  xml_.end();
  if (!block.title.isEmpty()) {
    blank();  // the title stands in line 3
    (*this)(TitleBlock{.lines = {block.title}});
  }
}

/// A paragraph as small as can be, where one must stand.
void BodyWriter::anchor() {
  xml_.start("p");
  xml_.start("pPr");
  xml_.empty("spacing", {{"line", QStringLiteral("20")}, {"lineRule", QStringLiteral("exact")}});
  xml_.end();
  xml_.end();
}

void BodyWriter::operator()(const ImprintBlock& block) {
  if (orientation_ != Orientation::Portrait) {
    turn(Orientation::Portrait);
    anchor();  // some readers do not begin the page with a table that is placed
  }
  writeDocxImprint(xml_, block, isLetter_);
  anchor();  // to which the table belongs, and which must end a document
}

}  // namespace

QByteArray docxDocumentPart(const Document& document) {
  QByteArray bytes;
  DocxXml xml(bytes);
  xml.root("document");
  xml.start("body");
  BodyWriter writer(xml, document.orientation);
  // 版记 stands at the foot of the last page, wherever it is among the blocks.
  for (const bool imprint : {false, true}) {
    for (const Block& block : document.blocks) {
      if (std::holds_alternative<ImprintBlock>(block) == imprint) {
        std::visit(writer, block);
      }
    }
  }
  writer.finish();
  xml.end();
  xml.end();
  xml.finish();
  return bytes;
}

}  // namespace shuangda
