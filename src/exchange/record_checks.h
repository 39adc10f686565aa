#pragma once

#include "exchange/record_reader.h"

namespace shuangda {

/// Looks at one record as a whole: required cells, dates against each other and the ledger's year, transfer, fine
/// without a decision, hints in the note, number × price. Adds findings and what follows from them (in_scope).
/// `isLaterVersion`: the record's key is known already, so empty cells only leave what is stored.
void checkRecord(Record& record, const RecordContext& context, bool isLaterVersion);

}  // namespace shuangda
