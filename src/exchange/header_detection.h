#pragma once

#include <vector>

#include "exchange/column_mapping.h"
#include "exchange/finding.h"
#include "exchange/table_reader.h"

namespace shuangda {

/// A mapping recognised from a file, with what is to be said about it.
struct DetectedMapping {
  ColumnMapping mapping{};
  std::vector<Finding> findings{};  ///< heading_guess, column_ambiguous, hidden_column, sheet_hidden, sheet_skipped …
  std::vector<IgnoredColumn> ignored{};
};

/// Recognises the header of every visible sheet and the year of the ledger. `fileName` (without folder) may name the
/// year. NotFound "header" when no sheet has a header of this kind; the reader's refusals; UnknownValue "kind".
Result<DetectedMapping> detectMapping(TableReader& reader, const QString& kind, const QString& fileName);

/// The same for a file on disk: for a dialog that shows and edits the mapping before the import.
Result<DetectedMapping> detectMapping(const QString& path, const QString& kind);

}  // namespace shuangda
