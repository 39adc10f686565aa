#pragma once

#include <functional>
#include <optional>

#include "exchange/ledger_import.h"
#include "services/import_service.h"

namespace shuangda {

/// A file read, checked against the store, and ready to be written: the one path of window and command line.
struct PreparedImport {
  ImportSource source{};
  ImportTable table{};                  ///< with the findings of file and store together
  std::vector<ImportRecord> records{};  ///< what would be written: the rows that are not held; they share the memory of the rows
  std::optional<ImportOutcome> outcome{};

  /// All rows or none: nothing is written while an error stands.
  bool importable() const { return !table.hasErrors() && !records.empty(); }
};

enum class Writing { Never, WhenClean };

/// Reads the file and asks the store. A record the store would refuse becomes an error finding of its row. With
/// `Writing::WhenClean` the records are written in the same pass when neither file nor store has an error to tell, and
/// `outcome` says what became of them. Refusals: those of importLedger() and of the session's rights.
Result<PreparedImport> importFile(const QString& path, const QString& kind, ImportOptions options, ImportService& imports,
                                  const Session& session, Writing writing, const std::function<bool(int)>& progress = {});

/// importFile() that writes nothing.
Result<PreparedImport> prepareImport(const QString& path, const QString& kind, ImportOptions options, ImportService& imports,
                                     const Session& session);

}  // namespace shuangda
