#include "exchange/merge_tracker.h"

#include <algorithm>

namespace shuangda {

void MergeTracker::fill(RawRow& row) {
  row_ = row.number;
  std::erase_if(active_, [this](const Active& active) { return active.range.bottom < row_; });
  for (; next_ < layout_.merges.size() && layout_.merges[next_].top <= row_; ++next_) {
    const MergedRange& range = layout_.merges[next_];
    if (range.bottom >= row_) {
      const RawCell* cell = range.top == row_ ? row.at(range.left) : nullptr;
      active_.push_back({range, cell != nullptr ? *cell : RawCell{.column = range.left}});
    }
  }
  for (const Active& active : active_) {
    if (active.range.top < row_ && active.range.bottom > active.range.top && !active.topLeft.isEmpty()) {
      std::erase_if(row.cells, [&](const RawCell& cell) { return cell.column == active.range.left; });
      const auto place = std::lower_bound(row.cells.begin(), row.cells.end(), active.range.left,
                                          [](const RawCell& cell, int column) { return cell.column < column; });
      row.cells.insert(place, active.topLeft);
    }
  }
}

const MergedRange* MergeTracker::covering(int column) const {
  for (const Active& active : active_) {
    if (column >= active.range.left && column <= active.range.right) {
      return &active.range;
    }
  }
  return nullptr;
}

bool MergeTracker::continues(int column) const {
  const MergedRange* range = covering(column);
  return range != nullptr && range->top < row_;
}

}  // namespace shuangda
