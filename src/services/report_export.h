#pragma once

#include "domain/law_parameters.h"
#include "services/export_service.h"
#include "storage/database.h"

namespace shuangda {

/// All forms in the columns of data README §1.4: one row a value of each submission, one for a form declared zero, and one for a due instant
/// the office set where no form tells it.
ExportedRows reportRows(Database& database, const LawParameters& parameters);

}  // namespace shuangda
