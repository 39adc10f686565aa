#pragma once

#include "cli/context.h"
#include "services/platform_service.h"

namespace shuangda::cli {

/// The result of `platform compare`: one line a case or row for people and in CSV, one object in JSON.
void printComparison(const Context& context, const PlatformComparison& comparison);
/// The result of `platform mark`.
void printMarking(const Context& context, const PlatformMarking& marking);

}  // namespace shuangda::cli
