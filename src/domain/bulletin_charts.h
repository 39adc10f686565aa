#pragma once

#include "domain/chart.h"
#include "domain/trend.h"

namespace shuangda {

/// So many quarters a trend shows unless others are asked for: two years.
inline constexpr int kChartQuarters = 8;
/// So many rows of a breakdown a chart shows on paper; the rest is put together or left out.
inline constexpr std::size_t kMostBars = 10;

/// Indicators quarter after quarter: columns for one, lines for several. Codes the catalogue does not have, those of another unit than the
/// first and, beside others, those of which nothing is known are left out.
Chart trendChart(const Trend& trend, const QStringList& codes);

/// One indicator by region, unit, field …: this period and, where it is compared, the same period of last year. The largest `most` rows; the
/// rest is added up where no record stands in two rows — a bar, or a note if that bar were the longest —, or else only counted in a note. Rows of which nothing is known are left out.
Chart breakdownChart(const Bulletin& bulletin, FigureDimension dimension, const QString& code, std::size_t most = kMostBars);

/// 立案 → 办结 → 移送 → 公安受理 → 公安立案 → 起诉 → 判决 with the rates of the catalogue; only what is known.
Chart transferFunnel(const Bulletin& bulletin);

/// Whether a chart of this indicator says something: it is shown, a number, and not a list of goods.
bool isCharted(const Indicator& indicator);

/// The indicators whose trends stand in a bulletin.
QStringList trendCodes();

/// The charts of the bulletin in their order: 季度趋势 of cases and of money, 分地区, 分部门, 移送漏斗, 分领域, 专项行动; those without numbers, and
/// those of breakdowns that were not computed, are left out. Without a trend the first two are.
std::vector<Chart> chartsOf(const Bulletin& bulletin, const Trend* trend);

/// 地区, 部门, 领域, 专项行动 …
QString dimensionName(FigureDimension dimension);

}  // namespace shuangda
