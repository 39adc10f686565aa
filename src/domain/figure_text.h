#pragma once

#include "base/money.h"
#include "domain/bulletin.h"

namespace shuangda {

/// How figures are written. Rules: bulletin/content.md sections 4 and 5. Sums are exact; each text rounds once, half up.

/// The exact value: money in 元, tonnes with their decimals, counts, rates in percent with the indicator's decimals.
QString exactText(const Figure& figure);
/// For tables: 万元 with two decimals, “＜0.01” for a smaller amount that is not nothing, “—” without a denominator.
QString tableText(const Figure& figure);
/// For sentences, with its unit: 元 below 1万, 万元 below 1亿, 亿元 from there; no trailing zeros; 约 when qualified.
QString bodyText(const Figure& figure);
/// Money as in sentences.
QString moneyBodyText(Money money);

enum class Base { LastYear, LastQuarter };
/// The change as a table shows it: "25.5", "−20.3", "0.0", "—"; empty when not compared.
QString comparisonTableText(const Comparison& comparison);
/// The clause for a sentence: "同比上升25.5%", "上年同期为0"; empty when not compared. A rise of `timesFrom` percent and more is told in times
/// of the increase: "同比增长2.2倍" for 365 → 1155.
QString comparisonBodyText(const Figure& figure, const Comparison& comparison, Base base, std::optional<int> timesFrom = {});

}  // namespace shuangda
