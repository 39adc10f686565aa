#pragma once

#include "domain/seized_item.h"

namespace shuangda {

/// The canonical text of the named field of a line of goods; empty for an unknown name.
QString itemFieldText(const SeizedItem& item, QStringView name);
/// Sets the named field from canonical text; UnknownValue for a name that does not exist. A refusal names the field.
Result<void> setItemField(SeizedItem& item, QStringView name, const QString& text);

/// What every line of goods must fulfil. Required "goods_name", "goods_unit"; OutOfRange "goods_quantity", "goods_value"; Malformed
/// "goods_price"; CheckDigit "barcode".
Result<void> checkItem(const SeizedItem& item);
/// Unit price × quantity rounded to the fen, where both are known and the product can be stored.
std::optional<Money> computedValue(const SeizedItem& item);

}  // namespace shuangda
