#pragma once

#include <QSet>

#include "exchange/ledger_import.h"
#include "exchange/merge_tracker.h"
#include "exchange/row_kind.h"
#include "exchange/table_checks.h"
#include "exchange/table_reader.h"

namespace shuangda {

/// Streams one sheet into a draft: tells rows apart, fills merged cells, puts rows of one case together.
class SheetImport {
 public:
  /// `keys` are the case_ids seen so far in the file.
  SheetImport(TableDraft& draft, int sheet, const SheetLayout& layout, const ImportOptions& options,
              QSet<QString>& keys);

  void take(RawRow&& row);
  void finish();

 private:
  void takeRecord(RawRow&& row);
  bool continuesCase(const RawRow& row) const;
  void shareMergedDates(const RawRow& row);
  void flush();
  void joinContinuations(Record& record);
  void keep(Record&& record, bool isVoid);
  void addRowFinding(const RawRow& row, RowKind kind);
  void addBlankRows(int first, int last);
  void takeTotal(const RawRow& row, bool subtotal);

  TableDraft& draft_;
  const RecordContext& context_;
  int sheet_;
  const SheetLayout& layout_;
  const ImportOptions& options_;
  QSet<QString>& keys_;
  RowClassifier classifier_;
  MergeTracker merges_;
  std::optional<RawRow> pending_{};
  std::vector<RawRow> continuations_{};
  std::vector<MappedColumn> sharedDates_{};
  std::vector<std::size_t> openTotals_{};  ///< findings of total rows after which no record has come yet
  std::vector<int> openBlanks_{};          ///< blank rows after which nothing has come yet
  int lastRow_ = 0;
};

}  // namespace shuangda
