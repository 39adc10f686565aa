#include "reports/page_layout.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <random>

#include "reports/page_painter.h"
#include "reports/paper.h"
#include "reports/text_setter.h"
#include "samples.h"

using namespace shuangda;

namespace {

QString squeezed(QString text) {
  return text.remove(QRegularExpression(QStringLiteral("\\s")));
}

QString textOf(const LaidOutDocument& document) {
  QString text;
  for (const Page& page : document.pages) {
    text += page.text();
  }
  return squeezed(text);
}

/// The line that holds the words.
const PlacedLine* lineWith(const Page& page, const QString& words) {
  for (const PlacedLine& line : page.lines) {
    if (line.line.text().contains(words)) {
      return &line;
    }
  }
  return nullptr;
}

Document textOnly(const QString& text) {
  Document document;
  document.blocks.push_back(ParagraphBlock{0, text});
  return document;
}

class PageLayout : public testing::Test {
 protected:
  /// Top and bottom of a line's ink on the sheet, pt.
  std::pair<double, double> ink(const PlacedLine& placed) {
    FontUse use(fonts);
    const QRectF box = TextSetter(use).ink(placed.line);
    return {placed.baseline + box.top(), placed.baseline + box.bottom()};
  }

  FontBook fonts;
};

}  // namespace

TEST_F(PageLayout, clause5_2_3_twentyTwoLinesOfTwentyEightCharacters) {
  const LaidOutDocument laidOut = layOut(textOnly(QString(28 * 50 - 2, QChar(u'案'))), fonts);
  ASSERT_EQ(laidOut.pages.size(), 3U);
  const Page& page = laidOut.pages[1];
  ASSERT_EQ(page.lines.size(), 22U);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    EXPECT_EQ(page.lines[i].line.text().size(), 28);
    EXPECT_NEAR(page.lines[i].baseline - page.lines[0].baseline, 28.95 * static_cast<double>(i), 0.001);
  }
  EXPECT_EQ(laidOut.pages[0].lines[0].line.text().size(), 26);
  EXPECT_NEAR(laidOut.pages[0].lines[0].line.runs[0].x[0], 31.58, 0.05);
}

TEST_F(PageLayout, clause7_2_headOfAPaper) {
  const LaidOutDocument laidOut = layOut(samples::bulletin(Masthead::Paper), fonts);
  const Page& page = laidOut.pages[0];
  const PlacedLine* mark = lineWith(page, QStringLiteral("办公室文件"));
  const PlacedLine* number = lineWith(page, QStringLiteral("〔2020〕5号"));
  const PlacedLine* title = lineWith(page, QStringLiteral("关于2020年"));
  ASSERT_TRUE(mark && number && title);
  EXPECT_NEAR(ink(*mark).first, paper::mm(72), 0.01);
  EXPECT_LE(mark->line.width, paper::typeWidth + 0.01);
  const double numberTop = number->baseline - paper::baselineIn(paper::linePitch, paper::size3);
  EXPECT_NEAR(numberTop - ink(*mark).second, 2 * paper::linePitch, 0.01);
  ASSERT_FALSE(page.rules.empty());
  const QRectF rule = page.rules[0].area;
  EXPECT_EQ(page.rules[0].ink, Ink::Red);
  EXPECT_NEAR(rule.width(), paper::mm(156), 0.01);
  EXPECT_NEAR(rule.top() - (number->baseline + 0.12 * paper::size3), paper::mm(4), 0.01);
  const double titleTop = title->baseline - paper::baselineIn(paper::linePitch, paper::size2);
  EXPECT_NEAR(titleTop - rule.bottom(), 2 * paper::linePitch, 0.01);
}

TEST_F(PageLayout, marksOfAllFormsBeginWhereTheyShould) {
  const std::pair<Masthead, double> forms[] = {
      {Masthead::Paper, 72}, {Masthead::Serial, 72}, {Masthead::Brief, 72}, {Masthead::Letter, 30}};
  for (const auto& [form, mm] : forms) {
    const LaidOutDocument laidOut = layOut(samples::bulletin(form), fonts);
    const PlacedLine* mark = lineWith(laidOut.pages[0], samples::masthead(form).mark);
    ASSERT_TRUE(mark);
    EXPECT_NEAR(ink(*mark).first / paper::ptPerMm, mm, 0.01);
  }
}

TEST_F(PageLayout, clause10_1_letterHasDoubleRulesAndNoNumberOnItsFirstPage) {
  const LaidOutDocument laidOut = layOut(samples::bulletin(Masthead::Letter), fonts);
  const Page& page = laidOut.pages[0];
  EXPECT_TRUE(page.folio.empty());
  EXPECT_FALSE(laidOut.pages[1].folio.empty());
  std::vector<QRectF> red;
  for (const PlacedRule& rule : page.rules) {
    if (rule.ink == Ink::Red) {
      red.push_back(rule.area);
    }
  }
  ASSERT_EQ(red.size(), 4U);
  for (const QRectF& rule : red) {
    EXPECT_NEAR(rule.width(), paper::mm(170), 0.01);
    EXPECT_NEAR(rule.left(), paper::mm(20), 0.01);
  }
  const PlacedLine* mark = lineWith(page, samples::masthead(Masthead::Letter).mark);
  EXPECT_NEAR(red[0].top() - ink(*mark).second, paper::mm(4), 0.01);
  EXPECT_GT(red[0].height(), red[1].height());  // thick over thin
  EXPECT_GT(red[2].height(), red[3].height());  // at the foot thin over thick
  EXPECT_LT(red[3].top(), red[2].top());
  EXPECT_NEAR(red[2].bottom(), paper::mm(297 - 20), 0.01);
  const PlacedLine* number = lineWith(page, QStringLiteral("〔2020〕12号"));
  EXPECT_NEAR(number->x + number->line.width, paper::typeRight, 0.05);
}

TEST_F(PageLayout, clause7_5_pageNumbers) {
  const LaidOutDocument laidOut = layOut(samples::bulletin(Masthead::Paper), fonts);
  for (std::size_t i = 0; i < laidOut.pages.size(); ++i) {
    ASSERT_EQ(laidOut.pages[i].folio.size(), 1U);
    const PlacedLine& folio = laidOut.pages[i].folio[0];
    EXPECT_EQ(folio.line.text(), QStringLiteral("— %1 —").arg(i + 1));
    PlacedLine dash = folio;
    dash.line.runs[0].glyphs.resize(1);
    EXPECT_NEAR(ink(dash).first / paper::ptPerMm, 269, 0.01);
    const bool odd = i % 2 == 0;
    const double blank = odd ? paper::typeRight - folio.x - folio.line.width : folio.x - paper::leftMargin;
    EXPECT_NEAR(blank, paper::cell, 1.0);
  }
}

TEST_F(PageLayout, clause7_4_imprintEndsWithTheTypeArea) {
  const LaidOutDocument laidOut = layOut(samples::bulletin(Masthead::Paper), fonts);
  const Page& last = laidOut.pages.back();
  double lowest = 0;
  for (const PlacedRule& rule : last.rules) {
    lowest = std::max(lowest, rule.area.center().y());
  }
  EXPECT_NEAR(lowest / paper::ptPerMm, 262, 0.01);
  const PlacedLine* copies = lineWith(last, QStringLiteral("抄送："));
  ASSERT_TRUE(copies);
  EXPECT_NEAR(copies->x - paper::leftMargin, paper::size4, 0.01);
  EXPECT_EQ(copies->line.runs[0].size, paper::size4);
}

TEST_F(PageLayout, imprintOnAnEvenPageLeavesTheEmptyPageBeforeItWithoutNumber) {
  LayoutOptions options;
  options.imprint = ImprintPlace::EvenPage;
  Document document = textOnly(QString(28 * 44 - 2, QChar(u'案')));
  document.blocks.push_back(ImprintBlock{{{QStringLiteral("抄送"), QStringLiteral("市政府。")}}, {}, {}, {}});
  const LaidOutDocument laidOut = layOut(document, fonts, options);
  ASSERT_EQ(laidOut.pages.size(), 4U);
  EXPECT_TRUE(laidOut.pages[2].lines.empty());
  EXPECT_FALSE(laidOut.pages[1].folio.empty());
  EXPECT_TRUE(laidOut.pages[2].folio.empty());
  EXPECT_TRUE(laidOut.pages[3].folio.empty());
}

TEST_F(PageLayout, clause7_3_5_signatures) {
  const QString date = QStringLiteral("2026年1月8日");
  Document document = textOnly(samples::sentence());
  document.blocks.push_back(SignatureBlock{SignatureStyle::Seal, {QStringLiteral("安平市双打办")}, date, {}, {}});
  LaidOutDocument laidOut = layOut(document, fonts);
  const PlacedLine* name = lineWith(laidOut.pages[0], QStringLiteral("安平市双打办"));
  const PlacedLine* day = lineWith(laidOut.pages[0], date);
  ASSERT_TRUE(name && day);
  EXPECT_NEAR(paper::typeRight - day->x - day->line.width, 4 * paper::cell, 0.05);
  EXPECT_NEAR(name->x + name->line.width / 2, day->x + day->line.width / 2, 0.05);

  document.blocks.back() =
      SignatureBlock{SignatureStyle::NoSeal, {QStringLiteral("安平市打击侵权假冒办公室")}, date, {}, {}};
  laidOut = layOut(document, fonts);
  name = lineWith(laidOut.pages[0], QStringLiteral("侵权假冒办公室"));
  day = lineWith(laidOut.pages[0], date);
  EXPECT_NEAR(paper::typeRight - name->x - name->line.width, 2 * paper::cell, 0.05);
  EXPECT_NEAR(day->x - name->x, 2 * paper::cell, 0.05);

  document.blocks.back() = SignatureBlock{SignatureStyle::NoSeal, {QStringLiteral("双打办")}, date, {}, {}};
  laidOut = layOut(document, fonts);
  name = lineWith(laidOut.pages[0], QStringLiteral("双打办"));
  day = lineWith(laidOut.pages[0], date);
  EXPECT_NEAR(paper::typeRight - day->x - day->line.width, 2 * paper::cell, 0.05);
  EXPECT_NEAR(day->x - name->x, 2 * paper::cell, 0.05);
}

TEST_F(PageLayout, aSignatureNeverStandsOnAPageWithoutText) {
  for (int lines = 14; lines <= 23; ++lines) {
    Document document = textOnly(QString(28 * lines - 2, QChar(u'案')));
    document.blocks.push_back(
        SignatureBlock{SignatureStyle::Seal, {QStringLiteral("双打办")}, QStringLiteral("2026年1月8日"), {}, {}});
    const LaidOutDocument laidOut = layOut(document, fonts);
    EXPECT_TRUE(lineWith(laidOut.pages.back(), QStringLiteral("案案")));
    EXPECT_TRUE(lineWith(laidOut.pages.back(), QStringLiteral("双打办")));
    EXPECT_TRUE(lineWith(laidOut.pages.back(), QStringLiteral("1月8日")));
  }
}

TEST_F(PageLayout, aHeadingIsNotLeftAtTheFootOfAPage) {
  Document document = textOnly(QString(28 * 20 - 2, QChar(u'案')));
  document.blocks.push_back(ParagraphBlock{1, QStringLiteral("一、总体情况")});
  document.blocks.push_back(ParagraphBlock{2, QStringLiteral("（一）行政执法")});
  document.blocks.push_back(ParagraphBlock{0, samples::sentence()});
  const LaidOutDocument laidOut = layOut(document, fonts);
  EXPECT_EQ(laidOut.pages[0].lines.size(), 20U);
  EXPECT_EQ(laidOut.pages[1].lines[0].line.text(), QStringLiteral("一、总体情况"));
}

TEST_F(PageLayout, clause7_3_7_attachmentBeginsAPage) {
  const LaidOutDocument laidOut = layOut(samples::bulletin(Masthead::Paper), fonts);
  for (const Page& page : laidOut.pages) {
    if (const PlacedLine* label = lineWith(page, QStringLiteral("附件1")); label && label == &page.lines.front()) {
      EXPECT_NEAR(label->x, paper::leftMargin, 0.01);
      const PlacedLine& title = page.lines[1];
      const double line = label->baseline - paper::baselineIn(paper::linePitch, paper::size3);
      EXPECT_NEAR(title.baseline - paper::baselineIn(paper::linePitch, paper::size2) - line, 2 * paper::linePitch,
                  0.01);
      return;
    }
  }
  FAIL() << "no page begins with 附件1";
}

TEST_F(PageLayout, tablesRepeatTheirHeadAndKeepRowsInsideTheTypeArea) {
  Document document;
  document.blocks.push_back(samples::countyTable(70));
  const LaidOutDocument laidOut = layOut(document, fonts);
  ASSERT_GE(laidOut.pages.size(), 3U);
  int rows = 0;
  for (const Page& page : laidOut.pages) {
    EXPECT_TRUE(lineWith(page, QStringLiteral("罚没款")));
    int here = 0;
    for (const PlacedLine& line : page.lines) {
      EXPECT_GE(line.x, paper::leftMargin - 0.01);
      EXPECT_LE(line.x + line.line.width, paper::typeRight + 0.01);
      EXPECT_LE(line.baseline, paper::typeBottom);
      here += line.line.text().endsWith(QStringLiteral("监督管理局")) ? 1 : 0;
    }
    EXPECT_GE(here, 2);
    rows += here;
  }
  EXPECT_EQ(rows, 69);
}

TEST_F(PageLayout, numbersStandBelowEachOtherByTheirPoints) {
  Document document;
  TableBlock table;
  table.head = {QStringLiteral("甲"), QStringLiteral("乙")};
  table.align = {CellAlign::Left, CellAlign::Number};
  table.rows = {{QStringLiteral("一"), QStringLiteral("12.5")},
                {QStringLiteral("二"), QStringLiteral("3.75")},
                {QStringLiteral("三"), QStringLiteral("1000")}};
  document.blocks.push_back(table);
  const LaidOutDocument laidOut = layOut(document, fonts);
  const auto pointOf = [&](const QString& text) {
    const PlacedLine* line = lineWith(laidOut.pages[0], text);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const double x = point < 0 ? line->line.width : line->line.runs[0].x[static_cast<std::size_t>(point)];
    return line->x + x;
  };
  EXPECT_NEAR(pointOf(QStringLiteral("12.5")), pointOf(QStringLiteral("3.75")), 0.01);
  EXPECT_NEAR(pointOf(QStringLiteral("12.5")), pointOf(QStringLiteral("1000")), 0.01);
}

TEST_F(PageLayout, aRowHigherThanAPageIsDividedAndLosesNothing) {
  Document document;
  TableBlock table;
  table.head = {QStringLiteral("事项"), QStringLiteral("内容")};
  table.widths = {1, 3};
  table.rows = {{QStringLiteral("长"), samples::sentence().repeated(20)}, {QStringLiteral("短"), QStringLiteral("无")}};
  document.blocks.push_back(table);
  const LaidOutDocument laidOut = layOut(document, fonts);
  EXPECT_GE(laidOut.pages.size(), 2U);
  EXPECT_EQ(
      textOf(laidOut).remove(QStringLiteral("事项内容")).remove(QStringLiteral("长")).remove(QStringLiteral("短无")),
      samples::sentence().repeated(20));
}

TEST_F(PageLayout, landscapePagesAreReadTurned) {
  const LaidOutDocument laidOut = layOut(samples::bulletin(Masthead::Paper), fonts);
  bool found = false;
  for (const Page& page : laidOut.pages) {
    if (page.orientation != Orientation::Landscape) {
      continue;
    }
    found = true;
    for (const PlacedLine& line : page.lines) {
      EXPECT_GE(line.x, paper::footMargin - 0.01);
      EXPECT_LE(line.x + line.line.width, paper::footMargin + paper::mm(225) + 0.01);
      EXPECT_GE(line.baseline, paper::mm(28));
      EXPECT_LE(line.baseline, paper::mm(28 + 156));
    }
  }
  EXPECT_TRUE(found);
}

TEST_F(PageLayout, noWordIsLostOrSetTwice) {
  std::mt19937 random(7);
  const QString stock = QStringLiteral(
      "双打办案件移送，公安机关。“立案”（查处）《侵权》假冒、商品；销毁：2020年25.5%ABC𠮷玥彧〔〕—…！？");
  const QList<uint> characters = stock.toUcs4();
  for (int round = 0; round < 40; ++round) {
    QString text;
    for (auto n = random() % 1500; n > 0; --n) {
      const char32_t one = characters[static_cast<qsizetype>(random() % static_cast<unsigned>(characters.size()))];
      text += QString::fromUcs4(&one, 1);
    }
    EXPECT_EQ(textOf(layOut(textOnly(text), fonts)), text);
  }
}

TEST_F(PageLayout, titlesBreakIntoTrapeziumsBetweenWords) {
  Document document;
  document.blocks.push_back(
      TitleBlock{{QStringLiteral("关于2020年前三季度全市行政执法与刑事司法“两法衔接”案件数据和移送情况的通报")}, {}});
  const LaidOutDocument laidOut = layOut(document, fonts);
  const Page& page = laidOut.pages[0];
  ASSERT_GE(page.lines.size(), 2U);
  QString all;
  for (const PlacedLine& line : page.lines) {
    EXPECT_NEAR(line.x + line.line.width / 2, paper::leftMargin + paper::typeWidth / 2, 0.05);
    EXPECT_FALSE(line.line.text().startsWith(QStringLiteral("的")));
    all += line.line.text() + QLatin1Char('/');
  }
  EXPECT_EQ(all.toStdString(), "关于2020年前三季度全市/行政执法与刑事司法“两法衔接”/案件数据和移送情况的通报/");
}

TEST_F(PageLayout, fontsThatAreNotThereAreReported) {
  const LaidOutDocument laidOut = layOut(textOnly(QStringLiteral("𠮷玥彧\U0010FFFD")), fonts);
  QString borrowed;
  for (const BorrowedCharacters& some : laidOut.fonts.borrowed) {
    borrowed += some.characters;
  }
  EXPECT_EQ(laidOut.fonts.missing, QStringLiteral("\U0010FFFD"));
  if (fonts.family(FontRole::FangSong) == QStringLiteral("FandolFang")) {
    EXPECT_TRUE(borrowed.contains(QStringLiteral("玥")));
    ASSERT_FALSE(laidOut.fonts.replaced.empty());
    EXPECT_EQ(laidOut.fonts.replaced[0].wanted, QStringLiteral("仿宋_GB2312"));
  }
  EXPECT_TRUE(textOf(laidOut).endsWith(QStringLiteral("〓")));
}

TEST_F(PageLayout, clause7_3_2_longRecipientsMoveToTheEnd) {
  Document document;
  document.blocks.push_back(samples::masthead(Masthead::Paper));
  document.blocks.push_back(TitleBlock{{QStringLiteral("通报")}, {}});
  document.blocks.push_back(
      RecipientsBlock{QStringLiteral("第一县人民政府，").repeated(50) + QStringLiteral("各单位：")});
  document.blocks.push_back(ParagraphBlock{0, QStringLiteral("正文在首页。")});
  const LaidOutDocument laidOut = layOut(document, fonts);
  EXPECT_TRUE(lineWith(laidOut.pages.front(), QStringLiteral("正文在首页。")));
  EXPECT_TRUE(lineWith(laidOut.pages.back(), QStringLiteral("主送：第一县")));
  EXPECT_TRUE(lineWith(laidOut.pages.back(), QStringLiteral("各单位。")));
}

TEST_F(PageLayout, pagesCanBePaintedOnAPicture) {
  constexpr double dpi = 96;
  const LaidOutDocument laidOut = layOut(samples::bulletin(Masthead::Serial), fonts);
  QImage image((sheetSize() * dpi / 72).toSize(), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  paintPage(painter, laidOut, 0, dpi / 72);
  painter.end();
  int first = image.height();
  for (int y = 0; y < image.height() && first == image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      first = qGreen(image.pixel(x, y)) < 128 ? std::min(first, y) : first;
    }
  }
  EXPECT_NEAR(first * 25.4 / dpi, 72, 0.6);
}

TEST_F(PageLayout, aLongTableIsSetWhole) {
  Document document;
  document.blocks.push_back(samples::countyTable(3000));
  EXPECT_GT(layOut(document, fonts).pages.size(), 100u);
}
