#pragma once

#include <QDate>
#include <QStringList>
#include <optional>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "domain/legal_case.h"

namespace shuangda {

enum class FilterField {
  Party, Cause, Goods, Brand, Unit, DocNo, Number, Field, Source,  // contained text
  Stage,
  GoodsValue, Fine, CaseValue,                   // amounts
  Filed, Decided, Closed, Found, Transferred,    // dates
};

enum class Relation { Is, Less, AtMost, AtLeast, Greater };

/// Days from `from` up to before `until`; absent = open.
struct DayRange {
  std::optional<QDate> from{};
  std::optional<QDate> until{};

  bool operator==(const DayRange&) const = default;
};

/// One condition of a filter, in the form in which it is written: 当事人:王, 货值>5万, 立案:2026-Q3, 状态:立案|决定.
struct FilterCondition {
  FilterField field = FilterField::Party;
  Relation relation = Relation::Is;
  QString value{};  ///< canonical: what parse() has checked

  enum class Kind { Text, Stage, Amount, Date };
  Kind kind() const;
  std::vector<CaseStage> stages() const;
  Money amount() const;
  /// The days a date must lie in, wholly: a case known to the month only is found by that month, not by one of its days.
  DayRange days() const;

  QString text() const;
  /// Reads one condition. Refusals name the kind of value in `field` (filter_name, filter_text, filter_stage, filter_amount,
  /// filter_date) and what was written in `value`.
  static Result<FilterCondition> parse(QStringView text);
  bool operator==(const FilterCondition&) const = default;
};

/// What a list of cases is narrowed by: words that must all be contained, and conditions that must all hold. Written as one
/// line of text, parts separated by spaces; a part in quotation marks is a word whatever it contains.
struct CaseFilter {
  QStringList words{};
  std::vector<FilterCondition> conditions{};

  bool isEmpty() const { return words.isEmpty() && conditions.empty(); }
  QString text() const;
  static Result<CaseFilter> parse(QStringView text);
  bool operator==(const CaseFilter&) const = default;
};

/// The name of a field as it is written, e.g. 当事人, and all of them.
QString filterFieldName(FilterField field);
QStringList filterFieldNames();
/// The names of stages as they are written: 核查, 立案, 决定, 移送, 结案, 撤案, 作废.
QStringList filterStageNames();

}  // namespace shuangda
