#pragma once

#include <QString>
#include <optional>
#include <string_view>

namespace shuangda {

/// The decimal number a sheet shows for the text of a number cell: rounded half up to the 15 significant digits Excel
/// keeps, written without exponent ("9.735300000000001" → "9.7353", "9.9042119850203e+17" → "990421198502030000").
/// Works on the digits, never through double. Nothing when the text is no number or its exponent is beyond ±40.
std::optional<QString> spreadsheetNumber(std::string_view text);

}  // namespace shuangda
