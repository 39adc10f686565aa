#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "base/result.h"

namespace shuangda {

/// What a label or a scanned code stands for.
enum class CodeKind { Item, Place, Batch, StockTake, Command };

struct GoodsCode {
  CodeKind kind = CodeKind::Item;
  std::int64_t key = 0;  ///< of the record; the number of the command

  bool operator==(const GoodsCode&) const = default;
};

/// The text on a label: a letter for the kind, the number, and a check character (ISO 7064 MOD 37-2 over what stands before it):
/// "W0000123-K". A digit misread or two swapped are noticed.
QString goodsCodeText(const GoodsCode& code);
/// Reads it back, whatever case and with or without the hyphen. CheckDigit when the check character does not fit, Malformed for anything else.
Result<GoodsCode> readGoodsCode(const QString& text);

/// The code of a line of goods: how people and papers name it.
QString itemLabel(ItemId id);

}  // namespace shuangda
