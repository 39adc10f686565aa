#include "services/screening_service.h"

#include <gtest/gtest.h>

#include "services/case_service.h"
#include "services/maintenance_service.h"
#include "services/screening_paper.h"
#include "services/screening_texts.h"
#include "services/texts.h"
#include "storage/audit_trail.h"
#include "storage/storage_error.h"
#include "support/engines.h"
#include "support/random_cases.h"

using namespace shuangda;
using shuangda::test::EngineTest;
using shuangda::test::RandomCases;

namespace {

using State = ThresholdLine::State;

class ScreeningTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      clock_.set(*Instant::parseLocal(u"2026-11-21 09:00"));
      store_ = freshStore();
    }
  }
  void TearDown() override {
    if (store_) {
      for (const auto& check : MaintenanceService(*store_).verify()) {
        EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
      }
    }
    store_.reset();
    EngineTest::TearDown();
  }

  LegalCase sale(const char* number, const char* found, std::optional<int> turnover, const char* party = "某某商行", const char* idNo = "") {
    LegalCase c;
    c.number = QString::fromUtf8(number);
    c.authority = QStringLiteral("县市场监管局");
    c.cause = QStringLiteral("销售侵犯注册商标专用权的商品");
    c.field = QStringLiteral("商标/酒类");
    c.goods = QStringLiteral("白酒 ") + c.number;
    c.party = {QString::fromUtf8(party), QStringLiteral("个体工商户"), QString::fromLatin1(idNo)};
    c.foundDate = *EventDate::parse(QString::fromLatin1(found));
    if (turnover) {
      c.illegalTurnover = Money::ofFen(*turnover * 100LL);
    }
    return c;
  }
  LegalCase save(LegalCase c) {
    const Result<LegalCase> saved = CaseService(*store_).save(session_, std::move(c));
    EXPECT_TRUE(saved);
    return saved.value_or(LegalCase{});
  }
  LegalCase punished(LegalCase c, const char* on) {
    c.decision.date = *EventDate::parse(QString::fromLatin1(on));
    return c;
  }
  ScreeningSheet sheet(const LegalCase& c) {
    const Result<ScreeningSheet> made = service().sheet(session_, c.id);
    EXPECT_TRUE(made);
    return made.value_or(ScreeningSheet{});
  }
  ScreeningService service() { return ScreeningService(*store_); }
  CriminalFacts facts(const LegalCase& c, const QMap<QString, QString>& values) {
    CriminalFacts entered = *service().facts(session_, c.id);
    entered.facts = values;
    return entered;
  }
  static QStringList reached(const ScreeningSheet& sheet) {
    QStringList ids;
    for (const OffenceScreening& offence : sheet.offences) {
      ids << rowIds(offence.lines, false, State::Hit);
    }
    return ids;
  }

  std::unique_ptr<Store> store_;
};

}  // namespace

TEST_P(ScreeningTest, AdministrativeAmountsStandInAndAreSaidToBeEstimates) {
  const ScreeningSheet shown = sheet(save(sale("A", "2026-03-01", 48'000)));
  EXPECT_EQ(shown.alone, State::Near);
  EXPECT_TRUE(shown.isIp);
  ASSERT_EQ(shown.offences.size(), 1U);
  EXPECT_EQ(shown.offences[0].facts.offence->id, QStringLiteral("sell_counterfeit_goods"));
  EXPECT_EQ(rowIds(shown.offences[0].lines, false, State::Near), QStringList{QStringLiteral("T214-02")});
  EXPECT_TRUE(shown.offences[0].isEstimate(shown.offences[0].lines.front()));
  EXPECT_TRUE(sheetLines(shown).join(u'\n').contains(QStringLiteral("数额口径待核")));
  EXPECT_TRUE(shown.indicators[2].holds);
  EXPECT_EQ(shown.indicatorCount(), 1);
}

TEST_P(ScreeningTest, NeverSaysThatNothingNeedBeHandedOver) {
  const QString text = sheetLines(sheet(save(sale("A", "2026-03-01", 10)))).join(u'\n');
  EXPECT_FALSE(text.contains(QStringLiteral("不需移送")));
  EXPECT_FALSE(text.contains(QStringLiteral("无需移送")));
  EXPECT_TRUE(text.contains(QStringLiteral("合理嫌疑"))) << text.toStdString();
}

TEST_P(ScreeningTest, FactsOfTheOfficerGoBeforeEstimates) {
  const LegalCase c = save(sale("A", "2026-03-01", 48'000));
  CriminalFacts entered = facts(c, {{QStringLiteral("sales_amount"), QStringLiteral("20000")}, {QStringLiteral("unsold_value"), QStringLiteral("130000")}});
  entered.grave = true;
  entered.collective = true;
  const CriminalFacts stored = *service().saveFacts(session_, entered);
  EXPECT_EQ(stored.version, 1);
  const ScreeningSheet shown = sheet(c);
  EXPECT_EQ(reached(shown), QStringList{QStringLiteral("T214-07")});
  EXPECT_FALSE(shown.offences[0].isEstimate(shown.offences[0].lines.front()));
  EXPECT_EQ(shown.indicatorCount(), 3);
  EXPECT_EQ(auditEntriesOf(store_->database(), QStringLiteral("criminal_facts"), c.id.value).size(), 1U);
}

TEST_P(ScreeningTest, FactsAreVersionedAndRefusedWhenWrong) {
  const LegalCase c = save(sale("A", "2026-03-01", 1));
  const CriminalFacts first = *service().saveFacts(session_, facts(c, {{QStringLiteral("illegal_gains"), QStringLiteral("30000")}}));
  CriminalFacts second = first;
  second.actFrom = *EventDate::parse(u"2025-03-01");
  second.actTo = *EventDate::parse(u"2025-06-30");
  EXPECT_EQ(service().saveFacts(session_, second)->version, 2);
  EXPECT_EQ(service().saveFacts(session_, second).error().code, ErrorCode::StaleVersion);
  EXPECT_EQ(service().factVersions(session_, c.id)->size(), 2U);
  CriminalFacts wrong = *service().facts(session_, c.id);
  wrong.facts.insert(QStringLiteral("nonsense"), QStringLiteral("1"));
  EXPECT_EQ(service().saveFacts(session_, wrong).error(), (Error{ErrorCode::UnknownValue, QStringLiteral("screen_metric"), QStringLiteral("nonsense")}));
  wrong.facts = {};
  wrong.offences = {QStringLiteral("murder")};
  EXPECT_EQ(service().saveFacts(session_, wrong).error().field, QStringLiteral("crime_id"));
  wrong.offences = {};
  wrong.actTo = *EventDate::parse(u"2024-01-01");
  EXPECT_EQ(service().saveFacts(session_, wrong).error().code, ErrorCode::DateOrder);
  EXPECT_EQ(sheet(c).actFrom, QDate(2025, 3, 1));
}

TEST_P(ScreeningTest, EarlierPenaltyOfTheSamePartyOpensTheLoweredStandard) {
  save(punished(sale("OLD", "2024-05-01", 1'000, "甲商行", "91620000MA00000001"), "2024-06-15"));
  const LegalCase within = save(sale("IN", "2026-06-15", 30'000, "改了名的甲商行", "91620000MA00000001"));
  const LegalCase after = save(sale("OUT", "2026-06-16", 30'000, "甲商行", "91620000MA00000001"));
  EXPECT_EQ(reached(sheet(within)), QStringList{QStringLiteral("T214-04")});
  EXPECT_TRUE(reached(sheet(after)).isEmpty()) << "two years and a day";
  const ScreeningSheet shown = sheet(within);
  EXPECT_TRUE(shown.indicators[3].holds);
  EXPECT_TRUE(shown.indicators[3].evidence.join(u' ').contains(QStringLiteral("OLD 2024-06-15")));
  EXPECT_TRUE(sheet(after).indicators[3].holds) << "the indicator knows no period";
}

TEST_P(ScreeningTest, PenaltyOfAnotherKindOrAnAnnulledOneDoesNotRepeat) {
  LegalCase other = punished(sale("OLD", "2025-05-01", 1'000), "2025-06-15");
  other.cause = QStringLiteral("虚假广告");
  other.field.clear();
  save(other);
  LegalCase annulled = punished(sale("ANNULLED", "2025-05-01", 1'000), "2025-06-15");
  annulled.decision.annulledDate = *EventDate::parse(u"2025-08-01");
  save(annulled);
  const ScreeningSheet shown = sheet(save(sale("NEW", "2026-01-01", 30'000)));
  EXPECT_TRUE(reached(shown).isEmpty());
  EXPECT_TRUE(shown.indicators[3].holds) << "the other penalty still counts for the indicator";
}

TEST_P(ScreeningTest, NumbersThatDifferAreDifferentParties) {
  save(punished(sale("OLD", "2025-05-01", 1'000, "同名商行", "91620000MA00000001"), "2025-06-15"));
  save(punished(sale("NONE", "2025-05-02", 1'000, "同名商行"), "2025-06-16"));
  const ScreeningSheet shown = sheet(save(sale("NEW", "2026-01-01", 30'000, "同名商行", "91620000MA00000002")));
  ASSERT_EQ(shown.related.size(), 1U);
  EXPECT_EQ(shown.related[0].number, QStringLiteral("NONE"));
  EXPECT_TRUE(relatedText(shown.related[0]).contains(QStringLiteral("仅名称相同")));
}

TEST_P(ScreeningTest, UnpunishedActsAreAddedAndSplittingIsExplained) {
  LegalCase first = sale("A", "2026-01-10", 20'000);
  first.goods = QStringLiteral("白酒");
  save(first);
  LegalCase second = sale("B", "2026-02-10", 31'000);
  second.goods = QStringLiteral("白酒");
  const ScreeningSheet shown = sheet(save(second));
  EXPECT_EQ(shown.alone, State::Below);
  EXPECT_EQ(shown.together, State::Hit);
  ASSERT_EQ(shown.offences.size(), 1U);
  EXPECT_EQ(rowIds(shown.offences[0].together, false, State::Hit), QStringList{QStringLiteral("T214-02")});
  const ScreeningOverview overview = *service().overview(session_, 10, {});
  ASSERT_EQ(overview.rows.size(), 2U);
  EXPECT_EQ(splittingText(overview.rows[0]), QStringLiteral("与 A 涉案物品相同"));
  ASSERT_EQ(splittingTexts(shown).size(), 1);
  EXPECT_TRUE(splittingTexts(shown)[0].contains(QStringLiteral("案件 A")));
  EXPECT_TRUE(splittingTexts(shown)[0].contains(QStringLiteral("涉案物品相同")));
}

TEST_P(ScreeningTest, DecisionIsKeptWithWhatWasShown) {
  const LegalCase c = save(sale("A", "2026-03-01", 48'000));
  EXPECT_EQ(service().decide(session_, c.id, ScreeningDecision::Kind::NoTransfer, QStringLiteral("  ")).error().field, QStringLiteral("screening_reason"));
  const ScreeningDecision made = *service().decide(session_, c.id, ScreeningDecision::Kind::Investigate, QStringLiteral("违法所得待查"));
  const ScreeningSheet shown = sheet(c);
  ASSERT_EQ(shown.decisions.size(), 1U);
  EXPECT_EQ(shown.decisions[0].reason, QStringLiteral("违法所得待查"));
  EXPECT_TRUE(shown.decisions[0].shown.contains(QStringLiteral("T214-02")));
  EXPECT_EQ(auditEntriesOf(store_->database(), QStringLiteral("screening_decision"), made.id).size(), 1U);
  EXPECT_THROW(store_->database().execute("UPDATE screening_decision SET reason = 'x'"), StorageError);
  EXPECT_THROW(store_->database().execute("DELETE FROM criminal_facts WHERE 1 = 1; DELETE FROM screening_decision"), StorageError);
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(service().decide(reader, c.id, ScreeningDecision::Kind::Transfer, QStringLiteral("x")).error().code, ErrorCode::Forbidden);
}

TEST_P(ScreeningTest, OverviewAgreesWithTheSheets) {
  RandomCases random(7);
  const QStringList causes{QStringLiteral("销售侵犯注册商标专用权的商品"), QStringLiteral("以不合格产品冒充合格产品"), QStringLiteral("虚假广告"), QStringLiteral("销售盗版图书")};
  std::vector<LegalCase> all;
  for (int i = 0; i < 60; ++i) {
    LegalCase c = random.next(QStringLiteral("R%1").arg(i));
    c.cause = causes[random.below(4)];
    c.party.name = QStringLiteral("商行%1").arg(random.below(5));
    c.party.idNo = random.oneIn(2) ? QStringLiteral("91620000MA0000000%1").arg(random.below(3)) : QString();
    c.goods = QStringLiteral("物品%1").arg(random.below(4));
    c.illegalTurnover = Money::ofFen(random.below(7'000'000));
    all.push_back(save(c));
  }
  const ScreeningOverview overview = *service().overview(session_, 1000, {});
  std::array<std::int64_t, 7> counts{};
  std::int64_t cases = 0;
  for (const LegalCase& c : all) {
    if (c.voidDate) {
      EXPECT_EQ(service().sheet(session_, c.id).error().field, QStringLiteral("screening_void"));
      continue;
    }
    ++cases;
    const ScreeningSheet shown = sheet(c);
    ++counts[static_cast<std::size_t>(shown.indicatorCount())];
    const auto row = std::ranges::find(overview.rows, c.id, &ScreeningOverview::Row::id);
    if (row != overview.rows.end()) {
      EXPECT_EQ(row->outcome.alone, shown.alone) << c.number.toStdString();
      EXPECT_EQ(std::max(row->outcome.together, row->outcome.alone), shown.together) << c.number.toStdString();
      EXPECT_EQ(row->outcome.indicatorCount(), shown.indicatorCount()) << c.number.toStdString();
      EXPECT_EQ(row->split, std::ranges::any_of(shown.related, [](const auto& r) { return r.sameDay || r.sameGoods || r.sameTest; })) << c.number.toStdString();
    } else if (!shown.isTransferred) {
      EXPECT_EQ(shown.together, State::Below) << c.number.toStdString();
    }
  }
  EXPECT_EQ(overview.cases, cases);
  EXPECT_EQ(overview.byIndicators, counts);
}

TEST_P(ScreeningTest, OverviewCanBeCancelled) {
  save(sale("A", "2026-03-01", 48'000));
  const Result<ScreeningOverview> stopped = service().overview(session_, 10, [](std::int64_t, std::int64_t) { return false; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error(), (Error{ErrorCode::WrongState, QStringLiteral("cancelled")}));
  EXPECT_EQ(service().overview(session_, 10, {})->nears, 1);
}

SHUANGDA_ON_BOTH_ENGINES(ScreeningTest);
