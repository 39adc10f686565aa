#include "exchange/sheet_preview.h"

#include <algorithm>

namespace shuangda {
namespace {

constexpr std::size_t kPreviewRows = 400;

}  // namespace

const MergedRange* mergeAt(const SheetLayout& layout, int row, int column) {
  for (const MergedRange& range : layout.merges) {
    if (range.top > row) {
      break;  // sorted by top
    }
    if (row <= range.bottom && column >= range.left && column <= range.right) {
      return &range;
    }
  }
  return nullptr;
}

const RawRow* SheetPreview::row(int number) const {
  const auto found = std::lower_bound(rows.begin(), rows.end(), number,
                                      [](const RawRow& candidate, int n) { return candidate.number < n; });
  return found != rows.end() && found->number == number ? &*found : nullptr;
}

QString SheetPreview::textAt(int number, int column) const {
  const MergedRange* range = mergeAt(layout, number, column);
  const RawRow* found = row(range != nullptr ? range->top : number);
  const RawCell* cell = found != nullptr ? found->at(range != nullptr ? range->left : column) : nullptr;
  return cell != nullptr ? cell->text : QString();
}

int SheetPreview::lastColumn(int number) const {
  const RawRow* found = row(number);
  int last = found == nullptr || found->cells.empty() ? 0 : found->cells.back().column;
  for (const MergedRange& range : layout.merges) {
    if (number >= range.top && number <= range.bottom && last >= range.left) {
      last = std::max(last, range.right);
    }
  }
  return last;
}

Result<SheetPreview> previewSheet(TableReader& reader, int sheet) {
  SheetPreview preview{.info = reader.sheets().at(static_cast<std::size_t>(sheet))};
  Result<SheetLayout> layout = reader.layout(sheet);
  if (!layout) {
    return tl::unexpected(layout.error());
  }
  preview.layout = std::move(*layout);
  const Result<void> read = reader.readRows(sheet, [&preview](RawRow&& row) {
    preview.rows.push_back(std::move(row));
    return preview.rows.size() < kPreviewRows;
  });
  if (!read) {
    return tl::unexpected(read.error());
  }
  return preview;
}

}  // namespace shuangda
