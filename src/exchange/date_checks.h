#pragma once

#include "exchange/record_reader.h"

namespace shuangda {

/// Dates of one record against the ledger's year (date_out_of_range), against each other (date_order; the pairs are in
/// resources/import/date_order.csv) and against the year of the document number (doc_year_mismatch).
void checkDates(Record& record, const RecordContext& context);

}  // namespace shuangda
