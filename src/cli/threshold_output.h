#pragma once

#include "cli/context.h"
#include "domain/threshold_screening.h"

namespace shuangda::cli {

/// One compared row for programs: columns and cells of the CSV.
QStringList thresholdColumns();
QStringList thresholdCells(const ThresholdFacts& facts, const ThresholdLine& line, const ThresholdOptions& options);
QJsonObject thresholdJson(const ThresholdFacts& facts, const std::vector<ThresholdLine>& lines, const ThresholdOptions& options);
/// The result of one offence for people: what it means, the rows reached and near, the steps above, what is not known.
void printThresholds(const ThresholdFacts& facts, const std::vector<ThresholdLine>& lines, const ThresholdOptions& options);

}  // namespace shuangda::cli
