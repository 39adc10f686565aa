#pragma once

#include <QString>
#include <optional>

#include "base/decimal.h"

namespace shuangda {

/// A number as people write it in a cell: "约15,500元", "7.5万余元", "贰万元整", "57瓶", "-2".
struct NumberPhrase {
  Decimal number{};         ///< with 万, 亿 … multiplied in
  QString qualifier{};      ///< 约 余 多 近 超过 以上 逾, or empty
  QString unit{};           ///< what follows the number, without 整
  bool multiplied = false;  ///< 万, 千 … stood in the cell
  bool separated = false;   ///< thousands separators or a currency sign were removed
  bool chinese = false;     ///< written in Chinese numerals
  bool openEnded = false;   ///< "200+"
};

/// Reads such a phrase from compact text (no white space, half-width digits); nothing when it is none or holds several
/// numbers.
std::optional<NumberPhrase> readNumberPhrase(QStringView text);

}  // namespace shuangda
