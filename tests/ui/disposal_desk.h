#pragma once

#include "desk_fixture.h"
#include "services/texts.h"

namespace shuangda::test {

/// A desk with places, a second account ("boss", "secret7") and goods of decided cases, whose dates lie before today.
class DisposalDeskTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    store_ = place(PlaceKind::Store, "A1", u"一号库");
    shelf_ = place(PlaceKind::Shelf, "A1-01", u"一号架", store_);
    transit_ = place(PlaceKind::Transit, "OUT", u"待运区");
    plant_ = place(PlaceKind::Plant, "PLANT", u"云岭环保处置有限公司");
    boss_ = onDesk([](Desk::Hand hand) {
      EXPECT_TRUE(hand.services.accounts.add(hand.session, {.login = QStringLiteral("boss"), .displayName = QStringLiteral("李局"), .role = Role::Editor}, QStringLiteral("secret7")));
      return *hand.services.accounts.logIn(QStringLiteral("boss"), QStringLiteral("secret7"));
    });
  }
  PlaceId place(PlaceKind kind, const char* code, QStringView name, std::optional<PlaceId> parent = std::nullopt) {
    const Place draft{.parent = parent, .kind = placeKindCode(kind), .code = QString::fromLatin1(code), .name = name.toString(), .keeper = QStringLiteral("吴保管")};
    return onDesk([draft](Desk::Hand hand) { return hand.services.places.save(hand.session, draft).value_or(Place{}).id; });
  }
  /// A day before today, counted in the days of 2026 as if today were 2026-11-21.
  static EventDate day(const char* text) {
    const int shift = static_cast<int>(QDate(2026, 11, 21).daysTo(QDate::currentDate()));
    return EventDate::ofDay(QDate::fromString(QString::fromLatin1(text), Qt::ISODate).addDays(shift));
  }
  /// Lines of ten bottles each in the store, confiscated in a case of their own; only seized with `confiscate` false.
  std::vector<ItemId> goods(int lines, bool confiscate = true) {
    return onDesk([this, lines, confiscate](Desk::Hand hand) {
      const LegalCase draft{.authority = hand.session.officeName, .party = {.name = QStringLiteral("某公司")}, .cause = QStringLiteral("商标侵权")};
      const CaseId id = hand.services.cases.save(hand.session, draft)->id;
      recordSteps(hand, id);
      std::vector<ItemId> ids;
      std::vector<CustodyMovement> moves;
      for (const SeizedItem& item : hand.services.goods.enter(hand.session, intake(id, lines)).value_or(std::vector<SeizedItem>())) {
        ids.push_back(item.id);
        moves.push_back({.item = item.id, .kind = QStringLiteral("confiscate"), .quantity = *item.quantity, .at = day("2026-05-12"), .docNo = QStringLiteral("云市监处罚〔2026〕1号")});
      }
      if (confiscate) {
        const auto moved = hand.services.custody.recordAll(hand.session, moves);
        EXPECT_TRUE(moved) << (moved ? std::string() : refusalText(moved.error()).toStdString());
      }
      return ids;
    });
  }

  PlaceId store_{};
  PlaceId shelf_{};
  PlaceId transit_{};
  PlaceId plant_{};
  Session boss_{};

 private:
  struct Step {
    const char* step = nullptr;
    const char* on = nullptr;
    QStringList details{};
  };
  static void recordSteps(Desk::Hand hand, CaseId id) {
    static const std::vector<Step> steps{
        {"found", "2026-03-02", {}},
        {"file", "2026-03-10", {QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")}},
        {"seize", "2026-03-12", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")}},
        {"close_investigation", "2026-04-03", {}},
        {"submit_review", "2026-04-03", {QStringLiteral("review_kind=案件审核")}},
        {"review_done", "2026-04-03", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")}},
        {"notify", "2026-04-03", {QStringLiteral("penalties=没收非法财物"), QStringLiteral("hearing_right=是")}},
        {"notify_served", "2026-04-03", {QStringLiteral("way=直接")}},
        {"decide", "2026-05-12", {QStringLiteral("penalties=没收非法财物")}},
        {"serve_decision", "2026-05-12", {QStringLiteral("way=直接")}}};
    for (const Step& step : steps) {
      CaseEvent event{.legalCase = id, .step = QString::fromLatin1(step.step), .on = day(step.on), .note = QStringLiteral("核对无误")};
      for (const QString& detail : step.details) {
        event.details.insert(detail.section(u'=', 0, 0), detail.section(u'=', 1));
      }
      const Result<CaseEvent> stored = hand.services.procedure.record(hand.session, event, Numbering::AsGiven, Oddities::Confirmed);
      EXPECT_TRUE(stored) << step.step << ' ' << (stored ? std::string() : refusalText(stored.error()).toStdString());
    }
  }
  GoodsIntake intake(CaseId id, int lines) const {
    GoodsIntake intake{.legalCase = id, .measureKind = QStringLiteral("扣押"), .docNo = QStringLiteral("云市监强制〔2026〕1号"), .takenOn = day("2026-03-12"), .place = store_};
    intake.giver = QStringLiteral("某公司");
    intake.receiver = QStringLiteral("甲、乙");
    for (int i = 0; i < lines; ++i) {
      SeizedItem line{.name = i % 3 == 0 ? QStringLiteral("白酒") : QStringLiteral("运动鞋"), .spec = QStringLiteral("第%1项").arg(i + 1), .quantity = Quantity::ofThousandths(10'000)};
      line.unit = i % 3 == 0 ? QStringLiteral("瓶") : QStringLiteral("双");
      line.unitPrice = QStringLiteral("120");
      line.brand = QStringLiteral("某牌");
      intake.lines.push_back(line);
    }
    return intake;
  }
};

}  // namespace shuangda::test
