#include "reports/screening_composer.h"

#include <gtest/gtest.h>

using namespace shuangda;

namespace {

ScreeningPaper sample() {
  ScreeningPaper paper{.office = QStringLiteral("云岭县双打办"), .number = QStringLiteral("SD2026-0015")};
  paper.boxes = {{QStringLiteral("案件"), QStringLiteral("SD2026-0015")}};
  paper.conclusions = {QStringLiteral("第一句。"), QStringLiteral("第二句。")};
  ScreeningPaper::Offence offence{.name = QStringLiteral("销售假冒注册商标的商品罪（刑法第214条）")};
  offence.lines.push_back({.result = QStringLiteral("达到"), .metric = QStringLiteral("销售金额"), .basis = QStringLiteral("法释〔2025〕5号［T214-02］")});
  offence.together.push_back({.result = QStringLiteral("达到"), .metric = QStringLiteral("销售金额")});
  offence.missing = QStringLiteral("尚缺：违法所得数额。");
  paper.offences.push_back(offence);
  paper.indicators = {{QStringLiteral("集体讨论"), QStringLiteral("否"), QString()}};
  paper.indicatorCount = QStringLiteral("六项指标中具有 0 项。");
  return paper;
}

template <typename Kind>
std::vector<Kind> blocksOf(const Document& document) {
  std::vector<Kind> found;
  for (const Block& block : document.blocks) {
    if (const auto* kind = std::get_if<Kind>(&block)) {
      found.push_back(*kind);
    }
  }
  return found;
}

}  // namespace

TEST(ScreeningComposer, SetsWhatWasComparedAndLeavesRoomForOpinions) {
  const Document document = composeScreening(sample());
  const std::vector<TableBlock> tables = blocksOf<TableBlock>(document);
  ASSERT_EQ(tables.size(), 6U) << "head, offence, together, indicators, party, opinions";
  EXPECT_EQ(tables[0].rows.back().at(1), QStringLiteral("1. 第一句。\n2. 第二句。"));
  EXPECT_EQ(tables[1].rows.size(), 1U);
  EXPECT_TRUE(tables[1].notes.contains(QStringLiteral("尚缺：违法所得数额。")));
  EXPECT_EQ(tables[3].notes.front(), QStringLiteral("六项指标中具有 0 项。"));
  EXPECT_TRUE(tables[5].rows.front().at(1).contains(QStringLiteral("□ 移送　　□ 不移送　　□ 继续调查")));
  EXPECT_EQ(tables[5].rows.size(), 3U);
}

TEST(ScreeningComposer, ShowsEarlierOpinionsAndHints) {
  ScreeningPaper with = sample();
  with.hints = {QStringLiteral("甲"), QStringLiteral("乙")};
  with.decisions = {{QStringLiteral("2026-11-22 12:40"), QStringLiteral("继续调查"), QStringLiteral("待核"), QStringLiteral("张三")}};
  const TableBlock opinions = blocksOf<TableBlock>(composeScreening(with)).back();
  ASSERT_EQ(opinions.rows.size(), 5U);
  EXPECT_EQ(opinions.rows[0].at(1), QStringLiteral("□ 甲\n□ 乙"));
  EXPECT_EQ(opinions.rows[1].at(1), QStringLiteral("2026-11-22 12:40 张三：继续调查。理由：待核"));
}
