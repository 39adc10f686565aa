#include "services/alarm_service.h"

#include "services/clock_service.h"
#include "services/custody_service.h"
#include "services/goods_service.h"
#include "services/place_service.h"
#include "support/goods_fixture.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class AlarmServiceTest : public test::GoodsTest {
 protected:
  std::vector<CustodyAlarm> alarms(CustodyAlarm::Kind kind) {
    std::vector<CustodyAlarm> all = *AlarmService(*store_).list(session_);
    std::erase_if(all, [kind](const CustodyAlarm& alarm) { return alarm.kind != kind; });
    return all;
  }
};

}  // namespace

TEST_P(AlarmServiceTest, aSeizureRunningOutIsToldWhileGoodsAreThere) {
  const CaseId id = seizedCase();
  EXPECT_TRUE(alarms(CustodyAlarm::Kind::MeasureEnding).empty()) << "no goods entered yet";
  const ItemId line = item(id).id;
  const auto told = alarms(CustodyAlarm::Kind::MeasureEnding);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told.front().legalCase, id);
  EXPECT_EQ(told.front().due->text(), u"2026-04-11"_s);
  mustMove("release", line, 10, "2026-04-11");
  EXPECT_TRUE(alarms(CustodyAlarm::Kind::MeasureEnding).empty());
}

TEST_P(AlarmServiceTest, perishableGoodsSealsAndThingsFoundOutside) {
  SeizedItem line = item(seizedCase());
  EXPECT_TRUE(alarms(CustodyAlarm::Kind::Perishable).empty());
  line.expiresOn = EventDate::ofDay(QDate(2026, 11, 25));
  ASSERT_TRUE(GoodsService(*store_).change(session_, line));
  EXPECT_EQ(alarms(CustodyAlarm::Kind::Perishable).size(), 1u);
  CustodyService custody(*store_);
  const EventDate today = EventDate::ofDay(QDate(2026, 11, 21));
  const auto broken = custody.note(session_, {.item = line.id, .kind = kNoteSealBroken, .at = today, .text = u"封条开裂"_s});
  ASSERT_TRUE(broken);
  ASSERT_TRUE(custody.note(session_, {.item = line.id, .kind = kNoteOutside, .at = today, .text = u"门口发现"_s}));
  EXPECT_EQ(alarms(CustodyAlarm::Kind::SealBroken).size(), 1u);
  EXPECT_EQ(alarms(CustodyAlarm::Kind::FoundOutside).size(), 1u);
  ASSERT_TRUE(custody.note(session_, {.item = line.id, .kind = kNoteSettled, .at = today, .text = u"重新加封"_s, .settles = broken->id}));
  EXPECT_TRUE(alarms(CustodyAlarm::Kind::SealBroken).empty());
}

TEST_P(AlarmServiceTest, licenceOfAPlantAndLocalRules) {
  PlaceService places(*store_);
  Place plant = *places.findByCode(session_, u"PLANT"_s);
  plant.licenceValidTo = EventDate::ofDay(QDate(2026, 11, 1));
  ASSERT_TRUE(places.save(session_, plant));
  EXPECT_EQ(alarms(CustodyAlarm::Kind::LicenceExpired).size(), 1u);
  const ItemId line = goods(decidedCase(), 1, 10, "扣押", false).front().id;
  mustMove("seize", line, 10, "2026-03-12", place(PlaceKind::Scene, "SCENE"));
  mustMove("confiscate", line, 10, "2026-05-12");
  EXPECT_TRUE(alarms(CustodyAlarm::Kind::NotStored).empty()) << "the local rule is off";
  DeadlineRule rule = *store_->law().law().book.find(u"GOODS_IN_STORE"_s, QDate(2026, 11, 21));
  rule.enabled = true;
  rule.from = EventDate::ofDay(QDate(2021, 1, 1));
  ASSERT_TRUE(ClockService(*store_).amendRule(session_, rule, u"本局规定"_s));
  EXPECT_EQ(alarms(CustodyAlarm::Kind::NotStored).size(), 1u);
}

SHUANGDA_ON_BOTH_ENGINES(AlarmServiceTest);
