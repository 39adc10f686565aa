#include "exchange/row_kind.h"

#include <QRegularExpression>

#include "base/text.h"
#include "exchange/import_words.h"

namespace shuangda {
namespace {

std::vector<const RawCell*> filled(const RawRow& row) {
  std::vector<const RawCell*> cells;
  for (const RawCell& cell : row.cells) {
    if (!trimmed(cell.text).isEmpty()) {
      cells.push_back(&cell);
    }
  }
  return cells;
}

QStringList foldedTexts(const RawRow& row) {
  QStringList texts;
  for (const RawCell* cell : filled(row)) {
    texts << columnLetter(cell->column) + u'=' + folded(cell->text);
  }
  return texts;
}

bool startsWithWord(const QString& category, const QString& text) {
  for (const QString& word : ImportWords::instance().wordsOf(category)) {
    if (text.startsWith(folded(word))) {
      return true;
    }
  }
  return false;
}

/// 合计 → Total, 小计 and 一季度合计 → Subtotal, anything else → Record.
RowKind sumKind(const QString& label) {
  const ImportWords& words = ImportWords::instance();
  if (words.is(QStringLiteral("subtotal"), label)) {
    return RowKind::Subtotal;
  }
  static const QRegularExpression total(
      QStringLiteral("^(?:全年|年度|本年|总)?(?:合计|总计|共计|累计|总和)(?:数|[(:].*|\\d.*)?$"));
  static const QRegularExpression subtotal(QStringLiteral("^.{0,16}(?:小计|合计)(?:数|[(:].*)?$"));
  if (total.match(label).hasMatch()) {
    return RowKind::Total;
  }
  return subtotal.match(label).hasMatch() ? RowKind::Subtotal : RowKind::Record;
}

}  // namespace

QString codeOf(RowKind kind) {
  switch (kind) {
    case RowKind::Record:
      return {};
    case RowKind::Blank:
      return QStringLiteral("blank_row");
    case RowKind::Title:
      return QStringLiteral("title_row");
    case RowKind::Note:
      return QStringLiteral("note_row");
    case RowKind::Header:
      return QStringLiteral("header_row");
    case RowKind::RepeatedHeader:
      return QStringLiteral("repeated_header");
    case RowKind::Section:
      return QStringLiteral("section_row");
    case RowKind::Subtotal:
      return QStringLiteral("subtotal_row");
    case RowKind::Total:
      return QStringLiteral("total_row");
    case RowKind::Footer:
      return QStringLiteral("footer_row");
    case RowKind::Void:
      return QStringLiteral("void_row");
  }
  return {};
}

QString messageOf(RowKind kind) {
  switch (kind) {
    case RowKind::Record:
      return {};
    case RowKind::Blank:
      return QStringLiteral("空行");
    case RowKind::Title:
      return QStringLiteral("表名");
    case RowKind::Note:
      return QStringLiteral("填报说明行");
    case RowKind::Header:
      return QStringLiteral("表头");
    case RowKind::RepeatedHeader:
      return QStringLiteral("分页处重复的表头");
    case RowKind::Section:
      return QStringLiteral("分隔行，不是记录");
    case RowKind::Subtotal:
      return QStringLiteral("小计行，不是记录");
    case RowKind::Total:
      return QStringLiteral("合计行，不是记录");
    case RowKind::Footer:
      return QStringLiteral("表尾说明");
    case RowKind::Void:
      return QStringLiteral("注明作废，不导入");
  }
  return {};
}

RowClassifier::RowClassifier(const SheetMapping& mapping, bool standardFile)
    : mapping_(mapping), standardFile_(standardFile) {}

RowKind RowClassifier::classify(const RawRow& row, const SheetLayout& layout) {
  if (row.number >= mapping_.firstHeaderRow && row.number <= mapping_.lastHeaderRow) {
    headers_.push_back(foldedTexts(row));
    return RowKind::Header;
  }
  if (filled(row).empty()) {
    return RowKind::Blank;
  }
  if (row.number < mapping_.firstHeaderRow) {
    return beforeHeader(row);
  }
  return standardFile_ ? RowKind::Record : inBody(row, layout);
}

RowKind RowClassifier::beforeHeader(const RawRow& row) {
  const QString text = filled(row).front()->text;
  const bool note = !ImportWords::instance().within(QStringLiteral("note_row"), text).isEmpty();
  if (note || (titleSeen_ && ImportWords::instance().within(QStringLiteral("title"), text).isEmpty())) {
    return RowKind::Note;
  }
  titleSeen_ = true;
  return RowKind::Title;
}

RowKind RowClassifier::inBody(const RawRow& row, const SheetLayout& layout) {
  const auto cells = filled(row);
  if (onlySequence(row)) {
    return RowKind::Blank;
  }
  if (repeatsHeader(row)) {
    return RowKind::RepeatedHeader;
  }
  const RawCell& first = *cells.front();
  const QString label = folded(first.text);
  const RowKind sum = sumKind(label);
  const MappedColumn* firstColumn = mapping_.at(first.column);
  const bool labelPlace =
      firstColumn == nullptr || firstColumn->standard.isEmpty() || first.column <= 3 || cells.size() > 1;
  if (sum != RowKind::Record && labelPlace) {
    totalSeen_ = totalSeen_ || sum == RowKind::Total;
    return sum;
  }
  constexpr std::size_t kFooterCells = 4;
  if (startsWithWord(QStringLiteral("footer"), label) && cells.size() <= kFooterCells && first.column <= 4) {
    return RowKind::Footer;
  }
  if (cells.size() == 1 && first.kind == RawCell::Kind::Text) {
    const MergedRange* merge = mergeAt(layout, row.number, first.column);
    const bool wide = merge != nullptr && merge->right - merge->left >= 2;
    static const QRegularExpression number(QStringLiteral("^[\\d.]+$"));
    if (wide || (first.column <= 2 && !number.match(label).hasMatch())) {
      return totalSeen_ ? RowKind::Footer : RowKind::Section;
    }
  }
  return isVoid(row) ? RowKind::Void : RowKind::Record;
}

bool RowClassifier::repeatsHeader(const RawRow& row) const {
  const QStringList texts = foldedTexts(row);
  if (texts.size() < 2) {
    return false;
  }
  for (const QStringList& header : headers_) {
    const auto same =
        std::count_if(texts.begin(), texts.end(), [&header](const QString& text) { return header.contains(text); });
    if (same * 10 >= texts.size() * 8 && same * 10 >= header.size() * 6) {
      return true;
    }
  }
  return false;
}

bool RowClassifier::isVoid(const RawRow& row) const {
  const ImportWords& words = ImportWords::instance();
  for (const RawCell* cell : filled(row)) {
    const MappedColumn* column = mapping_.at(cell->column);
    const QString standard = column != nullptr ? column->standard : QString();
    const bool place = standard.isEmpty() || standard == u"note" || standard == u"status" || standard == u"doc_no" ||
                       standard == u"case_id" || standard == u"authority";
    if (place && !words.within(QStringLiteral("void"), cell->text).isEmpty() &&
        words.within(QStringLiteral("void_not"), cell->text).isEmpty()) {
      return true;
    }
  }
  return false;
}

bool RowClassifier::onlySequence(const RawRow& row) const {
  for (const RawCell* cell : filled(row)) {
    const MappedColumn* column = mapping_.at(cell->column);
    if (column == nullptr || !column->standard.isEmpty() ||
        !ImportWords::instance().is(QStringLiteral("sequence_heading"), column->heading)) {
      return false;
    }
    static const QRegularExpression number(QStringLiteral("^\\d+$"));
    if (!number.match(trimmed(cell->text)).hasMatch()) {
      return false;
    }
  }
  return true;
}

}  // namespace shuangda
