#pragma once

#include <ctime>

#include "reports/document.h"
#include "reports/docx_xml.h"

namespace shuangda {

/// The charts of a document that are drawn, in the order of their parts, numbered from 1.
std::vector<const Chart*> docxCharts(const Document& document);
/// The relation of the document to a chart's part.
inline QString docxChartId(std::size_t number) { return QStringLiteral("rIdChart%1").arg(number); }
/// The relation of a chart's part to its workbook.
inline const QString kDocxChartData = QStringLiteral("rIdData");

/// The paragraph in which the chart stands, of this width (points).
void writeDocxChart(DocxXml& xml, const ChartBlock& block, std::size_t number, double width);

/// A chart as DrawingML (ECMA-376, part 1, 21.2): bars, columns or lines that Word and WPS draw and edit, told apart by patterns, dashes and
/// markers. A funnel is lying bars.
QByteArray docxChartPart(const Chart& chart);
/// The workbook behind it, which opens when its data are edited.
QByteArray docxChartData(const Chart& chart, time_t at);

}  // namespace shuangda
