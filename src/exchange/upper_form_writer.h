#pragma once

#include "domain/upper_form.h"

namespace shuangda {

/// Writes a form of the upper levels as a workbook with exactly its columns and rows. Money stands in 万元 with all its decimals and shows two; a
/// cell without a value is empty. Refusals: UnknownValue "form_cell" with "row|column" for a value that has no place in the form; those of
/// writeXlsxBook().
Result<void> writeUpperForm(const QString& path, const UpperForm& form, const UpperFormValues& values);

}  // namespace shuangda
