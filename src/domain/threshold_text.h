#pragma once

#include <QJsonObject>

#include "base/csv.h"
#include "domain/threshold_screening.h"

namespace shuangda {

/// Reads what somebody wrote about an act: `crime_id`, `act_from`, `act_to`, `subject` (person, unit), and the facts of thresholds.md §3 under
/// `flags` and `metrics` or beside them; money in 元. Refusals: Required, Malformed, UnknownValue, OutOfRange, DateOrder with the name of the
/// fact as field, UnknownValue "act_subject", "screen_flag" and "screen_metric" for names that do not exist,
/// "screen_derived" for one that the program itself makes of others.
Result<ThresholdFacts> readThresholdFacts(const ThresholdBook& book, const QJsonObject& object);

/// The same from a row of the batch calculator: id,crime_id,act_from,act_to,subject,flags_json,metrics_json.
Result<ThresholdFacts> readThresholdRow(const ThresholdBook& book, const CsvRecord& row);

/// Sets one fact from text (yes/no: true, false, 1, 0, 是, 否).
Result<void> setThresholdFact(const ThresholdBook& book, ThresholdValues& values, const QString& name, const QString& text);

/// A value in its own unit: "30000.00" for money, "1.5" for tonnes.
QString thresholdValueText(const ThresholdFactName& fact, std::int64_t value);

/// Where two days stand with each other and whether they are days at all; an absent one is the other.
Result<std::pair<QDate, QDate>> readActPeriod(const QString& from, const QString& to);

}  // namespace shuangda
