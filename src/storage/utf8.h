#pragma once

#include <QString>
#include <string_view>
#include <vector>

namespace shuangda {

/// Conversions for column values. Both engines hand over UTF-8, and a list reads millions of short Chinese texts: these
/// do the common case — the basic plane, well formed — without Qt's general converters, which they fall back to.
QString textFromUtf8(std::string_view bytes);

/// Writes the text as UTF-8 into `buffer`, which grows as needed and may be longer than the result.
std::string_view utf8Into(std::vector<char>& buffer, QStringView text);

}  // namespace shuangda
