#include "domain/indicator.h"

#include <algorithm>

#include "base/csv.h"

namespace shuangda {
namespace {

template <typename T>
struct Word {
  QStringView text;
  T value;
};

constexpr Word<FactDate> kDates[] = {
    {u"found_date", FactDate::Found},           {u"filed_date", FactDate::Filed},
    {u"withdrawn_date", FactDate::Withdrawn},   {u"decision_date", FactDate::Decided},
    {u"annulled_date", FactDate::Annulled},     {u"closed_date", FactDate::Closed},
    {u"published_date", FactDate::Published},   {u"platform_entered_date", FactDate::PlatformEntered},
    {u"transfer_date", FactDate::Delivered},    {u"police_accepted_date", FactDate::PoliceAccepted},
    {u"police_filed_date", FactDate::PoliceFiled}, {u"police_rejected_date", FactDate::PoliceRejected},
    {u"reverse_opinion_date", FactDate::ReverseOpinion}, {u"date", FactDate::Event}};

constexpr Word<FactAmount> kAmounts[] = {
    {u"case_value", FactAmount::CaseValue},           {u"goods_value", FactAmount::GoodsValue},
    {u"fine", FactAmount::Fine},                      {u"confiscated", FactAmount::Confiscated},
    {u"transfer_value", FactAmount::TransferValue},   {u"transfer_persons", FactAmount::TransferPersons},
    {u"police_filed_persons", FactAmount::PoliceFiledPersons}, {u"reverse_persons", FactAmount::ReversePersons},
    {u"tonnes", FactAmount::Tonnes},                  {u"items", FactAmount::Items},
    {u"destroyed_value", FactAmount::DestroyedValue}};

using Field = Indicator::Condition::Field;
constexpr Word<Field> kFields[] = {{u"procedure", Field::Procedure},       {u"is_online", Field::Online},
                                   {u"is_market", Field::Market},          {u"is_rural", Field::Rural},
                                   {u"is_foreign", Field::Foreign},        {u"transfer_flag", Field::TransferFlag},
                                   {u"heaviest_kind", Field::HeaviestKind}, {u"case_value_fen>", Field::CaseValueAtLeast},
                                   {u"has_reverse_opinion", Field::HasReverseOpinion}};

constexpr Word<Fact::Entity> kEntities[] = {{u"case", Fact::Entity::Case}, {u"destruction", Fact::Entity::Destruction}};

constexpr Word<Indicator::Kind> kKinds[] = {{u"event", Indicator::Kind::Event},
                                            {u"stock_begin", Indicator::Kind::StockBegin},
                                            {u"stock_end", Indicator::Kind::StockEnd},
                                            {u"sum", Indicator::Kind::Sum},
                                            {u"ratio", Indicator::Kind::Ratio}};

template <typename T, std::size_t N>
Result<T> lookUp(const Word<T> (&words)[N], const QString& text) {
  for (const Word<T>& word : words) {
    if (word.text == text) {
      return word.value;
    }
  }
  return refuse(ErrorCode::UnknownValue, {}, text);
}

QStringList parts(const QString& text, QChar separator) {
  QStringList list;
  for (const QString& part : text.split(separator, Qt::SkipEmptyParts)) {
    list << part.trimmed();
  }
  return list;
}

/// Whether the field can be asked for these values; yes/no fields only for 是.
bool accepts(Field field, const QStringList& values) {
  static const QStringList yes{QStringLiteral("是")};
  bool isNumber = false;
  switch (field) {
    case Field::Procedure:
      return values == QStringList{QStringLiteral("普通")} || values == QStringList{QStringLiteral("简易")};
    case Field::Online:
    case Field::Market:
    case Field::Rural:
    case Field::Foreign:
    case Field::HasReverseOpinion:
      return values == yes;
    case Field::CaseValueAtLeast:
      values.value(0).toLongLong(&isNumber);
      return isNumber && values.size() == 1;
    case Field::TransferFlag:
    case Field::HeaviestKind:
      return !values.isEmpty();
  }
  return false;
}

/// `field=a|b` or `case_value_fen>=5000000`, joined by `;`.
Result<std::vector<Indicator::Condition>> parseConditions(const QString& text) {
  std::vector<Indicator::Condition> conditions;
  for (const QString& part : parts(text, u';')) {
    const qsizetype equals = part.indexOf(u'=');
    const Result<Field> field = lookUp(kFields, part.left(equals));
    if (equals < 0 || !field) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("where"), part);
    }
    Indicator::Condition condition{.field = *field, .values = parts(part.mid(equals + 1), u'|')};
    if (!accepts(condition.field, condition.values)) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("where"), part);
    }
    condition.least = condition.values.value(0).toLongLong();
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

Result<void> parseRecordRule(Indicator& indicator, const CsvRecord& row) {
  const Result<Fact::Entity> entity = lookUp(kEntities, row[QStringLiteral("entity")]);
  if (!entity) {
    return tl::unexpected(entity.error());
  }
  indicator.entity = *entity;
  if (indicator.kind == Indicator::Kind::Event) {
    const Result<FactDate> date = lookUp(kDates, row[QStringLiteral("date")]);
    if (!date) {
      return tl::unexpected(date.error());
    }
    indicator.date = *date;
  }
  const auto conditions = parseConditions(row[QStringLiteral("where")]);
  if (!conditions) {
    return tl::unexpected(conditions.error());
  }
  indicator.conditions = *conditions;
  const QStringList words = parts(row[QStringLiteral("measure")], u'+');
  if (words.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("measure"));
  }
  for (const QString& word : words) {
    if (word == QStringLiteral("count")) {
      continue;
    }
    const Result<FactAmount> amount = lookUp(kAmounts, word);
    if (!amount) {
      return tl::unexpected(amount.error());
    }
    indicator.amounts.push_back(*amount);
  }
  return {};
}

/// What every row says, whatever its kind.
Result<void> checkHeading(const CsvRecord& row) {
  if (row[QStringLiteral("code")].isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("code"));
  }
  bool isNumber = false;
  if (const QString decimals = row[QStringLiteral("decimals")]; decimals.toUInt(&isNumber) > 6 || !isNumber) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("decimals"), decimals);
  }
  static const QStringList comparisons{QStringLiteral("yes"), QStringLiteral("no"), QStringLiteral("pp")};
  if (const QString compared = row[QStringLiteral("compared")]; !comparisons.contains(compared)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("compared"), compared);
  }
  return {};
}

Result<Indicator> parseIndicator(const CsvRecord& row) {
  if (const Result<void> heading = checkHeading(row); !heading) {
    return tl::unexpected(heading.error());
  }
  Indicator indicator{.code = row[QStringLiteral("code")],
                      .nameZh = row[QStringLiteral("name_zh")],
                      .unit = row[QStringLiteral("unit")],
                      .organ = row[QStringLiteral("organ")],
                      .decimals = row[QStringLiteral("decimals")].toInt(),
                      .compared = row[QStringLiteral("compared")] != QStringLiteral("no"),
                      .inPoints = row[QStringLiteral("compared")] == QStringLiteral("pp"),
                      .definition = row[QStringLiteral("definition")]};
  const Result<Indicator::Kind> kind = lookUp(kKinds, row[QStringLiteral("kind")]);
  if (!kind) {
    return tl::unexpected(kind.error());
  }
  indicator.kind = *kind;
  if (indicator.isBase()) {
    return parseRecordRule(indicator, row).map([&] { return indicator; });
  }
  const QStringList sides = parts(row[QStringLiteral("measure")], u'/');
  indicator.numerator = parts(sides.value(0), u'+');
  indicator.denominator = parts(sides.value(1), u'+');
  if (indicator.numerator.isEmpty() || indicator.isRatio() == indicator.denominator.isEmpty()) {
    return refuse(ErrorCode::Malformed, QStringLiteral("measure"), row[QStringLiteral("measure")]);
  }
  return indicator;
}

std::int32_t dayNumber(QDate date) { return static_cast<std::int32_t>(date.toJulianDay()); }

}  // namespace

std::int32_t FactNames::intern(std::string_view utf8) {
  if (const auto it = numbers_.find(utf8); it != numbers_.end()) {
    return it->second;
  }
  const auto number = static_cast<std::int32_t>(texts_.size());
  numbers_.emplace(std::string(utf8), number);
  texts_.push_back(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
  return number;
}

std::int32_t FactNames::find(const QString& text) const {
  const auto it = numbers_.find(text.toStdString());
  return it == numbers_.end() ? -1 : it->second;
}

Result<IndicatorCatalogue> IndicatorCatalogue::parse(const std::vector<CsvRecord>& rows) {
  IndicatorCatalogue catalogue;
  for (const CsvRecord& row : rows) {
    Result<Indicator> indicator = parseIndicator(row);
    if (!indicator) {
      return refuse(indicator.error().code, row[QStringLiteral("code")], indicator.error().value);
    }
    if (catalogue.find(indicator->code) != nullptr) {
      return refuse(ErrorCode::AlreadyExists, indicator->code);
    }
    // A formula may only name indicators above it, so formulas cannot be circular.
    for (const QString& code : indicator->numerator + indicator->denominator) {
      if (catalogue.find(code) == nullptr) {
        return refuse(ErrorCode::UnknownValue, indicator->code, code);
      }
    }
    catalogue.indicators_.push_back(std::move(*indicator));
  }
  return catalogue;
}

IndicatorCatalogue IndicatorCatalogue::builtIn() {
  Result<IndicatorCatalogue> catalogue = parse(readCsvResource(QStringLiteral(":/resources/bulletin/indicators.csv")));
  if (!catalogue) {
    qFatal("indicators.csv: %s: %s", qPrintable(catalogue.error().field), qPrintable(catalogue.error().value));
  }
  return std::move(*catalogue);
}

Fact::Entity IndicatorCatalogue::entityOf(const Indicator& indicator) const {
  return indicator.isBase() ? indicator.entity : entityOf(*find(indicator.numerator.first()));
}

const Indicator* IndicatorCatalogue::find(QStringView code) const {
  const auto it = std::find_if(indicators_.begin(), indicators_.end(), [&](const Indicator& i) { return i.code == code; });
  return it == indicators_.end() ? nullptr : &*it;
}

IndicatorRule::IndicatorRule(const Indicator& indicator, const Period& period, const FactNames& names)
    : indicator_(&indicator),
      kind_(indicator.kind),
      entity_(indicator.entity),
      date_(indicator.date),
      begin_(dayNumber(period.begin())),
      end_(dayNumber(period.end())) {
  for (const Indicator::Condition& condition : indicator.conditions) {
    std::vector<std::int32_t> numbers;
    for (const QString& value : condition.values) {
      numbers.push_back(names.find(value));
    }
    numbers_.push_back(std::move(numbers));
  }
}

bool IndicatorRule::meets(const Indicator::Condition& condition, std::size_t index, const Fact& fact) const {
  const auto oneOf = [&](std::int32_t number) { return std::find(numbers_[index].begin(), numbers_[index].end(), number) != numbers_[index].end(); };
  switch (condition.field) {
    case Field::Procedure:
      return fact.simple == condition.values.contains(QStringLiteral("简易"));
    case Field::Online:
      return fact.online;
    case Field::Market:
      return fact.market;
    case Field::Rural:
      return fact.rural;
    case Field::Foreign:
      return fact.foreign;
    case Field::TransferFlag:
      return oneOf(fact.transferFlag);
    case Field::HeaviestKind:
      return oneOf(fact.heaviestKind);
    case Field::CaseValueAtLeast:
      return fact.amount(FactAmount::CaseValue) >= condition.least;
    case Field::HasReverseOpinion:
      return fact.day(FactDate::ReverseOpinion) != Fact::kNoDay;
  }
  return false;
}

bool IndicatorRule::meetsAll(const Fact& fact) const {
  for (std::size_t i = 0; i < indicator_->conditions.size(); ++i) {
    if (!meets(indicator_->conditions[i], i, fact)) {
      return false;
    }
  }
  return true;
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
  return std::any_of(indicator_->amounts.begin(), indicator_->amounts.end(), [&](FactAmount amount) { return fact.isApproximate(amount); });
}

}  // namespace shuangda
