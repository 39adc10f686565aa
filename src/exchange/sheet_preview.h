#pragma once

#include <QStringList>
#include <vector>

#include "exchange/table_reader.h"

namespace shuangda {

/// The first rows of a sheet with its layout: enough to recognise the header and the year.
struct SheetPreview {
  SheetInfo info{};
  SheetLayout layout{};
  std::vector<RawRow> rows{};

  /// The text at a place, taken from the top left cell of a merged range; empty for none.
  QString textAt(int row, int column) const;
  const RawRow* row(int number) const;
  int lastColumn(int row) const;
};

Result<SheetPreview> previewSheet(TableReader& reader, int sheet);

/// The one merged range that covers a place, or null.
const MergedRange* mergeAt(const SheetLayout& layout, int row, int column);

}  // namespace shuangda
