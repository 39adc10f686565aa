#include "reports/docx_chart.h"

#include <array>

#include "reports/chart_drawing.h"

namespace shuangda {
namespace {

const QString kChartSpace = QStringLiteral("http://schemas.openxmlformats.org/drawingml/2006/chart");
const QString kDrawingSpace = QStringLiteral("http://schemas.openxmlformats.org/drawingml/2006/main");
const QString kRelationSpace = QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships");
const QString kInk = QStringLiteral("303030");
const QString kCategoryAxis = QStringLiteral("1001");
const QString kValueAxis = QStringLiteral("1002");

/// English Metric Units.
QString emu(double points) { return QString::number(std::lround(points * 12700)); }

/// Column of a series in the workbook: B, C …
QString columnOf(std::size_t series) { return QString(QChar(static_cast<char16_t>(u'B' + series))); }

class ChartXml {
 public:
  ChartXml(QByteArray& bytes, const Chart& chart) : xml_(&bytes), chart_(chart), isLying_(chart.kind == ChartKind::Bars || chart.kind == ChartKind::Funnel) {}

  void write() {
    xml_.writeStartDocument(QStringLiteral("1.0"), true);
    start("c:chartSpace");
    xml_.writeAttribute(QStringLiteral("xmlns:c"), kChartSpace);
    xml_.writeAttribute(QStringLiteral("xmlns:a"), kDrawingSpace);
    xml_.writeAttribute(QStringLiteral("xmlns:r"), kRelationSpace);
    value("c:roundedCorners", QStringLiteral("0"));
    start("c:chart");
    value("c:autoTitleDeleted", QStringLiteral("1"));  // the title is a paragraph above
    plot();
    if (chart_.series.size() > 1) {
      start("c:legend");
      value("c:legendPos", QStringLiteral("t"));
      value("c:overlay", QStringLiteral("0"));
      end();
    }
    value("c:plotVisOnly", QStringLiteral("1"));
    value("c:dispBlanksAs", QStringLiteral("gap"));  // not known is not zero
    end();
    start("c:spPr");
    xml_.writeEmptyElement(QStringLiteral("a:noFill"));
    start("a:ln");
    xml_.writeEmptyElement(QStringLiteral("a:noFill"));
    end();
    end();
    textProperties("c:txPr", 850);
    start("c:externalData");
    xml_.writeAttribute(QStringLiteral("r:id"), kDocxChartData);
    value("c:autoUpdate", QStringLiteral("0"));
    end();
    xml_.writeEndDocument();
  }

 private:
  void start(const char* name) { xml_.writeStartElement(QLatin1String(name)); }
  void end() { xml_.writeEndElement(); }
  void value(const char* name, const QString& text) {
    xml_.writeEmptyElement(QLatin1String(name));
    xml_.writeAttribute(QStringLiteral("val"), text);
  }
  bool isLines() const { return chart_.kind == ChartKind::Lines; }
  std::size_t count() const { return static_cast<std::size_t>(chart_.categories.size()); }

  void plot() {
    start("c:plotArea");
    xml_.writeEmptyElement(QStringLiteral("c:layout"));
    start(isLines() ? "c:lineChart" : "c:barChart");
    if (!isLines()) {
      value("c:barDir", isLying_ ? QStringLiteral("bar") : QStringLiteral("col"));
    }
    value("c:grouping", isLines() ? QStringLiteral("standard") : QStringLiteral("clustered"));
    value("c:varyColors", QStringLiteral("0"));
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      series(i);
    }
    if (isLines()) {
      value("c:marker", QStringLiteral("1"));
    } else {
      value("c:gapWidth", QStringLiteral("45"));
    }
    value("c:axId", kCategoryAxis);
    value("c:axId", kValueAxis);
    end();
    categoryAxis();
    valueAxis();
    end();
  }

  void series(std::size_t i) {
    start("c:ser");
    value("c:idx", QString::number(i));
    value("c:order", QString::number(i));
    start("c:tx");
    strings(QStringLiteral("Sheet1!$%1$1").arg(columnOf(i)), {chart_.series[i].name});
    end();
    look(i);
    if (isLines()) {
      marker(i);
    } else {
      value("c:invertIfNegative", QStringLiteral("0"));
    }
    labels();
    start("c:cat");
    QStringList names;
    for (std::size_t each = 0; each < count(); ++each) {
      names << chart_.categories[static_cast<qsizetype>(each)];  // readers break the label where the name may be
    }
    strings(QStringLiteral("Sheet1!$A$2:$A$%1").arg(count() + 1), names);
    end();
    start("c:val");
    numbers(i);
    end();
    if (isLines()) {
      value("c:smooth", QStringLiteral("0"));
    }
    end();
  }

  void strings(const QString& where, const QStringList& texts) {
    start("c:strRef");
    xml_.writeTextElement(QStringLiteral("c:f"), where);
    start("c:strCache");
    value("c:ptCount", QString::number(texts.size()));
    for (qsizetype i = 0; i < texts.size(); ++i) {
      point(static_cast<std::size_t>(i), texts[i]);
    }
    end();
    end();
  }

  void numbers(std::size_t of) {
    start("c:numRef");
    xml_.writeTextElement(QStringLiteral("c:f"), QStringLiteral("Sheet1!$%1$2:$%1$%2").arg(columnOf(of)).arg(count() + 1));
    start("c:numCache");
    xml_.writeTextElement(QStringLiteral("c:formatCode"), format());
    value("c:ptCount", QString::number(count()));
    for (std::size_t i = 0; i < count(); ++i) {
      if (const auto& number = chart_.point(of, i).value) {
        point(i, number->shortText());
      }
    }
    end();
    end();
  }

  void point(std::size_t index, const QString& text) {
    start("c:pt");
    xml_.writeAttribute(QStringLiteral("idx"), QString::number(index));
    xml_.writeTextElement(QStringLiteral("c:v"), docx::xmlText(text));
    end();
  }

  QString format() const {
    const int decimals = decimalsOf(chart_);
    return decimals > 0 ? QStringLiteral("0.") + QString(decimals, u'0') : QStringLiteral("0");
  }

  void colour(const QString& rgb) {
    start("a:srgbClr");
    xml_.writeAttribute(QStringLiteral("val"), rgb);
    end();
  }
  void solidFill(const QString& rgb) {
    start("a:solidFill");
    colour(rgb);
    end();
  }
  void outline(double points, const QString& dash = {}) {
    start("a:ln");
    xml_.writeAttribute(QStringLiteral("w"), emu(points));
    solidFill(kInk);
    if (!dash.isEmpty()) {
      value("a:prstDash", dash);
    }
    end();
  }

  /// As on paper: solid, hatched, pale, crossed …; lines by their dashes.
  void look(std::size_t i) {
    static constexpr std::array kPatterns{"", "wdUpDiag", "pct20", "diagCross", "wdDnDiag", "dkHorz"};
    static constexpr std::array kDashes{"solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash"};
    start("c:spPr");
    if (isLines()) {
      outline(1.5, QLatin1String(kDashes[i % kDashes.size()]));
    } else if (i % kPatterns.size() == 0) {
      solidFill(kInk);
      outline(0.75);
    } else {
      start("a:pattFill");
      xml_.writeAttribute(QStringLiteral("prst"), QLatin1String(kPatterns[i % kPatterns.size()]));
      start("a:fgClr");
      colour(kInk);
      end();
      start("a:bgClr");
      colour(QStringLiteral("FFFFFF"));
      end();
      end();
      outline(0.75);
    }
    end();
  }

  void marker(std::size_t i) {
    static constexpr std::array kSymbols{"circle", "square", "triangle"};
    start("c:marker");
    value("c:symbol", QLatin1String(kSymbols[i % kSymbols.size()]));
    value("c:size", QStringLiteral("6"));
    start("c:spPr");
    solidFill(i % 2 == 1 ? QStringLiteral("FFFFFF") : kInk);
    outline(1);
    end();
    end();
  }

  void labels() {
    start("c:dLbls");
    xml_.writeEmptyElement(QStringLiteral("c:numFmt"));
    xml_.writeAttribute(QStringLiteral("formatCode"), format());
    xml_.writeAttribute(QStringLiteral("sourceLinked"), QStringLiteral("0"));
    textProperties("c:txPr", 800);
    value("c:dLblPos", isLines() ? QStringLiteral("t") : QStringLiteral("outEnd"));
    for (const char* what : {"c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"}) {
      value(what, QLatin1String(what) == QLatin1String("c:showVal") ? QStringLiteral("1") : QStringLiteral("0"));
    }
    end();
  }

  void textProperties(const char* name, int hundredths) {
    start(name);
    xml_.writeEmptyElement(QStringLiteral("a:bodyPr"));
    start("a:p");
    start("a:pPr");
    characters("a:defRPr", hundredths);
    end();
    end();
    end();
  }
  void characters(const char* name, int hundredths) {
    start(name);
    xml_.writeAttribute(QStringLiteral("sz"), QString::number(hundredths));
    xml_.writeAttribute(QStringLiteral("b"), QStringLiteral("0"));
    for (const char* script : {"a:latin", "a:ea"}) {
      xml_.writeEmptyElement(QLatin1String(script));
      xml_.writeAttribute(QStringLiteral("typeface"), docx::kHei);
    }
    end();
  }

  void axisHead(const QString& id, const char* position, bool downwards) {
    value("c:axId", id);
    start("c:scaling");
    value("c:orientation", downwards ? QStringLiteral("maxMin") : QStringLiteral("minMax"));
    end();
    value("c:delete", QStringLiteral("0"));
    value("c:axPos", QLatin1String(position));
  }
  void axisFoot(const QString& other, bool atEnd) {
    value("c:majorTickMark", QStringLiteral("none"));
    value("c:minorTickMark", QStringLiteral("none"));
    value("c:tickLblPos", QStringLiteral("nextTo"));
    start("c:spPr");
    outline(0.75);
    end();
    value("c:crossAx", other);
    value("c:crosses", atEnd ? QStringLiteral("max") : QStringLiteral("autoZero"));
  }

  void categoryAxis() {
    start("c:catAx");
    axisHead(kCategoryAxis, isLying_ ? "l" : "b", isLying_);
    axisFoot(kValueAxis, false);
    end();
  }
  void valueAxis() {
    start("c:valAx");
    axisHead(kValueAxis, isLying_ ? "b" : "l", false);
    start("c:majorGridlines");
    start("c:spPr");
    start("a:ln");
    xml_.writeAttribute(QStringLiteral("w"), emu(0.4));
    solidFill(QStringLiteral("B8B8B8"));
    end();
    end();
    end();
    axisFoot(kCategoryAxis, isLying_);
    value("c:crossBetween", QStringLiteral("between"));
    end();
  }

  QXmlStreamWriter xml_;
  const Chart& chart_;
  bool isLying_;
};

}  // namespace

std::vector<const Chart*> docxCharts(const Document& document) {
  std::vector<const Chart*> charts;
  for (const Block& block : document.blocks) {
    if (const auto* chart = std::get_if<ChartBlock>(&block); chart && !chart->chart.isEmpty()) {
      charts.push_back(&chart->chart);
    }
  }
  return charts;
}

QByteArray docxChartPart(const Chart& chart) {
  QByteArray bytes;
  ChartXml(bytes, chart).write();
  return bytes;
}

void writeDocxChart(DocxXml& xml, const ChartBlock& block, std::size_t number, double width) {
  const double height = block.height > 0 ? block.height : chartHeight(block.chart);
  xml.start("p");
  xml.start("pPr");
  xml.empty("keepNext");
  xml.empty("snapToGrid", {{"val", QStringLiteral("0")}});
  // A line of exact height would cut the drawing off.
  xml.empty("spacing", {{"before", QStringLiteral("0")}, {"after", QStringLiteral("0")}, {"line", QStringLiteral("240")}, {"lineRule", QStringLiteral("auto")}});
  xml.empty("jc", {{"val", QStringLiteral("center")}});
  xml.end();
  xml.start("r");
  xml.start("drawing");
  QXmlStreamWriter& writer = xml.writer();
  writer.writeStartElement(QStringLiteral("wp:inline"));
  writer.writeAttribute(QStringLiteral("xmlns:wp"), QStringLiteral("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"));
  writer.writeEmptyElement(QStringLiteral("wp:extent"));
  writer.writeAttribute(QStringLiteral("cx"), emu(width));
  writer.writeAttribute(QStringLiteral("cy"), emu(height));
  writer.writeEmptyElement(QStringLiteral("wp:docPr"));
  writer.writeAttribute(QStringLiteral("id"), QString::number(number));
  writer.writeAttribute(QStringLiteral("name"), QStringLiteral("图%1").arg(number));
  writer.writeAttribute(QStringLiteral("descr"), docx::xmlText(spokenChart(block.chart)));
  writer.writeStartElement(QStringLiteral("a:graphic"));
  writer.writeAttribute(QStringLiteral("xmlns:a"), kDrawingSpace);
  writer.writeStartElement(QStringLiteral("a:graphicData"));
  writer.writeAttribute(QStringLiteral("uri"), kChartSpace);
  writer.writeEmptyElement(QStringLiteral("c:chart"));
  writer.writeAttribute(QStringLiteral("xmlns:c"), kChartSpace);
  writer.writeAttribute(QStringLiteral("r:id"), docxChartId(number));
  writer.writeEndElement();
  writer.writeEndElement();
  writer.writeEndElement();
  xml.end();
  xml.end();
  xml.end();
}

}  // namespace shuangda
