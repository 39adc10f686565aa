#include "domain/report_form.h"

#include <gtest/gtest.h>

#include "domain/report_check.h"
#include "domain/report_draft.h"
#include "support/test_data.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

Instant at(const char16_t* local) { return Instant::parseLocal(QString::fromUtf16(local)).value(); }

const Period kQuarter = Period::quarter(2020, 3);

ReportSubmission sent(int number, const char16_t* when, std::vector<std::pair<QString, std::optional<std::int64_t>>> values, bool zero = false) {
  ReportSubmission submission{.period = kQuarter, .number = number, .submittedAt = at(when), .zero = zero};
  for (const auto& [code, amount] : values) {
    submission.values.push_back({.code = code, .amount = amount});
  }
  return submission;
}

ReportReceipt receipt(std::vector<ReportSubmission> submissions, const char16_t* cutoff = u"2020-12-31 00:00") {
  return receiptOf({.name = u"县公安局"_s}, kQuarter, std::move(submissions), at(u"2020-10-10 18:00"), at(cutoff));
}

/// What the amount of an indicator is read as: "amount" or the field of the refusal.
QString read(const char16_t* code, const QString& number, const QString& unit = {}) {
  const ReportIndicator* indicator = ReportCatalogue::builtIn().find(QString::fromUtf16(code));
  const auto amount = readReportAmount(*indicator, number, unit);
  return amount ? QString::number(amount->amount) + (amount->rounded ? u"~"_s : QString()) + (amount->oddUnit ? u"?"_s : QString()) : amount.error().field;
}

QStringList keys(const ReportReceipt& form, const ReportBases& bases = {}) {
  QStringList all;
  for (const ReportRemark& remark : reportRemarks(form, bases, {})) {
    all << remark.key.section(u'|', 0, 0) + (remark.asks ? u"?"_s : QString());
  }
  return all;
}

}  // namespace

TEST(ReportAmountTest, isExactInTheBaseUnit) {
  EXPECT_EQ(read(u"adm_case_value", u"4.2524"_s), u"4252400"_s);
  EXPECT_EQ(read(u"adm_case_value", u"42524"_s, u"元"_s), u"4252400"_s);
  EXPECT_EQ(read(u"adm_case_value", u"1.169"_s, u"亿元"_s), u"11690000000"_s);
  EXPECT_EQ(read(u"adm_case_value", u"7.8"_s, u"元"_s), u"780"_s);
  EXPECT_EQ(read(u"adm_inspector_times", u"1.9"_s, u"万人次"_s), u"19000"_s);
  EXPECT_EQ(read(u"cus_items", u"7.4973"_s, u"万件"_s), u"74973"_s);
  EXPECT_EQ(read(u"pol_goods_tonnes", u"1122"_s, u"斤"_s), u"561"_s);
  EXPECT_EQ(read(u"pol_goods_tonnes", u"20.99"_s), u"20990"_s);
  EXPECT_EQ(read(u"pol_goods_tonnes", u"0.3"_s, u"万吨"_s), u"3000000"_s);
  EXPECT_EQ(reportAmountText(*ReportCatalogue::builtIn().find(u"adm_case_value"), 4252400), u"4.2524"_s);
}

TEST(ReportAmountTest, moreThanFenIsRoundedHalfUp) {
  EXPECT_EQ(read(u"adm_fine", u"1350.005"_s, u"元"_s), u"135001~"_s);
  EXPECT_EQ(read(u"adm_fine", u"1350.004"_s, u"元"_s), u"135000~"_s);
  EXPECT_EQ(read(u"adm_fine", u"0.1234565"_s), u"123457~"_s);
}

TEST(ReportAmountTest, refusesWhatCannotBe) {
  EXPECT_EQ(read(u"adm_filed", u"-3"_s), u"report_negative"_s);
  EXPECT_EQ(read(u"adm_filed", u"2.5"_s), u"report_fraction"_s);
  EXPECT_EQ(read(u"pol_arrested", u"0.00001"_s, u"万人"_s), u"report_fraction"_s);
  EXPECT_EQ(read(u"adm_fine", u"3"_s, u"件"_s), u"report_unit"_s);
  EXPECT_EQ(read(u"adm_fine", u"3"_s, u"美元"_s), u"report_unit"_s);
  EXPECT_EQ(read(u"adm_filed", u"三"_s), u"report_number"_s);
  EXPECT_EQ(read(u"adm_case_value", u"999999999999999999"_s), u"report_size"_s);
  EXPECT_EQ(read(u"adm_filed", u"3"_s, u"只"_s), u"3?"_s);
  EXPECT_EQ(read(u"adm_filed", u"3"_s, u"宗"_s), u"3"_s);
}

TEST(ReportAmountTest, takesACellApart) {
  const auto parts = [](const QString& text) {
    const auto read = splitWrittenAmount(text);
    return read ? read->qualifier + u'|' + read->number + u'|' + read->unit : u"no"_s;
  };
  EXPECT_EQ(parts(u"300余万元"_s), u"余|300|万元"_s);
  EXPECT_EQ(parts(u"约1,234.5万元"_s), u"约|1234.5|万元"_s);
  EXPECT_EQ(parts(u"１２件"_s), u"|12|件"_s);
  EXPECT_EQ(parts(u"300万元以上"_s), u"以上|300|万元"_s);
  EXPECT_EQ(parts(u"-5"_s), u"|-5|"_s);
  EXPECT_EQ(parts(u"见附件"_s), u"no"_s);
}

TEST(ReportReceiptTest, punctualityIsThatOfTheFirstSubmissionAndValuesOfTheLast) {
  EXPECT_EQ(receipt({sent(1, u"2020-10-10 18:00", {{u"adm_filed"_s, 3}})}).state, ReceiptState::OnTime);
  EXPECT_EQ(receipt({sent(1, u"2020-10-10 18:01", {{u"adm_filed"_s, 3}})}).state, ReceiptState::Late);
  const ReportReceipt amended = receipt({sent(2, u"2020-10-20 09:00", {{u"adm_filed"_s, 4}, {u"adm_closed"_s, {}}}), sent(1, u"2020-10-09 09:00", {{u"adm_filed"_s, 3}, {u"adm_closed"_s, 2}, {u"adm_dens"_s, 1}})});
  EXPECT_EQ(amended.state, ReceiptState::OnTime);
  EXPECT_EQ(amended.amended, at(u"2020-10-20 09:00"));
  EXPECT_EQ(amended.values[u"adm_filed"_s].amount, 4);
  EXPECT_FALSE(amended.values.contains(u"adm_closed"_s));
  EXPECT_EQ(amended.values[u"adm_dens"_s].amount, 1);
}

TEST(ReportReceiptTest, begunDaysCount) {
  EXPECT_EQ(receipt({sent(1, u"2020-10-10 18:01", {{u"adm_filed"_s, 3}})}).daysLate, 1);
  EXPECT_EQ(receipt({sent(1, u"2020-10-11 18:00", {{u"adm_filed"_s, 3}})}).daysLate, 1);
  EXPECT_EQ(receipt({sent(1, u"2020-10-11 18:01", {{u"adm_filed"_s, 3}})}).daysLate, 2);
}

TEST(ReportReceiptTest, whatIsSentAfterTheCutoffIsNotThereYet) {
  const std::vector<ReportSubmission> both{sent(1, u"2020-10-12 09:00", {{u"adm_filed"_s, 3}}), sent(2, u"2020-10-20 09:00", {{u"adm_filed"_s, 4}})};
  EXPECT_EQ(receipt(both, u"2020-10-12 08:59").state, ReceiptState::Missing);
  EXPECT_EQ(receipt(both, u"2020-10-12 09:00").values[u"adm_filed"_s].amount, 3);
  EXPECT_EQ(receipt(both, u"2020-10-19 09:00").amended, std::nullopt);
  EXPECT_EQ(receipt(both).values[u"adm_filed"_s].amount, 4);
}

TEST(ReportReceiptTest, zeroIsDeclaredOrAllZero) {
  EXPECT_TRUE(receipt({sent(1, u"2020-10-09 09:00", {}, true)}).isZero());
  EXPECT_TRUE(receipt({sent(1, u"2020-10-09 09:00", {{u"adm_filed"_s, 0}, {u"adm_closed"_s, 0}})}).isZero());
  EXPECT_FALSE(receipt({sent(1, u"2020-10-09 09:00", {{u"adm_filed"_s, 0}, {u"adm_closed"_s, 1}})}).isZero());
  EXPECT_FALSE(receipt({}).isZero());
  // Numbers end a declared zero, a declared zero ends the numbers.
  EXPECT_FALSE(receipt({sent(1, u"2020-10-09 09:00", {}, true), sent(2, u"2020-10-10 09:00", {{u"adm_filed"_s, 1}})}).isZero());
  EXPECT_TRUE(receipt({sent(1, u"2020-10-09 09:00", {{u"adm_filed"_s, 1}}), sent(2, u"2020-10-10 09:00", {}, true)}).values.isEmpty());
}

TEST(ReportReceiptTest, dueOnTheTenthAndAtTheEndOfTheYearOnTheFifteenth) {
  EXPECT_EQ(ReportDueRule{}.dueOf(kQuarter), at(u"2020-10-10 23:59:59"));
  EXPECT_EQ(ReportDueRule{}.dueOf(Period::quarter(2020, 4)), at(u"2021-01-15 23:59:59"));
  EXPECT_EQ(ReportDueRule{}.dueOf(*Period::parse(u"2020FY")), at(u"2021-01-15 23:59:59"));
  EXPECT_EQ(ReportDueRule{}.dueOf(*Period::parse(u"2020H6")), at(u"2020-07-10 23:59:59"));
}

TEST(ReportReceiptTest, aDueDayIsMeantToItsEnd) {
  EXPECT_EQ(readReportDue(u"2020-10-12"), at(u"2020-10-12 23:59:59"));
  EXPECT_EQ(readReportDue(u"2020-10-12 18:00"), at(u"2020-10-12 18:00"));
  EXPECT_FALSE(readReportDue(u"2020-02-30"));
}

TEST(ReportReceiptTest, consecutiveQuartersStopAtAGapAndAtTheFirst) {
  const auto isMissing = [](const Period& quarter) { return quarter.code() != u"2019Q3"; };
  EXPECT_EQ(consecutiveQuarters(kQuarter, Period::quarter(2015, 1), isMissing), 4);
  EXPECT_EQ(consecutiveQuarters(kQuarter, Period::quarter(2020, 2), isMissing), 2);
  EXPECT_EQ(consecutiveQuarters(Period::quarter(2019, 3), Period::quarter(2015, 1), isMissing), 0);
}

TEST(ReportReceiptTest, readsPeriodsAsPeopleWriteThem) {
  for (const auto& [text, code] : {std::pair(u"2020q3", u"2020Q3"), {u"2020年第三季度", u"2020Q3"}, {u"2020年3季度", u"2020Q3"}, {u"2020年上半年", u"2020H6"},
                                   {u"2020年前三季度", u"2020H9"}, {u"2020年度", u"2020FY"}, {u"2020年", u"2020FY"}}) {
    EXPECT_EQ(readReportPeriod(text).value().code(), QString::fromUtf16(code));
  }
  EXPECT_FALSE(readReportPeriod(u"2020Q5"));
  EXPECT_FALSE(readReportPeriod(u"三季度"));
}

TEST(ReportCheckTest, completeBreakdownsAddUpAndPartialOnesDoNotExceed) {
  const auto form = [](std::vector<std::pair<QString, std::optional<std::int64_t>>> values) { return receipt({sent(1, u"2020-10-09 09:00", std::move(values))}); };
  EXPECT_EQ(keys(form({{u"adm_penalized"_s, 10}, {u"adm_proc_simple"_s, 4}, {u"adm_proc_general"_s, 6}})).filter(u"pen_procedures"_s), QStringList());
  EXPECT_TRUE(keys(form({{u"adm_penalized"_s, 10}, {u"adm_proc_simple"_s, 4}, {u"adm_proc_general"_s, 5}})).contains(u"pen_procedures?"_s));
  // A part that is not filled in: the others may be fewer, not more.
  EXPECT_FALSE(keys(form({{u"adm_penalized"_s, 10}, {u"adm_proc_simple"_s, 4}})).contains(u"pen_procedures?"_s));
  EXPECT_TRUE(keys(form({{u"adm_penalized"_s, 3}, {u"adm_proc_simple"_s, 4}})).contains(u"pen_procedures?"_s));
  EXPECT_TRUE(keys(form({{u"adm_filed"_s, 3}, {u"adm_ecom"_s, 4}})).contains(u"ecom_part?"_s));
  EXPECT_FALSE(keys(form({{u"adm_filed"_s, 3}, {u"adm_ecom"_s, 2}, {u"adm_rural"_s, 3}})).contains(u"rural_part?"_s));
  EXPECT_TRUE(keys(form({{u"cus_batches"_s, 3}})).contains(u"customs_together?"_s));
}

TEST(ReportCheckTest, realOdditiesAreRemarksOnly) {
  const ReportReceipt real = receipt({sent(1, u"2020-10-09 09:00",
                                           {{u"adm_filed"_s, 595}, {u"adm_closed"_s, 947}, {u"trf_cases"_s, 8}, {u"trf_persons"_s, 3}, {u"lead_received"_s, 10}, {u"lead_closed"_s, 12},
                                            {u"adm_case_value"_s, 780}, {u"adm_fine_confiscated"_s, 5000000}})});
  for (const ReportRemark& remark : reportRemarks(real, {}, {})) {
    EXPECT_FALSE(remark.asks) << remark.key.toStdString();
  }
  EXPECT_TRUE(keys(real).contains(u"closed_more"_s));
  EXPECT_TRUE(keys(real).contains(u"persons_fewer"_s));
}

TEST(ReportCheckTest, jumpsAreAskedAboutFromFactorAndLeastAmount) {
  const auto jump = [](std::int64_t before, std::int64_t now) {
    const ReportReceipt form = receipt({sent(1, u"2020-10-09 09:00", {{u"adm_filed"_s, now}})});
    return keys(form, {.lastQuarter = {{u"adm_filed"_s, {.code = u"adm_filed"_s, .amount = before}}}}).contains(u"jump_quarter?"_s);
  };
  EXPECT_TRUE(jump(5, 25));
  EXPECT_TRUE(jump(25, 5));
  EXPECT_FALSE(jump(5, 24));    // fewer than twenty apart
  EXPECT_FALSE(jump(100, 499)); // not five times
  EXPECT_TRUE(jump(0, 20));
  EXPECT_FALSE(jump(0, 19));
}

TEST(ReportCatalogueTest, asksEveryOrganForItsOwn) {
  const ReportCatalogue& catalogue = ReportCatalogue::builtIn();
  const auto asks = [&](const Office& office, const char16_t* code) { return catalogue.isAsked(office, *catalogue.find(QString::fromUtf16(code))); };
  EXPECT_TRUE(asks({.name = u"县公安局"_s}, u"pol_solved"));
  EXPECT_FALSE(asks({.name = u"县公安局"_s}, u"adm_filed"));
  EXPECT_TRUE(asks({.name = u"某局"_s, .organKind = u"检察院"_s}, u"pro_arrest_cases"));
  EXPECT_TRUE(asks({.name = u"某局"_s, .organKind = u"customs"_s}, u"cus_value"));
  EXPECT_TRUE(asks({.name = u"县人民法院"_s}, u"crt_closed"));
  EXPECT_TRUE(asks({.name = u"县市场监督管理局"_s}, u"adm_filed"));
  EXPECT_TRUE(asks({.name = u"县公安局"_s}, u"trn_sessions"));
  EXPECT_TRUE(asks({.name = u"云岭县"_s, .group = u"县区"_s}, u"pol_solved"));
  // A unit with a ledger is asked only for what its records do not tell.
  const Office ledger{.name = u"县市场监督管理局"_s, .dataMode = u"台账"_s};
  EXPECT_FALSE(asks(ledger, u"adm_filed"));
  EXPECT_TRUE(asks(ledger, u"adm_inspector_times"));
}

TEST(ReportCatalogueTest, hasWhatTheCatalogueOfIndicatorsTakesFromForms) {
  // Kept by receipts, computed from other figures, or lists instead of numbers.
  const QStringList others{u"adm_pen_by_type"_s, u"adm_items_seized"_s, u"rep_expected"_s, u"rep_ontime"_s, u"rep_late"_s, u"rep_missing"_s, u"rep_zero"_s,
                           u"rate_lead_close"_s, u"rate_report"_s, u"yoy"_s, u"qoq"_s, u"share"_s, u"rank"_s, u"streak"_s};
  const auto rows = readCsvFile(QStringLiteral(SHUANGDA_TEST_DATA "/reports/catalogue_from_reports.csv")).value();
  EXPECT_EQ(rows.size(), ReportCatalogue::builtIn().all().size() + static_cast<std::size_t>(others.size()));
  for (const CsvRecord& row : rows) {
    const QString code = row.value(u"code"_s);
    const ReportIndicator* indicator = ReportCatalogue::builtIn().find(code);
    ASSERT_EQ(indicator == nullptr, others.contains(code)) << code.toStdString();
    if (indicator != nullptr) {
      EXPECT_EQ(indicator->unit, row.value(u"unit"_s)) << code.toStdString();
      EXPECT_EQ(indicator->fromRecords, row.value(u"from_records"_s) == u"yes") << code.toStdString();
    }
  }
}

TEST(ReportDraftTest, refusesWhatIsNoForm) {
  const auto refused = [](ReportDraft draft) {
    const auto values = readReportValues(draft);
    return values ? QString() : values.error().field;
  };
  EXPECT_EQ(refused({}), u"report_values"_s);
  EXPECT_EQ(refused({.zero = true}), QString());
  EXPECT_EQ(refused({.zero = true, .entries = {{.code = u"adm_filed"_s, .number = u"0"_s}}}), QString());
  EXPECT_EQ(refused({.zero = true, .entries = {{.code = u"adm_filed"_s, .number = u"1"_s}}}), u"report_zero"_s);
  EXPECT_EQ(refused({.entries = {{.code = u"adm_fild"_s, .number = u"1"_s}}}), u"report_indicator"_s);
  EXPECT_EQ(refused({.entries = {{.code = u"adm_pending_end"_s, .number = u"1"_s}}}), u"report_not_in_forms"_s);
  EXPECT_EQ(refused({.entries = {{.code = u"adm_filed"_s, .number = u"1"_s}, {.code = u"adm_filed"_s, .number = u"1"_s}}}), u"report_code"_s);
  EXPECT_EQ(refused({.entries = {{.code = u"adm_filed"_s, .number = u"1"_s, .qualifier = u"大约"_s}}}), u"report_qualifier"_s);
}
