#include "domain/law_parameters.h"

#include <algorithm>

#include "base/csv.h"
#include "domain/doc_number.h"

namespace shuangda {

namespace {

const QString kChoice = QStringLiteral("choice:");
constexpr qsizetype kLongestText = 40;
constexpr qsizetype kLongestWords = 500;

QStringList splitEntries(const QString& text) { return text.split(u';', Qt::SkipEmptyParts); }

}  // namespace

LawParameters LawParameters::builtIn() {
  LawParameters parameters;
  for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/law/parameters.csv"))) {
    parameters.parameters_.push_back({row.value(QStringLiteral("key")), row.value(QStringLiteral("value")), row.value(QStringLiteral("unit")),
                                      row.value(QStringLiteral("name_zh")), row.value(QStringLiteral("source")), row.value(QStringLiteral("note")),
                                      row.value(QStringLiteral("value")).isEmpty()});
  }
  Q_ASSERT(!parameters.parameters_.empty());
  return parameters;
}

Result<void> LawParameters::set(const QString& key, const QString& value) {
  const auto found = std::ranges::find(parameters_, key, &LawParameter::key);
  if (found == parameters_.end()) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("parameter"), key);
  }
  bool isNumber = false;
  const int number = value.toInt(&isNumber);
  const bool isTemplate = key == QStringLiteral("doc_template");
  const bool fits = isTemplate ? isDocTemplate(value)
                    : found->mayBeEmpty && value.isEmpty() ? true
                    : found->unit == QStringLiteral("text") ? value.size() <= kLongestText && !value.contains(u'\n')
                    : found->unit == QStringLiteral("words") ? value.size() <= kLongestWords && !value.contains(u'\n')
                    : found->unit == QStringLiteral("yes_no") ? value == QStringLiteral("是") || value == QStringLiteral("否")
                    : found->unit == QStringLiteral("list") ? !splitEntries(value).isEmpty() && !value.contains(u'\n')
                    : found->unit.startsWith(kChoice) ? found->unit.mid(kChoice.size()).split(u'|').contains(value)
                    : found->unit == QStringLiteral("yuan") ? Money::parseYuan(value).has_value()
                                                            : isNumber && number >= 0;
  if (!fits) {
    return refuse(ErrorCode::Malformed, key, value);
  }
  found->value = value;
  return {};
}

const LawParameter& LawParameters::at(const QString& key) const {
  const auto found = std::ranges::find(parameters_, key, &LawParameter::key);
  Q_ASSERT(found != parameters_.end());
  return *found;
}

QStringList LawParameters::list(const QString& key) const { return splitEntries(at(key).value); }

RestDays LawParameters::restDays() const {
  return at(QStringLiteral("roll_on_weekend")).value == QStringLiteral("是") ? RestDays::WeekendsAndHolidays : RestDays::HolidaysOnly;
}

}  // namespace shuangda
