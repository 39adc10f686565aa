#pragma once

#include <vector>

#include "domain/custody.h"
#include "domain/place.h"
#include "domain/seized_item.h"
#include "support/engines.h"
#include "support/goods_scene.h"

namespace shuangda::test {

/// A store with a case, its places and goods, on both engines. Today is 2026-11-21 10:00.
class GoodsTest : public EngineTest {
 protected:
  void SetUp() override;

  /// A case filed on 2026-03-10 whose goods were seized on 2026-03-12.
  CaseId seizedCase();
  /// The same, decided with confiscation and served on 2026-05-14: review and suit ran out on 2026-11-16.
  CaseId decidedCase();
  GoodsScene scene() { return {*store_, session_, QDate(2026, 3, 12)}; }
  PlaceId place(PlaceKind kind, const char* code);
  /// Lines of `quantity` each, seized and brought into `where_` unless it is said otherwise.
  std::vector<SeizedItem> goods(CaseId legalCase, int lines = 1, int quantity = 10, const char* kind = "扣押", bool takenIn = true);
  SeizedItem item(CaseId legalCase, int quantity = 10) { return goods(legalCase, 1, quantity).front(); }

  /// A movement with names and paper filled in.
  static CustodyMovement movement(const char* kind, ItemId item, int quantity, const char* at);
  Result<CustodyMovement> move(CustodyMovement draft);
  Result<CustodyMovement> move(const char* kind, ItemId item, int quantity, const char* at, std::optional<PlaceId> to = std::nullopt);
  void mustMove(const char* kind, ItemId item, int quantity, const char* at, std::optional<PlaceId> to = std::nullopt);
  /// "seized@A1 7, used_up 3", places by code.
  QString standing(ItemId item);
  void expectSound();
  /// A second account that may write, so that somebody else can approve.
  Session colleague(const char* login = "boss");

  std::unique_ptr<Store> store_;
  PlaceId where_{};
  PlaceId shelf_{};
  PlaceId laboratory_{};
  PlaceId transit_{};
  PlaceId plant_{};
};

}  // namespace shuangda::test
