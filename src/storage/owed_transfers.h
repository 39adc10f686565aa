#pragma once

#include <span>
#include <vector>

#include "domain/legal_case.h"
#include "domain/owed_transfer.h"
#include "storage/database.h"

namespace shuangda {

/// The cases behind a figure of 应移未移, newest first; `unit` empty for all. `reached` are the cases a screening found to reach a standard,
/// read for OwedTransfer::Undecided only.
std::vector<CaseId> owedTransfers(Database& database, OwedTransfer kind, const QString& unit, std::span<const CaseId> reached);

}  // namespace shuangda
