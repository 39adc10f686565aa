#pragma once

#include <functional>
#include <vector>

#include "base/field_texts.h"
#include "domain/finding.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// One record of a file in canonical form: standard column name → text ("" = leave, "-" = clear).
struct ImportRecord {
  int row = 0;  ///< the sheet's row, for messages
  FieldTexts values{};
};

/// Why a record cannot be written into this store.
struct ImportRefusal {
  int row = 0;
  Error error{};

  bool operator==(const ImportRefusal&) const = default;
};

struct ImportOutcome {
  ImportBatch batch{};
  int created = 0;
  int updated = 0;
  int unchanged = 0;
};

/// An import tried out: nothing is written while there are refusals.
struct ImportAttempt {
  std::vector<ImportRefusal> refusals{};
  ImportOutcome outcome{};
};

/// What a file is imported as.
struct ImportSource {
  QString kind{};        ///< cases, seizures, destructions, reports, units
  QString fileName{};
  QString fileSha256{};
  FindingDigest findings{};  ///< kept with the import
};

/// Writes the records of a file: all of them in one transaction or none. The wording of what is in the file is exchange's
/// matter; here only the store is asked.
class ImportService {
 public:
  explicit ImportService(Store& store) : store_(store) {}

  /// Says without writing which records the store would refuse: stored already under another key, older than the stored
  /// version, not readable. `progress` as for run().
  Result<std::vector<ImportRefusal>> check(const Session& session, const ImportSource& source,
                                           const std::vector<ImportRecord>& records,
                                           const std::function<bool(int)>& progress = {});

  /// Writes the records when the store refuses none of them, and otherwise says which it refuses: check() and run() in
  /// one pass. `progress` as for run().
  Result<ImportAttempt> attempt(const Session& session, const ImportSource& source, const std::vector<ImportRecord>& records,
                                const std::function<bool(int)>& progress = {});

  /// Imports all records. Refuses as a whole with the first refusal's error when there is any (its field is prefixed by
  /// "row N: "). `progress` is called with the number of records written and returns false to cancel, which undoes all.
  Result<ImportOutcome> run(const Session& session, const ImportSource& source, const std::vector<ImportRecord>& records,
                            const std::function<bool(int)>& progress = {});

  /// Takes the last import back: its new records are removed; the audit trail keeps what they were. WrongState when a
  /// record of it was changed since, when something hangs on it, or when the import brought later versions of stored
  /// cases (those are corrected by a further version) or units, with the name of the file; NotFound without an import.
  Result<ImportBatch> undoLast(const Session& session);
  Result<ImportBatch> last(const Session& session);

  /// Tells whether a case of this number is stored: a later version of it may leave required cells empty. To be used
  /// for many numbers and let go before the store is.
  std::function<bool(const QString&)> storedCases();

  Result<void> saveMapping(const Session& session, const QString& kind, const QString& name, const QString& mapping);
  Result<QString> mapping(const Session& session, const QString& kind, const QString& name);
  Result<QStringList> mappingNames(const Session& session, const QString& kind);

 private:
  Store& store_;
};

}  // namespace shuangda
