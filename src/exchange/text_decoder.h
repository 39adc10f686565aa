#pragma once

#include <QByteArrayView>
#include <QString>
#include <memory>

#include "base/result.h"

struct UConverter;

namespace shuangda {

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Gb18030 };

struct EncodingGuess {
  TextEncoding encoding = TextEncoding::Utf8;
  qsizetype markLength = 0;  ///< bytes of the byte-order mark
};

/// Tells the encoding of a whole text: by its byte-order mark, else UTF-8 when every byte of it is valid UTF-8, else
/// GB18030 when it is valid GB18030; Damaged "encoding" otherwise.
Result<EncodingGuess> detectEncoding(QByteArrayView bytes);

/// Decodes a text piece by piece; a broken sequence is an error, not a replacement character.
class TextDecoder {
 public:
  explicit TextDecoder(TextEncoding encoding);
  ~TextDecoder();
  TextDecoder(const TextDecoder&) = delete;
  TextDecoder& operator=(const TextDecoder&) = delete;

  /// The text of the next piece; `last` flushes and refuses a sequence cut in the middle.
  Result<QString> decode(QByteArrayView piece, bool last);

 private:
  UConverter* converter_ = nullptr;
};

/// True for a character that GBK lacks and only a real GB18030 decoder reads (𠮷, 㑇, 䶮); older programs lose it.
bool isOutsideGbk(char32_t character);

}  // namespace shuangda
