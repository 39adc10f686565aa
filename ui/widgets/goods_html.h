#pragma once

#include <QString>
#include <vector>

#include "services/custody_service.h"
#include "services/goods_service.h"

namespace shuangda {

/// The page of one line of goods: what it is, where how much lies, whether it may be disposed of and why not, its chain of custody and its
/// notes. Links: "case:NUMBER", "item:KEY", "correct:MOVEMENT", "settle:NOTE".
QString goodsHtml(const GoodsSheet& sheet);

/// The goods of a case for its page: every measure with its lines and totals per unit and standing. Links: "goods:", "intake:".
QString caseGoodsHtml(const std::vector<MeasureSheet>& measures);

/// Notes that matter until they are settled, and are not.
std::vector<CustodyNote> unsettledNotes(const std::vector<CustodyNote>& notes);

}  // namespace shuangda
