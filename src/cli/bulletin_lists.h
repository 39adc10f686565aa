#pragma once

#include "cli/bulletin_request.h"

namespace shuangda::cli {

/// `bulletin show --lists`: list, item, detail.
void printProblemLists(const Context& context, const BulletinRequest& request);
/// `bulletin show --rank CODE [--second CODE]`: group, rank, unit, value.
void printRanking(const Context& context, const BulletinRequest& request, const QString& code, const QString& second);

}  // namespace shuangda::cli
