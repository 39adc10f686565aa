#pragma once

#include "base/money.h"
#include "domain/seized_item.h"

namespace shuangda {

/// What a quantity of a line is worth: its share of the line's value, rounded to the fen. Nothing while value or quantity is unknown.
Money valueOfPart(const SeizedItem& item, Quantity part);

}  // namespace shuangda
