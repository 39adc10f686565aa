#include <QHash>
#include <QSet>
#include <algorithm>
#include <limits>

#include "exchange/table_checks.h"

namespace shuangda {
namespace {

const QString kKey = QStringLiteral("case_id");
const QString kDocNo = QStringLiteral("doc_no");

/// What makes two rows with the same number the same case: party, dates and amounts.
QString caseContent(const RecordContext& context, const ImportRow& row) {
  QStringList parts{row.values.value(QStringLiteral("party"))};
  for (const StandardColumn& column : standardColumns(context.kind)) {
    if (isDate(column.type) || isMoney(column.type)) {
      if (column.name != u"recorded_at") {
        parts << row.values.value(column.name);
      }
    }
  }
  return parts.join(u'\x1f');
}

/// Every cell of a row: the measure for rows without a number and for goods.
QString wholeContent(const RecordContext& context, const ImportRow& row) {
  QStringList parts;
  bool any = false;
  for (const StandardColumn& column : standardColumns(context.kind)) {
    parts << row.values.value(column.name);
    any = any || !parts.last().isEmpty();
  }
  return any ? parts.join(u'\x1f') : QString();
}

QString place(const ImportRow& row, const ImportRow& other) {
  return row.sheet == other.sheet ? QStringLiteral("第%1行").arg(other.row)
                                  : QStringLiteral("工作表“%1”第%2行").arg(other.sheet).arg(other.row);
}

/// Rows by the hash of a text: twelve bytes a row instead of the texts. Who looks up compares the rows themselves.
class RowIndex {
 public:
  explicit RowIndex(std::size_t rows) : before_(rows, kNone) {}

  void insert(const QString& text, std::size_t row) {
    const auto hash = qHash(text, kSeed);
    before_[row] = newest_.value(hash, kNone);
    newest_.insert(hash, static_cast<std::uint32_t>(row));
  }

  /// Rows whose text may be this one, oldest first.
  std::vector<std::size_t> candidates(const QString& text) const {
    std::vector<std::size_t> rows;
    for (std::uint32_t row = newest_.value(qHash(text, kSeed), kNone); row != kNone; row = before_[row]) {
      rows.push_back(row);
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
  }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t kSeed = 0x5a17;

  QHash<std::size_t, std::uint32_t> newest_{};
  std::vector<std::uint32_t> before_;
};

class DuplicateCheck {
 public:
  enum class Rows { All, Imported };

  DuplicateCheck(TableDraft& draft, Rows which)
      : draft_(draft),
        which_(which),
        keys_(draft.rows.size()),
        byNumber_(draft.rows.size()),
        byContent_(draft.rows.size()) {}

  /// Marks repeated rows; only for imported rows are findings made.
  void run() {
    for (std::size_t i = 0; i < draft_.rows.size(); ++i) {
      if (!draft_.summaries[i].isVoid && (which_ == Rows::All || !draft_.summaries[i].excluded)) {
        check(i);
      }
    }
    if (which_ == Rows::All) {
      return;
    }
    std::erase_if(draft_.findings, [this](const Finding& finding) {
      return duplicates_.contains({finding.sheet, finding.row});
    });
    draft_.findings.insert(draft_.findings.end(), found_.begin(), found_.end());
  }

 private:
  void check(std::size_t i) {
    const ImportRow& row = draft_.rows[i];
    const RecordContext& context = contextOf(i);
    const QString key = row.values.value(kKey);
    // A key seen before means a later version of that case.
    if (!key.isEmpty()) {
      if (!rowsWith(keys_, kKey, key).empty()) {
        return;
      }
      keys_.insert(key, i);
    }
    const QString number = draft_.kind == u"cases" ? row.values.value(kDocNo) : QString();
    if (number.isEmpty()) {
      checkWhole(i, context);
      return;
    }
    const std::vector<std::size_t> known = rowsWith(byNumber_, kDocNo, number);
    if (!known.empty()) {
      const QString content = caseContent(context, row);
      for (const std::size_t other : known) {
        if (caseContent(contextOf(other), draft_.rows[other]) == content && sameKey(draft_.rows[other], row)) {
          addDuplicate(i, other);
          return;
        }
      }
      addSameNumber(i, known.front());
    }
    byNumber_.insert(number, i);
  }

  std::vector<std::size_t> rowsWith(const RowIndex& index, const QString& column, const QString& text) const {
    std::vector<std::size_t> rows = index.candidates(text);
    std::erase_if(rows, [&](std::size_t row) { return draft_.rows[row].values.value(column) != text; });
    return rows;
  }

  QString writtenDocNo(std::size_t i) const {
    const QString& raw = draft_.summaries[i].rawDocNo;
    return raw.isEmpty() ? draft_.rows[i].values.value(kDocNo) : raw;
  }

  static bool sameKey(const ImportRow& a, const ImportRow& b) { return a.values.value(kKey) == b.values.value(kKey); }

  void checkWhole(std::size_t i, const RecordContext& context) {
    const QString content = wholeContent(context, draft_.rows[i]);
    if (content.isEmpty()) {
      return;
    }
    for (const std::size_t other : byContent_.candidates(content)) {
      if (wholeContent(contextOf(other), draft_.rows[other]) == content) {
        addDuplicate(i, other);
        return;
      }
    }
    byContent_.insert(content, i);
  }

  void addDuplicate(std::size_t i, std::size_t other) {
    const ImportRow& row = draft_.rows[i];
    if (which_ == Rows::All) {
      draft_.summaries[i].repeats = true;
      return;
    }
    draft_.summaries[i].duplicate = true;
    duplicates_.insert({row.sheet, row.row});
    const bool isCase = draft_.kind == u"cases";
    const QString where = draft_.rows[other].row + 1 == row.row && draft_.rows[other].sheet == row.sheet
                              ? QStringLiteral("上一行（%1）").arg(place(row, draft_.rows[other]))
                              : place(row, draft_.rows[other]);
    found_.push_back(
        {.sheet = row.sheet,
         .row = row.row,
         .code = QStringLiteral("duplicate_row"),
         .severity = findingSeverity(QStringLiteral("duplicate_row")),
         .rawValue = isCase ? writtenDocNo(i) : QString(),
         .message = isCase && !writtenDocNo(i).isEmpty()
                        ? QStringLiteral("与%1为同一案件（文号、当事人、日期、金额相同），不得重复导入").arg(where)
                        : QStringLiteral("与%1内容完全相同，不得重复导入").arg(where)});
  }

  void addSameNumber(std::size_t i, std::size_t other) {
    const ImportRow& row = draft_.rows[i];
    const MappedColumn* column = contextOf(i).mapping->find(kDocNo);
    const bool otherParty =
        row.values.value(QStringLiteral("party")) != draft_.rows[other].values.value(QStringLiteral("party"));
    found_.push_back({.sheet = row.sheet,
                      .row = row.row,
                      .column = column != nullptr ? columnLetter(column->column) : QString(),
                      .heading = column != nullptr ? column->heading : QString(),
                      .code = QStringLiteral("duplicate_doc_no"),
                      .severity = findingSeverity(QStringLiteral("duplicate_doc_no")),
                      .rawValue = writtenDocNo(i),
                      .expectedValue = row.values.value(kDocNo),
                      .message = QStringLiteral("文号与%1重复而%2不同，请核对")
                                     .arg(place(row, draft_.rows[other]),
                                          otherParty ? QStringLiteral("当事人") : QStringLiteral("日期或金额"))});
  }

  const RecordContext& contextOf(std::size_t i) const {
    return draft_.contexts[static_cast<std::size_t>(draft_.summaries[i].sheet)];
  }

  TableDraft& draft_;
  Rows which_;
  RowIndex keys_;
  RowIndex byNumber_;
  RowIndex byContent_;
  QSet<std::pair<QString, int>> duplicates_{};
  std::vector<Finding> found_{};
};

}  // namespace

void checkDuplicates(TableDraft& draft) {
  if (!draft.totals.empty()) {
    DuplicateCheck(draft, DuplicateCheck::Rows::All).run();
  }
  DuplicateCheck(draft, DuplicateCheck::Rows::Imported).run();
}

}  // namespace shuangda
