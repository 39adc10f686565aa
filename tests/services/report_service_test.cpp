#include "services/report_service.h"

#include <gtest/gtest.h>

#include "base/csv.h"
#include "domain/legal_case_fields.h"
#include "services/report_texts.h"
#include "services/texts.h"
#include "storage/account_repository.h"
#include "storage/migrations.h"
#include "support/test_data.h"
#include "services/import_fixture.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

const Period kQuarter = Period::quarter(2020, 3);
const QString kMarket = QStringLiteral("县市场监管局");
const QString kPolice = QStringLiteral("县公安局");

Instant at(const char16_t* local) { return Instant::parseLocal(QString::fromUtf16(local)).value(); }

class ReportServiceTest : public ImportTest {
 protected:
  void SetUp() override {
    ImportTest::SetUp();
    if (store_) {
      clock_.set(at(u"2020-10-30 09:00"));
      reports_ = std::make_unique<ReportService>(*store_);
      succeed("units", {unit(kMarket, 1), unit(kPolice, 2), unit(u"县农业农村局"_s, 3)});
      // The office of the store itself is no member unit in these tests.
      OfficeRepository offices(store_->database());
      Office own = *offices.find(session_.office);
      own.reports = false;
      offices.update(own);
    }
  }
  void TearDown() override {
    reports_.reset();
    ImportTest::TearDown();
  }
  static ImportRecord unit(const QString& name, int row, const QString& mode = u"报表"_s) {
    return record(row, {{"unit_name", name}, {"group", u"部门"_s}, {"enforces", u"是"_s}, {"reports", u"是"_s}, {"data_mode", mode}, {"sort_no", QString::number(row)}});
  }
  static ReportDraft draft(const QString& unit, std::vector<std::pair<QString, QString>> values, const char16_t* when = u"2020-10-09 16:00", const Period& period = kQuarter) {
    ReportDraft form{.unit = unit, .period = period, .submittedAt = at(when)};
    for (const auto& [code, number] : values) {
      form.entries.push_back({.code = code, .number = number});
    }
    return form;
  }
  ReportSheet submit(const ReportDraft& form) {
    const auto sheet = reports_->submit(session_, form);
    EXPECT_TRUE(sheet) << (sheet ? std::string() : refusalText(sheet.error()).toStdString());
    return sheet.value_or(ReportSheet{});
  }
  ReportSheet amend(ReportDraft form, const QString& note) {
    form.note = note;
    const auto sheet = reports_->amend(session_, form);
    EXPECT_TRUE(sheet) << (sheet ? std::string() : refusalText(sheet.error()).toStdString());
    return sheet.value_or(ReportSheet{});
  }
  template <typename T>
  static QString refusal(const Result<T>& result) {
    EXPECT_FALSE(result);
    return result ? QString() : result.error().field;
  }
  QString stateOf(const QString& unit, const char16_t* cutoff, const Period& period = kQuarter) {
    const ReportBoard board = *reports_->receipts(session_, period, at(cutoff));
    for (const ReportReceipt& receipt : board.receipts) {
      if (receipt.unit.name == unit) {
        return receiptText(receipt);
      }
    }
    return u"none"_s;
  }
  UnitFigures figuresOf(const QString& unit, const Period& period, const char16_t* cutoff = u"2021-12-31 00:00") {
    const auto all = reports_->valuesAsOf(session_, period, at(cutoff));
    for (const UnitFigures& figures : *all) {
      if (figures.unit.name == unit) {
        return figures;
      }
    }
    return {};
  }

  std::unique_ptr<ReportService> reports_;
};

TEST_P(ReportServiceTest, theBoardTellsOnTimeLateMissingAndZero) {
  submit(draft(kMarket, {{u"adm_filed"_s, u"12"_s}}));
  submit({.unit = kPolice, .period = kQuarter, .submittedAt = at(u"2020-10-12 08:00"), .zero = true});
  EXPECT_EQ(stateOf(kMarket, u"2020-10-30 00:00"), u"按时"_s);
  EXPECT_EQ(stateOf(kPolice, u"2020-10-30 00:00"), u"逾期2天，零报送"_s);
  EXPECT_EQ(stateOf(u"县农业农村局"_s, u"2020-10-30 00:00"), u"未报"_s);
  EXPECT_EQ(stateOf(u"县农业农村局"_s, u"2020-10-07 23:00"), u"未报（还有3天）"_s);
  EXPECT_EQ(stateOf(u"县农业农村局"_s, u"2020-10-10 00:00"), u"未报（今天截止）"_s);
  EXPECT_EQ(stateOf(kPolice, u"2020-10-12 07:59"), u"未报"_s);
  const ReceiptTotals totals = reports_->receipts(session_, kQuarter, at(u"2020-10-30 00:00"))->totals;
  EXPECT_EQ(totals, (ReceiptTotals{.expected = 3, .onTime = 1, .late = 1, .missing = 1, .zero = 1}));
  EXPECT_EQ(totals.onTime + totals.late + totals.missing, totals.expected);
}

TEST_P(ReportServiceTest, anotherFormIsAnAmendmentWithAReason) {
  const ReportSheet first = submit(draft(kMarket, {{u"adm_filed"_s, u"12"_s}, {u"adm_case_value"_s, u"4.2524"_s}}));
  EXPECT_EQ(refusal(reports_->submit(session_, draft(kMarket, {{u"adm_filed"_s, u"13"_s}}))), u"report_form"_s);
  ReportDraft next = draft(kMarket, {{u"adm_filed"_s, u"13"_s}}, u"2020-10-20 10:00");
  EXPECT_EQ(refusal(reports_->amend(session_, next)), u"report_note"_s);
  next.note = u"漏报1件"_s;
  next.basedOn = 2;
  EXPECT_EQ(refusal(reports_->amend(session_, next)), u"report_form"_s);
  next.basedOn = first.lastNumber();
  ReportDraft early = next;
  early.submittedAt = at(u"2020-10-08 10:00");
  EXPECT_EQ(refusal(reports_->amend(session_, early)), u"report_submitted_at"_s);
  const ReportSheet amended = reports_->amend(session_, next).value();
  EXPECT_EQ(amended.receipt.values[u"adm_filed"_s].amount, 13);
  EXPECT_EQ(amended.receipt.values[u"adm_case_value"_s].amount, 4252400);
  EXPECT_EQ(amended.receipt.state, ReceiptState::OnTime);
  EXPECT_EQ(amended.history.size(), 2U);
  EXPECT_EQ(figuresOf(kMarket, kQuarter, u"2020-10-19 00:00").values[u"adm_filed"_s].amount, 12);
  // Nothing different: nothing written.
  next.basedOn = 0;
  next.submittedAt = at(u"2020-10-21 10:00");
  EXPECT_EQ(reports_->amend(session_, next)->history.size(), 2U);
  // A complete form takes back what it leaves empty.
  next.complete = true;
  EXPECT_FALSE(reports_->amend(session_, next)->receipt.values.contains(u"adm_case_value"_s));
  // Nothing left is no form: that would be a declared zero.
  ReportDraft emptied = draft(kMarket, {{u"adm_filed"_s, u"-"_s}}, u"2020-10-22 10:00");
  emptied.note = u"误报"_s;
  EXPECT_EQ(refusal(reports_->amend(session_, emptied)), u"report_values"_s);
  EXPECT_EQ(refusal(reports_->amend(session_, draft(kPolice, {{u"pol_filed"_s, u"1"_s}}))), u"report_form"_s);
  EXPECT_EQ(trail("report_submission", amended.history[1].id.value),
            u"amend unit:  > 县市场监管局, period:  > 2020Q3, number:  > 2, submitted_at:  > 2020-10-20 10:00, zero_declared:  > 否, note:  > 漏报1件, adm_filed: 12件 > 13件"_s);
}

TEST_P(ReportServiceTest, refusesOnlyWhatCannotBe) {
  EXPECT_EQ(refusal(reports_->submit(session_, draft(u"县水利局"_s, {{u"adm_filed"_s, u"1"_s}}))), u"report_unit_name"_s);
  EXPECT_EQ(refusal(reports_->submit(session_, draft(kMarket, {{u"adm_filed"_s, u"1"_s}}, u"2020-10-31 16:00"))), u"report_submitted_at"_s);
  EXPECT_EQ(refusal(reports_->submit(session_, draft(kMarket, {{u"adm_filed"_s, u"-1"_s}}))), u"report_negative"_s);
  EXPECT_EQ(refusal(reports_->submit(session_, draft(kMarket, {{u"adm_filed"_s, u"-"_s}}))), u"report_values"_s);
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(refusal(reports_->submit(reader, draft(kMarket, {{u"adm_filed"_s, u"1"_s}}))), u"role"_s);
  EXPECT_EQ(reports_->receipts(session_, kQuarter)->totals.missing, 3);
  const ReportSheet odd = submit(draft(kMarket, {{u"adm_filed"_s, u"595"_s}, {u"adm_closed"_s, u"947"_s}, {u"trf_cases"_s, u"8"_s}, {u"trf_persons"_s, u"3"_s}}));
  EXPECT_EQ(odd.remarks.size(), 2U);
}

TEST_P(ReportServiceTest, aRemarkIsAnsweredUntilItsNumbersChange) {
  const ReportDraft form = draft(kMarket, {{u"adm_penalized"_s, u"10"_s}, {u"adm_proc_simple"_s, u"4"_s}, {u"adm_proc_general"_s, u"5"_s}});
  const ReportSheet sheet = submit(form);
  ASSERT_EQ(sheet.remarks.size(), 1U);
  EXPECT_TRUE(sheet.remarks[0].isOpen());
  EXPECT_EQ(sheet.remarks[0].text, u"作出行政处罚决定应等于简易程序与普通程序之和：作出行政处罚决定为10件，各项之和为9件，相差1件"_s);
  EXPECT_EQ(refusal(reports_->answer(session_, kMarket, kQuarter, sheet.remarks[0].key, u" "_s)), u"report_reason"_s);
  EXPECT_EQ(refusal(reports_->answer(session_, kMarket, kQuarter, u"x|1|2"_s, u"经核对无误"_s)), u"report_remark"_s);
  const ReportSheet answered = *reports_->answer(session_, kMarket, kQuarter, sheet.remarks[0].key, u"经核对无误：另有1件快速办理"_s);
  EXPECT_FALSE(answered.remarks[0].isOpen());
  EXPECT_EQ(answered.remarks[0].answer, u"经核对无误：另有1件快速办理"_s);
  const ReportSheet amended = amend(draft(kMarket, {{u"adm_proc_general"_s, u"3"_s}}, u"2020-10-20 10:00"), u"更正"_s);
  EXPECT_TRUE(amended.remarks[0].isOpen());
  const auto all = *reports_->remarks(session_, kQuarter);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].unit.name, kMarket);
}

TEST_P(ReportServiceTest, jumpsCompareWithTheQuarterBeforeAndTheYearBefore) {
  submit(draft(kMarket, {{u"adm_filed"_s, u"10"_s}, {u"adm_case_value"_s, u"20"_s}}, u"2020-07-09 10:00", Period::quarter(2020, 2)));
  submit(draft(kMarket, {{u"adm_filed"_s, u"100"_s}}, u"2019-10-09 10:00", Period::quarter(2019, 3)));
  const ReportSheet sheet = submit(draft(kMarket, {{u"adm_filed"_s, u"100"_s}, {u"adm_case_value"_s, u"200000"_s}}));
  ASSERT_EQ(sheet.remarks.size(), 2U);
  EXPECT_EQ(sheet.remarks[0].text, u"涉案金额（案值）本期为200000万元，上季度为20万元，变动过大，疑填错计量单位，请核对"_s);
  EXPECT_EQ(sheet.remarks[1].text, u"立案本期为100件，上季度为10件，变动过大，请核对"_s);
  EXPECT_EQ(sheet.bases.lastYear[u"adm_filed"_s].amount, 100);
}

TEST_P(ReportServiceTest, quartersWithoutAFormAddUp) {
  submit(draft(kMarket, {{u"adm_filed"_s, u"1"_s}}, u"2020-01-09 10:00", Period::quarter(2019, 4)));
  submit(draft(kPolice, {{u"pol_filed"_s, u"1"_s}}, u"2020-04-09 10:00", Period::quarter(2020, 1)));
  EXPECT_EQ(stateOf(kMarket, u"2020-10-30 00:00"), u"未报（连续3个季度）"_s);
  EXPECT_EQ(stateOf(kPolice, u"2020-10-30 00:00"), u"未报（连续2个季度）"_s);
  // Nobody reported before the fourth quarter of 2019: earlier quarters are not held against anybody.
  EXPECT_EQ(stateOf(u"县农业农村局"_s, u"2020-10-30 00:00"), u"未报（连续4个季度）"_s);
  // A form sent after the cut-off was missing then.
  submit(draft(kMarket, {{u"adm_filed"_s, u"1"_s}}, u"2020-10-20 10:00", Period::quarter(2020, 2)));
  EXPECT_EQ(stateOf(kMarket, u"2020-10-19 00:00"), u"未报（连续3个季度）"_s);
  EXPECT_EQ(stateOf(kMarket, u"2020-10-30 00:00"), u"未报"_s);
  const QString reminder = reminderText(*reports_->receipts(session_, kQuarter));
  EXPECT_TRUE(reminder.startsWith(u"县市场监管局、县公安局、县农业农村局：2020年第三季度"_s)) << reminder.toStdString();
  EXPECT_TRUE(reminder.contains(u"县农业农村局已连续4个季度未报送"_s)) << reminder.toStdString();
  EXPECT_TRUE(reminder.contains(u"零报送"_s));
}

TEST_P(ReportServiceTest, theDueInstantIsTheLatestSetForTheUnitOrForAll) {
  submit(draft(kMarket, {{u"adm_filed"_s, u"1"_s}}, u"2020-10-12 10:00"));
  EXPECT_EQ(stateOf(kMarket, u"2020-10-30 00:00"), u"逾期2天"_s);
  ASSERT_TRUE(reports_->setDue(session_, kQuarter, kMarket, at(u"2020-10-12 10:00"), u"系统升级"_s));
  EXPECT_EQ(stateOf(kMarket, u"2020-10-30 00:00"), u"按时"_s);
  ASSERT_TRUE(reports_->setDue(session_, kQuarter, {}, at(u"2020-10-12 09:00")));
  EXPECT_EQ(stateOf(kMarket, u"2020-10-30 00:00"), u"逾期1天"_s);
  EXPECT_EQ(refusal(reports_->setDue(session_, kQuarter, u"县水利局"_s, at(u"2020-10-12 09:00"))), u"report_unit_name"_s);
}

TEST_P(ReportServiceTest, yearToDateAddsUpQuartersAndSaysWhichAreMissing) {
  submit(draft(kMarket, {{u"adm_filed"_s, u"3"_s}, {u"adm_case_value"_s, u"0.5"_s}}, u"2020-04-09 10:00", Period::quarter(2020, 1)));
  ReportDraft second = draft(kMarket, {{u"adm_filed"_s, u"4"_s}}, u"2020-07-09 10:00", Period::quarter(2020, 2));
  second.entries[0].qualifier = u"余"_s;
  submit(second);
  const UnitFigures half = figuresOf(kMarket, *Period::parse(u"2020H6"));
  EXPECT_EQ(half.values[u"adm_filed"_s], (ReportedFigure{7, u"约"_s}));
  EXPECT_EQ(half.values[u"adm_case_value"_s], (ReportedFigure{500000, {}}));
  EXPECT_TRUE(half.missing.empty());
  const UnitFigures nine = figuresOf(kMarket, *Period::parse(u"2020H9"));
  EXPECT_EQ(nine.missing, std::vector{kQuarter});
  // A form of the whole period stands in where a quarter is missing.
  submit(draft(kMarket, {{u"adm_filed"_s, u"20"_s}}, u"2020-10-09 10:00", *Period::parse(u"2020H9")));
  EXPECT_EQ(figuresOf(kMarket, *Period::parse(u"2020H9")).values[u"adm_filed"_s].amount, 20);
  EXPECT_FALSE(figuresOf(kPolice, *Period::parse(u"2020H9")).reported);
  // A declared zero is a zero of what the unit is asked for; a missing form is none.
  submit({.unit = kPolice, .period = kQuarter, .submittedAt = at(u"2020-10-09 10:00"), .zero = true});
  EXPECT_EQ(figuresOf(kPolice, kQuarter).values[u"pol_solved"_s], ReportedFigure{});
  EXPECT_FALSE(figuresOf(kPolice, kQuarter).values.contains(u"adm_filed"_s));
  EXPECT_TRUE(figuresOf(u"县农业农村局"_s, kQuarter).values.isEmpty());
}

TEST_P(ReportServiceTest, aUnitWithALedgerIsAskedForTheRestAndRecordsWin) {
  succeed("units", {unit(kMarket, 1, u"台账"_s)});
  const ReportSheet sheet = submit(draft(kMarket, {{u"adm_inspector_times"_s, u"30"_s}, {u"adm_filed"_s, u"3"_s}}));
  ASSERT_EQ(sheet.remarks.size(), 1U);
  EXPECT_FALSE(sheet.remarks[0].asks);
  EXPECT_EQ(sheet.remarks[0].text, u"立案由台账计算，表中填报的3件仅供核对，以台账为准"_s);
}

TEST_P(ReportServiceTest, storedFormsCannotBeChanged) {
  const ReportSheet sheet = submit(draft(kMarket, {{u"adm_filed"_s, u"1"_s}}));
  ASSERT_TRUE(reports_->setDue(session_, kQuarter, {}, at(u"2020-10-12 09:00")));
  for (const char* sql : {"UPDATE report_submission SET note = 'x'", "DELETE FROM report_value", "UPDATE report_due SET note = 'x'", "UPDATE report_value SET amount = 2"}) {
    EXPECT_THROW(store_->database().execute(sql), StorageError) << sql;
  }
  EXPECT_EQ(reports_->sheet(session_, kMarket, kQuarter)->receipt.values, sheet.receipt.values);
}

// Published figures, keyed by area and period, as forms of that area.
TEST_P(ReportServiceTest, publishedFiguresComeBackExactly) {
  const auto published = readCsvFile(dataPath(u"reports/published_figures.csv"_s)).value();
  const QHash<QString, QString> periods{{u"2020年前三季度"_s, u"2020H9"_s}, {u"2019年前三季度"_s, u"2019H9"_s}, {u"2014年度"_s, u"2014FY"_s}, {u"2019年度"_s, u"2019FY"_s}, {u"2020年度"_s, u"2020FY"_s}};
  clock_.set(at(u"2021-03-01 09:00"));
  std::vector<ImportRecord> units;
  std::vector<ImportRecord> rows;
  for (const CsvRecord& figure : published) {
    const QString region = figure.value(u"region"_s);
    units.push_back(unit(region, static_cast<int>(units.size()) + 2));
    if (figure.value(u"unit"_s) == u"%") {
      continue;  // a rate is computed, no form has it
    }
    const QString period = periods.value(figure.value(u"period"_s));
    rows.push_back(record(static_cast<int>(rows.size()) + 2,
                          {{"unit", region}, {"period", period}, {"submitted_at", QString::number(Period::parse(period)->year() + 1) + u"-01-10 10:00"_s}, {"zero_declared", u"否"_s},
                           {"indicator_code", figure.value(u"indicator_code"_s)}, {"value", figure.value(u"value"_s)}, {"measure_unit", figure.value(u"unit"_s)}, {"qualifier", figure.value(u"qualifier"_s)}}));
  }
  succeed("units", units);
  ASSERT_EQ(rows.size(), 67U);
  EXPECT_EQ(succeed("reports", rows).created, 67);
  const auto amount = [&](const char16_t* region, const char16_t* period, const char16_t* code) {
    return figuresOf(QString::fromUtf16(region), *Period::parse(period)).values[QString::fromUtf16(code)];
  };
  EXPECT_EQ(amount(u"内蒙古自治区", u"2020H9", u"adm_filed").amount, 1968);
  EXPECT_EQ(amount(u"内蒙古自治区", u"2020H9", u"adm_case_value").amount, 3'530'500'000);
  EXPECT_EQ(amount(u"内蒙古自治区", u"2020H9", u"adm_fine_confiscated").amount, 1'558'260'000);
  EXPECT_EQ(amount(u"内蒙古自治区", u"2020H9", u"cus_value").amount, 126'100'000);
  EXPECT_EQ(amount(u"内蒙古自治区", u"2020H9", u"trf_persons").amount, 3);
  EXPECT_EQ(amount(u"江苏省常州市", u"2014FY", u"adm_closed").amount, 947);
  EXPECT_EQ(amount(u"江苏省常州市", u"2014FY", u"adm_inspector_times"), (ReportedFigure{19000, u"多"_s}));
  EXPECT_EQ(amount(u"江苏省常州市", u"2014FY", u"adm_loss_recovered"), (ReportedFigure{6'000'000'000, u"余"_s}));
  EXPECT_EQ(amount(u"安徽省蚌埠市", u"2019FY", u"adm_filed").amount, 1585);
  EXPECT_EQ(amount(u"安徽省蚌埠市", u"2020FY", u"pol_value"), (ReportedFigure{300'000'000, u"余"_s}));
  EXPECT_EQ(amount(u"陕西省安康市", u"2019H9", u"pro_arrest_persons").amount, 24);
  EXPECT_EQ(amount(u"陕西省安康市", u"2019H9", u"adm_loss_recovered").amount, 58'160'000);
  // Published without the number of cases: asked about, not refused. More arrests than suspects caught are not even asked about.
  const ReportSheet anKang = *reports_->sheet(session_, u"陕西省安康市"_s, *Period::parse(u"2019H9"));
  for (const ReportRemark& remark : anKang.remarks) {
    EXPECT_TRUE(!remark.asks || remark.key.startsWith(u"arrest_together")) << remark.text.toStdString();
  }
  const std::vector<ImportRecord> back = exported("reports");
  EXPECT_EQ(back.size(), rows.size());
  const ImportOutcome again = succeed("reports", back);
  EXPECT_EQ(again.unchanged, 67);
  EXPECT_EQ(again.created + again.updated, 0);
}

TEST_P(ReportServiceTest, importedRowsAmendByTheirSubmittedInstant) {
  const auto row = [](int number, const QString& submitted, const QString& code, const QString& value, const QString& zero = u"否"_s) {
    return record(number, {{"unit", kMarket}, {"period", u"2020Q3"_s}, {"due_at", u"2020-10-10 18:00"_s}, {"submitted_at", submitted}, {"zero_declared", zero}, {"indicator_code", code}, {"value", value}});
  };
  // Later submissions may stand first.
  const ImportOutcome first = succeed("reports", {row(2, u"2020-10-20 09:00"_s, u"adm_filed"_s, u"13"_s), row(3, u"2020-10-10 18:00"_s, u"adm_filed"_s, u"12"_s),
                                                  row(4, u"2020-10-10 18:00"_s, u"adm_closed"_s, u"5"_s)});
  EXPECT_EQ(first.created, 2);
  EXPECT_EQ(first.updated, 1);
  const ReportSheet sheet = *reports_->sheet(session_, kMarket, kQuarter);
  EXPECT_EQ(sheet.receipt.state, ReceiptState::OnTime);
  EXPECT_EQ(sheet.receipt.due, at(u"2020-10-10 18:00"));
  EXPECT_EQ(sheet.receipt.values[u"adm_filed"_s].amount, 13);
  EXPECT_EQ(sheet.receipt.values[u"adm_closed"_s].amount, 5);
  EXPECT_EQ(sheet.history.size(), 2U);
  // The same instant with another number is a second form; an earlier one came too late to be stored.
  EXPECT_TRUE(run("reports", {row(2, u"2020-10-20 09:00"_s, u"adm_filed"_s, u"14"_s)}).error().field.contains(u"report_second_form"_s));
  EXPECT_TRUE(run("reports", {row(2, u"2020-10-15 09:00"_s, u"adm_filed"_s, u"14"_s)}).error().field.contains(u"report_submitted_at"_s));
  EXPECT_TRUE(run("reports", {row(2, {}, u"adm_filed"_s, u"14"_s)}).error().field.contains(u"report_second_form"_s));
  EXPECT_EQ(succeed("reports", {row(2, {}, u"adm_filed"_s, u"13"_s)}).unchanged, 1);
  EXPECT_TRUE(run("reports", {row(2, u"2020-10-21 09:00"_s, u"adm_filed"_s, u"1.5"_s)}).error().field.contains(u"report_fraction"_s));
  EXPECT_TRUE(run("reports", {row(2, u"2020-10-21 09:00"_s, {}, {})}).error().field.contains(u"report_row"_s));
  EXPECT_EQ(refusal(imports_->undoLast(session_)), u"import"_s);
  // Declared zero: one row without a code.
  EXPECT_EQ(succeed("reports", {row(2, u"2020-10-22 09:00"_s, {}, {}, u"是"_s)}).updated, 1);
  EXPECT_TRUE(reports_->sheet(session_, kMarket, kQuarter)->receipt.isZero());
  EXPECT_TRUE(run("reports", {row(2, u"2020-10-23 09:00"_s, u"adm_filed"_s, u"1"_s, u"是"_s)}).error().field.contains(u"report_zero"_s));
  EXPECT_TRUE(run("reports", {row(2, u"2020-10-23 09:00"_s, {}, {}, u"是"_s), row(3, u"2020-10-23 09:00"_s, u"adm_filed"_s, u"1"_s)}).error().field.contains(u"report_zero"_s));
  const std::vector<ImportRecord> back = exported("reports");
  EXPECT_EQ(back.size(), 4U);
  EXPECT_EQ(succeed("reports", back).unchanged, 4);
}

SHUANGDA_ON_BOTH_ENGINES(ReportServiceTest);

class ReportUpgradeTest : public EngineTest {};

// The table of imports is written anew: the batches and what refers to them are there as before.
TEST_P(ReportUpgradeTest, importsAreWholeAfterTheUpgrade) {
  const QString location = freshLocation();
  {
    Database database = Database::open(location, Database::Purpose::Create);
    std::vector<Migration> released = builtInMigrations();
    std::erase_if(released, [](const Migration& migration) { return migration.number > 12; });
    migrate(database, released, clock_.now());
    Transaction transaction(database);
    for (const char* sql :
         {"INSERT INTO office (uid, name, level, organ_kind, region_code, office_group, enforces, reports, data_mode, sort_no) VALUES ('o', 'o', '', '', '', '', 1, 1, '', 0)",
          "INSERT INTO account (login, display_name, password_hash, role, office_id, created_at, version) VALUES ('a', 'a', '$argon2id$x', 'editor', 1, 'now', 1)",
          "INSERT INTO import_batch (kind, file_name, file_sha256, imported_at, account_id, row_count, created_count, updated_count, warning_count, info_count, skip_count)"
          " VALUES ('cases', 'a.csv', '', '2020-03-02T01:00:00.000Z', 1, 2, 1, 1, 1, 0, 0), ('units', 'b.csv', '', '2020-03-02T01:00:00.000Z', 1, 2, 1, 1, 0, 0, 0)",
          "INSERT INTO import_finding (import_id, sheet, row_no, column_letter, heading, code, severity, raw_value, expected_value, message)"
          " VALUES (1, '', 2, 'A', '', 'date_order', 'warning', '', '', 'm')"}) {
      database.execute(sql);
    }
    transaction.commit();
  }
  Database database = Database::open(location, Database::Purpose::Open);
  migrate(database, builtInMigrations(), clock_.now());
  EXPECT_TRUE(database.integrityProblems().isEmpty());
  Statement kept(database, "SELECT b.file_name, f.code FROM import_batch b JOIN import_finding f ON f.import_id = b.id");
  ASSERT_TRUE(kept.step());
  EXPECT_EQ(kept.get<QString>(0), u"a.csv"_s);
  database.execute("INSERT INTO import_batch (kind, file_name, file_sha256, imported_at, account_id, row_count, created_count, updated_count)"
                   " VALUES ('reports', 'c.csv', '', '2020-03-02T01:00:00.000Z', 1, 2, 1, 1)");
  Statement last(database, "SELECT MAX(id) FROM import_batch");
  ASSERT_TRUE(last.step());
  EXPECT_EQ(last.get<int>(0), 3);
  EXPECT_THROW(database.execute("INSERT INTO import_finding (import_id, sheet, row_no, column_letter, heading, code, severity, raw_value, expected_value, message)"
                                " VALUES (9, '', 2, 'A', '', 'date_order', 'warning', '', '', 'm')"),
               StorageError);
}

SHUANGDA_ON_BOTH_ENGINES(ReportUpgradeTest);

}  // namespace
