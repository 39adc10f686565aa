#include <algorithm>

#include "exchange/table_checks.h"

namespace shuangda {
namespace {

constexpr std::size_t kFewestValues = 8;  ///< a median of fewer says nothing
constexpr int kAboveMedian = 1000;  ///< 万元 for 元 is a factor of 10,000; real cases of one county span about 1:1000
constexpr int kAboveOthers = 20;    ///< and nothing else comes near

struct Value {
  std::size_t record = 0;
  const AmountNote* note = nullptr;
};

bool exceeds(const Decimal& amount, const Decimal& base, int times) {
  const Result<Decimal> limit = base.rescaled(std::max(base.scale(), amount.scale()));
  return limit &&
         Int128{amount.rescaled(limit->scale()).value_or(*limit).unscaled()} > Int128{limit->unscaled()} * times;
}

QString shownWan(const Decimal& yuan) {
  const Decimal yi = yuan.shifted(-8);
  return yi >= Decimal(1, 0) ? yi.shortText() + QStringLiteral("亿元")
                             : yuan.shifted(-4).shortText() + QStringLiteral("万元");
}

void addSuspect(TableDraft& draft, const Value& value) {
  const ImportRow& row = draft.rows[value.record];
  const RecordContext& context = draft.contexts[static_cast<std::size_t>(draft.summaries[value.record].sheet)];
  const MappedColumn* column = context.mapping->find(value.note->standard);
  const QString unit = column->unit.isEmpty() ? QStringLiteral("元") : column->unit;
  const Result<Decimal> typed = Decimal::parse(value.note->raw);
  const QString message =
      unit == u"万元" && typed
          ? QStringLiteral("万元栏填%1（合%2），远大于同表其他记录，疑按元填写，请确认是否为%3")
                .arg(value.note->raw, shownWan(value.note->amount), shownWan(*typed))
          : QStringLiteral("%1栏填%2，远大于同表其他记录，疑填错单位，请确认").arg(unit, value.note->raw);
  draft.findings.push_back({.sheet = row.sheet,
                            .row = row.row,
                            .column = columnLetter(column->column),
                            .heading = column->heading,
                            .code = QStringLiteral("amount_unit_suspect"),
                            .severity = findingSeverity(QStringLiteral("amount_unit_suspect")),
                            .rawValue = value.note->raw,
                            .expectedValue = value.note->amount.shortText(),
                            .message = message});
}

/// Above the widest gap of the sorted values, when that gap lies far above the median.
void checkColumn(TableDraft& draft, std::vector<Value>& values) {
  if (values.size() < kFewestValues) {
    return;
  }
  std::sort(values.begin(), values.end(),
            [](const Value& a, const Value& b) { return a.note->amount < b.note->amount; });
  const Decimal median = values[values.size() / 2].note->amount;
  std::size_t first = values.size();
  for (std::size_t i = values.size() - 1; i > values.size() / 2; --i) {
    const bool farAbove = exceeds(values[i].note->amount, median, kAboveMedian);
    if (farAbove && exceeds(values[i].note->amount, values[i - 1].note->amount, kAboveOthers)) {
      first = i;
    }
  }
  for (std::size_t i = first; i < values.size(); ++i) {
    addSuspect(draft, values[i]);
  }
}

}  // namespace

void checkUnitMagnitude(TableDraft& draft) {
  for (std::size_t sheet = 0; sheet < draft.contexts.size(); ++sheet) {
    if (draft.contexts[sheet].standardFile) {
      continue;
    }
    QHash<QString, std::vector<Value>> columns;
    for (std::size_t i = 0; i < draft.rows.size(); ++i) {
      const RecordSummary& summary = draft.summaries[i];
      if (static_cast<std::size_t>(summary.sheet) != sheet || summary.duplicate || summary.isVoid) {
        continue;
      }
      for (const AmountNote& note : summary.amounts) {
        // A cell that names its own unit does not lean on the heading.
        if (note.usable && !note.ownUnit && note.amount.unscaled() > 0) {
          columns[note.standard].push_back({i, &note});
        }
      }
    }
    for (auto& values : columns) {
      checkColumn(draft, values);
    }
  }
}

}  // namespace shuangda
