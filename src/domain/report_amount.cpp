#include "domain/report_amount.h"

#include <QRegularExpression>

#include "base/text.h"

namespace shuangda {
namespace {

/// Base units in one unit, as a decimal: fen in a unit of money, kilograms in one of weight.
const QHash<QString, Decimal>& factors(ReportMeasure measure) {
  const auto read = [](const char* dimension, int shift) {
    QHash<QString, Decimal> units;
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/import/units.csv"))) {
      if (row.value(QStringLiteral("dimension")) == QLatin1String(dimension)) {
        const Result<Decimal> factor = Decimal::parse(row.value(QStringLiteral("factor")));
        units.insert(folded(row.value(QStringLiteral("unit"))), factor.value_or(Decimal(1, 0)).shifted(shift));
      }
    }
    return units;
  };
  static const QHash<QString, Decimal> money = read("money", 2);
  static const QHash<QString, Decimal> weight = read("weight", 0);
  return measure == ReportMeasure::Money ? money : weight;
}

/// 万, 亿 before a unit: 万元 is in the table of units, 万吨 and 万件 are made of it.
std::int64_t takeMultiplier(QString& unit) {
  constexpr std::int64_t kWan = 10'000;
  constexpr std::int64_t kYi = 100'000'000;
  const std::int64_t multiplier = unit.startsWith(u'万') ? kWan : unit.startsWith(u'亿') ? kYi : 1;
  if (multiplier > 1) {
    unit.remove(0, 1);
  }
  return multiplier;
}

bool isKnownCounter(const QString& unit) {
  static const QStringList counters{QStringLiteral("件"),   QStringLiteral("起"),   QStringLiteral("宗"),   QStringLiteral("个"),   QStringLiteral("人"),
                                    QStringLiteral("名"),   QStringLiteral("家"),   QStringLiteral("户"),   QStringLiteral("家次"), QStringLiteral("户次"),
                                    QStringLiteral("人次"), QStringLiteral("个次"), QStringLiteral("次"),   QStringLiteral("处"),   QStringLiteral("份"),
                                    QStringLiteral("批"),   QStringLiteral("批次"), QStringLiteral("场"),   QStringLiteral("场次"), QStringLiteral("期"),
                                    QStringLiteral("篇"),   QStringLiteral("条"),   QStringLiteral("例"),   QStringLiteral("案"),   QStringLiteral("项")};
  return counters.contains(unit);
}

struct Scale {
  Decimal factor{1, 0};
  bool known = true;
};

Result<Scale> scaleOf(const ReportIndicator& indicator, const QString& written) {
  QString unit = folded(written.isEmpty() ? indicator.unit : written);
  if (indicator.measure == ReportMeasure::Count) {
    const std::int64_t multiplier = takeMultiplier(unit);
    return Scale{Decimal(multiplier, 0), unit.isEmpty() || isKnownCounter(unit) || unit == indicator.unit};
  }
  const QHash<QString, Decimal>& units = factors(indicator.measure);
  if (const auto found = units.constFind(unit); found != units.constEnd()) {
    return Scale{*found};
  }
  const std::int64_t multiplier = takeMultiplier(unit);
  const auto found = units.constFind(unit);
  if (multiplier == 1 || found == units.constEnd()) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("report_unit"), written);
  }
  return Scale{found->shifted(multiplier == 10'000 ? 4 : 8)};
}

}  // namespace

Result<WrittenAmount> splitWrittenAmount(QStringView text) {
  static const QRegularExpression form(
      QStringLiteral("^(约|近|超过|逾)?\\s*([+-]?[0-9][0-9,]*(?:\\.[0-9]+)?|[+-]?\\.[0-9]+)\\s*(余|多)?\\s*(\\D*?)(余|多)?(以上)?$"));
  const QString written = trimmed(toHalfWidth(text));
  const auto match = form.match(written);
  if (!match.hasMatch()) {
    return refuse(ErrorCode::Malformed, QStringLiteral("report_number"), written);
  }
  WrittenAmount amount{.number = match.captured(2).remove(u','), .unit = match.captured(4).trimmed()};
  for (const int group : {1, 3, 5, 6}) {
    if (!match.captured(group).isEmpty()) {
      amount.qualifier = match.captured(group);
      break;
    }
  }
  return amount;
}

Result<ReportAmount> readReportAmount(const ReportIndicator& indicator, const QString& number, const QString& unit) {
  const QString text = trimmed(toHalfWidth(number)).remove(u',');
  const Result<Decimal> value = Decimal::parse(text);
  if (!value) {
    return refuse(value.error().code, value.error().code == ErrorCode::OutOfRange ? QStringLiteral("report_size") : QStringLiteral("report_number"), number);
  }
  if (value->unscaled() < 0) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("report_negative"), number);
  }
  const Result<Scale> scale = scaleOf(indicator, trimmed(toHalfWidth(unit)));
  if (!scale) {
    return tl::unexpected(scale.error());
  }
  // Both factors have at most 18 digits, so the product fits in 128 bits and is rounded once.
  const Int128 product = static_cast<Int128>(value->unscaled()) * scale->factor.unscaled();
  Int128 divisor = 1;
  for (int i = 0; i < value->scale() + scale->factor.scale(); ++i) {
    divisor *= 10;
  }
  constexpr Int128 kMost = 900'000'000'000'000'000;  // 18 digits, as Decimal holds
  if (product / divisor > kMost) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("report_size"), number);
  }
  const bool exact = product % divisor == 0;
  if (!exact && indicator.measure == ReportMeasure::Count) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("report_fraction"), number);
  }
  return ReportAmount{.amount = Decimal::ratio(product, divisor, 0).unscaled(), .rounded = !exact, .oddUnit = !scale->known};
}

QString reportAmountText(const ReportIndicator& indicator, std::int64_t amount) {
  switch (indicator.measure) {
    case ReportMeasure::Money:
      return Decimal(amount, 6).shortText();
    case ReportMeasure::Tonnes:
      return Decimal(amount, 3).shortText();
    case ReportMeasure::Count:
      return QString::number(amount);
  }
  return {};
}

}  // namespace shuangda
