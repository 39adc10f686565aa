#pragma once

#include "cli/bulletin_request.h"

namespace shuangda::cli {

/// `bulletin show --trend N`: a line an indicator and a column a quarter; as CSV and JSON a record a figure.
void printTrend(const Context& context, const BulletinRequest& request, int quarters);

}  // namespace shuangda::cli
