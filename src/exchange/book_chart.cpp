#include "exchange/book_chart.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>

namespace shuangda {
namespace {

constexpr lxw_color_t kInk = 0x303030;
constexpr lxw_color_t kPaper = LXW_COLOR_WHITE;
constexpr double kNumberWidth = 14;

QByteArray numberFormat(const Chart& chart) {
  const int decimals = decimalsOf(chart);
  return decimals > 0 ? "0." + QByteArray(decimals, '0') : QByteArray("0");
}

bool isLying(const Chart& chart) { return chart.kind == ChartKind::Bars || chart.kind == ChartKind::Funnel; }

std::uint8_t typeOf(const Chart& chart) {
  return chart.kind == ChartKind::Lines ? LXW_CHART_LINE : isLying(chart) ? LXW_CHART_BAR : LXW_CHART_COLUMN;
}

void lookLikeLine(lxw_chart_series* series, std::size_t index) {
  constexpr std::array<std::uint8_t, 4> kDashes{LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT, LXW_CHART_LINE_DASH_DASH_DOT};
  constexpr std::array<std::uint8_t, 3> kMarkers{LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE};
  lxw_chart_line line{};
  line.color = kInk;
  line.width = 1.5F;
  line.dash_type = kDashes[index % kDashes.size()];
  chart_series_set_line(series, &line);
  chart_series_set_marker_type(series, kMarkers[index % kMarkers.size()]);
  lxw_chart_fill fill{};
  fill.color = index % 2 == 1 ? kPaper : kInk;
  chart_series_set_marker_fill(series, &fill);
  lxw_chart_line edge{};
  edge.color = kInk;
  chart_series_set_marker_line(series, &edge);
}

void lookLikeBar(lxw_chart_series* series, std::size_t index) {
  constexpr std::array<std::uint8_t, 5> kPatterns{LXW_CHART_PATTERN_NONE, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, LXW_CHART_PATTERN_PERCENT_20, LXW_CHART_PATTERN_OUTLINED_DIAMOND,
                                                  LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL};
  lxw_chart_line edge{};
  edge.color = kInk;
  chart_series_set_line(series, &edge);
  if (index % kPatterns.size() == 0) {
    lxw_chart_fill fill{};
    fill.color = kInk;
    chart_series_set_fill(series, &fill);
    return;
  }
  lxw_chart_pattern pattern{};
  pattern.fg_color = kInk;
  pattern.bg_color = kPaper;
  pattern.type = kPatterns[index % kPatterns.size()];
  chart_series_set_pattern(series, &pattern);
}

void addSeries(lxw_chart* drawn, const Chart& chart, std::size_t index, const QByteArray& sheet) {
  const lxw_row_t first = BookSheetWriter::kHeadRow + 1;
  const auto last = static_cast<lxw_row_t>(first + static_cast<lxw_row_t>(chart.categories.size()) - 1);
  const auto column = static_cast<lxw_col_t>(index + 1);
  lxw_chart_series* series = chart_add_series(drawn, nullptr, nullptr);
  chart_series_set_categories(series, sheet.constData(), first, 0, last, 0);
  chart_series_set_values(series, sheet.constData(), first, column, last, column);
  chart_series_set_name_range(series, sheet.constData(), BookSheetWriter::kHeadRow, column);
  chart.kind == ChartKind::Lines ? lookLikeLine(series, index) : lookLikeBar(series, index);
  chart_series_set_labels(series);
  chart_series_set_labels_num_format(series, numberFormat(chart).constData());
  chart_series_set_labels_position(series, chart.kind == ChartKind::Lines ? LXW_CHART_LABEL_POSITION_ABOVE : LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

}  // namespace

BookSheet chartSheet(const Chart& chart, int number) {
  BookSheet sheet{.name = QStringLiteral("图%1").arg(number), .title = chart.title, .heads = {chart.categoryHead}};
  double widest = 24;
  for (std::size_t i = 0; i < static_cast<std::size_t>(chart.categories.size()); ++i) {
    widest = std::max(widest, displayWidth(chart.category(i)) + 2);
  }
  sheet.widths = {std::min(widest, 40.0)};
  for (const ChartSeries& series : chart.series) {
    sheet.heads << series.name;
    sheet.widths.push_back(std::max(kNumberWidth, std::min(displayWidth(series.name) + 2, 24.0)));
  }
  const QByteArray format = numberFormat(chart);
  for (std::size_t i = 0; i < static_cast<std::size_t>(chart.categories.size()); ++i) {
    std::vector<BookCell>& row = sheet.rows.emplace_back();
    row.push_back({chart.category(i)});
    for (const ChartSeries& series : chart.series) {
      const std::optional<Decimal>& value = series.points[i].value;
      row.push_back(value ? BookCell{value->shortText(), format} : BookCell{{}, BookCell::kNoCell});
    }
  }
  sheet.notes = QStringList{QStringLiteral("单位：%1。空格表示没有数据，不是零。").arg(chart.unit)} + chart.notes;
  return sheet;
}

void insertChart(lxw_workbook* workbook, lxw_worksheet* page, const Chart& chart, const BookSheet& sheet) {
  lxw_chart* drawn = workbook_add_chart(workbook, typeOf(chart));
  const QByteArray name = sheet.name.toUtf8();
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    addSeries(drawn, chart, i, name);
  }
  chart_title_set_name(drawn, chart.title.toUtf8().constData());
  lxw_chart_font font{};
  font.size = 12;
  font.bold = LXW_EXPLICIT_FALSE;
  chart_title_set_name_font(drawn, &font);
  chart_axis_set_name(drawn->y_axis, chart.unit.toUtf8().constData());
  if (isLying(chart)) {
    chart_axis_set_reverse(drawn->x_axis);  // the first at the top …
    chart_axis_set_crossing_max(drawn->x_axis);  // … and the numbers at the foot
  }
  if (chart.kind != ChartKind::Lines) {
    chart_set_series_gap(drawn, 45);
  }
  chart.series.size() > 1 ? chart_legend_set_position(drawn, LXW_CHART_LEGEND_TOP) : chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
  chart_show_blanks_as(drawn, LXW_CHART_BLANKS_AS_GAP);
  constexpr double kWide = 1.4;
  constexpr double kRowsAtOnce = 14;  // in the height a chart has by itself
  QByteArray words = spokenChart(chart).toUtf8();
  lxw_chart_options options{};
  options.x_scale = kWide;
  options.y_scale = isLying(chart) ? std::max(1.2, static_cast<double>(chart.categories.size()) / kRowsAtOnce * 1.6) : 1.3;
  options.description = words.data();
  worksheet_insert_chart_opt(page, BookSheetWriter::kHeadRow, static_cast<lxw_col_t>(sheet.heads.size() + 1), drawn, &options);
}

}  // namespace shuangda
