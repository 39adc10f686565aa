#pragma once

#include <QString>
#include <optional>

#include "base/result.h"

namespace shuangda {

/// Why a filter cannot be read and how to write it; nothing for refusals of anything else.
std::optional<QString> filterRefusalText(const Error& error);

}  // namespace shuangda
