#pragma once

#include "domain/platform_list.h"
#include "exchange/column_mapping.h"
#include "exchange/finding.h"
#include "exchange/table_writer.h"

namespace shuangda {

/// A list of the platform with what is to be said about the file. Findings never keep it from being compared: a cell that cannot be read is
/// left out of the comparison.
struct PlatformFile {
  PlatformList list{};
  std::vector<Finding> findings{};
  std::vector<IgnoredColumn> ignored{};
  int duplicates = 0;  ///< rows that repeat another to the letter and are compared once
};

struct PlatformFileOptions {
  std::optional<ColumnMapping> mapping{};  ///< of kind "platform", instead of the recognised one
  std::function<bool()> stopped{};         ///< asked between rows; true gives the reading up
};

/// Reads the list: any columns of resources/import/platform_columns.csv in any order. Refusals: those of importLedger(); NotFound
/// "platform_header" when no sheet has such columns; Required "platform_key" when nothing in it tells one case from another; UnknownValue
/// "platform_mapping" for a mapping of another kind.
Result<PlatformFile> readPlatformFile(const QString& path, const PlatformFileOptions& options = {});

/// Writes cases to be entered (texts by platform column), numbers as numbers: in the columns, headings and units of a list, or without one in
/// the columns of platform_columns.csv. Refusals: writeTable()'s.
Result<void> writePlatformFile(const QString& path, std::vector<QHash<QString, QString>> rows, const std::vector<PlatformList::Column>& columns = {});

}  // namespace shuangda
