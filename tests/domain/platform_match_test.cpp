#include "domain/platform_match.h"

#include <gtest/gtest.h>

#include <QDate>
#include <QElapsedTimer>

#include "domain/doc_number.h"
#include "domain/platform_compare.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

PlatformRow row(int number, std::initializer_list<std::pair<QString, QString>> values) { return {.row = number, .values = FieldTexts(values)}; }

PlatformList listOf(std::vector<PlatformRow> rows) {
  PlatformList list{.rows = std::move(rows)};
  for (const PlatformColumn& column : platformColumns()) {
    list.columns.push_back({column.name, column.label, {}});
  }
  return list;
}

std::int64_t day(int year, int month, int dayOfMonth) { return QDate(year, month, dayOfMonth).toJulianDay(); }

PlatformMatching matching(const PlatformList& list, const std::vector<PlatformCase>& cases, int nearDays = 3) {
  PlatformMatcher matcher(list, nearDays);
  for (const PlatformCase& c : cases) {
    matcher.offer(c);
  }
  return matcher.finish();
}

using By = PlatformMatchBy;

}  // namespace

TEST(PlatformMatchTest, documentNumberIsComparedWhateverItsBracketsAndSpaces) {
  EXPECT_EQ(docNumberKey(u"白市监处罚〔2026〕12号"_s), docNumberKey(u" 白市监处罚[2026] 第012号 "_s));
  EXPECT_EQ(docNumberKey(u"白市监处罚（２０２６）12号"_s), docNumberKey(u"白市监处罚【2026】12號"_s));
  EXPECT_NE(docNumberKey(u"白市监处罚〔2026〕12号"_s), docNumberKey(u"白市监处罚〔2026〕112号"_s));
  EXPECT_EQ(docNumberKey(QString()), QString());
}

TEST(PlatformMatchTest, surestKeyDecides) {
  const PlatformList list = listOf({row(2, {{u"doc_no"_s, u"白市监处罚[2026]1号"_s}, {u"case_id"_s, u"C2"_s}}), row(3, {{u"case_id"_s, u"c2"_s}}),
                                    row(4, {{u"party_id_no"_s, u"91620000MA0000001X"_s}, {u"decision_date"_s, u"2026-07-03"_s}}),
                                    row(5, {{u"party"_s, u"甲商行（个体）"_s}, {u"cause"_s, u"假冒专利"_s}, {u"decision_date"_s, u"2026-07-05"_s}}), row(6, {{u"case_id"_s, u"C9"_s}})});
  const PlatformMatching result = matching(list, {{.id = 1, .number = u"C1"_s, .docNo = u"白市监处罚〔2026〕1号"_s},
                                                  {.id = 2, .number = u"C2"_s},
                                                  {.id = 3, .number = u"C3"_s, .idNo = u"91620000ma0000001x"_s, .decided = day(2026, 7, 3)},
                                                  {.id = 4, .number = u"C4"_s, .party = u"甲商行(个体)"_s, .cause = u"假冒专利"_s, .decided = day(2026, 7, 8)}});
  const std::vector<PlatformMatching::Match> expected{{0, 1, By::DocNumber}, {1, 2, By::CaseNumber}, {2, 3, By::PartyAndDay}, {3, 4, By::PartyCauseAndDays}};
  EXPECT_EQ(result.matches, expected);
  EXPECT_TRUE(result.ties.empty());
  EXPECT_EQ(result.unmatched, std::vector<std::size_t>{4});
}

TEST(PlatformMatchTest, whatIsNotOneWithOneIsTiedAndNeverGuessed) {
  const PlatformList list = listOf({row(2, {{u"doc_no"_s, u"A〔2026〕1号"_s}}), row(3, {{u"doc_no"_s, u"A(2026)1号"_s}, {u"case_id"_s, u"C1"_s}}),
                                    row(4, {{u"party"_s, u"甲"_s}, {u"cause"_s, u"假冒专利"_s}, {u"filed_date"_s, u"2026-07-05"_s}})});
  const PlatformMatching result = matching(list, {{.id = 1, .number = u"C1"_s, .docNo = u"A〔2026〕1号"_s},
                                                  {.id = 2, .number = u"C2"_s, .party = u"甲"_s, .cause = u"假冒专利"_s, .filed = day(2026, 7, 4)},
                                                  {.id = 3, .number = u"C3"_s, .party = u"甲"_s, .cause = u"假冒专利"_s, .filed = day(2026, 7, 7)}});
  EXPECT_TRUE(result.matches.empty());
  const std::vector<PlatformMatching::Tie> expected{{By::DocNumber, {0, 1}, {1}}, {By::PartyCauseAndDays, {2}, {2, 3}}};
  EXPECT_EQ(result.ties, expected);
  EXPECT_TRUE(result.unmatched.empty());
}

TEST(PlatformMatchTest, daysApartAreAParameterAndUnknownDaysMatchNothing) {
  const PlatformList list = listOf({row(2, {{u"party"_s, u"甲"_s}, {u"cause"_s, u"假冒专利"_s}, {u"decision_date"_s, u"2026-07-01"_s}}),
                                    row(3, {{u"party"_s, u"乙"_s}, {u"cause"_s, u"假冒专利"_s}, {u"decision_date"_s, u"2026-07"_s}}),
                                    row(4, {{u"party_id_no"_s, u"无"_s}, {u"decision_date"_s, u"2026-07-01"_s}})});
  const std::vector<PlatformCase> cases{{.id = 1, .party = u"甲"_s, .cause = u"假冒专利"_s, .decided = day(2026, 7, 5)},
                                        {.id = 2, .party = u"乙"_s, .cause = u"假冒专利"_s},
                                        {.id = 3, .idNo = u"无"_s, .decided = day(2026, 7, 1)}};
  EXPECT_TRUE(matching(list, cases, 3).matches.empty());
  EXPECT_EQ(matching(list, cases, 4).matches.size(), 1u);
}

TEST(PlatformMatchTest, nothingAtAllIsNothing) {
  const PlatformMatching result = matching({}, {{.id = 1, .number = u"C1"_s}});
  EXPECT_TRUE(result.matches.empty() && result.ties.empty() && result.unmatched.empty());
}

TEST(PlatformMatchTest, aHundredThousandRowsEvenAllAlikeTakeSeconds) {
  constexpr int kRows = 100'000;
  std::vector<PlatformRow> rows;
  std::vector<PlatformCase> cases;
  for (int i = 0; i < kRows; ++i) {
    // Half of them have numbers, the other half is one party, one cause and one month.
    rows.push_back(i % 2 == 0 ? row(i + 2, {{u"doc_no"_s, u"A〔2026〕%1号"_s.arg(i + 1)}})
                              : row(i + 2, {{u"party"_s, u"甲"_s}, {u"cause"_s, u"假冒专利"_s}, {u"decision_date"_s, QDate(2026, 7, 1 + i % 28).toString(Qt::ISODate)}}));
    cases.push_back({.id = i + 1, .docNo = i % 2 == 0 ? u"A[2026]%1号"_s.arg(i + 1) : QString(), .party = u"甲"_s, .cause = u"假冒专利"_s, .decided = i % 2 == 0 ? 0 : day(2026, 7, 2)});
  }
  const PlatformList list = listOf(std::move(rows));
  QElapsedTimer timer;
  timer.start();
  const PlatformMatching result = matching(list, cases);
  EXPECT_EQ(result.matches.size(), static_cast<std::size_t>(kRows / 2));
  EXPECT_EQ(result.ties.size(), 1u);
  EXPECT_LT(timer.elapsed(), 20'000);
}

TEST(PlatformCompareTest, fieldsAreComparedByTheirMeaning) {
  LegalCase c;
  c.number = u"C1"_s;
  c.party = {.name = u"甲商行、张三"_s, .idNo = u"620422199001011234"_s};
  c.cause = u"销售侵权商品"_s;
  c.decision.docNo = u"白市监处罚〔2026〕1号"_s;
  c.decision.date = EventDate::parse(u"2026-07-03").value();
  c.decision.fine = Money::ofFen(500'000);
  c.goodsValue = Money::ofFen(123'450);
  c.transfer.delivered = EventDate::parse(u"2026-07-10 09:30").value();
  PlatformList list = listOf({row(2, {{u"doc_no"_s, u"白市监处罚[2026]01号"_s},
                                      {u"party"_s, u"张三，甲商行"_s},
                                      {u"party_id_no"_s, u"620422********1234"_s},
                                      {u"cause"_s, u"销售侵权 商品"_s},
                                      {u"decision_date"_s, u"2026-07"_s},
                                      {u"fine_yuan"_s, u"5000.00"_s},
                                      {u"case_amount_yuan"_s, u"1234.50"_s},
                                      {u"transfer_date"_s, u"2026-07-10"_s}})});
  EXPECT_TRUE(platformDifferences(list, list.rows[0], c).empty());
  list.rows[0].values.insert(u"fine_yuan", u"8000");
  list.rows[0].values.insert(u"decision_date", u"2026-07-04");
  list.rows[0].values.remove(u"cause");
  const std::vector<PlatformDifference> expected{{u"cause"_s, {}, u"销售侵权商品"_s}, {u"decision_date"_s, u"2026-07-04"_s, u"2026-07-03"_s}, {u"fine_yuan"_s, u"8000"_s, u"5000"_s}};
  EXPECT_EQ(platformDifferences(list, list.rows[0], c), expected);
  list.rows[0].unread = {u"cause"_s, u"fine_yuan"_s, u"decision_date"_s};
  EXPECT_TRUE(platformDifferences(list, list.rows[0], c).empty()) << "what cannot be read says nothing";
  list.rows[0].unread.clear();
  list.columns = {{u"doc_no"_s, u"文号"_s, {}}};
  EXPECT_TRUE(platformDifferences(list, list.rows[0], c).empty()) << "columns the list has not are not compared";
}

TEST(PlatformCompareTest, dutyFollowsProcedureScopeAndPeriod) {
  const Period quarter = Period::quarter(2026, 3);
  PlatformDuty duty{.decided = EventDate::parse(u"2026-06-30").value()};
  EXPECT_TRUE(mustBeEntered(duty, std::nullopt));
  EXPECT_FALSE(mustBeEntered(duty, quarter));
  duty.transferred = EventDate::parse(u"2026-09-30").value();
  EXPECT_TRUE(mustBeEntered(duty, quarter));
  duty.procedure = u"简易"_s;
  EXPECT_FALSE(mustBeEntered(duty, quarter));
  duty.procedure = u"普通"_s;
  duty.inScope = false;
  EXPECT_FALSE(mustBeEntered(duty, quarter));
  EXPECT_FALSE(mustBeEntered({}, std::nullopt));
  EXPECT_TRUE(mayBelongTo(row(2, {}), quarter));
  EXPECT_FALSE(mayBelongTo(row(2, {{u"decision_date"_s, u"2026-01-02"_s}}), quarter));
  EXPECT_TRUE(mayBelongTo(row(2, {{u"decision_date"_s, u"2026-01-02"_s}, {u"transfer_date"_s, u"2026-08-02"_s}}), quarter));
}
