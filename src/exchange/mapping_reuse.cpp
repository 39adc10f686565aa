#include "exchange/mapping_reuse.h"

#include "base/text.h"

namespace shuangda {
namespace {

/// The saved column with this heading: on the sheet of the same name first, then on any.
const MappedColumn* savedColumn(const ColumnMapping& saved, const QString& sheet, const QString& heading) {
  const MappedColumn* found = nullptr;
  for (const SheetMapping& candidate : saved.sheets) {
    for (const MappedColumn& column : candidate.columns) {
      if (folded(column.heading) == folded(heading) && (found == nullptr || candidate.sheet == sheet)) {
        found = &column;
      }
    }
  }
  return found;
}

}  // namespace

ColumnMapping reuseMapping(const ColumnMapping& ofThisFile, const ColumnMapping& saved) {
  ColumnMapping result = ofThisFile;
  for (SheetMapping& sheet : result.sheets) {
    for (MappedColumn& column : sheet.columns) {
      if (const MappedColumn* known = savedColumn(saved, sheet.sheet, column.heading)) {
        column.standard = known->standard;
        column.unit = known->unit;
        column.unitInHeading = known->unitInHeading;
      }
    }
  }
  return result;
}

}  // namespace shuangda
