#pragma once

#include "exchange/table_reader.h"
#include "exchange/xlsx_parts.h"

namespace shuangda {

/// XLSX, streamed: memory grows with the shared strings and the merged cells, not with the rows.
class XlsxReader final : public TableReader {
 public:
  static Result<std::unique_ptr<TableReader>> open(const QString& path);

  const std::vector<SheetInfo>& sheets() const override { return infos_; }
  bool date1904() const override { return parts_.date1904; }
  Result<SheetLayout> layout(int sheet) override;
  Result<void> readRows(int sheet, const RowSink& sink) override;

 private:
  XlsxReader(ZipArchive archive, WorkbookParts parts);

  ZipArchive archive_;
  WorkbookParts parts_;
  SharedStrings strings_{};
  std::vector<bool> dateStyles_{};
  std::vector<SheetInfo> infos_{};
};

}  // namespace shuangda
