#include "domain/scan_session.h"

#include <algorithm>

namespace shuangda {
namespace {

CodeKind targetKind(ScanCommand command) {
  return command == ScanCommand::StoreIn ? CodeKind::Place : command == ScanCommand::TakeOut ? CodeKind::Batch : CodeKind::StockTake;
}

QString targetName(ScanCommand command) {
  switch (targetKind(command)) {
    case CodeKind::Place:
      return QStringLiteral("存放地点");
    case CodeKind::Batch:
      return QStringLiteral("处置批次");
    default:
      return QStringLiteral("盘点单");
  }
}

}  // namespace

const std::vector<ScanCommand>& allScanCommands() {
  static const std::vector<ScanCommand> all{ScanCommand::StoreIn, ScanCommand::TakeOut, ScanCommand::Count, ScanCommand::Done, ScanCommand::Cancel};
  return all;
}

QString scanCommandText(ScanCommand command) {
  switch (command) {
    case ScanCommand::StoreIn:
      return QStringLiteral("入库");
    case ScanCommand::TakeOut:
      return QStringLiteral("出库");
    case ScanCommand::Count:
      return QStringLiteral("盘点");
    case ScanCommand::Done:
      return QStringLiteral("完成");
    case ScanCommand::Cancel:
      return QStringLiteral("取消");
  }
  return {};
}

QString ScanSession::wanted() const {
  if (!command_) {
    return QStringLiteral("请扫描标签或者命令");
  }
  if (!target_) {
    return QStringLiteral("%1：请扫描%2").arg(scanCommandText(*command_), targetName(*command_));
  }
  return QStringLiteral("%1：已扫 %2 项，请继续扫描物品，或者扫“完成”").arg(scanCommandText(*command_)).arg(items_.size());
}

ScanOutcome ScanSession::scan(const GoodsCode& code) {
  if (code.kind == CodeKind::Command) {
    const auto command = static_cast<ScanCommand>(code.key);
    if (std::ranges::find(allScanCommands(), command) == allScanCommands().end()) {
      return {ScanOutcome::Kind::Wrong, code, QStringLiteral("没有这个命令；") + wanted()};
    }
    return scanCommand(command);
  }
  if (!command_) {
    return {ScanOutcome::Kind::Open, code, {}};
  }
  return code.kind == CodeKind::Item ? scanItem(ItemId{code.key}) : scanTarget(code);
}

ScanOutcome ScanSession::scanCommand(ScanCommand command) {
  if (command == ScanCommand::Cancel) {
    reset();
    return {ScanOutcome::Kind::Continue, {}, QStringLiteral("已取消；") + wanted()};
  }
  if (command == ScanCommand::Done) {
    if (!command_ || !target_ || items_.empty()) {
      return {ScanOutcome::Kind::Wrong, {}, QStringLiteral("还不能完成。") + wanted()};
    }
    return {ScanOutcome::Kind::Commit, *target_, {}};
  }
  if (!items_.empty()) {
    return {ScanOutcome::Kind::Wrong, {}, QStringLiteral("上一项“%1”还没有完成或者取消。").arg(scanCommandText(*command_))};
  }
  command_ = command;
  target_.reset();
  return {ScanOutcome::Kind::Continue, {}, wanted()};
}

ScanOutcome ScanSession::scanTarget(const GoodsCode& code) {
  if (code.kind != targetKind(*command_)) {
    return {ScanOutcome::Kind::Wrong, code, QStringLiteral("这里不需要这种标签。") + wanted()};
  }
  if (target_ && !items_.empty() && target_ != code) {
    return {ScanOutcome::Kind::Wrong, code, QStringLiteral("已扫的 %1 项还没有完成，不能换%2。").arg(items_.size()).arg(targetName(*command_))};
  }
  target_ = code;
  return {ScanOutcome::Kind::Continue, code, wanted()};
}

ScanOutcome ScanSession::scanItem(ItemId item) {
  const GoodsCode code{CodeKind::Item, item.value};
  if (!target_) {
    return {ScanOutcome::Kind::Wrong, code, QStringLiteral("先扫%1，再扫物品。").arg(targetName(*command_))};
  }
  if (std::ranges::find(items_, item) != items_.end()) {
    return {ScanOutcome::Kind::Wrong, code, QStringLiteral("这一项已经扫过。") + wanted()};
  }
  items_.push_back(item);
  return {ScanOutcome::Kind::Continue, code, wanted()};
}

}  // namespace shuangda
