#include "domain/chart.h"

#include <algorithm>

namespace shuangda {
namespace {

/// So many columns of numbers fit a page.
constexpr qsizetype kMostAcross = 8;

ChartRows rowsAcross(const Chart& chart) {
  ChartRows table{.heads = QStringList{QStringLiteral("指标")} + chart.categories, .hasCategoriesAcross = true};
  for (const ChartSeries& series : chart.series) {
    QStringList& row = table.rows.emplace_back(QStringList{series.name});
    for (const ChartPoint& point : series.points) {
      row << point.text;
    }
  }
  return table;
}

bool hasChanges(const Chart& chart) {
  return std::ranges::any_of(chart.series.front().points, [](const ChartPoint& point) { return !point.change.isEmpty(); });
}

bool hasRemarks(const Chart& chart) {
  return std::ranges::any_of(chart.series.front().points, [](const ChartPoint& point) { return !point.remark.isEmpty(); });
}

}  // namespace

ChartRows chartRows(const Chart& chart) {
  if (chart.isEmpty()) {
    return {};
  }
  const bool isSequence = chart.kind == ChartKind::Lines || chart.kind == ChartKind::Columns;
  if (isSequence && chart.categories.size() <= kMostAcross) {
    return rowsAcross(chart);
  }
  ChartRows table{.heads = {chart.categoryHead}};
  for (const ChartSeries& series : chart.series) {
    table.heads << series.name;
  }
  const bool changes = !isSequence && hasChanges(chart);
  const bool remarks = hasRemarks(chart);
  if (changes) {
    table.heads << QStringLiteral("同比");
  }
  if (remarks) {
    table.heads << QStringLiteral("比率");
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(chart.categories.size()); ++i) {
    QStringList& row = table.rows.emplace_back(QStringList{chart.category(i)});
    for (const ChartSeries& series : chart.series) {
      row << series.points[i].text;
    }
    if (changes) {
      row << chart.point(0, i).change;
    }
    if (remarks) {
      row << chart.point(0, i).remark;
    }
  }
  return table;
}

int decimalsOf(const Chart& chart) {
  qsizetype decimals = 0;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) {
      const qsizetype at = point.value ? point.text.indexOf(u'.') : -1;
      decimals = std::max(decimals, at < 0 ? 0 : point.text.size() - at - 1);
    }
  }
  return static_cast<int>(decimals);
}

QString pointWords(const Chart& chart, std::size_t series, std::size_t category) {
  const ChartPoint& point = chart.point(series, category);
  const QString number = !point.words.isEmpty() ? point.words : point.value ? point.text + chart.unit : QStringLiteral("无数据");
  const QString words = QStringLiteral("%1 %2：%3").arg(chart.category(category), chart.series[series].name, number);
  return point.remark.isEmpty() ? words : words + QStringLiteral("，") + point.remark;
}

QString spokenChart(const Chart& chart) {
  QStringList sentences{chart.title};
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    QStringList parts;
    for (std::size_t i = 0; i < static_cast<std::size_t>(chart.categories.size()); ++i) {
      const ChartPoint& point = chart.point(s, i);
      parts << chart.category(i) + (point.value ? point.text + chart.unit : QStringLiteral("无数据"));
    }
    sentences << chart.series[s].name + QStringLiteral("：") + parts.join(QStringLiteral("，"));
  }
  return sentences.join(QStringLiteral("。"));
}

}  // namespace shuangda
