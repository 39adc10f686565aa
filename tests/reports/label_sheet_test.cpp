#include "reports/label_sheet.h"

#include <gtest/gtest.h>

#include "domain/goods_code.h"
#include "reports/paper.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

std::vector<Label> labels(int count) {
  std::vector<Label> all;
  for (int i = 1; i <= count; ++i) {
    all.push_back({itemLabel(ItemId{i}), {u"白酒 500ml"_s, u"数量 12 瓶"_s, u"案件 YL-2020-%1"_s.arg(i)}});
  }
  return all;
}

class LabelSheet : public testing::Test {
 protected:
  FontBook fonts;
};

}  // namespace

TEST_F(LabelSheet, begunSheetIsUsedUpFromTheLabelNamed) {
  const auto sheet = layOutLabels(labels(3), u"a4-3x8"_s, 23, fonts);
  ASSERT_TRUE(sheet);
  ASSERT_EQ(sheet->pages.size(), 2u) << "two on the begun sheet, one on the next";
  const PlacedLine& first = sheet->pages[0].lines.front();
  EXPECT_NEAR(first.x, paper::mm(70) + paper::mm(2.5) + paper::mm(31.5) + paper::mm(1), paper::mm(1)) << "label 23 is the second of the last row";
  EXPECT_GT(first.baseline, paper::mm(0.5 + 7 * 37));
  EXPECT_TRUE(sheet->pages[1].text().contains(itemLabel(ItemId{3})));
  EXPECT_EQ(layOutLabels(labels(1), u"a4-3x8"_s, 25, fonts).error().field, u"label_first"_s);
  EXPECT_EQ(layOutLabels({}, u"a4-3x8"_s, 1, fonts).error().code, ErrorCode::Required);
  EXPECT_EQ(layOutLabels(labels(1), u"a5"_s, 1, fonts).error().code, ErrorCode::UnknownValue);
}

TEST_F(LabelSheet, everythingStaysOnItsLabel) {
  for (const LabelFormat& format : labelFormats()) {
    std::vector<Label> one = labels(1);
    one.front().lines = {u"名称特别长的侵权假冒商品包装盒、说明书和防伪标识整套材料"_s, u"数量 1234567.891 平方米"_s, u"案件 很长的案件编号〔2026〕12345号"_s, u"市监强制〔2026〕1号"_s, u"【有毒有害、易燃】"_s,
                         u"封条 0012345"_s};
    const auto sheet = layOutLabels(one, format.id, 1, fonts);
    ASSERT_TRUE(sheet) << format.id.toStdString();
    EXPECT_NEAR(sheet->sheet.width(), paper::mm(format.sheetWidth), 0.01);
    const QRectF label(paper::mm(format.left), paper::mm(format.top), paper::mm(format.width), paper::mm(format.height));
    EXPECT_GT(sheet->pages[0].rules.size(), 50u) << "the code is there";
    for (const PlacedRule& rule : sheet->pages[0].rules) {
      EXPECT_TRUE(label.contains(rule.area)) << format.id.toStdString();
    }
    for (const PlacedLine& line : sheet->pages[0].lines) {
      EXPECT_LE(line.x + line.line.width, label.right()) << line.line.text().toStdString();
      EXPECT_LE(line.baseline, label.bottom());
    }
  }
}
