#pragma once

#include <vector>

#include "domain/clue.h"
#include "domain/procedure.h"

namespace shuangda {

/// The clocks that finding a clue starts (核查期限, R18), with the extension and the days not counted of the clue itself. A clue that
/// became a case leaves its period to the case.
std::vector<CaseClock> clueClocks(const Law& law, const Clue& clue, const EventDate& now);

/// Refuses an extension the rule does not know: Required for its missing parts; OutOfRange "check_extension_days" when it is too long;
/// DateOrder "check_extended_on" when it was approved after the end or before the clue was found; UnknownValue "not_counted" for a
/// reason the rule does not accept.
Result<void> checkExtension(const Law& law, const Clue& clue, QDate today);

}  // namespace shuangda
