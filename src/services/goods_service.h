#pragma once

#include <vector>

#include "domain/goods_query.h"
#include "domain/measure.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// A measure of a case with its lines, for the list of goods (form 24).
struct MeasureSheet {
  Measure measure{};
  std::vector<GoodsRow> lines{};
};

/// Lines to be entered under one measure of a case.
struct GoodsIntake {
  CaseId legalCase{};
  std::optional<EventId> event{};        ///< the step 先行登记保存 or 查封、扣押 they were taken by
  QString measureKind{};                 ///< code list measure_kind; from the step when there is one
  QString docNo{};                       ///< from the step when it names one
  std::optional<EventDate> takenOn{};
  std::vector<SeizedItem> lines{};
  std::optional<PlaceId> place{};        ///< where they lie: opens the ledger of each line with its first movement
  QString giver{};                       ///< 当事人
  QString receiver{};                    ///< 办案人员
  QString witness{};
};

/// What became of lines that were to be taken in.
struct LedgerOpening {
  int taken = 0;
  std::vector<ItemId> waiting{};  ///< without a quantity: they are taken in when it is known
};

/// The lines of goods: entering, changing what they are, finding them.
class GoodsService {
 public:
  explicit GoodsService(Store& store) : store_(store) {}

  /// Enters lines; with a place also the movement that took them in, save of lines without a quantity, which wait for it. All or none. Required "goods_lines", "measure_kind"; otherwise as
  /// checkItem() and, for the movements, CustodyService::record(): the value of such a refusal begins with the line (refusedLine()).
  Result<std::vector<SeizedItem>> enter(const Session& session, const GoodsIntake& intake);
  /// Changes what a line is. WrongState "goods_in_custody" for name, unit or quantity once something moved; StaleVersion.
  Result<SeizedItem> change(const Session& session, SeizedItem item);
  /// Takes in lines that a ledger brought: their first movement, with the quantity the line says. Lines without one wait.
  Result<LedgerOpening> openLedger(const Session& session, const std::vector<ItemId>& items, PlaceId place, const EventDate& at, const QString& receiver);

  /// Puts lines entered without a case under the same measure of a case, with everything they were split from or into. All or none.
  /// Required "reason"; WrongState "goods_linked" with the line and its case; NotFound "case_id".
  Result<int> linkToCase(const Session& session, const std::vector<ItemId>& items, CaseId legalCase, const QString& reason);

  Result<std::vector<GoodsRow>> list(const Session& session, const GoodsQuery& query);
  Result<std::vector<MeasureSheet>> ofCase(const Session& session, CaseId legalCase);

 private:
  Store& store_;
};

}  // namespace shuangda
