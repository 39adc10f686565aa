#pragma once

#include <cstdint>
#include <string_view>

#include "domain/fact.h"

namespace shuangda {

/// The day number (Julian) by which a stored date counts: a month counts as its last day, a bare year and an empty text as
/// no day. Reads the ISO text directly, because figures read dozens of millions of them.
std::int32_t dayNumberOf(std::string_view isoText);

}  // namespace shuangda
