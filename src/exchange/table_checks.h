#pragma once

#include <QHash>
#include <vector>

#include "exchange/record_reader.h"

namespace shuangda {

/// What the checks over the whole table keep of a record.
struct RecordSummary {
  int sheet = 0;  ///< index into the contexts
  std::vector<AmountNote> amounts{};
  QString rawDocNo{};  ///< the 文号 as written; empty when the row's canonical one is the same
  bool duplicate = false;  ///< of a row that is imported
  bool repeats = false;    ///< another row of the file, imported or not: what totals go by
  bool excluded = false;   ///< by the user: not imported, but the totals of the ledger still contain it
  bool isVoid = false;     ///< a row noted as void: only its amounts matter, to explain totals
};

/// The numbers of a total row.
struct TotalRow {
  int sheet = 0;
  int row = 0;
  bool subtotal = false;
  std::vector<AmountNote> amounts{};
};

/// The table being built: rows and summaries have the same index.
struct TableDraft {
  QString kind{};
  std::vector<RecordContext> contexts{};
  std::vector<ImportRow> rows{};
  std::vector<RecordSummary> summaries{};
  std::vector<TotalRow> totals{};
  std::vector<Finding> findings{};
};

/// duplicate_row (and drops the other findings of such a row), duplicate_doc_no.
void checkDuplicates(TableDraft& draft);
/// amount_unit_suspect: an amount thousands of times the usual one of its column.
void checkUnitMagnitude(TableDraft& draft);
/// total_mismatch, with the rows that explain it.
void checkTotals(TableDraft& draft);

}  // namespace shuangda
