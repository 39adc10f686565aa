#include "storage/utf8.h"

#include <QStringEncoder>
#include <array>

namespace shuangda {
namespace {

constexpr std::size_t kShort = 256;  ///< bytes; longer texts gain nothing

bool isContinuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

/// The well-formed three-byte sequence at `p` as its character, 0 when it is none (U+0000 never takes three bytes).
char16_t threeBytes(const unsigned char* p) {
  const auto character = static_cast<char16_t>(((p[0] & 0x0F) << 12) | ((p[1] & 0x3F) << 6) | (p[2] & 0x3F));
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  return isContinuation(p[1]) && isContinuation(p[2]) && character >= 0x800 && !surrogate ? character : char16_t{0};
}

/// Number of characters written, or -1 when the bytes need the general converter.
int decodeShort(std::string_view bytes, std::array<char16_t, kShort>& out) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = p + bytes.size();
  std::size_t n = 0;
  while (p < end) {
    if (*p < 0x80) {
      out[n++] = *p++;
      continue;
    }
    const char16_t character = (*p & 0xF0) == 0xE0 && end - p >= 3 ? threeBytes(p) : char16_t{0};
    if (character == 0) {
      return -1;
    }
    out[n++] = character;
    p += 3;
  }
  return static_cast<int>(n);
}

}  // namespace

QString textFromUtf8(std::string_view bytes) {
  if (bytes.size() <= kShort) {
    std::array<char16_t, kShort> characters;  // NOLINT: filled as far as it is read
    if (const int size = decodeShort(bytes, characters); size >= 0) {
      return QString(reinterpret_cast<const QChar*>(characters.data()), size);
    }
  }
  return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string_view utf8Into(std::vector<char>& buffer, QStringView text) {
  if (const auto needed = static_cast<std::size_t>(text.size()) * 3 + 1; buffer.size() < needed) {
    buffer.resize(needed);  // never empty: a null pointer would bind NULL
  }
  char* out = buffer.data();
  for (const QChar c : text) {
    const char16_t u = c.unicode();
    if (u < 0x80) {
      *out++ = static_cast<char>(u);
    } else if (u >= 0x800 && !c.isSurrogate()) {
      *out++ = static_cast<char>(0xE0 | (u >> 12));
      *out++ = static_cast<char>(0x80 | ((u >> 6) & 0x3F));
      *out++ = static_cast<char>(0x80 | (u & 0x3F));
    } else {
      QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
      out = encoder.appendToBuffer(buffer.data(), text);
      break;
    }
  }
  return {buffer.data(), static_cast<std::size_t>(out - buffer.data())};
}

}  // namespace shuangda
