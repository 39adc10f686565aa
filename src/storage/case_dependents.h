#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "storage/database.h"

namespace shuangda {

/// What was hung on a case after an entry of the audit trail: the name of the first table that has something, nothing
/// when there is none. 0 asks for anything at all. Every table that refers to cases belongs into this list.
std::optional<QString> dependentSince(Database& database, CaseId id, std::int64_t auditSeq);

}  // namespace shuangda
