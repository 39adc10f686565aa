#pragma once

#include <vector>

#include "exchange/column_mapping.h"
#include "exchange/sheet_preview.h"

namespace shuangda {

/// What a row of a ledger is.
enum class RowKind { Record, Blank, Title, Note, Header, RepeatedHeader, Section, Subtotal, Total, Footer, Void };

/// The code of finding_codes.csv for a row that is no record.
QString codeOf(RowKind kind);
/// What to tell the user about such a row.
QString messageOf(RowKind kind);

/// Tells rows apart. Knows the header, so that its repetitions are recognised.
class RowClassifier {
 public:
  RowClassifier(const SheetMapping& mapping, bool standardFile);

  /// Header rows are shown to the classifier as they pass.
  RowKind classify(const RawRow& row, const SheetLayout& layout);

 private:
  RowKind beforeHeader(const RawRow& row);
  RowKind inBody(const RawRow& row, const SheetLayout& layout);
  bool repeatsHeader(const RawRow& row) const;
  bool isVoid(const RawRow& row) const;
  bool onlySequence(const RawRow& row) const;

  const SheetMapping& mapping_;
  bool standardFile_;
  bool titleSeen_ = false;
  bool totalSeen_ = false;
  std::vector<QStringList> headers_{};
};

}  // namespace shuangda
