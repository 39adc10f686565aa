#include "domain/goods_tally.h"

#include <QRegularExpression>
#include <algorithm>

#include "base/csv.h"

namespace shuangda {
namespace {

const QString kKilogram = QStringLiteral("公斤");

/// How many 公斤 a unit of weight is; nothing for other units.
std::optional<Decimal> kilograms(const QString& unit) {
  static const QHash<QString, Decimal> factors = [] {
    QHash<QString, Decimal> all;
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/import/units.csv"))) {
      if (row[QStringLiteral("dimension")] == QStringLiteral("weight")) {
        all.insert(row[QStringLiteral("unit")], *Decimal::parse(row[QStringLiteral("factor")]));
      }
    }
    return all;
  }();
  const auto factor = factors.constFind(unit);
  return factor == factors.cend() ? std::nullopt : std::optional(*factor);
}

/// 双（条）, 箱/瓶: two units in one cell can only be listed.
bool isMixed(const QString& unit) {
  static const QRegularExpression mark(QStringLiteral("[（(/、,，]"));
  return unit.contains(mark);
}

/// Rounded to the gram, after everything of one unit was added up.
std::int64_t converted(std::int64_t thousandths, const Decimal& factor) {
  Int128 denominator = 1;
  for (int i = 0; i < factor.scale(); ++i) {
    denominator *= 10;
  }
  return Decimal::ratio(Int128{thousandths} * factor.unscaled(), denominator, 0).unscaled();
}

std::uint64_t key(std::int32_t number, std::int32_t unit) { return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(number)) << 32U) | static_cast<std::uint32_t>(unit); }

}  // namespace

GoodsTally::GoodsTally(const FigureContext& context, FactNames& names, const FigureQuery& query)
    : names_(names),
      periods_(query.period),
      completer_(context, names),
      scope_(query.scope, names, completer_.units()),
      rows_(names, completer_.units()) {
  for (const FigureDimension dimension : query.breakdowns) {
    dimensions_.emplace_back(dimension, Sums());
  }
}

void GoodsTally::addLine(Sums& sums, std::int32_t number, const GoodsFact& line, std::uint8_t slots) {
  Sum& sum = sums[key(number, line.unit)];
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    sum.quantity[slot] += ((slots >> slot) & 1U) != 0 ? line.quantity : 0;
  }
  const bool now = (slots & 1U) != 0;
  sum.lines += now ? 1 : 0;
  sum.uncounted += now && !line.counted ? 1 : 0;
}

void GoodsTally::add(Fact fact, GoodsOfFact goods) {
  const std::uint8_t slots = periods_.slotsOf(fact.day(FactDate::Found)) & ((1U << kSlots) - 1);
  if (fact.entity != Fact::Entity::Case || slots == 0 || goods.empty()) {
    return;
  }
  completer_.complete(fact);
  const Office* office = completer_.units().of(fact.text(FactText::Unit));
  if ((office != nullptr && reportsItsFigures(*office)) || !scope_.contains(fact, goods)) {
    return;
  }
  for (const GoodsFact& line : goods) {
    addLine(byGoods_, line.name, line, slots);
  }
  for (auto& [dimension, sums] : dimensions_) {
    if (dimension == FigureDimension::ProductClass) {
      // The class belongs to the line, not to the whole case.
      for (const GoodsFact& line : goods) {
        addLine(sums, line.productClass, line, slots);
      }
      continue;
    }
    for (const std::int32_t row : rows_.of(dimension, fact, goods)) {
      for (const GoodsFact& line : goods) {
        addLine(sums, row, line, slots);
      }
    }
  }
}

std::vector<GoodsFigure> GoodsTally::rows(const Sums& sums, const std::function<QString(std::int32_t)>& name, bool isBreakdown) const {
  std::map<std::pair<QString, QString>, GoodsFigure> rows;
  for (const auto& [at, sum] : sums) {
    const QString& written = names_.text(static_cast<std::int32_t>(at & 0xFFFFFFFFU));
    const std::optional<Decimal> weight = kilograms(written);
    const QString unit = weight ? kKilogram : written;
    const QString text = name(static_cast<std::int32_t>(at >> 32U));
    GoodsFigure& row = rows[{text, unit}];
    (isBreakdown ? row.row : row.name) = text;
    row.unit = unit;
    row.lines += sum.lines;
    row.listedOnly |= isMixed(unit) || (sum.lines > 0 && sum.uncounted == sum.lines);
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
      row.quantity[slot] += weight ? converted(sum.quantity[slot], *weight) : sum.quantity[slot];
    }
  }
  std::vector<GoodsFigure> list;
  for (auto& [at, row] : rows) {
    list.push_back(std::move(row));
  }
  std::stable_sort(list.begin(), list.end(), [](const GoodsFigure& a, const GoodsFigure& b) { return a.lines > b.lines; });
  return list;
}

std::vector<GoodsFigure> GoodsTally::list(const std::function<QString(std::int32_t)>& goodsName) const { return rows(byGoods_, goodsName, false); }

std::vector<GoodsFigure> GoodsTally::by(FigureDimension dimension) const {
  const auto found = std::find_if(dimensions_.begin(), dimensions_.end(), [&](const auto& each) { return each.first == dimension; });
  return found == dimensions_.end() ? std::vector<GoodsFigure>() : rows(found->second, [&](std::int32_t number) { return names_.text(number); }, true);
}

}  // namespace shuangda
