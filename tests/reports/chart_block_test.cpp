#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "reports/chart_blocks.h"
#include "reports/document_json.h"
#include "reports/document_text.h"
#include "reports/docx_writer.h"
#include "reports/page_layout.h"
#include "reports/pdf_writer.h"
#include "reports/poppler.h"
#include "reports/samples.h"
#include "support/chart_samples.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

Document paperWithCharts() {
  Document document{.title = u"关于2020年第三季度全市打击侵权假冒工作情况的通报"_s, .author = u"安平市双打办"_s};
  document.blocks = {TitleBlock{.lines = {document.title}}, ParagraphBlock{1, u"一、总体情况"_s}, ParagraphBlock{0, samples::sentence()}};
  for (const Chart& chart : {samples::lineChart(), samples::columnChart(), samples::barChart(10), samples::funnelChart()}) {
    document.blocks.push_back(ChartBlock{.chart = chart});
    document.blocks.push_back(ParagraphBlock{0, samples::sentence()});
  }
  return document;
}

FontBook& fonts() {
  static FontBook book;
  return book;
}

}  // namespace

TEST(ChartBlockTest, drawingAndTableStayOnOnePage) {
  const LaidOutDocument laidOut = layOut(paperWithCharts(), fonts());
  ASSERT_GE(laidOut.pages.size(), 3u);
  int drawings = 0;
  for (const Page& page : laidOut.pages) {
    drawings += static_cast<int>(page.drawings.size());
    for (const PlacedDrawing& drawing : page.drawings) {
      EXPECT_NEAR(drawing.x, paper::leftMargin, 0.01);
      for (const Shape& shape : drawing.shapes) {
        for (const QPointF& point : shape.points) {
          EXPECT_LE(drawing.y + point.y(), paper::typeBottom + 0.5);
          EXPECT_LE(drawing.x + point.x(), paper::typeRight + 0.5);
        }
      }
    }
    // The table follows on the page of the drawing: its notes stand where its title does.
    EXPECT_EQ(page.text().contains(u"从立案到判决的案件数"_s), page.text().contains(u"不是同一批案件"_s));
    EXPECT_EQ(page.text().contains(u"2018年四季度至2020年三季度立案"_s), page.text().contains(u"图中断开"_s));
  }
  EXPECT_EQ(drawings, 4);
}

TEST(ChartBlockTest, aLongTableMakesTheDrawingLower) {
  Document document;
  document.blocks = {ParagraphBlock{0, samples::sentence()}, ChartBlock{.chart = samples::barChart(12)}, ParagraphBlock{0, samples::sentence()}};
  const LaidOutDocument laidOut = layOut(document, fonts());
  ASSERT_EQ(laidOut.pages.size(), 3u);
  EXPECT_EQ(laidOut.pages[1].drawings.size(), 1u);
  EXPECT_EQ(laidOut.pages[1].text().count(u"上年同期"_s), 2) << "legend and one head: the table is whole";
  document.blocks[1] = ChartBlock{.chart = samples::barChart(40)};
  EXPECT_GE(layOut(document, fonts()).pages.size(), 4u) << "what fits no page flows on";
}

TEST(ChartBlockTest, wordsOfChartsCanBeReadFromThePdf) {
  QTemporaryDir folder;
  const QString path = folder.filePath(u"charts.pdf"_s);
  ASSERT_TRUE(writePdf(layOut(paperWithCharts(), fonts()), {}, path));
  const QString words = poppler::words(path);
  for (const QString& word : {u"办结率84.2%"_s, u"移送案件公安立案（件）"_s, u"单位：万元"_s, u"1204.17"_s, u"上年同期"_s}) {
    EXPECT_TRUE(words.contains(word)) << word.toStdString();
  }
  if (const QString kept = qEnvironmentVariable("SHUANGDA_SCREENSHOTS"); !kept.isEmpty()) {
    QDir().mkpath(kept);
    QFile::remove(kept + u"/charts.pdf"_s);
    QFile::copy(path, kept + u"/charts.pdf"_s);
    EXPECT_TRUE(writeDocx(paperWithCharts(), {}, kept + u"/charts.docx"_s));
  }
}

TEST(ChartBlockTest, chartsAreVectorsInThePdf) {
  QTemporaryDir folder;
  const QString path = folder.filePath(u"charts.pdf"_s);
  ASSERT_TRUE(writePdf(layOut(paperWithCharts(), fonts()), {}, path));
  const QString images = QString::fromUtf8(poppler::run(u"pdfimages"_s, {u"-list"_s, path}));
  EXPECT_EQ(images.trimmed().split(u'\n').size(), 2) << images.toStdString();
}

TEST(ChartBlockTest, aStoredPaperKeepsItsCharts) {
  const Document document = paperWithCharts();
  const Result<Document> read = unpackDocument(packDocument(document));
  ASSERT_TRUE(read);
  EXPECT_EQ(packDocument(*read), packDocument(document));
  EXPECT_EQ(documentText(*read), documentText(document));
  const auto& chart = std::get<ChartBlock>(read->blocks[3]);
  EXPECT_EQ(chart.chart, samples::lineChart());
  EXPECT_TRUE(chart.hasTable);
}

TEST(ChartBlockTest, papersStoredBeforeThereWereChartsAreRead) {
  // Written by the program as it was then: a title and a paragraph.
  const QByteArray json =
      R"({"author":"","blocks":[{"kind":1,"lines":["题"],"under":""},{"kind":3,"level":0,"run_in":"","text":"文"}],"orientation":0,"title":"题","version":1})";
  const Result<Document> read = unpackDocument(qCompress(json));
  ASSERT_TRUE(read);
  EXPECT_EQ(documentText(*read), (QStringList{u"题"_s, u"文"_s}));
  EXPECT_EQ(packDocument(*read), qCompress(json)) << "papers without charts are still written so";
  EXPECT_FALSE(unpackDocument(qCompress(R"({"version":3})")));
}

TEST(ChartBlockTest, theTableHasTheNumbersOfTheChart) {
  const TableBlock lines = chartTable(samples::lineChart());
  EXPECT_EQ(lines.head.size(), 9);
  ASSERT_EQ(lines.rows.size(), 3u);
  EXPECT_EQ(lines.rows[0].mid(0, 3), (QStringList{u"立案"_s, u"—"_s, u"241"_s}));
  const TableBlock bars = chartTable(samples::barChart(10));
  EXPECT_EQ(bars.head, (QStringList{u"地区"_s, u"本期"_s, u"上年同期"_s, u"同比"_s}));
  EXPECT_EQ(bars.rows[0], (QStringList{u"甲县"_s, u"120"_s, u"90"_s, u"-11.0"_s}));
  const TableBlock funnel = chartTable(samples::funnelChart());
  EXPECT_EQ(funnel.rows[1], (QStringList{u"办结"_s, u"287"_s, u"办结率84.2%"_s}));
  EXPECT_EQ(funnel.unitLine, u"单位：件"_s);
  EXPECT_TRUE(chartTable(Chart{}).head.isEmpty());
}

namespace {

/// A part of a DOCX as text.
QString partOf(const QString& path, const QString& part) { return QString::fromUtf8(poppler::run(u"unzip"_s, {u"-p"_s, path, part})); }

}  // namespace

TEST(ChartBlockTest, docxHasNativeChartsWithTheirData) {
  QTemporaryDir folder;
  const QString path = folder.filePath(u"charts.docx"_s);
  ASSERT_TRUE(writeDocx(paperWithCharts(), {}, path));
  EXPECT_EQ(docxBytes(paperWithCharts(), {}), docxBytes(paperWithCharts(), {})) << "the same bytes again";
  const QString types = partOf(path, u"\\[Content_Types\\].xml"_s);
  const QString relations = partOf(path, u"word/_rels/document.xml.rels"_s);
  const QString body = partOf(path, u"word/document.xml"_s);
  for (int i = 1; i <= 4; ++i) {
    EXPECT_TRUE(types.contains(u"/word/charts/chart%1.xml"_s.arg(i)));
    EXPECT_TRUE(relations.contains(u"Id=\"rIdChart%1\""_s.arg(i)));
    EXPECT_EQ(body.count(u"r:id=\"rIdChart%1\""_s.arg(i)), 1);
    EXPECT_TRUE(partOf(path, u"word/charts/_rels/chart%1.xml.rels"_s.arg(i)).contains(u"../embeddings/chart%1.xlsx"_s.arg(i)));
  }
  // Chart, unit, head and all rows but the last before what has no notes keep with the next.
  const QString bars10 = body.mid(body.indexOf(u"rIdChart3"_s), body.indexOf(u"rIdChart4"_s) - body.indexOf(u"rIdChart3"_s));
  EXPECT_EQ(bars10.count(u"<w:keepNext/>"_s), (1 + 9) * 4 + 1) << "and the paragraph of the chart that follows";
  const QString lines = partOf(path, u"word/charts/chart1.xml"_s);
  EXPECT_TRUE(lines.contains(u"<c:lineChart>"_s));
  EXPECT_TRUE(lines.contains(u"<a:prstDash val=\"dash\"/>"_s));
  EXPECT_TRUE(lines.contains(u"<c:dispBlanksAs val=\"gap\"/>"_s));
  EXPECT_EQ(lines.count(u"<c:pt idx=\"0\"><c:v>2018年"_s), 3) << "the names, once a series";
  EXPECT_EQ(lines.count(u"<c:v>312</c:v>"_s), 1);
  const QString bars = partOf(path, u"word/charts/chart3.xml"_s);
  EXPECT_TRUE(bars.contains(u"<c:barDir val=\"bar\"/>"_s));
  EXPECT_TRUE(bars.contains(u"prst=\"wdUpDiag\""_s));
  EXPECT_FALSE(partOf(path, u"word/charts/chart2.xml"_s).contains(u"<c:legend>"_s)) << "one series needs none";
  QFile file(folder.filePath(u"data.xlsx"_s));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(poppler::run(u"unzip"_s, {u"-p"_s, path, u"word/embeddings/chart3.xlsx"_s}));
  file.close();
  const QString sheet = partOf(file.fileName(), u"xl/worksheets/sheet1.xml"_s);
  EXPECT_TRUE(sheet.contains(u"<c r=\"B2\"><v>120</v></c><c r=\"C2\"><v>90</v></c>"_s)) << sheet.toStdString();
  EXPECT_FALSE(sheet.contains(u"r=\"C6\""_s)) << "not known";
}

TEST(ChartBlockTest, anEmptyChartIsNothing) {
  Document document = paperWithCharts();
  const std::size_t pages = layOut(document, fonts()).pages.size();
  document.blocks.push_back(ChartBlock{});
  EXPECT_EQ(layOut(document, fonts()).pages.size(), pages);
  EXPECT_FALSE(docxBytes(document, {}).isEmpty());
}
