#include <gtest/gtest.h>

#include <QDir>
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
