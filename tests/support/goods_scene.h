#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/custody.h"
#include "domain/place.h"
#include "domain/seized_item.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda::test {

/// Lines a test wants under one measure.
struct GoodsOrder {
  int lines = 1;
  int quantity = 10;
  const char* kind = "扣押";
  std::optional<PlaceId> place{};                  ///< where they are taken in; no ledger without
  std::function<void(SeizedItem&, int)> adjust{};  ///< what else a line has; its number counts from 0
};

/// Cases whose goods were seized, their places and goods: the one source of every test that needs some, with a window or without. The course of
/// a case follows from the day its goods were seized: decided with confiscation 61 days later, served 63 days later.
class GoodsScene {
 public:
  GoodsScene(Store& store, const Session& session, QDate seizedOn) : store_(store), session_(session), seizedOn_(seizedOn) {}

  CaseId seizedCase(const QString& party = QStringLiteral("某公司")) { return caseWith(party, false); }
  CaseId decidedCase(const QString& party = QStringLiteral("某公司")) { return caseWith(party, true); }
  Place place(PlaceKind kind, const char* code, const QString& name, std::optional<PlaceId> parent = std::nullopt, const QString& keeper = {});
  std::vector<SeizedItem> goods(CaseId legalCase, const GoodsOrder& order);
  /// Lines under one measure without a case, as an import leaves them; nothing is taken in.
  std::vector<ItemId> stray(int lines);
  /// The lines, confiscated on the day of the decision.
  void confiscate(const std::vector<SeizedItem>& items);
  /// A second account that may write, so that somebody else can approve. Its password is "secret7".
  Session colleague(const QString& login, const QString& name);
  /// A movement with names and paper filled in.
  static CustodyMovement movement(const char* kind, ItemId item, int quantity, const EventDate& at);

 private:
  CaseId caseWith(const QString& party, bool decided);
  EventDate day(int afterSeizing) const { return EventDate::ofDay(seizedOn_.addDays(afterSeizing)); }

  Store& store_;
  const Session& session_;
  QDate seizedOn_;
};

}  // namespace shuangda::test
