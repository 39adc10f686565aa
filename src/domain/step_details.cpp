#include "domain/step_details.h"

#include <algorithm>

#include "base/money.h"
#include "base/text.h"
#include "domain/event_date.h"
#include "domain/penalty.h"

namespace shuangda {
namespace {

Result<void> checkDetail(const StepDetail& detail, const QString& value, int officersLeast) {
  const auto refused = [&](ErrorCode code) { return refuse(code, detail.id, value); };
  switch (detail.kind) {
    case StepDetail::Kind::Number: {
      bool isNumber = false;
      return value.toInt(&isNumber) > 0 && isNumber ? Result<void>{} : refused(ErrorCode::OutOfRange);
    }
    case StepDetail::Kind::Date:
    case StepDetail::Kind::Minute: {
      const Result<EventDate> date = EventDate::parse(value);
      const auto needed = detail.kind == StepDetail::Kind::Minute ? EventDate::Precision::Minute : EventDate::Precision::Day;
      return date && date->precision() >= needed ? Result<void>{} : refused(ErrorCode::Malformed);
    }
    case StepDetail::Kind::Money: {
      const Result<Money> money = Money::parseYuan(value);
      return money && *money > Money{} ? Result<void>{} : refused(money ? ErrorCode::OutOfRange : ErrorCode::Malformed);
    }
    case StepDetail::Kind::Choice:
      // A single choice names a code list of the office; any of its entries will do.
      return detail.choices.size() < 2 || detail.choices.contains(value) ? Result<void>{} : refused(ErrorCode::UnknownValue);
    case StepDetail::Kind::Penalties: {
      const auto penalties = parsePenalties(value);
      return penalties ? Result<void>{} : Result<void>(tl::unexpected(penalties.error()));
    }
    case StepDetail::Kind::Names: {
      QStringList names = splitList(value);
      names.removeDuplicates();
      return names.size() >= officersLeast ? Result<void>{} : refused(ErrorCode::OutOfRange);
    }
    default:
      return {};
  }
}

}  // namespace

Result<void> checkStepDetails(const std::vector<AskedDetail>& asked, const QMap<QString, QString>& details, const ProcedureTable& table,
                              const LawParameters& parameters, const std::function<bool(const Conditional&)>& holds) {
  for (const AskedDetail& one : asked) {
    const QString value = details.value(one.detail);
    if (value.isEmpty()) {
      if (one.required && holds(one.when)) {
        return refuse(ErrorCode::Required, one.detail);
      }
      continue;
    }
    if (const Result<void> sound = checkDetail(*table.detail(one.detail), value, parameters.number(QStringLiteral("officers_least"))); !sound) {
      return sound;
    }
  }
  for (auto it = details.begin(); it != details.end(); ++it) {
    if (std::ranges::none_of(asked, [&](const AskedDetail& one) { return one.detail == it.key(); })) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("detail"), it.key());
    }
  }
  const auto date = [&](const char* key) { return EventDate::parse(details.value(QLatin1String(key))); };
  if (const auto from = date("from"), until = date("until"); from && until && contradictsOrder(*from, *until)) {
    return refuse(ErrorCode::DateOrder, QStringLiteral("until"), until->text());
  }
  return {};
}

}  // namespace shuangda
