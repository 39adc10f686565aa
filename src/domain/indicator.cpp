#include "domain/indicator.h"

#include <algorithm>

#include "domain/indicator_words.h"

namespace shuangda {
namespace {

constexpr uint kMostDecimals = 6;

QString yesOrNo(const CsvRecord& row, const QString& column, const QString& whenEmpty) {
  const QString text = row[column];
  return text.isEmpty() ? whenEmpty : text;
}

/// What every row says, whatever its kind.
Result<void> checkHeading(const CsvRecord& row) {
  for (const QString& column : {QStringLiteral("code"), QStringLiteral("name_zh"), QStringLiteral("unit")}) {
    if (row[column].isEmpty()) {
      return refuse(ErrorCode::Required, column);
    }
  }
  bool isNumber = false;
  if (const QString decimals = row[QStringLiteral("decimals")]; decimals.toUInt(&isNumber) > kMostDecimals || !isNumber) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("decimals"), decimals);
  }
  static const QStringList comparisons{QStringLiteral("yes"), QStringLiteral("no"), QStringLiteral("pp")};
  if (const QString compared = row[QStringLiteral("compared")]; !comparisons.contains(compared)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("compared"), compared);
  }
  return {};
}

Result<void> parseMeasure(Indicator& indicator, const QString& measure) {
  if (measure == QStringLiteral("distinct_categories")) {
    indicator.fold = Indicator::Fold::Distinct;
    return {};
  }
  QString words = measure;
  if (measure.startsWith(QStringLiteral("largest "))) {
    indicator.fold = Indicator::Fold::Largest;
    words = measure.mid(8);
  }
  if (words.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("measure"));
  }
  for (const QString& word : words.split(u'+', Qt::SkipEmptyParts)) {
    if (word == QStringLiteral("count") && words == word) {
      return {};
    }
    const Result<FactAmount> amount = factAmountOf(word);
    if (!amount) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("measure"), word);
    }
    indicator.amounts.push_back(*amount);
  }
  return {};
}

Result<void> parseRecordRule(Indicator& indicator, const CsvRecord& row) {
  const Result<Fact::Entity> entity = factEntityOf(row[QStringLiteral("entity")]);
  if (!entity) {
    return tl::unexpected(entity.error());
  }
  indicator.entity = *entity;
  if (indicator.kind == Indicator::Kind::Event) {
    const Result<FactDate> date = factDateOf(row[QStringLiteral("date")]);
    if (!date) {
      return tl::unexpected(date.error());
    }
    indicator.date = *date;
  }
  const auto conditions = conditionsOf(row[QStringLiteral("where")]);
  if (!conditions) {
    return tl::unexpected(conditions.error());
  }
  indicator.conditions = *conditions;
  return parseMeasure(indicator, row[QStringLiteral("measure")]);
}

Result<void> parseFormula(Indicator& indicator, const QString& measure) {
  const qsizetype bar = measure.indexOf(u'/');
  const auto numerator = termsOf(bar < 0 ? measure : measure.left(bar));
  const auto denominator = termsOf(bar < 0 ? QString() : measure.mid(bar + 1));
  const bool twoSides = indicator.kind != Indicator::Kind::Sum;
  if (!numerator || !denominator || numerator->empty() || denominator->empty() == twoSides) {
    return refuse(ErrorCode::Malformed, QStringLiteral("measure"), measure);
  }
  indicator.numerator = *numerator;
  indicator.denominator = *denominator;
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
                      .fromReports = yesOrNo(row, QStringLiteral("reports"), QStringLiteral("no")) == QStringLiteral("yes"),
                      .shown = yesOrNo(row, QStringLiteral("shown"), QStringLiteral("yes")) == QStringLiteral("yes"),
                      .definition = row[QStringLiteral("definition")]};
  const Result<Indicator::Kind> kind = indicatorKindOf(row[QStringLiteral("kind")]);
  if (!kind) {
    return tl::unexpected(kind.error());
  }
  indicator.kind = *kind;
  Result<void> rule;
  if (indicator.isBase()) {
    rule = parseRecordRule(indicator, row);
  } else if (indicator.isFormula()) {
    rule = parseFormula(indicator, row[QStringLiteral("measure")]);
  }
  return rule.map([&] { return indicator; });
}

bool isAsciiLower(QChar c) { return c >= u'a' && c <= u'z'; }

/// `@name` stands for the parameter of that name.
QString filledIn(QString text, const IndicatorCatalogue::Parameter& parameter) {
  for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@')) {
    qsizetype end = at + 1;
    while (end < text.size() && (isAsciiLower(text[end]) || text[end] == u'_')) {
      ++end;
    }
    text.replace(at, end - at, parameter ? parameter(text.mid(at + 1, end - at - 1)) : QString());
  }
  return text;
}

}  // namespace

bool Indicator::isThousandths() const {
  if (isMoney() || isRatio()) {
    return false;
  }
  const bool pieces = !amounts.empty() && amounts.front() == FactAmount::Items;
  return pieces || unit == QStringLiteral("吨") || (kind == Kind::Reported && decimals > 0);
}

Result<IndicatorCatalogue> IndicatorCatalogue::parse(const std::vector<CsvRecord>& rows, const Parameter& parameter) {
  IndicatorCatalogue catalogue;
  for (CsvRecord row : rows) {
    for (const QString& column : {QStringLiteral("date"), QStringLiteral("where"), QStringLiteral("measure"), QStringLiteral("definition")}) {
      row[column] = filledIn(row[column], parameter);
    }
    const QString code = row[QStringLiteral("code")];
    Result<Indicator> indicator = parseIndicator(row);
    if (!indicator) {
      return refuse(indicator.error().code, code, indicator.error().value);
    }
    if (catalogue.find(code) != nullptr) {
      return refuse(ErrorCode::AlreadyExists, code);
    }
    // A formula may only name indicators above it, so formulas cannot be circular.
    for (const std::vector<Indicator::Term>* side : {&indicator->numerator, &indicator->denominator}) {
      for (const Indicator::Term& term : *side) {
        const Indicator* part = catalogue.find(term.code);
        if (part == nullptr || part->isRatio() || part->kind == Indicator::Kind::Goods) {
          return refuse(ErrorCode::UnknownValue, code, term.code);
        }
      }
    }
    catalogue.places_.insert(code, catalogue.indicators_.size());
    catalogue.indicators_.push_back(std::move(*indicator));
  }
  return catalogue;
}

IndicatorCatalogue::Parameter IndicatorCatalogue::parametersOf(const LawParameters& parameters) {
  return [&parameters](const QString& name) {
    const QString value = parameters.at(name).value;
    if (name == QStringLiteral("bulletin_handled")) {
      return value == QStringLiteral("办结") ? QStringLiteral("adm_closed") : QStringLiteral("adm_filed");
    }
    return value;
  };
}

const std::vector<CsvRecord>& IndicatorCatalogue::shippedRows() {
  static const std::vector<CsvRecord> rows = readCsvResource(QStringLiteral(":/resources/bulletin/indicators.csv"));
  return rows;
}

IndicatorCatalogue IndicatorCatalogue::builtIn() {
  const LawParameters parameters = LawParameters::builtIn();
  Result<IndicatorCatalogue> catalogue = parse(shippedRows(), parametersOf(parameters));
  if (!catalogue) {
    qFatal("indicators.csv: %s: %s", qPrintable(catalogue.error().field), qPrintable(catalogue.error().value));
  }
  return std::move(*catalogue);
}

Fact::Entity IndicatorCatalogue::entityOf(const Indicator& indicator) const {
  return indicator.isFormula() ? entityOf(*find(indicator.numerator.front().code)) : indicator.entity;
}

bool IndicatorCatalogue::allParts(const Indicator& indicator, bool (*test)(const Indicator&)) const {
  if (!indicator.isFormula()) {
    return test(indicator);
  }
  const auto passes = [&](const Indicator::Term& term) { return allParts(*find(term.code), test); };
  return std::all_of(indicator.numerator.begin(), indicator.numerator.end(), passes) &&
         std::all_of(indicator.denominator.begin(), indicator.denominator.end(), passes);
}

bool IndicatorCatalogue::isReportable(const Indicator& indicator) const {
  return allParts(indicator, [](const Indicator& part) { return part.fromReports || part.kind == Indicator::Kind::Reported; });
}

bool IndicatorCatalogue::needsScreening(const Indicator& indicator) const {
  return !allParts(indicator, [](const Indicator& part) {
    return std::none_of(part.conditions.begin(), part.conditions.end(),
                        [](const Indicator::Condition& condition) { return condition.field == Indicator::Condition::Field::ShouldTransfer; });
  });
}

bool IndicatorCatalogue::dependsOnCutoff(const Indicator& indicator) const {
  return !allParts(indicator, [](const Indicator& part) {
    return std::none_of(part.conditions.begin(), part.conditions.end(), [](const Indicator::Condition& condition) {
      using DateTest = Indicator::Condition::DateTest;
      return condition.field == Indicator::Condition::Field::Date && condition.test != DateTest::Known && condition.test != DateTest::Unknown;
    });
  });
}

bool IndicatorCatalogue::isOnlyReported(const Indicator& indicator) const {
  return allParts(indicator, [](const Indicator& part) { return part.kind == Indicator::Kind::Reported; });
}

const Indicator* IndicatorCatalogue::find(QStringView code) const {
  const auto place = places_.constFind(code.toString());
  return place == places_.cend() ? nullptr : &indicators_[*place];
}

std::size_t IndicatorCatalogue::indexOf(QStringView code) const { return places_.value(code.toString()); }

}  // namespace shuangda
