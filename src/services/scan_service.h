#pragma once

#include <vector>

#include "domain/goods_code.h"
#include "domain/scan_session.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// What a label says beside its code: name, place, number.
struct ScannedThing {
  GoodsCode code{};
  QString title{};   ///< "白酒 500ml", "A1 罚没仓库"
  QString detail{};  ///< where it lies, how much
};

/// The hands between which scanned goods pass.
struct ScanHands {
  QString giver{};
  QString receiver{};
};

/// What a finished scan session does to the record.
struct ScanResult {
  int movements = 0;
  QString message{};  ///< “已入库 3 项，存放于 A1 罚没仓库。”
};

/// The store behind the scanner: what a code stands for, and carrying out a finished session in one transaction for each kind of work.
class ScanService {
 public:
  explicit ScanService(Store& store) : store_(store) {}

  /// NotFound "goods_item", "place", "batch", "stock_take" for a label of nothing in this store.
  Result<ScannedThing> look(const Session& session, const GoodsCode& code);
  /// 入库: everything of each item that is in custody goes to the place. 出库: everything of each item on the batch's pick list, to the only
  /// place of transit (WrongState "scan_transit" when there is none or several). 盘点 is counted item by item and not committed here.
  Result<ScanResult> commit(const Session& session, const ScanSession& scanned, const ScanHands& hands);

 private:
  Result<ScanResult> storeIn(const Session& session, const ScanSession& scanned, const ScanHands& hands);
  Result<ScanResult> takeOut(const Session& session, const ScanSession& scanned, const ScanHands& hands);

  Store& store_;
};

}  // namespace shuangda
