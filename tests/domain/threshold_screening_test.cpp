#include "domain/threshold_screening.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <map>
#include <set>

#include "domain/threshold_text.h"
#include "support/test_data.h"

using namespace shuangda;

namespace {

const ThresholdBook& book() { return ThresholdBook::builtIn(); }
const ThresholdOptions& options() {
  static const ThresholdOptions value = ThresholdOptions::of(LawParameters::builtIn());
  return value;
}

ThresholdFacts facts(const char* json) {
  const Result<ThresholdFacts> read = readThresholdFacts(book(), QJsonDocument::fromJson(json).object());
  EXPECT_TRUE(read) << json;
  return *read;
}

Error refusal(const char* json) {
  const Result<ThresholdFacts> read = readThresholdFacts(book(), QJsonDocument::fromJson(json).object());
  EXPECT_FALSE(read) << json;
  return read ? Error{} : read.error();
}

QString ids(const std::vector<ThresholdLine>& lines, bool aggravated, ThresholdLine::State state) { return rowIds(lines, aggravated, state).join(u' '); }

class Golden : public testing::TestWithParam<const char*> {};

}  // namespace

TEST_P(Golden, RowByRow) {
  using State = ThresholdLine::State;
  const auto records = *readCsvFile(test::dataPath(QStringLiteral("screening/%1.csv").arg(QLatin1String(GetParam()))));
  EXPECT_GE(records.size(), 25U);
  for (const CsvRecord& record : records) {
    const auto cell = [&](const char* column) { return record.value(QLatin1String(column)); };
    const Result<ThresholdFacts> read = readThresholdRow(book(), record);
    ASSERT_TRUE(read) << cell("id").toStdString();
    const std::vector<ThresholdLine> lines = screen(book(), *read, options());
    EXPECT_EQ(ids(lines, false, State::Hit), cell("hits_100")) << cell("id").toStdString();
    EXPECT_EQ(ids(lines, false, State::Near), cell("near_80")) << cell("id").toStdString();
    EXPECT_EQ(ids(lines, true, State::Hit), cell("aggr_hits_100")) << cell("id").toStdString();
    EXPECT_EQ(ids(lines, true, State::Near), cell("aggr_near_80")) << cell("id").toStdString();
  }
}

INSTANTIATE_TEST_SUITE_P(Thresholds, Golden, testing::Values("worked_examples", "edge_cases"), [](const auto& file) { return file.param; });

TEST(Thresholds, EveryOffenceHasAGoldenCase) {
  std::set<QString> seen;
  const auto records = *readCsvFile(test::dataPath(QStringLiteral("screening/edge_cases.csv")));
  for (const CsvRecord& record : records) {
    seen.insert(record.value(QStringLiteral("crime_id")));
  }
  for (const ThresholdOffence& offence : book().offences()) {
    EXPECT_TRUE(seen.contains(offence.id)) << offence.id.toStdString();
  }
}

TEST(Thresholds, TenfoldAndFivefoldStepsFollowTheirEntryRows) {
  // 法释〔2025〕5号: ten times for 213, 214, 217 and 219, five times for 215, none for 216 and 218.
  const std::map<QString, std::int64_t> factors{{QStringLiteral("213"), 10}, {QStringLiteral("214"), 10}, {QStringLiteral("215"), 5},
                                                {QStringLiteral("217"), 10}, {QStringLiteral("219"), 10}};
  for (const ThresholdOffence& offence : book().offences()) {
    for (const ThresholdRow& row : offence.rows) {
      if (row.basis != QStringLiteral("法释〔2025〕5号") || !row.isAggravated || !factors.contains(offence.penalArticle) || !row.nearCounts) {
        continue;
      }
      const bool found = std::ranges::any_of(offence.rows, [&](const ThresholdRow& base) {
        return !base.isAggravated && base.basis == row.basis && base.fact == row.fact && base.value * factors.at(offence.penalArticle) == row.value;
      });
      EXPECT_TRUE(found) << row.id.toStdString();
    }
  }
}

TEST(Thresholds, ActAcrossAChangeShowsBothSets) {
  const ThresholdFacts act = facts(R"({"crime_id":"sell_counterfeit_goods","act_from":"2025-03-01","act_to":"2025-06-30","sales_amount":48000,"illegal_gains":31000})");
  for (const ThresholdLine& line : screen(book(), act, options())) {
    EXPECT_EQ(line.isComparison, line.row->basis != QStringLiteral("法释〔2025〕5号")) << line.row->id.toStdString();
  }
}

TEST(Thresholds, RatioIsRoundedDown) {
  const ThresholdFacts act = facts(R"({"crime_id":"trade_secret","act_from":"2026-01-01","holder_loss":299999.99})");
  const std::vector<ThresholdLine> lines = screen(book(), act, options());
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front().permille(), 999);
  EXPECT_EQ(lines.front().state, ThresholdLine::State::Near);
}

TEST(Thresholds, InstrumentsThatSayTheSameAreShownOnce) {
  const ThresholdFacts act = facts(R"({"crime_id":"counterfeit_trademark","act_from":"2012-01-01","illegal_turnover":50000,"illegal_gains":1})");
  const auto groups = grouped(screen(book(), act, options()));
  ASSERT_FALSE(groups.empty());
  ASSERT_EQ(groups.front().size(), 2U);
  EXPECT_EQ(groups.front()[0].row->id, QStringLiteral("T213-20"));
  EXPECT_EQ(groups.front()[1].row->id, QStringLiteral("T213-28"));
}

TEST(Thresholds, SaysWhatIsNotKnown) {
  const auto names = [](const std::vector<int>& keys) {
    QStringList list;
    for (const int key : keys) {
      list << book().factName(key).name;
    }
    return list;
  };
  const MissingFacts some = missingFacts(book(), facts(R"({"crime_id":"sell_counterfeit_goods","act_from":"2026-01-01","sales_amount":1,"repeat2y":false})"));
  EXPECT_EQ(names(some.metrics), QStringList({QStringLiteral("illegal_gains"), QStringLiteral("unsold_value")}));
  EXPECT_TRUE(some.conditions.empty());
  EXPECT_FALSE(some.subject);
  const MissingFacts others = missingFacts(book(), facts(R"({"crime_id":"illegal_trademark_labels","act_from":"2026-01-01","label_count":1,"illegal_gains":1,"illegal_turnover":1})"));
  EXPECT_TRUE(others.metrics.empty());
  EXPECT_EQ(names(others.conditions), QStringList({QStringLiteral("marks"), QStringLiteral("repeat2y"), QStringLiteral("others_label")}));
  EXPECT_TRUE(missingFacts(book(), facts(R"({"crime_id":"illegal_business_other","act_from":"2026-01-01"})")).subject);
}

TEST(Thresholds, UnknownSubjectOpensNoRowOfPersonsOrUnits) {
  const ThresholdFacts act = facts(R"({"crime_id":"illegal_business_other","act_from":"2026-01-01","illegal_gains":900000})");
  EXPECT_TRUE(screen(book(), act, options()).empty());
}

TEST(Thresholds, HalvesMayBeCountedByItem) {
  const ThresholdFacts act = facts(R"({"crime_id":"copyright_infringement","act_from":"2026-01-01","download_count":5000,"click_count":50000})");
  EXPECT_EQ(ids(screen(book(), act, options()), false, ThresholdLine::State::Hit), QStringLiteral("T217-10"));
  ThresholdOptions byItem = options();
  byItem.halfByItem = true;
  EXPECT_EQ(ids(screen(book(), act, byItem), false, ThresholdLine::State::Hit), QString());
}

TEST(Thresholds, LargestAmountsDoNotOverflow) {
  const ThresholdFacts act =
      facts(R"({"crime_id":"shoddy_products","act_from":"2026-01-01","sales_amount":"49999.99","unsold_value":"999999999999999.99"})");
  EXPECT_EQ(ids(screen(book(), act, options()), false, ThresholdLine::State::Hit), QStringLiteral("T140-02 T140-04 T140-05"));
}

TEST(ThresholdText, NamesWhatItRefuses) {
  EXPECT_EQ(refusal(R"({"act_from":"2026-01-01"})"), (Error{ErrorCode::Required, QStringLiteral("crime_id")}));
  EXPECT_EQ(refusal(R"({"crime_id":"x","act_from":"2026-01-01"})"), (Error{ErrorCode::UnknownValue, QStringLiteral("crime_id"), QStringLiteral("x")}));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret"})"), (Error{ErrorCode::Required, QStringLiteral("act_from")}));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02"})").field, QStringLiteral("act_from"));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-30"})").code, ErrorCode::OutOfRange);
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","act_to":"2026-02-02"})").code, ErrorCode::DateOrder);
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","subject":"people"})").field, QStringLiteral("act_subject"));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","flags":{"repeat":true}})").field, QStringLiteral("screen_flag"));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","metrics":{"loss":1}})").field, QStringLiteral("screen_metric"));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","sales_plus_unsold":1})").field, QStringLiteral("screen_derived"));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","holder_loss":1.234})").code, ErrorCode::Malformed);
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","holder_loss":-1})").code, ErrorCode::OutOfRange);
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","flags":{"marks":1.5}})").field, QStringLiteral("marks"));
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","kind":"house"})").code, ErrorCode::UnknownValue);
  EXPECT_EQ(refusal(R"({"crime_id":"trade_secret","act_from":"2026-02-03","flags":[1]})").code, ErrorCode::Malformed);
}
