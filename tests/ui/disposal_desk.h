#pragma once

#include <algorithm>
#include <iterator>

#include "desk_fixture.h"
#include "support/goods_scene.h"

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
    boss_ = onDesk([this](Desk::Hand hand) { return scene(hand).colleague(QStringLiteral("boss"), QStringLiteral("李局")); });
  }
  /// Everything about its cases lies so far back that review and suit ran out.
  static GoodsScene scene(Desk::Hand hand) { return {*hand.services.store, hand.session, QDate::currentDate().addDays(-290)}; }
  PlaceId place(PlaceKind kind, const char* code, QStringView name, std::optional<PlaceId> parent = std::nullopt) {
    return onDesk([=](Desk::Hand hand) { return scene(hand).place(kind, code, name.toString(), parent, QStringLiteral("吴保管")).id; });
  }
  /// Lines of ten bottles or pairs each in the store, confiscated in a case of their own; only seized with `confiscate` false.
  std::vector<ItemId> goods(int lines, bool confiscate = true) {
    const auto adjust = [](SeizedItem& line, int number) {
      line.name = number % 3 == 0 ? QStringLiteral("白酒") : QStringLiteral("运动鞋");
      line.unit = number % 3 == 0 ? QStringLiteral("瓶") : QStringLiteral("双");
      line.spec = QStringLiteral("第%1项").arg(number + 1);
    };
    return onDesk([this, lines, confiscate, adjust](Desk::Hand hand) {
      GoodsScene goods = scene(hand);
      const std::vector<SeizedItem> items = goods.goods(goods.decidedCase(), {.lines = lines, .place = store_, .adjust = adjust});
      if (confiscate) {
        goods.confiscate(items);
      }
      std::vector<ItemId> ids;
      std::ranges::transform(items, std::back_inserter(ids), &SeizedItem::id);
      return ids;
    });
  }

  PlaceId store_{};
  PlaceId shelf_{};
  PlaceId transit_{};
  PlaceId plant_{};
  Session boss_{};
};

}  // namespace shuangda::test
