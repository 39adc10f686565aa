#pragma once

#include <QFile>
#include <memory>

#include "exchange/table_reader.h"
#include "exchange/text_decoder.h"

namespace shuangda {

/// CSV (RFC 4180; comma, tab or semicolon; UTF-8, UTF-16 with a mark, GB18030) as one sheet without a name.
class CsvReader final : public TableReader {
 public:
  /// The file must be open. It is mapped, not read into memory.
  static Result<std::unique_ptr<TableReader>> open(std::unique_ptr<QFile> file);

  const std::vector<SheetInfo>& sheets() const override { return sheets_; }
  bool isText() const override { return true; }
  Result<SheetLayout> layout(int) override { return SheetLayout{}; }
  Result<void> readRows(int sheet, const RowSink& sink) override;

 private:
  CsvReader(std::unique_ptr<QFile> file, QByteArrayView bytes, EncodingGuess guess);
  Result<void> chooseDelimiter();

  std::unique_ptr<QFile> file_;
  QByteArrayView bytes_;
  EncodingGuess guess_{};
  QChar delimiter_ = u',';
  std::vector<SheetInfo> sheets_{SheetInfo{}};
};

}  // namespace shuangda
