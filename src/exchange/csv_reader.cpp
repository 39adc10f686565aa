#include "exchange/csv_reader.h"

#include "exchange/csv_parser.h"
#include "exchange/limits.h"

namespace shuangda {
namespace {

constexpr qsizetype kPiece = 1 << 16;

/// The separator used most outside quotes. A semicolon counts only when there is no comma: lists inside cells use it.
QChar likelyDelimiter(QStringView text) {
  qsizetype commas = 0;
  qsizetype tabs = 0;
  qsizetype semicolons = 0;
  bool quoted = false;
  for (const QChar c : text) {
    quoted ^= c == u'"';
    if (!quoted) {
      commas += c == u',';
      tabs += c == u'\t';
      semicolons += c == u';';
    }
  }
  if (tabs > commas && tabs >= semicolons) {
    return u'\t';
  }
  return commas == 0 && semicolons > 0 ? u';' : u',';
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<QFile> file, QByteArrayView bytes, EncodingGuess guess)
    : file_(std::move(file)), bytes_(bytes), guess_(guess) {}

Result<std::unique_ptr<TableReader>> CsvReader::open(std::unique_ptr<QFile> file) {
  if (file->size() > limits::kMaxTextFileBytes) {
    return refuse(ErrorCode::Hostile, QStringLiteral("part_size"));
  }
  const uchar* mapped = file->map(0, file->size());
  if (mapped == nullptr) {
    return refuse(ErrorCode::Unreadable, QStringLiteral("file"));
  }
  const QByteArrayView bytes(mapped, file->size());
  const Result<EncodingGuess> guess = detectEncoding(bytes);
  if (!guess) {
    return tl::unexpected(guess.error());
  }
  std::unique_ptr<CsvReader> reader(new CsvReader(std::move(file), bytes.sliced(guess->markLength), *guess));
  if (const Result<void> chosen = reader->chooseDelimiter(); !chosen) {
    return tl::unexpected(chosen.error());
  }
  return std::unique_ptr<TableReader>(std::move(reader));
}

Result<void> CsvReader::chooseDelimiter() {
  TextDecoder decoder(guess_.encoding);
  const Result<QString> head = decoder.decode(bytes_.first(std::min(kPiece, bytes_.size())), false);
  if (!head) {
    return tl::unexpected(head.error());
  }
  const bool binary = std::any_of(head->begin(), head->end(), [](QChar c) {
    return c.unicode() < 0x20 && c != u'\t' && c != u'\r' && c != u'\n' && c != u'\f' && c != u'\v';
  });
  if (binary) {
    return refuse(ErrorCode::Unsupported, QStringLiteral("nul_character"));
  }
  delimiter_ = likelyDelimiter(*head);
  return {};
}

Result<void> CsvReader::readRows(int, const RowSink& sink) {
  TextDecoder decoder(guess_.encoding);
  CsvParser parser(delimiter_, sink);
  for (qsizetype from = 0; from < bytes_.size(); from += kPiece) {
    const auto length = std::min(kPiece, bytes_.size() - from);
    const Result<QString> text = decoder.decode(bytes_.sliced(from, length), from + length == bytes_.size());
    if (!text) {
      return tl::unexpected(text.error());
    }
    const Result<bool> more = parser.feed(*text);
    if (!more) {
      return tl::unexpected(more.error());
    }
    if (!*more) {
      return {};
    }
  }
  return parser.finish();
}

}  // namespace shuangda
