#include "exchange/sheet_import.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/amount_cell.h"
#include "exchange/record_checks.h"

namespace shuangda {
namespace {

constexpr int kBlankRowsTold = 100;  ///< of a longer gap only the first row is listed

/// Columns in which the further rows of one case have values of their own: its several goods.
bool isGoodsColumn(QStringView standard) {
  static const QStringList names{QStringLiteral("goods"),
                                 QStringLiteral("brand"),
                                 QStringLiteral("quantity"),
                                 QStringLiteral("quantity_unit"),
                                 QStringLiteral("quantity_detail"),
                                 QStringLiteral("confiscation"),
                                 QStringLiteral("goods_value_yuan"),
                                 QStringLiteral("illegal_turnover_yuan"),
                                 QStringLiteral("note"),
                                 QStringLiteral("spec")};
  return names.contains(standard);
}

QString textIn(const RawRow& row, const MappedColumn* column) {
  const RawCell* cell = column != nullptr ? row.at(column->column) : nullptr;
  return cell != nullptr ? trimmed(cell->text) : QString();
}

}  // namespace

SheetImport::SheetImport(TableDraft& draft, int sheet, const SheetLayout& layout, const ImportOptions& options,
                         QSet<QString>& keys)
    : draft_(draft),
      context_(draft.contexts[static_cast<std::size_t>(sheet)]),
      sheet_(sheet),
      layout_(layout),
      options_(options),
      keys_(keys),
      classifier_(*context_.mapping, context_.standardFile),
      merges_(layout) {}

void SheetImport::take(RawRow&& row) {
  const RowKind kind = classifier_.classify(row, layout_);
  if (row.number > lastRow_ + 1) {
    addBlankRows(lastRow_ + 1, row.number - 1);
  }
  lastRow_ = row.number;
  merges_.fill(row);
  if (kind == RowKind::Blank) {
    // Blank but for a merged cell that reaches over it: the next row of the same case.
    if (row.fieldCount > 0 || !continuesCase(row)) {
      addBlankRows(row.number, row.number);
    }
    return;
  }
  for (const int blank : openBlanks_) {
    RawRow empty{.number = blank};
    addRowFinding(empty, RowKind::Blank);
  }
  openBlanks_.clear();
  if (kind == RowKind::Record) {
    takeRecord(std::move(row));
    return;
  }
  flush();
  addRowFinding(row, kind);
  if (kind == RowKind::Total || kind == RowKind::Subtotal) {
    takeTotal(row, kind == RowKind::Subtotal);
  } else if (kind == RowKind::Void) {
    keep(readRecord(row, context_), true);
  }
}

void SheetImport::finish() {
  flush();
}

void SheetImport::takeRecord(RawRow&& row) {
  if (pending_ && continuesCase(row)) {
    continuations_.push_back(std::move(row));
    return;
  }
  flush();
  // What looked like the total of the table was one of its parts.
  for (const std::size_t total : openTotals_) {
    draft_.totals[total].subtotal = true;
    for (Finding& finding : draft_.findings) {
      if (finding.row == draft_.totals[total].row && finding.sheet == context_.mapping->sheet &&
          finding.code == codeOf(RowKind::Total)) {
        finding.code = codeOf(RowKind::Subtotal);
        finding.message = messageOf(RowKind::Subtotal);
      }
    }
  }
  openTotals_.clear();
  shareMergedDates(row);
  pending_ = std::move(row);
}

bool SheetImport::continuesCase(const RawRow& row) const {
  if (!pending_ || context_.standardFile) {
    return false;
  }
  constexpr int kFewestShared = 3;
  int shared = 0;
  bool identity = false;
  for (const MappedColumn& column : context_.mapping->columns) {
    if (column.standard.isEmpty()) {
      continue;
    }
    if (merges_.continues(column.column)) {
      ++shared;
      identity = identity || column.standard == u"party" || column.standard == u"name" || column.standard == u"cause" ||
                 column.standard == u"doc_no";
    } else if (!textIn(row, &column).isEmpty() && !isGoodsColumn(column.standard)) {
      return false;
    }
  }
  return identity && shared >= kFewestShared;
}

/// One merged cell over two date columns gives both the same date.
void SheetImport::shareMergedDates(const RawRow& row) {
  sharedDates_.clear();
  if (layout_.merges.empty()) {
    return;
  }
  for (const MappedColumn& column : context_.mapping->columns) {
    const StandardColumn* standard = findStandardColumn(context_.kind, column.standard);
    const MergedRange* range = merges_.covering(column.column);
    if (standard == nullptr || !isDate(standard->type) || range == nullptr || range->left >= column.column ||
        range->top != row.number) {
      continue;
    }
    const MappedColumn* left = context_.mapping->at(range->left);
    const StandardColumn* leftStandard = left != nullptr ? findStandardColumn(context_.kind, left->standard) : nullptr;
    if (leftStandard != nullptr && isDate(leftStandard->type)) {
      sharedDates_.push_back(column);
    }
  }
}

void SheetImport::flush() {
  if (!pending_) {
    return;
  }
  const RawRow row = std::move(*pending_);
  pending_.reset();
  Record record = readRecord(row, context_);
  for (const MappedColumn& shared : sharedDates_) {
    const MappedColumn* left = context_.mapping->at(shared.column - 1);
    for (int column = shared.column - 1;
         (left == nullptr || !record.row.values.contains(left->standard)) && column > 1;) {
      left = context_.mapping->at(--column);
    }
    const QString value = left != nullptr ? record.row.values.value(left->standard) : QString();
    if (!value.isEmpty()) {
      record.row.values.insert(shared.standard, value);
      addFinding(record, context_, left->standard, QStringLiteral("merged_dates"), value,
                 QStringLiteral("%1与%2合并为一格，两个日期取同值").arg(left->heading, shared.heading));
    }
  }
  if (!continuations_.empty()) {
    joinContinuations(record);
  }
  if (row.hidden) {
    addFinding(record, context_, {}, QStringLiteral("hidden_row"), {},
               QStringLiteral("隐藏（筛选）行，仍是有效记录，已导入"));
  }
  const int width = row.fieldCount;
  const int last = context_.mapping->columns.empty() ? 0 : context_.mapping->columns.back().column;
  if (width > 0 && width < last && !context_.standardFile) {
    addFinding(record, context_, {}, QStringLiteral("short_row"), {},
               QStringLiteral("本行只有%1列，缺少的列按空处理").arg(width));
  }
  if (width > last && !row.cells.empty() && row.cells.back().column > last) {
    // The cells beyond the last heading belong to the text of the last column, cut by a comma without quotes.
    const MappedColumn& end = context_.mapping->columns.back();
    QStringList parts;
    for (int column = end.column; column <= row.cells.back().column; ++column) {
      const RawCell* cell = row.at(column);
      parts << (cell != nullptr ? cell->text : QString());
    }
    const QString joined = parts.join(u',');
    if (!end.standard.isEmpty()) {
      record.row.values.insert(end.standard, joined);
      record.cells[end.standard].raw = joined;
    }
    record.findings.push_back({.sheet = record.row.sheet,
                               .row = record.row.row,
                               .column = columnLetter(end.column),
                               .heading = end.heading,
                               .code = QStringLiteral("ragged_row"),
                               .severity = findingSeverity(QStringLiteral("ragged_row")),
                               .rawValue = joined,
                               .expectedValue = joined,
                               .message = QStringLiteral("未加引号的逗号使本行多出%1列，%2被截成几段，需确认")
                                              .arg(row.cells.back().column - last)
                                              .arg(end.heading)});
  }
  const QString key = record.row.values.value(QStringLiteral("case_id"));
  const bool later = !key.isEmpty() && (keys_.contains(key) || (options_.isStoredKey && options_.isStoredKey(key)));
  if (!key.isEmpty()) {
    keys_.insert(key);
  }
  checkRecord(record, context_, later);
  keep(std::move(record), false);
}

/// Several goods of one case in several rows: texts are joined, amounts added up.
void SheetImport::joinContinuations(Record& record) {
  const MappedColumn* goods = context_.mapping->find(u"goods");
  const MappedColumn* quantity = context_.mapping->find(u"quantity");
  QStringList listed{record.cells.value(QStringLiteral("goods")).raw +
                     record.cells.value(QStringLiteral("quantity")).raw};
  QStringList quantities{record.cells.value(QStringLiteral("quantity")).raw};
  for (const RawRow& row : continuations_) {
    RawRow own = row;
    std::erase_if(own.cells, [this](const RawCell& cell) {
      const MergedRange* range = mergeAt(layout_, continuations_.front().number, cell.column);
      return range != nullptr && range->top < continuations_.front().number;
    });
    const Record more = readRecord(own, context_);
    listed << textIn(own, goods) + textIn(own, quantity);
    quantities << textIn(own, quantity);
    for (auto it = more.row.values.cbegin(); it != more.row.values.cend(); ++it) {
      const StandardColumn* standard = findStandardColumn(context_.kind, it.key());
      const QString before = record.row.values.value(it.key());
      if (standard == nullptr || it.key() == u"quantity" || it.key() == u"quantity_unit" ||
          it.key() == u"quantity_detail") {
        continue;
      }
      const Result<Decimal> a = Decimal::parse(before);
      const Result<Decimal> b = Decimal::parse(it.value());
      if (isMoney(standard->type) && a && b) {
        const auto sum = a->rescaled(2).value().unscaled() + b->rescaled(2).value().unscaled();
        record.row.values.insert(it.key(), Decimal(sum, 2).shortText());
      } else {
        record.row.values.insert(it.key(), before.isEmpty() ? it.value() : before + QStringLiteral("；") + it.value());
      }
    }
    record.amounts.insert(record.amounts.end(), more.amounts.begin(), more.amounts.end());
    for (Finding finding : more.findings) {
      finding.row = row.number;
      record.findings.push_back(finding);
    }
  }
  quantities.removeAll(QString());
  if (quantities.size() > 1) {
    record.row.values.remove(QStringLiteral("quantity"));
    record.row.values.remove(QStringLiteral("quantity_unit"));
    record.row.values.insert(QStringLiteral("quantity_detail"), quantities.join(QStringLiteral("；")));
  }
  addFinding(record, context_, goods != nullptr ? QStringLiteral("goods") : QStringLiteral("name"),
             QStringLiteral("merged_case"), listed.join(QStringLiteral("；")),
             QStringLiteral("%1行合并单元格为同一案件的几种物品，计一案").arg(continuations_.size() + 1));
  continuations_.clear();
}

void SheetImport::keep(Record&& record, bool isVoid) {
  const RowPlace place{record.row.sheet, record.row.row};
  const bool excluded = options_.excludedRows.contains(place) || options_.excludedRows.contains({QString(), place.row});
  if (!isVoid && !excluded) {
    draft_.findings.insert(draft_.findings.end(), record.findings.begin(), record.findings.end());
  }
  if (record.rawDocNo == record.row.values.value(QStringLiteral("doc_no"))) {
    record.rawDocNo = QString();
  }
  record.row.values.squeeze();
  record.amounts.shrink_to_fit();
  draft_.summaries.push_back({.sheet = sheet_,
                              .amounts = std::move(record.amounts),
                              .rawDocNo = std::move(record.rawDocNo),
                              .excluded = excluded,
                              .isVoid = isVoid});
  draft_.rows.push_back(std::move(record.row));
}

void SheetImport::addRowFinding(const RawRow& row, RowKind kind) {
  const QString code = codeOf(kind);
  const bool tellsText = kind == RowKind::Title || kind == RowKind::Note || kind == RowKind::Section ||
                         kind == RowKind::Subtotal || kind == RowKind::Total || kind == RowKind::Void;
  QString text;
  for (const RawCell& cell : row.cells) {
    if (tellsText && text.isEmpty() && !trimmed(cell.text).isEmpty()) {
      text = cell.text;
    }
  }
  draft_.findings.push_back({.sheet = context_.mapping->sheet,
                             .row = row.number,
                             .code = code,
                             .severity = findingSeverity(code),
                             .rawValue = text,
                             .message = messageOf(kind)});
}

void SheetImport::addBlankRows(int first, int last) {
  if (last - first >= kBlankRowsTold) {
    last = first;
  }
  for (int row = first; row <= last; ++row) {
    openBlanks_.push_back(row);
  }
}

void SheetImport::takeTotal(const RawRow& row, bool subtotal) {
  TotalRow total{.sheet = sheet_, .row = row.number, .subtotal = subtotal};
  total.amounts = readRecord(row, context_).amounts;
  std::erase_if(total.amounts, [](const AmountNote& note) { return !note.usable; });
  if (!subtotal) {
    openTotals_.push_back(draft_.totals.size());
  }
  draft_.totals.push_back(std::move(total));
}

}  // namespace shuangda
