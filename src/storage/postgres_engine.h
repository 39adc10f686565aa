#pragma once

#include <memory>

#include "storage/engine.h"

namespace shuangda {

/// Connects to the database of a "postgresql://…" URL.
std::unique_ptr<Engine> openPostgres(const QString& url);

/// The same SQL with `?` outside quotes and comments replaced by $1, $2 …
std::string numberPlaceholders(std::string_view sql);

}  // namespace shuangda
