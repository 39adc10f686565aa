#include "exchange/csv_parser.h"

#include "exchange/limits.h"

namespace shuangda {

Result<bool> CsvParser::feed(QStringView text) {
  for (const QChar c : text) {
    if (!step(c)) {
      if (stopped_) {
        return false;
      }
      return tl::unexpected(error_);
    }
  }
  return true;
}

Result<void> CsvParser::finish() {
  if (state_ == State::Quoted) {
    return refuse(ErrorCode::Damaged, QStringLiteral("open_quote"), QString::number(records_ + 1));
  }
  const bool pending = state_ != State::FieldStart || row_.fieldCount > 0;
  if (pending && !endRecord() && !stopped_) {
    return tl::unexpected(error_);
  }
  return {};
}

bool CsvParser::step(QChar c) {
  if (c == u'\0') {
    return fail(ErrorCode::Unsupported, "nul_character");
  }
  if (state_ == State::Quoted) {
    if (c == u'"') {
      state_ = State::QuoteInQuoted;
      return true;
    }
    return append(c);
  }
  if (state_ == State::QuoteInQuoted && c == u'"') {
    state_ = State::Quoted;
    return append(c);
  }
  if (c == u'\n' && afterReturn_) {
    afterReturn_ = false;
    return true;
  }
  afterReturn_ = c == u'\r';
  if (c == u'\r' || c == u'\n') {
    return endRecord();
  }
  if (c == delimiter_) {
    return endField();
  }
  if (state_ == State::FieldStart && c == u'"') {
    state_ = State::Quoted;
    return true;
  }
  state_ = State::Plain;
  return append(c);
}

bool CsvParser::append(QChar c) {
  if (field_.size() >= limits::kMaxCellChars) {
    return fail(ErrorCode::Hostile, "cell_length");
  }
  field_ += c;
  return true;
}

bool CsvParser::endField() {
  state_ = State::FieldStart;
  if (++row_.fieldCount > limits::kMaxColumns) {
    return fail(ErrorCode::Hostile, "column_count");
  }
  if (!field_.isEmpty()) {
    row_.cells.push_back({.column = row_.fieldCount, .kind = RawCell::Kind::Text, .text = field_});
    field_ = QString();
  }
  return true;
}

bool CsvParser::endRecord() {
  if (!endField()) {
    return false;
  }
  if (++records_ > limits::kMaxRows) {
    return fail(ErrorCode::Hostile, "row_count");
  }
  row_.number = records_;
  const bool more = sink_(std::move(row_));
  row_ = RawRow{};
  stopped_ = !more;
  return more;
}

bool CsvParser::fail(ErrorCode code, const char* what) {
  error_ = Error{code, QString::fromLatin1(what), QString::number(records_ + 1)};
  return false;
}

}  // namespace shuangda
