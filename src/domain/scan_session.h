#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "domain/goods_code.h"

namespace shuangda {

/// Commands printed as codes beside the scanner. The numbers are those on the labels.
enum class ScanCommand : std::int64_t { StoreIn = 1, TakeOut = 2, Count = 3, Done = 8, Cancel = 9 };

const std::vector<ScanCommand>& allScanCommands();
/// 入库, 出库, 盘点, 完成, 取消
QString scanCommandText(ScanCommand command);

/// What a scan asks the program to do.
struct ScanOutcome {
  enum class Kind {
    Open,     ///< show the record of `code`
    Continue, ///< more scans are awaited; `prompt` says which
    Commit,   ///< everything is there: act
    Wrong,    ///< this code does not fit here; `prompt` says what does
  };
  Kind kind = Kind::Continue;
  GoodsCode code{};
  QString prompt{};
};

/// What people do with a scanner in their hand: a command, then the place (the batch, the stock-take), then items, then 完成. Without a
/// command a scanned label simply opens its record. A code that does not fit changes nothing and says so.
class ScanSession {
 public:
  ScanOutcome scan(const GoodsCode& code);
  void reset() { *this = {}; }

  std::optional<ScanCommand> command() const { return command_; }
  /// The place of 入库, the batch of 出库, the stock-take of 盘点.
  std::optional<GoodsCode> target() const { return target_; }
  const std::vector<ItemId>& items() const { return items_; }

 private:
  ScanOutcome scanCommand(ScanCommand command);
  ScanOutcome scanTarget(const GoodsCode& code);
  ScanOutcome scanItem(ItemId item);
  QString wanted() const;

  std::optional<ScanCommand> command_{};
  std::optional<GoodsCode> target_{};
  std::vector<ItemId> items_{};
};

}  // namespace shuangda
