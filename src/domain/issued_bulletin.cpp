#include "domain/issued_bulletin.h"

#include <QStringList>
#include <algorithm>
#include <iterator>

#include "domain/figure_text.h"

namespace shuangda {
namespace {

constexpr std::pair<QStringView, FigureDimension> kDimensions[] = {
    {u"region", FigureDimension::Region}, {u"unit", FigureDimension::Unit},         {u"organ", FigureDimension::Organ},
    {u"group", FigureDimension::Group},   {u"field", FigureDimension::Field},       {u"product", FigureDimension::ProductClass},
    {u"campaign", FigureDimension::Campaign}, {u"cause", FigureDimension::Cause},   {u"kind", FigureDimension::PenaltyKind},
    {u"trait", FigureDimension::Trait}};

using Place = std::tuple<std::optional<FigureDimension>, QString, QString>;

Place placeOf(const FrozenFigure& figure) { return {figure.dimension, figure.scope, figure.code}; }

std::vector<std::int64_t> without(const std::vector<std::int64_t>& keys, const std::vector<std::int64_t>& others) {
  std::vector<std::int64_t> left;
  std::set_difference(keys.begin(), keys.end(), others.begin(), others.end(), std::back_inserter(left));
  return left;
}

}  // namespace

QString dimensionText(std::optional<FigureDimension> dimension) {
  for (const auto& [text, each] : kDimensions) {
    if (dimension == each) {
      return text.toString();
    }
  }
  return {};
}

std::optional<FigureDimension> dimensionOf(const QString& word) {
  for (const auto& [text, each] : kDimensions) {
    if (text == word) {
      return each;
    }
  }
  return std::nullopt;
}

std::vector<FrozenFigure> freeze(const Bulletin& bulletin) {
  std::vector<FrozenFigure> frozen;
  const auto add = [&](std::optional<FigureDimension> dimension, const QString& scope, const std::vector<Figure>& figures) {
    for (const Figure& figure : figures) {
      if (figure.indicator->shown && figure.indicator->kind != Indicator::Kind::Goods) {
        frozen.push_back({.dimension = dimension,
                          .scope = scope,
                          .code = figure.indicator->code,
                          .value = figure.value,
                          .tableText = tableText(figure),
                          .bodyText = bodyText(figure),
                          .yearChange = comparisonTableText(figure.yearOnYear),
                          .yearText = comparisonBodyText(figure, figure.yearOnYear, Base::LastYear),
                          .quarterChange = comparisonTableText(figure.quarterOnQuarter),
                          .quarterText = comparisonBodyText(figure, figure.quarterOnQuarter, Base::LastQuarter),
                          .records = figure.records});
      }
    }
  };
  add(std::nullopt, {}, bulletin.figures);
  for (const auto& [dimension, rows] : bulletin.breakdowns) {
    for (const BreakdownRow& row : rows) {
      add(dimension, row.name, row.figures);
    }
  }
  return frozen;
}

std::vector<FigureDifference> differences(const std::vector<FrozenFigure>& before, const std::vector<FrozenFigure>& after) {
  std::map<Place, const FrozenFigure*> now;
  for (const FrozenFigure& figure : after) {
    now.emplace(placeOf(figure), &figure);
  }
  const FrozenFigure none{.value = {.known = false}};
  std::vector<FigureDifference> list;
  const auto compare = [&list](const FrozenFigure& place, const FrozenFigure& was, const FrozenFigure& is) {
    FigureDifference difference{.dimension = place.dimension, .scope = place.scope, .code = place.code, .before = was.value, .after = is.value,
                                .added = without(is.records, was.records), .removed = without(was.records, is.records)};
    if (!(difference.before == difference.after) || !difference.added.empty() || !difference.removed.empty()) {
      list.push_back(std::move(difference));
    }
  };
  for (const FrozenFigure& figure : before) {
    const auto same = now.find(placeOf(figure));
    compare(figure, figure, same == now.end() ? none : *same->second);
    if (same != now.end()) {
      now.erase(same);
    }
  }
  for (const FrozenFigure& figure : after) {
    if (now.contains(placeOf(figure))) {
      compare(figure, none, figure);
    }
  }
  return list;
}

QString packKeys(const std::vector<std::int64_t>& keys) {
  QStringList parts;
  std::int64_t last = 0;
  for (const std::int64_t key : keys) {
    parts << QString::number(key - last, 36);
    last = key;
  }
  return parts.join(u' ');
}

std::vector<std::int64_t> unpackKeys(const QString& text) {
  std::vector<std::int64_t> keys;
  std::int64_t last = 0;
  for (const QString& part : text.split(u' ', Qt::SkipEmptyParts)) {
    last += part.toLongLong(nullptr, 36);
    keys.push_back(last);
  }
  return keys;
}

}  // namespace shuangda
