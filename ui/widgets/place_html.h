#pragma once

#include <QString>
#include <map>

#include "services/place_service.h"

namespace shuangda {

using UnitSums = std::map<QString, Quantity>;

/// What lies in a place and in those below it, per unit.
UnitSums stockWithin(const std::vector<PlaceRow>& rows, PlaceId place);
/// How many lines.
std::int64_t linesWithin(const std::vector<PlaceRow>& rows, PlaceId place);
/// "120 瓶、30 条"; empty for nothing.
QString unitsText(const UnitSums& sums);

/// What is known of a place and what lies in it, by standing and unit.
QString placeHtml(const PlaceRow& row, QDate today);

}  // namespace shuangda
