#include <gtest/gtest.h>

#include "reports/page_flow.h"
#include "reports/page_layout.h"
#include "reports/paper.h"
#include "reports/pdf_writer.h"
#include "samples.h"

using namespace shuangda;

namespace {

class OddDocuments : public testing::Test {
 protected:
  LaidOutDocument set(std::vector<Block> blocks) {
    LaidOutDocument laidOut = layOut({.title = QStringLiteral("怪"), .blocks = std::move(blocks)}, fonts);
    EXPECT_FALSE(laidOut.pages.empty());
    EXPECT_FALSE(pdfBytes(laidOut, {}).isEmpty());
    return laidOut;
  }

  void expectInside(const LaidOutDocument& laidOut) {
    for (const Page& page : laidOut.pages) {
      const TypeArea area = typeArea(page.orientation);
      for (const PlacedLine& line : page.lines) {
        EXPECT_GE(line.x, area.left - 0.1);
        EXPECT_LE(line.x + line.line.width, area.left + area.width + 0.1) << line.line.text().toStdString();
        EXPECT_LE(line.baseline, area.top + area.height);
      }
    }
  }

  FontBook fonts;
};

}  // namespace

TEST_F(OddDocuments, emptyBlocksOfEveryKind) {
  set({MastheadBlock{}, TitleBlock{}, RecipientsBlock{}, ParagraphBlock{}, EnclosuresBlock{}, TableBlock{},
       SignatureBlock{}, AttachmentBlock{}, ImprintBlock{}});
  for (const Masthead form : {Masthead::Serial, Masthead::Brief, Masthead::Letter}) {
    MastheadBlock head;
    head.form = form;
    set({head});
  }
}

TEST_F(OddDocuments, blocksInAnUnusualOrder) {
  set({ImprintBlock{{{QStringLiteral("抄送"), QStringLiteral("市政府。")}}, {}, {}, {}}, samples::countyTable(3),
       SignatureBlock{SignatureStyle::Stamp, {QStringLiteral("主任")}, QStringLiteral("2026年1月8日"), {}, {}},
       samples::masthead(Masthead::Paper), ParagraphBlock{1, QStringLiteral("一、最后的标题")}});
}

TEST_F(OddDocuments, aTableOfManyColumnsStaysInside) {
  for (const Orientation orientation : {Orientation::Portrait, Orientation::Landscape}) {
    TableBlock table;
    table.orientation = orientation;
    for (int c = 0; c < 18; ++c) {
      table.head << QStringLiteral("指标名称%1").arg(c);
      table.align.push_back(c == 0 ? CellAlign::Left : CellAlign::Number);
    }
    for (int r = 0; r < 30; ++r) {
      QStringList row{QStringLiteral("市场监督管理局")};
      for (int c = 1; c < 18; ++c) {
        row << QString::number(r * c);
      }
      table.rows.push_back(row);
    }
    expectInside(set({table}));
  }
}

TEST_F(OddDocuments, raggedRowsTooFewWeightsAndTooManyGroups) {
  TableBlock table;
  table.groups = {{QStringLiteral("甲"), 0}, {QStringLiteral("乙"), 9}, {QStringLiteral("丙"), 2}};
  table.head = {QStringLiteral("一"), QStringLiteral("二")};
  table.widths = {0, 0};
  table.rows = {{}, {QStringLiteral("一")}, {QStringLiteral("一"), QStringLiteral("二\n三"), QStringLiteral("四")}};
  set({table});
}

TEST_F(OddDocuments, endlessTitlesMarksAndRecipients) {
  MastheadBlock head = samples::masthead(Masthead::Paper);
  head.mark = head.mark.repeated(6);
  const QString longest = samples::sentence().repeated(3);
  const LaidOutDocument laidOut =
      set({head, TitleBlock{{longest}, {}}, RecipientsBlock{longest.repeated(5)}, ParagraphBlock{0, longest},
           ImprintBlock{{{QStringLiteral("抄送"), longest}}, {}, {}, {}}});
  expectInside(laidOut);
}

TEST_F(OddDocuments, controlsAndInvisibleCharactersAreLeftOut) {
  const LaidOutDocument laidOut =
      set({ParagraphBlock{0, QStringLiteral("双\u200B打\uFEFF办\u0007\u202E案\uFE0F件\n第二段")}});
  EXPECT_EQ(laidOut.pages[0].text().toStdString(), "双打办案件\n第二段\n");
}

TEST_F(OddDocuments, loneSurrogatesDoNotHarm) {
  QString text = QStringLiteral("双打");
  text.insert(1, QChar(0xD842));
  set({ParagraphBlock{0, text}});
}
