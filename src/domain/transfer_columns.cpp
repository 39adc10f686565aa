#include "domain/transfer_columns.h"

#include <algorithm>
#include <set>

// What the steps of matters write into the columns of a case.

namespace shuangda {

const TransferEvent* undoneBy(const TransferTable& table, const std::vector<TransferEvent>& current, const TransferEvent& later) {
  const TransferStep* step = table.step(later.step);
  const TransferEvent* undone = nullptr;
  for (const TransferEvent& event : current) {
    const bool earlier = event.transfer == later.transfer && event.chain < later.chain && step && event.step == step->undoes;
    undone = earlier && (!undone || undone->chain < event.chain) ? &event : undone;
  }
  return undone;
}

std::map<QString, EventDate> carriedColumns(const TransferTable& table, const std::vector<TransferEvent>& current) {
  std::set<TransferEventId> undone;
  for (const TransferEvent& event : current) {
    if (const TransferEvent* earlier = undoneBy(table, current, event)) {
      undone.insert(earlier->id);
    }
  }
  std::map<QString, EventDate> carried;
  for (const TransferEvent& event : current) {
    const TransferStep* step = table.step(event.step);
    if (!step || step->caseField.name.isEmpty() || !step->caseField.heldBy(event.details) || undone.contains(event.id)) {
      continue;
    }
    const auto [known, first] = carried.try_emplace(step->caseField.name, event.on);
    if (!first && event.on.text() < known->second.text()) {
      known->second = event.on;
    }
  }
  return carried;
}

}  // namespace shuangda
