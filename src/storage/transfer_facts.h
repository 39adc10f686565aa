#pragma once

#include "domain/transfer_course.h"
#include "storage/database.h"

namespace shuangda {

/// What the record of a case says of its goods and tests. The entry into the platform is a date of the case itself.
TransferFacts transferFacts(Database& database, CaseId id);

/// What the matters of a case mean for its own procedure: read from their standings.
TransferBars transferBars(Database& database, CaseId id);

}  // namespace shuangda
