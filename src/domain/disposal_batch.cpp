#include "domain/disposal_batch.h"

#include <algorithm>

namespace shuangda {

const std::vector<DisposalWay>& disposalWays() {
  static const std::vector<DisposalWay> ways = [] {
    std::vector<DisposalWay> all;
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/law/disposal_ways.csv"))) {
      const auto cell = [&row](const char* name) { return row.value(QLatin1String(name)); };
      all.push_back({.way = cell("way"), .name = cell("name_zh"), .finalKind = cell("final_kind"), .approver = cell("approver"),
                     .asks = cell("asks").split(u';', Qt::SkipEmptyParts), .refusedHazards = cell("refused_hazards").split(u';', Qt::SkipEmptyParts),
                     .leastWitnesses = cell("witnesses_least").toInt(), .leastExecutors = cell("executors_least").toInt(), .article = cell("article"),
                     .note = cell("note")});
    }
    Q_ASSERT(!all.empty());
    return all;
  }();
  return ways;
}

const DisposalWay* findDisposalWay(QStringView way) {
  const auto found = std::ranges::find_if(disposalWays(), [&](const DisposalWay& row) { return row.way == way; });
  return found == disposalWays().end() ? nullptr : &*found;
}

const DisposalWay& DisposalBatch::wayRow() const {
  const DisposalWay* row = findDisposalWay(way);
  Q_ASSERT(row);
  return *row;
}

QString batchStageText(BatchStage stage) {
  switch (stage) {
    case BatchStage::Planned:
      return QStringLiteral("计划");
    case BatchStage::Submitted:
      return QStringLiteral("待批准");
    case BatchStage::Approved:
      return QStringLiteral("已批准");
    case BatchStage::Underway:
      return QStringLiteral("执行中");
    case BatchStage::Executed:
      return QStringLiteral("待签认");
    case BatchStage::Completed:
      return QStringLiteral("已完成");
    case BatchStage::Cancelled:
      return QStringLiteral("已取消");
  }
  return {};
}

BatchStage batchStage(const DisposalBatch& batch, const std::vector<DisposalLine>& lines) {
  if (batch.cancelledOn) {
    return BatchStage::Cancelled;
  }
  if (batch.completedAt) {
    return BatchStage::Completed;
  }
  if (!batch.approvedOn) {
    return batch.submittedOn ? BatchStage::Submitted : BatchStage::Planned;
  }
  if (batch.endedAt) {
    return BatchStage::Executed;
  }
  const bool started = std::ranges::any_of(lines, [](const DisposalLine& line) { return line.picked > Quantity() || line.disposed > Quantity(); });
  return started ? BatchStage::Underway : BatchStage::Approved;
}

}  // namespace shuangda
