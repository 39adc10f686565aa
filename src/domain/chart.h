#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "base/decimal.h"
#include "domain/figure_scope.h"
#include "domain/period.h"

namespace shuangda {

/// How a chart is drawn. Quarters stand side by side, names stand below each other: there is room for them.
enum class ChartKind {
  Lines,    ///< one line a series over the categories
  Columns,  ///< upright columns, the series beside each other
  Bars,     ///< lying bars, the series below each other
  Funnel    ///< one series: what is left of the first category at each of the next
};

/// What is counted in a point: asked of BulletinService::records() it gives the records.
struct ChartSource {
  QString code{};
  Period period = Period::quarter(2020, 1);
  FigureScope scope{};

  bool operator==(const ChartSource&) const = default;
};

/// One number of a chart.
struct ChartPoint {
  std::optional<Decimal> value{};        ///< in the chart's unit; absent = not known, which is not zero
  QString text{};                        ///< as a table writes it
  QString change{};                      ///< 同比 as a table writes it; may be empty
  QString remark{};                      ///< printed behind the number, such as a rate
  QString words{};                       ///< with its unit and changes, for a tool tip
  std::optional<ChartSource> source{};   ///< absent where no list of records answers, as for a sum of the rest

  bool operator==(const ChartPoint&) const = default;
};

struct ChartSeries {
  QString name{};
  std::vector<ChartPoint> points{};  ///< one a category

  bool operator==(const ChartSeries&) const = default;
};

/// Numbers to be drawn, and to be read as a table beside the drawing.
struct Chart {
  ChartKind kind = ChartKind::Columns;
  QString title{};
  QString unit{};
  QString categoryHead{};    ///< what the categories are: 季度, 地区 …
  QStringList categories{};  ///< a line feed where a label may be broken
  std::vector<ChartSeries> series{};
  QStringList notes{};

  bool operator==(const Chart&) const = default;
  bool isEmpty() const { return categories.isEmpty() || series.empty(); }
  const ChartPoint& point(std::size_t of, std::size_t category) const { return series[of].points[category]; }
  /// A category's name in one line.
  QString category(std::size_t index) const { return QString(categories[static_cast<qsizetype>(index)]).remove(u'\n'); }
};

/// The numbers of a chart as a table of texts.
struct ChartRows {
  QStringList heads{};
  std::vector<QStringList> rows{};
  bool hasCategoriesAcross = false;  ///< a column a category; otherwise a row a category
};
ChartRows chartRows(const Chart& chart);

/// The decimals of the numbers as tables write them.
int decimalsOf(const Chart& chart);

/// “甲县 本期：12件，同比上升25.5%”
QString pointWords(const Chart& chart, std::size_t series, std::size_t category);
/// The whole chart in one sentence a series, for those who cannot see it.
QString spokenChart(const Chart& chart);

}  // namespace shuangda
