#pragma once

#include <vector>

#include "exchange/table_cell.h"

namespace shuangda {

/// Fills in, row by row, what merged cells leave empty. Keeps only the ranges that reach the present row.
class MergeTracker {
 public:
  explicit MergeTracker(const SheetLayout& layout) : layout_(layout) {}

  /// Gives the cells below the top of a vertical range its value. Call for every row, in order.
  void fill(RawRow& row);

  /// The range covering a column of the present row, or null.
  const MergedRange* covering(int column) const;
  /// The column is covered by a range that began above the present row.
  bool continues(int column) const;

 private:
  struct Active {
    MergedRange range{};
    RawCell topLeft{};
  };

  const SheetLayout& layout_;
  std::size_t next_ = 0;
  int row_ = 0;
  std::vector<Active> active_{};
};

}  // namespace shuangda
