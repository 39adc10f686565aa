#pragma once

#include "domain/session.h"
#include "services/store.h"
#include "services/transfer_list_texts.h"

namespace shuangda {

/// Writes all matters of a list, whatever its page, with these columns in this order; CSV or XLSX by the ending. Says how many rows were
/// written. Refusals: those of TransferService::list() and writeTable().
Result<std::int64_t> exportTransfers(Store& store, const Session& session, const TransferQuery& query, const std::vector<TransferColumn>& columns, const QString& path);

}  // namespace shuangda
