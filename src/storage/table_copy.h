#pragma once

#include "storage/database.h"

namespace shuangda {

/// Copies the rows of all tables from one store to another of the same schema, in one snapshot of the source.
/// The target's own rows are replaced, save its log of migrations. Of the search index only the texts are copied.
void copyTables(Database& source, Database& target);

}  // namespace shuangda
