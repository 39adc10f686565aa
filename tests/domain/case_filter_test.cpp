#include "domain/case_filter.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

struct Reading {
  QString written{};
  QString canonical{};
};

class CaseFilterReading : public testing::TestWithParam<Reading> {};

TEST_P(CaseFilterReading, becomesItsCanonicalTextAndBack) {
  const Result<CaseFilter> filter = CaseFilter::parse(GetParam().written);
  ASSERT_TRUE(filter) << filter.error().field.toStdString() << " " << filter.error().value.toStdString();
  EXPECT_EQ(filter->text(), GetParam().canonical);
  EXPECT_EQ(CaseFilter::parse(filter->text()), filter);
}

INSTANTIATE_TEST_SUITE_P(
    Readings, CaseFilterReading,
    testing::Values(Reading{u""_s, u""_s}, Reading{u"  白酒\u3000商行 "_s, u"白酒 商行"_s},
                    Reading{u"当事人:王 货值>50000 立案:2026-Q3"_s, u"当事人:王 货值>5万 立案:2026-Q3"_s},
                    Reading{u"当事人：王　货值＞５００００"_s, u"当事人:王 货值>5万"_s}, Reading{u"罚款>=1万"_s, u"罚款>=1万"_s}, Reading{u"罚款≥10,000元"_s, u"罚款>=1万"_s},
                    Reading{u"案值<1.5亿"_s, u"案值<15000万"_s}, Reading{u"案值<=2亿"_s, u"案值<=2亿"_s}, Reading{u"货值=123.45"_s, u"货值:123.45"_s},
                    Reading{u"货值:0"_s, u"货值:0"_s}, Reading{u"立案:2026年8月5日"_s, u"立案:2026-08-05"_s}, Reading{u"决定:2026/8"_s, u"决定:2026-08"_s},
                    Reading{u"结案:2026"_s, u"结案:2026"_s}, Reading{u"发现:2026Q1"_s, u"发现:2026-Q1"_s}, Reading{u"移送:2026年第3季度"_s, u"移送:2026-Q3"_s},
                    Reading{u"立案>=2026-08-05"_s, u"立案>=2026-08-05"_s}, Reading{u"状态:立案|决定"_s, u"状态:立案|决定"_s}, Reading{u"状态:在办|已处罚|处罚"_s, u"状态:立案|决定"_s},
                    Reading{u"当事人:\"A B 公司\""_s, u"当事人:\"A B 公司\""_s}, Reading{u"文号:〔2020〕17"_s, u"文号:〔2020〕17"_s},
                    Reading{u"\"a:b\" “白 酒”"_s, u"\"a:b\" \"白 酒\""_s}, Reading{u":x"_s, u"\":x\""_s}, Reading{u"案件来源:举报 办案单位:局"_s, u"来源:举报 单位:局"_s}));

struct Refusal {
  QString written{};
  QString field{};
  QString value{};
};

class CaseFilterRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(CaseFilterRefusal, namesWhatIsWrong) {
  const Result<CaseFilter> filter = CaseFilter::parse(GetParam().written);
  ASSERT_FALSE(filter);
  EXPECT_EQ(filter.error().field, GetParam().field);
  EXPECT_EQ(filter.error().value, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Refusals, CaseFilterRefusal,
                         testing::Values(Refusal{u"金额>5"_s, u"filter_name"_s, u"金额"_s}, Refusal{u"当事人:"_s, u"filter_text"_s, u"当事人:"_s},
                                         Refusal{u"当事人>王"_s, u"filter_text"_s, u"当事人>王"_s}, Refusal{u"货值>很多"_s, u"filter_amount"_s, u"货值>很多"_s},
                                         Refusal{u"货值>-5"_s, u"filter_amount"_s, u"货值>-5"_s}, Refusal{u"货值>1.234"_s, u"filter_amount"_s, u"货值>1.234"_s},
                                         Refusal{u"立案:2026-13"_s, u"filter_date"_s, u"立案:2026-13"_s}, Refusal{u"立案:2026-Q5"_s, u"filter_date"_s, u"立案:2026-Q5"_s},
                                         Refusal{u"立案:2026-02-30"_s, u"filter_date"_s, u"立案:2026-02-30"_s}, Refusal{u"状态:办完"_s, u"filter_stage"_s, u"办完"_s}));

TEST(CaseFilter, daysOfAConditionAreHalfOpen) {
  const auto days = [](const QString& text) { return FilterCondition::parse(text)->days(); };
  EXPECT_EQ(days(u"立案:2026-Q3"_s), (DayRange{QDate(2026, 7, 1), QDate(2026, 10, 1)}));
  EXPECT_EQ(days(u"立案:2026"_s), (DayRange{QDate(2026, 1, 1), QDate(2027, 1, 1)}));
  EXPECT_EQ(days(u"立案>2026-08"_s), (DayRange{QDate(2026, 9, 1), std::nullopt}));
  EXPECT_EQ(days(u"立案>=2026-08-05"_s), (DayRange{QDate(2026, 8, 5), std::nullopt}));
  EXPECT_EQ(days(u"立案<2026-08"_s), (DayRange{std::nullopt, QDate(2026, 8, 1)}));
  EXPECT_EQ(days(u"立案<=2026-08-05"_s), (DayRange{std::nullopt, QDate(2026, 8, 6)}));
}

TEST(CaseFilter, everyFieldNameIsUnderstood) {
  for (const QString& name : filterFieldNames()) {
    const Result<FilterCondition> text = FilterCondition::parse(name + u":2020"_s);
    EXPECT_TRUE(text || text.error().field == u"filter_stage"_s) << name.toStdString();
  }
  for (const QString& stage : filterStageNames()) {
    EXPECT_EQ(FilterCondition::parse(u"状态:"_s + stage)->value, stage);
  }
}

}  // namespace
