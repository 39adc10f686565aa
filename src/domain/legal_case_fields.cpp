#include "domain/legal_case_fields.h"

#include "base/text.h"

namespace shuangda {
namespace {

/// Empty text clears an optional field; anything else must parse.
template <typename T, typename Parse>
Result<void> setOptional(std::optional<T>& member, const QString& text, Parse parse) {
  if (text.isEmpty()) {
    member = std::nullopt;
    return {};
  }
  const Result<T> value = parse(QStringView(text));
  if (!value) {
    return tl::unexpected(value.error());
  }
  member = *value;
  return {};
}

Result<int> parseCount(QStringView text) {
  bool ok = false;
  const int value = text.toInt(&ok);
  if (!ok) {
    return refuse(ErrorCode::Malformed, {}, text.toString());
  }
  return value;
}

Result<bool> parseYesNo(QStringView text) {
  if (text == u"是" || text == u"否") {
    return text == u"是";
  }
  return refuse(ErrorCode::Malformed, {}, text.toString());
}

}  // namespace

QString fieldText(const std::optional<bool>& value) {
  return !value ? QString() : *value ? QStringLiteral("是") : QStringLiteral("否");
}

Result<void> setField(QString& member, const QString& text) {
  member = text;
  return {};
}
Result<void> setField(QStringList& member, const QString& text) {
  member = splitList(text);
  return {};
}
Result<void> setField(std::optional<Money>& member, const QString& text) { return setOptional(member, text, Money::parseYuan); }
Result<void> setField(std::optional<Quantity>& member, const QString& text) { return setOptional(member, text, Quantity::parse); }
Result<void> setField(std::optional<EventDate>& member, const QString& text) { return setOptional(member, text, EventDate::parse); }
Result<void> setField(std::optional<int>& member, const QString& text) { return setOptional(member, text, parseCount); }
Result<void> setField(std::optional<bool>& member, const QString& text) { return setOptional(member, text, parseYesNo); }
Result<void> setField(bool& member, const QString& text) {
  std::optional<bool> value;
  return setField(value, text).map([&] { member = value.value_or(false); });
}
Result<void> setField(int& member, const QString& text) {
  std::optional<int> value;
  return setField(value, text).map([&] { member = value.value_or(0); });
}

QStringList caseFieldNames() {
  QStringList names;
  visitCaseFields(LegalCase{}, [&names](const char* name, const auto&) { names << QString::fromLatin1(name); });
  return names;
}

QString caseFieldText(const LegalCase& legalCase, QStringView name) {
  QString text;
  visitCaseFields(legalCase, [&](const char* field, const auto& member) {
    if (name == QLatin1String(field)) {
      text = fieldText(member);
    }
  });
  return text;
}

Result<void> setCaseField(LegalCase& legalCase, QStringView name, const QString& text) {
  Result<void> result = refuse(ErrorCode::UnknownValue, name.toString());
  visitCaseFields(legalCase, [&](const char* field, auto& member) {
    if (name == QLatin1String(field)) {
      result = setField(member, text).map_error([&](Error error) {
        error.field = name.toString();
        return error;
      });
    }
  });
  return result;
}

std::vector<FieldChange> caseChanges(const LegalCase& before, const LegalCase& after) {
  return fieldChanges(before, after);
}

}  // namespace shuangda
