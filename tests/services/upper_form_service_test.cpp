#include "services/upper_form_service.h"

#include <gtest/gtest.h>

#include "services/import_fixture.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

class UpperFormServiceTest : public ImportTest {
 protected:
  std::optional<std::int64_t> cell(const QString& form, int part, const QString& row, const QString& column) {
    const auto filled = *UpperFormService(*store_).fill(session_, form, Period::quarter(2020, 3), clock_.now());
    const auto found = filled.second.cells.constFind({part, row, column});
    return found == filled.second.cells.constEnd() ? std::nullopt : std::optional(*found);
  }
};

TEST_P(UpperFormServiceTest, rowsAndColumnsCountTheirRecords) {
  succeed("cases", {caseRow(2, u"A1"_s, {{"filed_date", u"2020-07-02"_s}, {"field", u"商标/酒类"_s}, {"illegal_turnover_yuan", u"1000"_s}, {"is_online", u"是"_s}}),
                    caseRow(3, u"A2"_s, {{"filed_date", u"2020-08-02"_s}, {"field", u"专利"_s}, {"decision_date", u"2020-08-09"_s}, {"fine_yuan", u"300"_s}}),
                    caseRow(4, u"A3"_s, {{"filed_date", u"2020-08-02"_s}, {"field", u"农资"_s}})});
  const QString form = u"samr_ip_quarter_2020"_s;
  EXPECT_EQ(cell(form, 2, u"trademark"_s, u"adm_filed"_s), 1);
  EXPECT_EQ(cell(form, 2, u"trademark"_s, u"adm_ecom"_s), 1);
  EXPECT_EQ(cell(form, 2, u"trademark"_s, u"adm_case_value"_s), 1000'00);
  EXPECT_EQ(cell(form, 2, u"patent"_s, u"adm_fine_confiscated"_s), 300'00) << "a sum is counted part by part";
  EXPECT_EQ(cell(form, 2, u"total"_s, u"adm_filed"_s), 2) << "intellectual property alone";
  EXPECT_EQ(cell(form, 2, u"trademark_agency"_s, u"adm_filed"_s), std::nullopt) << "the ledger does not tell these apart";
  EXPECT_EQ(cell(form, 1, u"total"_s, u"adm_actions"_s), std::nullopt) << "nobody reported it: empty, not zero";
}

TEST_P(UpperFormServiceTest, penaltyKindsAddUpToTheTotal) {
  succeed("cases", {caseRow(2, u"A1"_s, {{"decision_date", u"2020-08-09"_s}, {"penalty_kinds", u"警告;罚款"_s}}), caseRow(3, u"A2"_s, {{"decision_date", u"2020-08-09"_s}, {"penalty_kinds", u"通报批评"_s}})});
  const QString form = u"penalties_year"_s;
  EXPECT_EQ(cell(form, 1, u"total"_s, u"adm_penalized"_s), 2);
  EXPECT_EQ(cell(form, 1, u"total"_s, u"adm_pen_fine"_s), 1);
  EXPECT_EQ(cell(form, 1, u"total"_s, u"adm_pen_criticism"_s), 1);
  const auto filled = *UpperFormService(*store_).fill(session_, form, Period::quarter(2020, 3), clock_.now());
  std::int64_t kinds = 0;
  for (auto each = filled.second.cells.begin(); each != filled.second.cells.end(); ++each) {
    kinds += each.key().column.startsWith(u"adm_pen_"_s) || each.key().column == u"adm_license_revoked"_s ? *each : 0;
  }
  EXPECT_EQ(kinds, 2);
}

TEST_P(UpperFormServiceTest, aFormThatIsNotThereIsRefused) { EXPECT_EQ(UpperFormService(*store_).fill(session_, u"x"_s, Period::quarter(2020, 3), clock_.now()).error().field, u"form"_s); }

SHUANGDA_ON_BOTH_ENGINES(UpperFormServiceTest);

}  // namespace
