#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "domain/import_batch.h"

namespace shuangda {

/// How grave a finding is. Error: the value cannot be used and the import as a whole is refused until the row is
/// excluded or the cell mended. Warning: importable once the user has seen it. Info: normalised, with the value
/// reached. Skip: the row is no record.
enum class Severity { Error, Warning, Info, Skip };

/// One thing the importer has to tell about a sheet, a row or a cell.
struct Finding {
  QString sheet{};    ///< empty for CSV
  int row = 0;        ///< the sheet's row, 1-based; in CSV the n-th record
  QString column{};   ///< column letter (A, B … AA); empty when the whole row is meant
  QString heading{};  ///< the heading as the file has it, levels joined by "/"
  QString code{};     ///< a code of resources/import/finding_codes.csv
  Severity severity = Severity::Info;
  QString rawValue{};       ///< the cell as it stands
  QString expectedValue{};  ///< the value reached or proposed; empty when there is none
  QString message{};        ///< what to tell the user, Chinese

  bool operator==(const Finding&) const = default;
};

/// error, warning, info, skip: as files and the store write it.
QString severityCode(Severity severity);
/// Info for a code that is none of them.
Severity severityOf(const QString& code);

/// What is kept of the findings of a file that is imported: how many there were, and the gravest of them in the order of the file.
struct FindingDigest {
  FindingCounts counts{};
  std::vector<Finding> kept{};
};

/// The most findings that are kept of one import. Nobody works through more by hand, and a ledger of 100,000 rows can bring several a row.
inline constexpr std::size_t kMostFindings = 20'000;

/// Warnings come before infos, infos before skipped rows, when there are more than `most`.
FindingDigest digestOf(const std::vector<Finding>& findings, std::size_t most = kMostFindings);

/// 已处理: somebody went through the findings of an import.
struct FindingReview {
  Instant at{};
  AccountId account{};
  QString accountName{};
  QString reason{};  ///< what was done about them

  bool operator==(const FindingReview&) const = default;
};

/// An import with what it left to be looked at.
struct ImportFindings {
  ImportBatch batch{};
  QString importedBy{};
  std::optional<FindingReview> review{};

  /// Warnings or infos that nobody went through yet. Rows that are no records (blank lines, totals) ask for nothing.
  bool isOpen() const { return !review && !batch.undoneAt && batch.findings.warnings + batch.findings.infos > 0; }
};

}  // namespace shuangda
