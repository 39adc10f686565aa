#include "domain/goods_code.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;

TEST(GoodsCode, readsBackWhatItWrites) {
  for (const std::int64_t key : {1LL, 42LL, 999'999LL, 123'456'789LL}) {
    for (const CodeKind kind : {CodeKind::Item, CodeKind::Place, CodeKind::Batch, CodeKind::StockTake, CodeKind::Command}) {
      const QString text = goodsCodeText({kind, key});
      EXPECT_EQ(readGoodsCode(text), (GoodsCode{kind, key})) << text.toStdString();
      EXPECT_EQ(readGoodsCode(text.toLower().remove(u'-')), (GoodsCode{kind, key}));
    }
  }
}

// Every digit replaced by another and every pair of neighbours swapped.
TEST(GoodsCode, oneSlipIsAlwaysNoticed) {
  const QString text = goodsCodeText({CodeKind::Item, 7'041'968}).remove(u'-');
  for (qsizetype i = 1; i < text.size() - 1; ++i) {
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
      QString wrong = text;
      wrong[i] = digit;
      EXPECT_EQ(readGoodsCode(wrong).has_value(), wrong == text) << wrong.toStdString();
    }
    QString swapped = text;
    std::swap(swapped[i], swapped[i + 1]);
    EXPECT_EQ(readGoodsCode(swapped).has_value(), swapped == text) << swapped.toStdString();
  }
  EXPECT_EQ(readGoodsCode(u"6901234567892"_s).error().code, ErrorCode::Malformed);
}
