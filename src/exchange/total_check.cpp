#include <QSet>
#include <algorithm>

#include "exchange/table_checks.h"

namespace shuangda {
namespace {

/// Amounts of one column as whole units of the smallest scale, so that sums are exact.
constexpr int kScale = 6;

std::int64_t units(const Decimal& amount) {
  return amount.rescaled(kScale).value_or(Decimal{}).unscaled();
}
QString yuan(std::int64_t value) {
  return Decimal(value, kScale).shortText();
}

/// A reason why a total differs from the sum, with what it contributes.
struct Cause {
  QString name{};
  QString text{};
  std::int64_t effect = 0;
};

/// One column of one total row that does not fit.
struct Mismatch {
  const MappedColumn* column = nullptr;
  const TotalRow* total = nullptr;
  const AmountNote* stated = nullptr;
  std::int64_t sum = 0;
  std::vector<Cause> causes{};
  bool explained = false;
};

QString rowList(const std::vector<int>& rows) {
  QStringList texts;
  for (const int row : rows) {
    texts << QString::number(row);
  }
  return QStringLiteral("（第%1行）").arg(texts.join(u'、'));
}

class ColumnSum {
 public:
  ColumnSum(const TableDraft& draft, int sheet, const QString& standard) {
    for (std::size_t i = 0; i < draft.rows.size(); ++i) {
      const RecordSummary& summary = draft.summaries[i];
      if (summary.sheet != sheet) {
        continue;
      }
      for (const AmountNote& note : summary.amounts) {
        if (note.standard == standard) {
          add(draft.rows[i].row, summary, note);
        }
      }
    }
  }

  std::int64_t sum = 0;

  /// The combination of causes that makes the difference, the fewest first; empty when none does.
  std::vector<Cause> explain(std::int64_t difference) const {
    std::vector<Cause> candidates;
    push(candidates, QStringLiteral("duplicate"), QStringLiteral("合计多计重复行%1元"), duplicates_, 1);
    push(candidates, QStringLiteral("void"), QStringLiteral("合计多计作废行%1元"), voids_, 1);
    push(candidates, QStringLiteral("negative"), QStringLiteral("合计减去了填为负数的%1元"), negatives_, -1);
    push(candidates, QStringLiteral("text"), QStringLiteral("合计漏计文本型数字%1元"), texts_, -1);
    std::vector<Cause> best;
    for (unsigned subset = 1; subset < (1U << candidates.size()); ++subset) {
      std::int64_t effect = 0;
      std::vector<Cause> chosen;
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (subset & (1U << i)) {
          effect += candidates[i].effect;
          chosen.push_back(candidates[i]);
        }
      }
      if (effect == difference && (best.empty() || chosen.size() < best.size())) {
        best = chosen;
      }
    }
    return best.empty() ? explainByOneRow(difference) : best;
  }

 private:
  struct Group {
    std::int64_t sum = 0;
    std::vector<int> rows{};
  };

  static void addTo(Group& group, int row, std::int64_t amount) {
    group.sum += amount;
    group.rows.push_back(row);
  }

  void add(int row, const RecordSummary& summary, const AmountNote& note) {
    const std::int64_t amount = units(note.amount);
    if (summary.repeats) {
      addTo(duplicates_, row, amount);
    } else if (summary.isVoid) {
      addTo(voids_, row, amount);
    } else if (!note.usable) {
      addTo(negatives_, row, -amount);
    } else {
      sum += amount;
      single_.emplace_back(row, amount);
      if (note.textNumber) {
        addTo(texts_, row, amount);
      }
    }
  }

  static void push(std::vector<Cause>& causes, const QString& name, const QString& text, const Group& group, int sign) {
    if (!group.rows.empty() && group.sum != 0) {
      causes.push_back({name, text.arg(yuan(group.sum)) + rowList(group.rows), sign * group.sum});
    }
  }

  std::vector<Cause> explainByOneRow(std::int64_t difference) const {
    for (const auto& [row, amount] : single_) {
      const QString name = QStringLiteral("row%1").arg(row);
      if (amount != 0 && amount == -difference) {
        return {{name, QStringLiteral("合计漏计第%1行%2元").arg(row).arg(yuan(amount)), difference}};
      }
      if (amount != 0 && amount == difference) {
        return {{name, QStringLiteral("合计重复计入第%1行%2元").arg(row).arg(yuan(amount)), difference}};
      }
    }
    return {};
  }

  Group duplicates_{};
  Group voids_{};
  Group negatives_{};
  Group texts_{};
  std::vector<std::pair<int, std::int64_t>> single_{};
};

std::vector<Mismatch> mismatchesOf(const TableDraft& draft, const TotalRow& total) {
  std::vector<Mismatch> result;
  for (const AmountNote& stated : total.amounts) {
    const ColumnSum column(draft, total.sheet, stated.standard);
    const std::int64_t difference = units(stated.amount) - column.sum;
    if (difference == 0) {
      continue;
    }
    Mismatch mismatch{.column = draft.contexts[static_cast<std::size_t>(total.sheet)].mapping->find(stated.standard),
                      .total = &total,
                      .stated = &stated,
                      .sum = column.sum,
                      .causes = column.explain(difference)};
    mismatch.explained = !mismatch.causes.empty();
    if (!mismatch.explained) {
      mismatch.causes.push_back({QStringLiteral("unknown %1").arg(stated.standard),
                                 QStringLiteral("相差%1元，未找到对应的行").arg(yuan(difference)), difference});
    }
    result.push_back(std::move(mismatch));
  }
  return result;
}

QString labelOf(const TableDraft& draft, const Mismatch& mismatch) {
  const StandardColumn* column = findStandardColumn(draft.kind, mismatch.stated->standard);
  return column != nullptr ? column->label : mismatch.column->heading;
}

/// The same duplicate row spoils the total of every column: a cause is told once, in the column that shows the most of
/// them — for cases the fine, when columns are equal.
void addMismatches(TableDraft& draft, std::vector<Mismatch> mismatches) {
  const auto rank = [](const Mismatch& mismatch) { return mismatch.stated->standard == u"fine_yuan" ? 0 : 1; };
  std::stable_sort(mismatches.begin(), mismatches.end(), [&](const Mismatch& a, const Mismatch& b) {
    return a.causes.size() != b.causes.size() ? a.causes.size() > b.causes.size() : rank(a) < rank(b);
  });
  QSet<QString> told;
  for (const Mismatch& mismatch : mismatches) {
    QStringList texts;
    bool isNew = false;
    for (const Cause& cause : mismatch.causes) {
      isNew = isNew || !told.contains(cause.name);
      told.insert(cause.name);
      texts << cause.text;
    }
    if (!isNew) {
      continue;
    }
    draft.findings.push_back(
        {.sheet = mismatch.column != nullptr
                      ? draft.contexts[static_cast<std::size_t>(mismatch.total->sheet)].mapping->sheet
                      : QString(),
         .row = mismatch.total->row,
         .column = columnLetter(mismatch.column->column),
         .heading = mismatch.column->heading,
         .code = QStringLiteral("total_mismatch"),
         .severity = findingSeverity(QStringLiteral("total_mismatch")),
         .rawValue = mismatch.stated->raw,
         .expectedValue = yuan(mismatch.sum),
         .message = QStringLiteral("合计行%1与各记录行之和不符：%2")
                        .arg(labelOf(draft, mismatch), texts.join(QStringLiteral("，并且")))});
  }
}

}  // namespace

void checkTotals(TableDraft& draft) {
  for (const TotalRow& total : draft.totals) {
    if (!total.subtotal) {
      addMismatches(draft, mismatchesOf(draft, total));
    }
  }
}

}  // namespace shuangda
