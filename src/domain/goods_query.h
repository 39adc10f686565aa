#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "domain/custody.h"
#include "domain/seized_item.h"

namespace shuangda {

/// Which lines of goods a list shows. Conditions hold together; the newest line comes first.
struct GoodsQuery {
  QString search{};                     ///< words that must occur in the line's searched text
  std::optional<CustodyState> state{};  ///< some of it has this standing; Outside: nothing of it is recorded anywhere
  std::optional<PlaceId> place{};       ///< some of it lies there
  std::optional<CaseId> legalCase{};
  std::optional<ItemId> before{};       ///< continues a list below this line
  int limit = 64;

  bool operator==(const GoodsQuery&) const = default;
};

/// One line of a list of goods.
struct GoodsRow {
  SeizedItem item{};
  std::optional<CaseId> legalCase{};
  QString caseNumber{};
  QString measureKind{};
  CustodyBalance balance{};
};

}  // namespace shuangda
