#pragma once

#include <QString>
#include <vector>

#include "domain/fact.h"

namespace shuangda {

/// A word of a row of indicators.csv and how people call it.
struct IndicatorWord {
  QString word{};
  QString text{};
};

/// What an office may choose from for its own indicators (domain/indicator_words reads the words).
std::vector<IndicatorWord> indicatorKinds();
std::vector<IndicatorWord> indicatorEntities();
std::vector<IndicatorWord> indicatorDates(Fact::Entity entity);
std::vector<IndicatorWord> indicatorMeasures(Fact::Entity entity);
std::vector<IndicatorWord> indicatorComparisons();

/// What a condition may ask, and the values it may have; none where they are the office's own words.
std::vector<IndicatorWord> conditionFields();
std::vector<IndicatorWord> conditionValues(const QString& field);
/// `procedure=普通`, `case_value>=100000`: one condition as it is written.
QString conditionText(const QString& field, const QString& value);

}  // namespace shuangda
