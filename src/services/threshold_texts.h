#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "domain/threshold_screening.h"

namespace shuangda {

/// The words of the threshold calculator, in Chinese.

/// Sentences for refusals about facts; nothing for any other.
std::optional<QString> thresholdRefusalText(const Error& error);

QString thresholdStateText(ThresholdLine::State state, int nearPercent);
QString thresholdLevelText(bool aggravated);
/// “数额依据待核” for a row whose text was not read, else empty.
QString thresholdConfidenceText(const ThresholdRow& row);
/// In force at the end of the act, or only earlier during it.
QString thresholdSetText(bool isComparison);
/// "96.0%", rounded down.
QString permilleText(std::int64_t permille);
/// "30000.00元", "500份（张）"; flags have no number: "有", "无".
QString amountText(const ThresholdFactName& fact, std::int64_t value);
QString articleText(const ThresholdRow& row);
/// Condition tags and the row's own condition, in words.
QString conditionText(const ThresholdRow& row);
QString subjectText(ThresholdFacts::Subject subject);
/// The facts that are not known, by name.
QStringList missingTexts(const MissingFacts& missing);

/// What the result of one offence means, as sentences; never that nothing need be handed over.
QStringList thresholdConclusions(const ThresholdFacts& facts, const std::vector<ThresholdLine>& lines, const ThresholdOptions& options);

}  // namespace shuangda
