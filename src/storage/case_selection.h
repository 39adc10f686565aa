#pragma once

#include <vector>

#include "domain/case_query.h"
#include "storage/database.h"

namespace shuangda {

/// The keys of the cases a query selects, in its order.
std::vector<CaseId> selectCases(Database& database, const CaseQuery& query);
CaseTotals totalsOfCases(Database& database, const CaseQuery& query);

}  // namespace shuangda
