#pragma once

#include <algorithm>
#include <optional>
#include <span>

#include "base/result.h"

namespace shuangda {

/// A refusal that has a sentence of its own. In the text %1 is Error::value; when that has parts separated by |, %1 and %2 are its parts.
struct RefusalSentence {
  ErrorCode code{};
  const char* field = nullptr;
  const char16_t* text = nullptr;
};

inline std::optional<QString> sentenceOf(std::span<const RefusalSentence> sentences, const Error& error) {
  const auto found = std::ranges::find_if(sentences, [&](const RefusalSentence& s) { return s.code == error.code && error.field == QLatin1String(s.field); });
  if (found == sentences.end()) {
    return std::nullopt;
  }
  QString text = QString::fromUtf16(found->text);
  if (!text.contains(QStringLiteral("%2"))) {
    return text.replace(QStringLiteral("%1"), error.value);
  }
  return text.replace(QStringLiteral("%1"), error.value.section(u'|', 0, 0)).replace(QStringLiteral("%2"), error.value.section(u'|', 1));
}

}  // namespace shuangda
