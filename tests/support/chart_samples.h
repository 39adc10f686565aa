#pragma once

#include <QCoreApplication>

#include "domain/chart.h"

/// Charts of invented numbers in the forms a bulletin has.
namespace shuangda::samples {

/// “12.50” as a known number, “—” as one that nobody knows.
inline ChartPoint chartPoint(const QString& text) {
  const Result<Decimal> number = Decimal::parse(text);
  return {.value = number ? std::optional(*number) : std::nullopt, .text = text};
}

inline ChartSeries chartSeries(const QString& name, const QStringList& texts) {
  ChartSeries series{.name = name};
  for (const QString& text : texts) {
    series.points.push_back(chartPoint(text));
  }
  return series;
}

inline QStringList eightQuarters() {
  QStringList names;
  for (int i = 0; i < 8; ++i) {
    names << QStringLiteral("%1年\n%2季度").arg(2018 + (i + 3) / 4).arg(QStringLiteral("一二三四").at((i + 3) % 4));
  }
  return names;
}

inline Chart lineChart() {
  return {.kind = ChartKind::Lines,
          .title = QStringLiteral("2018年四季度至2020年三季度立案、办结、移送公安机关"),
          .unit = QStringLiteral("件"),
          .categoryHead = QStringLiteral("季度"),
          .categories = eightQuarters(),
          .series = {chartSeries(QStringLiteral("立案"), {QStringLiteral("—"), QStringLiteral("241"), QStringLiteral("288"), QStringLiteral("249"), QStringLiteral("302"), QStringLiteral("118"), QStringLiteral("276"), QStringLiteral("312")}),
                     chartSeries(QStringLiteral("办结"), {QStringLiteral("—"), QStringLiteral("198"), QStringLiteral("262"), QStringLiteral("255"), QStringLiteral("331"), QStringLiteral("104"), QStringLiteral("231"), QStringLiteral("287")}),
                     chartSeries(QStringLiteral("移送公安机关"), {QStringLiteral("—"), QStringLiteral("6"), QStringLiteral("3"), QStringLiteral("—"), QStringLiteral("9"), QStringLiteral("0"), QStringLiteral("5"), QStringLiteral("8")})},
          .notes = {QStringLiteral("注：“—”表示没有数据，图中断开，不是零。")}};
}

inline Chart columnChart() {
  return {.kind = ChartKind::Columns,
          .title = QStringLiteral("2018年四季度至2020年三季度涉案金额"),
          .unit = QStringLiteral("万元"),
          .categoryHead = QStringLiteral("季度"),
          .categories = eightQuarters(),
          .series = {chartSeries(QStringLiteral("涉案金额"), {QStringLiteral("—"), QStringLiteral("812.40"), QStringLiteral("1204.17"), QStringLiteral("986.03"), QStringLiteral("0.00"), QStringLiteral("433.90"), QStringLiteral("1175.25"), QStringLiteral("1560.08")})}};
}

/// `count` regions with this period and last year.
inline Chart barChart(int count) {
  Chart chart{.kind = ChartKind::Bars,
              .title = QStringLiteral("2020年第三季度各地区立案"),
              .unit = QStringLiteral("件"),
              .categoryHead = QStringLiteral("地区"),
              .series = {{.name = QStringLiteral("本期")}, {.name = QStringLiteral("上年同期")}}};
  for (int i = 0; i < count; ++i) {
    chart.categories << (i == 2 ? QStringLiteral("云岭高新技术产业开发区暨综合保税区") : QStringLiteral("%1县").arg(QStringLiteral("甲乙丙丁戊己庚辛壬癸").at(i % 10)));
    ChartPoint now = chartPoint(QString::number(std::max(0, 120 - i * 13)));
    now.change = QStringLiteral("%1").arg(i * 3.5 - 11, 0, 'f', 1);
    chart.series[0].points.push_back(now);
    chart.series[1].points.push_back(chartPoint(i == 4 ? QStringLiteral("—") : QString::number(90 - i * 7)));
  }
  return chart;
}

inline Chart funnelChart() {
  Chart chart{.kind = ChartKind::Funnel,
              .title = QStringLiteral("2020年第三季度从立案到判决的案件数"),
              .unit = QStringLiteral("件"),
              .categoryHead = QStringLiteral("环节"),
              .categories = {QStringLiteral("立案"), QStringLiteral("办结"), QStringLiteral("移送公安机关"), QStringLiteral("公安机关受理"), QStringLiteral("移送案件公安立案（件）"), QStringLiteral("提起公诉（件）"), QStringLiteral("判决生效（件）")},
              .series = {chartSeries(QStringLiteral("本期"), {QStringLiteral("312"), QStringLiteral("287"), QStringLiteral("48"), QStringLiteral("41"), QStringLiteral("30"), QStringLiteral("17"), QStringLiteral("0")})},
              .notes = {QStringLiteral("注：各环节按本期发生数统计，不是同一批案件。")}};
  chart.series[0].points[1].remark = QStringLiteral("办结率84.2%");
  chart.series[0].points[2].remark = QStringLiteral("移送率15.38%");
  chart.series[0].points[4].remark = QStringLiteral("移送立案率62.5%");
  return chart;
}

}  // namespace shuangda::samples
