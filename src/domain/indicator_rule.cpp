#include "domain/indicator_rule.h"

#include <algorithm>

namespace shuangda {

using Condition = Indicator::Condition;

QChar separatorOf(FactText text) {
  switch (text) {
    case FactText::Field:
      return u'/';
    case FactText::Campaign:
      return u'、';
    case FactText::Categories:
    case FactText::PenaltyKinds:
      return u';';
    case FactText::Region:
    case FactText::City:
    case FactText::Province:
    case FactText::Unit:
    case FactText::Cause:
    case FactText::TransferFlag:
    case FactText::Organ:
    case FactText::HeaviestKind:
      return {};
  }
  return {};
}

IndicatorRule::IndicatorRule(const Indicator& indicator, FactNames& names, QDate cutoffDay)
    : indicator_(&indicator), names_(&names), cutoffDay_(dayNumber(cutoffDay)) {
  for (const Condition& condition : indicator.conditions) {
    std::vector<std::int32_t> numbers;
    if (condition.field == Condition::Field::Text) {
      for (const QString& value : condition.values) {
        numbers.push_back(names.intern(value));
      }
    }
    numbers_.push_back(std::move(numbers));
  }
}

bool IndicatorRule::knownBefore(const Fact& fact, std::int32_t day) {
  return std::any_of(fact.days.begin(), fact.days.end(), [&](std::int32_t own) { return own != Fact::kNoDay && own < day; });
}

bool IndicatorRule::inPeriod(const Fact& fact, std::int32_t begin, std::int32_t end) const {
  switch (indicator_->kind) {
    case Indicator::Kind::StockBegin:
      return inHand(fact, begin);
    case Indicator::Kind::StockEnd:
      return inHand(fact, end);
    case Indicator::Kind::Standing:
      return knownBefore(fact, end);
    default:
      return fact.day(indicator_->date) >= begin && fact.day(indicator_->date) < end;
  }
}

bool IndicatorRule::meetsConditions(const Fact& fact) const {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (!meets(indicator_->conditions[i], i, fact)) {
      return false;
    }
  }
  return true;
}

bool IndicatorRule::meets(const Condition& condition, std::size_t index, const Fact& fact) const {
  switch (condition.field) {
    case Condition::Field::Procedure:
      return fact.simple == (condition.values.front() == QStringLiteral("简易"));
    case Condition::Field::Online:
      return fact.online;
    case Condition::Field::Market:
      return fact.market;
    case Condition::Field::Rural:
      return fact.rural;
    case Condition::Field::Foreign:
      return fact.foreign;
    case Condition::Field::LateTransfer:
      return fact.lateTransfer;
    case Condition::Field::ShouldTransfer:
      return fact.shouldTransfer;
    case Condition::Field::CaseValueAtLeast:
      return fact.amount(FactAmount::CaseValue) >= condition.least;
    case Condition::Field::Date:
      return passes(condition, fact);
    case Condition::Field::Text: {
      const auto named = [&](std::int32_t number) { return std::find(numbers_[index].begin(), numbers_[index].end(), number) != numbers_[index].end(); };
      const std::int32_t whole = fact.text(condition.text);
      const QChar separator = separatorOf(condition.text);
      if (separator.isNull() || named(whole)) {
        return named(whole);
      }
      const std::vector<std::int32_t>& parts = names_->parts(whole, separator);
      return std::any_of(parts.begin(), parts.end(), named);
    }
  }
  return false;
}

bool IndicatorRule::passes(const Condition& condition, const Fact& fact) const {
  const std::int32_t day = fact.day(condition.date);
  const bool known = day != Fact::kNoDay;
  switch (condition.test) {
    case Condition::DateTest::Known:
      return known;
    case Condition::DateTest::Unknown:
      return !known;
    case Condition::DateTest::ByCutoff:
      return known && day <= cutoffDay_;
    case Condition::DateTest::NotByCutoff:
      return !known || day > cutoffDay_;
    case Condition::DateTest::Late: {
      const std::int32_t due = fact.day(FactDate::PublishDue);
      // What was published after the cut-off was not published then.
      return known && day <= cutoffDay_ ? day > due : cutoffDay_ > due;
    }
  }
  return false;
}

std::int64_t IndicatorRule::amount(const Fact& fact) const {
  if (indicator_->amounts.empty()) {
    return 1;
  }
  std::int64_t sum = 0;
  for (const FactAmount amount : indicator_->amounts) {
    sum += fact.amount(amount);
  }
  return sum;
}

bool IndicatorRule::isApproximate(const Fact& fact) const {
  return fact.approximate != 0 &&
         std::any_of(indicator_->amounts.begin(), indicator_->amounts.end(), [&](FactAmount amount) { return fact.isApproximate(amount); });
}

}  // namespace shuangda
