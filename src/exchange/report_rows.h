#pragma once

#include "exchange/record_reader.h"
#include "exchange/table_checks.h"

namespace shuangda {

/// Checks a row of a file of forms (data README §1.4) and takes apart what is written in its value: "300余万元" fills qualifier and unit where
/// these are empty. The period becomes its code.
void checkReportRow(Record& record, const RecordContext& context);

/// Tells for each form of the file what does not add up (report_check) or is odd (report_remark), at its first row. The store is not asked.
void checkReportForms(TableDraft& draft);

/// The code of the catalogue for an entry that readReportEntry() refused.
QString reportFindingCode(const Error& error);

}  // namespace shuangda
