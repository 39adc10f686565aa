#include "exchange/text_decoder.h"

#include <unicode/ucnv.h>

#include <QHash>

namespace shuangda {
namespace {

constexpr qsizetype kPiece = 1 << 16;

const char* converterName(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::Utf8:
      return "UTF-8";
    case TextEncoding::Utf16Le:
      return "UTF-16LE";
    case TextEncoding::Utf16Be:
      return "UTF-16BE";
    case TextEncoding::Gb18030:
      return "gb18030";
  }
  return "UTF-8";
}

bool decodes(QByteArrayView bytes, TextEncoding encoding) {
  TextDecoder decoder(encoding);
  for (qsizetype from = 0; from < bytes.size(); from += kPiece) {
    const auto length = std::min(kPiece, bytes.size() - from);
    if (!decoder.decode(bytes.sliced(from, length), from + length == bytes.size())) {
      return false;
    }
  }
  return true;
}

}  // namespace

Result<EncodingGuess> detectEncoding(QByteArrayView bytes) {
  if (bytes.startsWith("\xEF\xBB\xBF")) {
    return EncodingGuess{TextEncoding::Utf8, 3};
  }
  if (bytes.startsWith("\xFF\xFE")) {
    return EncodingGuess{TextEncoding::Utf16Le, 2};
  }
  if (bytes.startsWith("\xFE\xFF")) {
    return EncodingGuess{TextEncoding::Utf16Be, 2};
  }
  for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Gb18030}) {
    if (decodes(bytes, encoding)) {
      return EncodingGuess{encoding, 0};
    }
  }
  return refuse(ErrorCode::Damaged, QStringLiteral("encoding"));
}

TextDecoder::TextDecoder(TextEncoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  converter_ = ucnv_open(converterName(encoding), &status);
  Q_ASSERT(U_SUCCESS(status));
  ucnv_setToUCallBack(converter_, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
}

TextDecoder::~TextDecoder() {
  ucnv_close(converter_);
}

Result<QString> TextDecoder::decode(QByteArrayView piece, bool last) {
  // No encoding read here needs more than one UTF-16 unit a byte, plus what was held back from the piece before.
  QString text(piece.size() + 8, Qt::Uninitialized);
  auto* target = reinterpret_cast<UChar*>(text.data());
  UChar* const begin = target;
  const char* source = piece.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(converter_, &target, begin + text.size(), &source, source + piece.size(), nullptr, last, &status);
  if (U_FAILURE(status)) {
    return refuse(ErrorCode::Damaged, QStringLiteral("encoding"));
  }
  text.truncate(target - begin);
  return text;
}

bool isOutsideGbk(char32_t character) {
  if (character < 0x80) {
    return false;
  }
  // Cached: ledgers repeat the same few thousand characters.
  thread_local QHash<char32_t, bool> known;
  if (const auto found = known.constFind(character); found != known.constEnd()) {
    return *found;
  }
  thread_local const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter = [] {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* gbk = ucnv_open("windows-936-2000", &status);
    ucnv_setFromUCallBack(gbk, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return std::unique_ptr<UConverter, decltype(&ucnv_close)>(gbk, &ucnv_close);
  }();
  UErrorCode status = U_ZERO_ERROR;
  char bytes[8];
  const QString text = QString::fromUcs4(&character, 1);
  ucnv_fromUChars(converter.get(), bytes, sizeof bytes, reinterpret_cast<const UChar*>(text.utf16()),
                  static_cast<int>(text.size()), &status);
  known.insert(character, U_FAILURE(status));
  return U_FAILURE(status);
}

}  // namespace shuangda
