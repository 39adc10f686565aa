#pragma once

#include <QString>
#include <optional>

namespace shuangda {

/// Chinese numerals, small (二十五) and capital (贰万伍仟), with 元角分 left to the caller. Positional digits
/// (二〇二〇) are read too. Nothing when the text is none or the number does not fit.
std::optional<qint64> readChineseNumeral(QStringView text);

/// Replaces every run of Chinese numerals in a text by Arabic digits (二〇二〇年三月五日 → 2020年3月5日).
QString arabicNumerals(QStringView text);

bool isChineseDigit(QChar c);

}  // namespace shuangda
