#include "base/money.h"

#include <gtest/gtest.h>

#include <random>

#include "base/decimal.h"
#include "base/quantity.h"

using namespace shuangda;

TEST(Money, readsExactYuan) {
  EXPECT_EQ(Money::parseYuan(u"26972.6")->fen(), 2697260);
  EXPECT_EQ(Money::parseYuan(u"-0.05")->fen(), -5);
  EXPECT_EQ(Money::parseYuan(u"7.80")->yuanShortText(), QStringLiteral("7.8"));
  EXPECT_EQ(Money::parseYuan(u"1.005").error().code, ErrorCode::Malformed);
  EXPECT_EQ(Money::parseYuan(u"1,000").error().code, ErrorCode::Malformed);
  EXPECT_EQ(Money::parseYuan(u"99999999999999999").error().code, ErrorCode::OutOfRange);
}

TEST(Money, textRoundTrips) {
  std::mt19937_64 random(20200930);
  std::uniform_int_distribution<std::int64_t> fen(-99999999999999, 99999999999999);
  for (int i = 0; i < 2000; ++i) {
    const Money money = Money::ofFen(fen(random));
    EXPECT_EQ(Money::parseYuan(money.yuanText()), money);
    EXPECT_EQ(Money::parseYuan(money.yuanShortText()), money);
  }
}

TEST(Decimal, roundsHalfAwayFromZero) {
  EXPECT_EQ(Decimal(91425, 3).rescaled(2)->text(), QStringLiteral("91.43"));
  EXPECT_EQ(Decimal(25005, 3).rescaled(2)->text(), QStringLiteral("25.01"));
  EXPECT_EQ(Decimal(-25005, 3).rescaled(2)->text(), QStringLiteral("-25.01"));
  EXPECT_EQ(Decimal::ratio(62, 114, 3).text(), QStringLiteral("0.544"));
}

TEST(Decimal, wanYuanIsExact) {
  EXPECT_EQ(Decimal::parse(u"2.69726")->shifted(4).shortText(), QStringLiteral("26972.6"));
  EXPECT_EQ(Decimal::parse(u"63000")->shifted(4).shortText(), QStringLiteral("630000000"));
}

TEST(Quantity, keepsThreeDecimals) {
  EXPECT_EQ(Quantity::parse(u"151.4")->thousandths(), 151400);
  EXPECT_EQ(Quantity::parse(u"0.0001").error().code, ErrorCode::Malformed);
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> value(-9999999999, 9999999999);
  for (int i = 0; i < 2000; ++i) {
    const Quantity quantity = Quantity::ofThousandths(value(random));
    EXPECT_EQ(Quantity::parse(quantity.text()), quantity);
  }
}
