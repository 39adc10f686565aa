#pragma once

#include "exchange/table_reader.h"

namespace shuangda {

/// Turns decoded text, piece by piece, into records (RFC 4180). A quote inside an unquoted field is an ordinary
/// character; a line break inside quotes belongs to the field.
class CsvParser {
 public:
  CsvParser(QChar delimiter, const RowSink& sink) : delimiter_(delimiter), sink_(sink) {}

  /// False when the sink wants no more.
  Result<bool> feed(QStringView text);
  /// Ends the last record; Damaged "open_quote" when a quote is still open.
  Result<void> finish();

 private:
  enum class State { FieldStart, Plain, Quoted, QuoteInQuoted };

  bool step(QChar c);
  bool append(QChar c);
  bool endField();
  bool endRecord();
  bool fail(ErrorCode code, const char* what);

  QChar delimiter_;
  const RowSink& sink_;
  State state_ = State::FieldStart;
  bool afterReturn_ = false;
  bool stopped_ = false;
  QString field_{};
  RawRow row_{};
  int records_ = 0;
  Error error_{};
};

}  // namespace shuangda
