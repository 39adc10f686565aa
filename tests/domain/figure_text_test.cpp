#include "domain/figure_text.h"

#include <gtest/gtest.h>

using namespace shuangda;

namespace {

/// The indicators live as long as the figures that point at them.
const IndicatorCatalogue& catalogue() {
  static const IndicatorCatalogue instance = IndicatorCatalogue::builtIn();
  return instance;
}

Figure figure(const char* code, std::int64_t amount, std::int64_t denominator = 0) {
  const Indicator* indicator = catalogue().find(QString::fromLatin1(code));
  EXPECT_NE(indicator, nullptr) << code;
  return {.indicator = indicator, .value = {.amount = amount, .denominator = denominator}};
}

Comparison compared(const char* code, std::int64_t value, std::int64_t base) {
  return compare(*catalogue().find(QString::fromLatin1(code)), {.amount = value}, {.amount = base});
}

QString yearWords(const char* code, std::int64_t value, std::int64_t base) {
  return comparisonBodyText(figure(code, value), compared(code, value, base), Base::LastYear);
}

Comparison comparedRates(const char* code, FigureValue value, FigureValue base) {
  return compare(*catalogue().find(QString::fromLatin1(code)), value, base);
}

constexpr std::int64_t kYuan = 100;
constexpr std::int64_t kWan = 10'000 * kYuan;
constexpr std::int64_t kYi = 10'000 * kWan;

// bulletin/content.md section 4, row by row.

TEST(FigureText, roundsHalfUpOnExactDecimals) {
  EXPECT_EQ(tableText(figure("adm_fine", 914'250 * kYuan)), QStringLiteral("91.43"));
  EXPECT_EQ(tableText(figure("adm_fine", 250'050 * kYuan)), QStringLiteral("25.01"));
  EXPECT_EQ(tableText(figure("adm_fine", 914'249 * kYuan + 99)), QStringLiteral("91.42"));
  EXPECT_EQ(Decimal::ratio(91425, 1000, 2).text(), QStringLiteral("91.43"));
  EXPECT_EQ(Decimal::ratio(25005, 1000, 2).text(), QStringLiteral("25.01"));
  EXPECT_EQ(Decimal::ratio(-25005, 1000, 2).text(), QStringLiteral("-25.01")) << "half away from zero";
}

TEST(FigureText, sumsFirstAndRoundsLast) {
  // Three amounts that each print as 0.00 or 0.01 add up before they are rounded.
  EXPECT_EQ(tableText(figure("adm_fine", 3 * 49 * kYuan)), QStringLiteral("0.01"));
  EXPECT_EQ(tableText(figure("adm_fine", 3 * 151 * kYuan)), QStringLiteral("0.05"));
}

TEST(FigureText, tableMoneyIsWanWithTwoDecimals) {
  EXPECT_EQ(tableText(figure("adm_case_value", 287 * kWan + kWan / 2)), QStringLiteral("287.50"));
  EXPECT_EQ(tableText(figure("adm_case_value", 2 * kYi)), QStringLiteral("20000.00"));
  EXPECT_EQ(tableText(figure("adm_case_value", 0)), QStringLiteral("0.00"));
}

TEST(FigureText, smallMoneyIsNeverPrintedAsNothing) {
  EXPECT_EQ(tableText(figure("adm_fine", 1)), QStringLiteral("＜0.01"));
  EXPECT_EQ(tableText(figure("adm_fine", 49 * kYuan + 99)), QStringLiteral("＜0.01"));
  EXPECT_EQ(tableText(figure("adm_fine", 50 * kYuan)), QStringLiteral("0.01"));
}

TEST(FigureText, bodyMoneyChoosesItsUnitFromTheExactAmount) {
  const auto text = [](std::int64_t fen) { return moneyBodyText(Money::ofFen(fen)); };
  EXPECT_EQ(text(780), QStringLiteral("7.8元"));
  EXPECT_EQ(text(1), QStringLiteral("0.01元"));
  EXPECT_EQ(text(kWan - 1), QStringLiteral("9999.99元"));
  EXPECT_EQ(text(kWan), QStringLiteral("1万元"));
  EXPECT_EQ(text(287 * kWan + kWan / 2), QStringLiteral("287.5万元"));
  EXPECT_EQ(text(581'600 * kYuan), QStringLiteral("58.16万元"));
  EXPECT_EQ(text(kYi - 1), QStringLiteral("10000万元")) << "99,999,999.99 元 stays in 万元";
  EXPECT_EQ(text(kYi), QStringLiteral("1亿元"));
  EXPECT_EQ(text(156 * kYi / 100), QStringLiteral("1.56亿元"));
  EXPECT_EQ(text(11'690 * kWan), QStringLiteral("1.17亿元"));
}

TEST(FigureText, percentagesHaveOneDecimalAndNoTrailingZeroInText) {
  EXPECT_EQ(tableText(figure("rate_close", 317, 1000)), QStringLiteral("31.7"));
  EXPECT_EQ(bodyText(figure("rate_close", 317, 1000)), QStringLiteral("31.7%"));
  EXPECT_EQ(tableText(figure("rate_close", 95, 100)), QStringLiteral("95.0"));
  EXPECT_EQ(bodyText(figure("rate_close", 95, 100)), QStringLiteral("95%"));
  EXPECT_EQ(bodyText(figure("rate_close", 40, 100)), QStringLiteral("40%"));
  EXPECT_EQ(bodyText(figure("rate_close", 62, 114)), QStringLiteral("54.4%")) << "a published paper printed 54.3 %";
  EXPECT_EQ(bodyText(figure("rate_close_filed", 947, 595)), QStringLiteral("159.2%")) << "常州2014";
}

TEST(FigureText, transferRateHasTwoDecimals) {
  EXPECT_EQ(tableText(figure("rate_transfer", 41, 10'000)), QStringLiteral("0.41"));
  EXPECT_EQ(bodyText(figure("rate_transfer", 41, 10'000)), QStringLiteral("0.41%"));
  EXPECT_EQ(tableText(figure("rate_transfer", 4, 100)), QStringLiteral("4.00"));
  EXPECT_EQ(bodyText(figure("rate_transfer", 4, 100)), QStringLiteral("4%"));
}

TEST(FigureText, noDenominatorIsADashInTablesAndNothingInText) {
  EXPECT_EQ(tableText(figure("rate_close", 0, 0)), QStringLiteral("—"));
  EXPECT_EQ(bodyText(figure("rate_close", 0, 0)), QString());
}

TEST(FigureText, countsAndWeights) {
  EXPECT_EQ(tableText(figure("adm_filed", 0)), QStringLiteral("0"));
  EXPECT_EQ(tableText(figure("adm_filed", 1234)), QStringLiteral("1234"));
  EXPECT_EQ(bodyText(figure("adm_filed", 12)), QStringLiteral("12件"));
  EXPECT_EQ(bodyText(figure("trf_persons", 3)), QStringLiteral("3人"));
  EXPECT_EQ(tableText(figure("des_tonnes", 12'345)), QStringLiteral("12.35"));
  EXPECT_EQ(bodyText(figure("des_tonnes", 12'500)), QStringLiteral("12.5吨"));
  EXPECT_EQ(bodyText(figure("des_events", 2)), QStringLiteral("2场"));
}

TEST(FigureText, totalsWithAQualifiedAmountSayApproximately) {
  Figure total = figure("des_tonnes", 12'500);
  total.value.qualified = true;
  EXPECT_EQ(bodyText(total), QStringLiteral("约12.5吨"));
}

TEST(FigureText, exactTextNeverRoundsMoney) {
  EXPECT_EQ(exactText(figure("adm_fine", 780)), QStringLiteral("7.80"));
  EXPECT_EQ(exactText(figure("adm_fine", kYi - 1)), QStringLiteral("99999999.99"));
  EXPECT_EQ(exactText(figure("des_tonnes", 12'345)), QStringLiteral("12.345"));
}

// Section 5, row by row.

TEST(Comparison, riseAndFall) {
  EXPECT_EQ(yearWords("adm_filed", 251, 200), QStringLiteral("同比上升25.5%"));
  EXPECT_EQ(comparisonTableText(compared("adm_filed", 251, 200)), QStringLiteral("25.5"));
  EXPECT_EQ(yearWords("adm_filed", 797, 1000), QStringLiteral("同比下降20.3%"));
  EXPECT_EQ(comparisonTableText(compared("adm_filed", 797, 1000)), QStringLiteral("−20.3"));
  EXPECT_EQ(comparisonBodyText(figure("adm_filed", 150), compared("adm_filed", 150, 100), Base::LastQuarter),
            QStringLiteral("环比上升50%"));
}

TEST(Comparison, equalIsFlatAlsoAtZero) {
  for (const std::int64_t same : {0, 7}) {
    EXPECT_EQ(yearWords("adm_filed", same, same), QStringLiteral("同比持平"));
    EXPECT_EQ(comparisonTableText(compared("adm_filed", same, same)), QStringLiteral("0.0"));
  }
}

TEST(Comparison, aDifferenceThatRoundsAwayIsAlmostFlat) {
  EXPECT_EQ(yearWords("adm_filed", 10'001, 10'000), QStringLiteral("同比基本持平"));
  EXPECT_EQ(yearWords("adm_filed", 9'999, 10'000), QStringLiteral("同比基本持平"));
  EXPECT_EQ(comparisonTableText(compared("adm_filed", 9'999, 10'000)), QStringLiteral("0.0"));
  EXPECT_EQ(yearWords("adm_filed", 10'005, 10'000), QStringLiteral("同比上升0.1%")) << "half up";
}

TEST(Comparison, zeroBaseIsNeverInfinite) {
  EXPECT_EQ(yearWords("adm_filed", 5, 0), QStringLiteral("上年同期为0"));
  EXPECT_EQ(comparisonBodyText(figure("adm_filed", 5), compared("adm_filed", 5, 0), Base::LastQuarter),
            QStringLiteral("上季度为0"));
  EXPECT_EQ(comparisonTableText(compared("adm_filed", 5, 0)), QStringLiteral("—"));
}

TEST(Comparison, missingBaseIsNotZero) {
  const Comparison missing{.kind = Comparison::Kind::NoData};
  EXPECT_EQ(comparisonBodyText(figure("adm_filed", 5), missing, Base::LastYear), QStringLiteral("上年同期无数据"));
  EXPECT_EQ(comparisonBodyText(figure("adm_filed", 5), missing, Base::LastQuarter), QStringLiteral("上季度无数据"));
  EXPECT_EQ(comparisonTableText(missing), QStringLiteral("—"));
}

TEST(Comparison, fallToZeroNamesTheBase) {
  EXPECT_EQ(yearWords("adm_filed", 0, 4), QStringLiteral("上年同期4件"));
  EXPECT_EQ(yearWords("adm_fine", 0, 2 * kWan), QStringLiteral("上年同期2万元"));
  EXPECT_EQ(comparisonTableText(compared("adm_filed", 0, 4)), QStringLiteral("−100.0"));
}

TEST(Comparison, ratesDifferInPercentagePoints) {
  const auto words = [](const char* code, FigureValue value, FigureValue base) {
    return comparisonBodyText(figure(code, value.amount, value.denominator), comparedRates(code, value, base),
                              Base::LastYear);
  };
  EXPECT_EQ(words("rate_close", {.amount = 877, .denominator = 1000}, {.amount = 80, .denominator = 100}),
            QStringLiteral("同比提高7.7个百分点"));
  EXPECT_EQ(words("rate_close", {.amount = 80, .denominator = 100}, {.amount = 877, .denominator = 1000}),
            QStringLiteral("同比降低7.7个百分点"));
  EXPECT_EQ(words("rate_close", {.amount = 1, .denominator = 2}, {.amount = 50, .denominator = 100}),
            QStringLiteral("同比持平"));
  EXPECT_EQ(words("rate_close", {.amount = 50'01, .denominator = 100'00}, {.amount = 50, .denominator = 100}),
            QStringLiteral("同比基本持平"));
  EXPECT_EQ(words("rate_transfer", {.amount = 110, .denominator = 10'000}, {.amount = 41, .denominator = 10'000}),
            QStringLiteral("同比提高0.69个百分点"));
  EXPECT_EQ(comparisonTableText(
                comparedRates("rate_close", {.amount = 877, .denominator = 1000}, {.amount = 80, .denominator = 100})),
            QStringLiteral("7.7"));
}

TEST(Comparison, ratesAreSubtractedBeforeTheyAreRounded) {
  // 1/3 − 1/4 = 8.33 points, while the printed rates 33.3 and 25.0 would give 8.3; 2/3 − 1/6 = 50.0, printed 66.7
  // − 16.7.
  const Comparison change =
      comparedRates("rate_transfer", {.amount = 1, .denominator = 3}, {.amount = 1, .denominator = 7});
  EXPECT_EQ(change.change.text(), QStringLiteral("19.05")) << "33.33 − 14.29 would be 19.04";
}

TEST(Comparison, rateWithoutDenominatorIsNotCompared) {
  EXPECT_EQ(comparedRates("rate_close", {}, {.amount = 1, .denominator = 2}).kind, Comparison::Kind::NotCompared);
  EXPECT_EQ(comparedRates("rate_close", {.amount = 1, .denominator = 2}, {}).kind, Comparison::Kind::NoData);
}

TEST(Comparison, hundredPercentAndMoreStaysAPercentage) {
  EXPECT_EQ(yearWords("adm_filed", 1155, 365), QStringLiteral("同比上升216.4%"));
}

}  // namespace
