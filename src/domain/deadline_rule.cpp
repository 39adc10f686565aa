#include "domain/deadline_rule.h"

#include <utility>

namespace shuangda {
namespace {

template <typename T>
using Words = std::pair<T, const char*>;

constexpr Words<DeadlineRule::Owner> kOwners[] = {{DeadlineRule::Owner::Ours, "ours"},
                                                  {DeadlineRule::Owner::Other, "other"},
                                                  {DeadlineRule::Owner::Police, "police"},
                                                  {DeadlineRule::Owner::Procuratorate, "procuratorate"},
                                                  {DeadlineRule::Owner::Court, "court"}};
constexpr Words<DeadlineRule::Unit> kUnits[] = {{DeadlineRule::Unit::Hour, "hour"},
                                                {DeadlineRule::Unit::CalendarDay, "calendar_day"},
                                                {DeadlineRule::Unit::WorkingDay, "working_day"},
                                                {DeadlineRule::Unit::Month, "month"},
                                                {DeadlineRule::Unit::Year, "year"}};
constexpr Words<DeadlineRule::Rolling> kRollings[] = {
    {DeadlineRule::Rolling::No, "no"}, {DeadlineRule::Rolling::Yes, "yes"}, {DeadlineRule::Rolling::Warn, "warn"}};
constexpr Words<DeadlineRule::AtEnd> kAtEnds[] = {{DeadlineRule::AtEnd::Miss, "miss"}, {DeadlineRule::AtEnd::Lapse, "lapse"}};

template <typename T, std::size_t N>
QString wordOf(const Words<T> (&words)[N], T value) {
  for (const auto& [member, word] : words) {
    if (member == value) {
      return QString::fromLatin1(word);
    }
  }
  return {};
}

template <typename T, std::size_t N>
Result<void> setWord(const Words<T> (&words)[N], T& member, const QString& text) {
  for (const auto& [value, word] : words) {
    if (text == QLatin1String(word)) {
      member = value;
      return {};
    }
  }
  return refuse(ErrorCode::UnknownValue, {}, text);
}

}  // namespace

QString fieldText(DeadlineRule::Owner owner) { return wordOf(kOwners, owner); }
QString fieldText(DeadlineRule::Unit unit) { return wordOf(kUnits, unit); }
QString fieldText(const std::optional<DeadlineRule::Unit>& unit) { return unit ? wordOf(kUnits, *unit) : QString(); }
QString fieldText(DeadlineRule::Rolling rolling) { return wordOf(kRollings, rolling); }
Result<void> setField(DeadlineRule::Owner& member, const QString& text) { return setWord(kOwners, member, text); }
Result<void> setField(DeadlineRule::Unit& member, const QString& text) { return setWord(kUnits, member, text); }
Result<void> setField(std::optional<DeadlineRule::Unit>& member, const QString& text) {
  if (text.isEmpty()) {
    member = std::nullopt;
    return {};
  }
  DeadlineRule::Unit unit{};
  return setWord(kUnits, unit, text).map([&] { member = unit; });
}
Result<void> setField(DeadlineRule::Rolling& member, const QString& text) { return setWord(kRollings, member, text); }
QString fieldText(DeadlineRule::AtEnd atEnd) { return wordOf(kAtEnds, atEnd); }
Result<void> setField(DeadlineRule::AtEnd& member, const QString& text) { return setWord(kAtEnds, member, text); }

Result<DeadlineRule> parseDeadlineRule(const CsvRecord& row) {
  DeadlineRule rule;
  Result<void> read{};
  visitRuleFields(rule, [&](const char* name, auto& member) {
    if (!read) {
      return;
    }
    const QString column = QString::fromLatin1(name);
    read = setField(member, row.value(column)).map_error([&](const Error& error) { return Error{error.code, column, error.value}; });
  });
  return read.and_then([&] { return validate(rule); }).map([&] { return rule; });
}

Result<void> validate(const DeadlineRule& rule) {
  if (rule.id.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("id"));
  }
  if (rule.name.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("name_zh"));
  }
  const bool counted = rule.unit != DeadlineRule::Unit::Hour && rule.unit != DeadlineRule::Unit::WorkingDay;
  if (!counted && rule.rolling != DeadlineRule::Rolling::No) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("rolls_on_holiday"), fieldText(rule.rolling));
  }
  if (rule.extUnit && *rule.extUnit != rule.unit) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("ext_unit"), fieldText(rule.extUnit));
  }
  // Counting back is defined for working days only (hearing notices).
  constexpr int kLongest = 36'600;
  if (rule.amount && (*rule.amount > kLongest || *rule.amount < (rule.unit == DeadlineRule::Unit::WorkingDay ? -kLongest : 0))) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("amount"), QString::number(*rule.amount));
  }
  if (rule.extAmount && *rule.extAmount < 1) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("ext_amount"), QString::number(*rule.extAmount));
  }
  if (rule.maxTotal && rule.amount && *rule.maxTotal < *rule.amount) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("max_total"), QString::number(*rule.maxTotal));
  }
  if (rule.from && rule.to && rule.to->lastDay() < rule.from->firstDay()) {
    return refuse(ErrorCode::DateOrder, QStringLiteral("effective_to"), rule.to->text());
  }
  return {};
}

LawBook LawBook::builtIn() {
  LawBook book;
  for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/law/deadlines.csv"))) {
    const Result<DeadlineRule> rule = parseDeadlineRule(row);
    Q_ASSERT(rule);
    book.rules_.push_back(*rule);
  }
  return book;
}

void LawBook::amend(const DeadlineRule& rule) {
  if (rule.from) {
    const QDate eve = rule.from->firstDay().addDays(-1);
    for (DeadlineRule& other : rules_) {
      if (other.id == rule.id && (!other.to || other.to->lastDay() > eve)) {
        other.to = EventDate::ofDay(eve);
      }
    }
  } else {
    std::erase_if(rules_, [&](const DeadlineRule& other) { return other.id == rule.id; });
  }
  rules_.push_back(rule);
}

const DeadlineRule* LawBook::find(const QString& id, QDate triggerDay) const {
  const DeadlineRule* found = nullptr;
  for (const DeadlineRule& rule : rules_) {
    if (rule.id == id && rule.inForce(triggerDay)) {
      found = &rule;
    }
  }
  return found;
}

const DeadlineRule* LawBook::latest(const QString& id) const {
  const DeadlineRule* found = nullptr;
  for (const DeadlineRule& rule : rules_) {
    if (rule.id == id) {
      found = &rule;
    }
  }
  return found;
}

std::vector<const DeadlineRule*> LawBook::startedBy(const QString& event, QDate triggerDay) const {
  std::vector<const DeadlineRule*> started;
  for (const DeadlineRule& rule : rules_) {
    if (rule.triggerEvent == event && rule.enabled && rule.inForce(triggerDay) && find(rule.id, triggerDay) == &rule) {
      started.push_back(&rule);
    }
  }
  return started;
}

}  // namespace shuangda
