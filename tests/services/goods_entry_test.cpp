#include "domain/goods_query.h"
#include "services/custody_service.h"
#include "services/goods_service.h"
#include "services/goods_texts.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "support/goods_fixture.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class GoodsEntryTest : public test::GoodsTest {};

SeizedItem line(const char* name, int quantity = 1) {
  return {.name = QString::fromUtf8(name), .quantity = Quantity::ofThousandths(quantity * 1000), .unit = u"瓶"_s};
}

}  // namespace

TEST_P(GoodsEntryTest, refusalNamesTheLineEvenWhenNamesRepeat) {
  GoodsIntake intake{.legalCase = seizedCase(), .measureKind = u"扣押"_s, .lines = {line("白酒"), line("白酒"), line("白酒")}};
  intake.lines[2].barcode = u"6901028001915x"_s;
  const auto refused = GoodsService(*store_).enter(session_, intake);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refusedLine(refused.error()), 3);
  EXPECT_EQ(refusalText(refused.error()), u"第3项 白酒：条码“6901028001915x”的校验位不符，请对照包装重新录入。"_s);
  intake.lines[2].barcode.clear();
  intake.lines[1].quantity = Quantity();
  EXPECT_EQ(refusalText(GoodsService(*store_).enter(session_, intake).error()), u"“第2项 白酒”的数量应当大于零，请更正。"_s);
}

TEST_P(GoodsEntryTest, aStepWithoutItsNumberTakesTheOneGiven) {
  const CaseId legalCase = seizedCase();
  const auto course = ProcedureService(*store_).course(session_, legalCase);
  const auto step = std::ranges::find(course->steps, u"seize"_s, &CourseStep::step);
  ASSERT_NE(step, course->steps.end());
  ASSERT_TRUE(step->event->docNo.isEmpty());
  GoodsIntake intake{.legalCase = legalCase, .event = step->event->chain, .docNo = u"市监强制〔2026〕9号"_s, .lines = {line("白酒")}, .place = where_};
  intake.giver = intake.receiver = u"甲"_s;
  const auto stored = GoodsService(*store_).enter(session_, intake);
  ASSERT_TRUE(stored) << refusalText(stored.error()).toStdString();
  EXPECT_EQ(stored->front().docNo, u"市监强制〔2026〕9号"_s);
}

TEST_P(GoodsEntryTest, aValueThatCannotBeStoredIsRefused) {
  GoodsIntake intake{.legalCase = seizedCase(), .measureKind = u"扣押"_s, .lines = {line("白酒", 1'000'000)}};
  intake.lines[0].unitPrice = u"999999999999999"_s;
  const auto refused = GoodsService(*store_).enter(session_, intake);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, u"goods_value"_s);
}

TEST_P(GoodsEntryTest, whatIsWhollyTakenInIsNotOfferedToBeTakenInAgain) {
  const SeizedItem item = goods(seizedCase(), 1).front();
  const auto kinds = [&] {
    QStringList offered;
    const GoodsSheet sheet = *CustodyService(*store_).sheet(session_, item.id);
    for (const MoveChoice& choice : sheet.choices) {
      offered << choice.kind;
    }
    return offered;
  };
  EXPECT_FALSE(kinds().contains(u"hold"_s));
  EXPECT_FALSE(kinds().contains(u"seize"_s));
  EXPECT_TRUE(kinds().contains(u"relocate"_s));
  const SeizedItem open = goods(seizedCase(), 1, 10, "扣押", false).front();
  EXPECT_EQ(CustodyService(*store_).sheet(session_, open.id)->intakeLeft, Quantity::ofThousandths(10'000));
}

TEST_P(GoodsEntryTest, fieldsAreReadAsPeopleWriteThem) {
  SeizedItem item;
  const auto read = [&](const char* field, const QString& text) { return readItemField(item, QString::fromLatin1(field), text); };
  ASSERT_TRUE(read("quantity", u"１,200.5"_s));
  ASSERT_TRUE(read("value_yuan", u"￥3,600.00元"_s));
  ASSERT_TRUE(read("price_basis", u"标价"_s));
  ASSERT_TRUE(read("hazards", u"易燃、有毒有害"_s));
  ASSERT_TRUE(read("expires_on", u"2027年3月5日"_s));
  EXPECT_EQ(item.quantity, Quantity::ofThousandths(1'200'500));
  EXPECT_EQ(item.value, Money::ofFen(360'000));
  EXPECT_EQ(item.priceBasis, u"marked"_s);
  EXPECT_EQ(item.hazards, u"flammable;toxic"_s);
  EXPECT_EQ(item.expiresOn->text(), u"2027-03-05"_s);
  EXPECT_EQ(refusalText(read("quantity", u"十二"_s).error()), u"数量“十二”不是数字（小数至多三位），请更正。"_s);
  EXPECT_EQ(read("hazards", u"会飞"_s).error(), (Error{ErrorCode::UnknownValue, u"hazards"_s, u"会飞"_s}));
  EXPECT_EQ(read("expires_on", u"明年"_s).error().field, u"expires_on"_s);
  ASSERT_TRUE(read("quantity", {}));
  EXPECT_FALSE(item.quantity);
}

TEST_P(GoodsEntryTest, aLedgerWithoutDocumentNumberCanBeOpened) {
  GoodsIntake intake{.legalCase = seizedCase(), .measureKind = u"扣押"_s, .lines = {line("白酒", 4)}};
  const SeizedItem item = GoodsService(*store_).enter(session_, intake)->front();
  const auto opened = GoodsService(*store_).openLedger(session_, {item.id}, where_, EventDate::ofDay(QDate(2026, 4, 1)), u"保管员"_s);
  ASSERT_TRUE(opened) << refusalText(opened.error()).toStdString();
  EXPECT_EQ(standing(item.id), u"seized@A1 4"_s);
}

TEST_P(GoodsEntryTest, listsWhatHasNoLedger) {
  const CaseId legalCase = seizedCase();
  goods(legalCase, 2);
  const auto open = goods(legalCase, 3, 10, "扣押", false);
  GoodsService service(*store_);
  const auto rows = *service.list(session_, {.state = CustodyState::Outside, .limit = 2});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].item.id, open[2].id);
  EXPECT_EQ(service.list(session_, {.state = CustodyState::Outside, .before = rows[1].item.id})->size(), 1u);
  EXPECT_TRUE(service.list(session_, {.state = CustodyState::Outside, .place = where_})->empty());
}

TEST_P(GoodsEntryTest, aLineWithoutAQuantityWaitsForIt) {
  GoodsIntake intake{.legalCase = seizedCase(), .measureKind = u"扣押"_s, .docNo = u"市监强制〔2026〕1号"_s, .takenOn = EventDate::ofDay(QDate(2026, 3, 12)), .lines = {line("白酒", 4), line("散装茶叶")}, .place = where_};
  intake.giver = intake.receiver = u"甲"_s;
  intake.lines[1].quantity.reset();
  GoodsService service(*store_);
  const auto stored = service.enter(session_, intake);
  ASSERT_TRUE(stored) << refusalText(stored.error()).toStdString();
  EXPECT_EQ(standing(stored->at(0).id), u"seized@A1 4"_s);
  EXPECT_EQ(standing(stored->at(1).id), QString());
  const auto waiting = service.openLedger(session_, {stored->at(1).id}, where_, EventDate::ofDay(QDate(2026, 4, 1)), u"保管员"_s);
  ASSERT_TRUE(waiting) << refusalText(waiting.error()).toStdString();
  EXPECT_EQ(waiting->taken, 0);
  EXPECT_EQ(waiting->waiting, std::vector{stored->at(1).id});
  SeizedItem weighed = stored->at(1);
  weighed.quantity = Quantity::ofThousandths(12'500);
  ASSERT_TRUE(service.change(session_, weighed));
  EXPECT_EQ(service.openLedger(session_, {weighed.id}, where_, EventDate::ofDay(QDate(2026, 4, 1)), u"保管员"_s)->taken, 1);
  EXPECT_EQ(standing(weighed.id), u"seized@A1 12.5"_s);
}

TEST_P(GoodsEntryTest, samplesAndWhatWasHandedOverHaveAStandingOfTheirOwn) {
  const CaseId legalCase = decidedCase();
  const ItemId sample = goods(legalCase, 1, 10, "抽样取证").front().id;
  const ItemId given = goods(legalCase, 1, 10, "主动上交").front().id;
  EXPECT_EQ(standing(sample), u"sampled@A1 10"_s);
  EXPECT_EQ(standing(given), u"surrendered@A1 10"_s);
  EXPECT_EQ(GoodsService(*store_).list(session_, {.state = CustodyState::Sampled})->size(), 1u);
  mustMove("sample_out", sample, 10, "2026-03-13", laboratory_);
  mustMove("use_up", sample, 2, "2026-03-20");
  mustMove("sample_back", sample, 8, "2026-03-21", where_);
  mustMove("release", sample, 8, "2026-03-22");
  EXPECT_EQ(standing(sample), u"released 8, used_up 2"_s);
  mustMove("relocate", given, 10, "2026-03-13", shelf_);
  mustMove("confiscate", given, 10, "2026-05-12");
  EXPECT_EQ(standing(given), u"confiscated@A1-01 10"_s);
  expectSound();
}

TEST_P(GoodsEntryTest, totalsCountASplitPartOnce) {
  const CaseId legalCase = seizedCase();
  const SeizedItem whole = goods(legalCase, 1, 10).front();
  CustodyService custody(*store_);
  const SeizedItem part = *custody.split(session_, {.item = whole.id, .position = {CustodyState::Seized, where_}, .quantity = Quantity::ofThousandths(4000), .at = EventDate::ofDay(QDate(2026, 4, 1))});
  ASSERT_TRUE(custody.split(session_, {.item = part.id, .position = {CustodyState::Seized, where_}, .quantity = Quantity::ofThousandths(1000), .at = EventDate::ofDay(QDate(2026, 4, 2))}));
  mustMove("release", whole.id, 2, "2026-04-03");
  const auto rows = *GoodsService(*store_).list(session_, {.legalCase = legalCase});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(amountsText(rows), u"10 瓶 · 货值 1200.00 元"_s);
  EXPECT_EQ(amountsText({rows[0], rows[2]}), u"7 瓶 · 货值 840.00 元"_s) << "the whole without its part, and the part of the part";
}

SHUANGDA_ON_BOTH_ENGINES(GoodsEntryTest);
