#pragma once

#include <vector>

#include "domain/bulletin.h"
#include "domain/office.h"

namespace shuangda {

/// What ties do to the places after them (bulletin/content.md section 10).
enum class TieRule {
  Skip,   ///< 1, 2, 2, 4
  Dense,  ///< 1, 2, 2, 3
  Second  ///< another indicator decides; what is still equal shares a place and the next is skipped
};

/// One line of a ranking.
struct RankedUnit {
  /// Why a unit has no place.
  enum class Standing {
    Ranked,
    Silent,     ///< 未报: it owes a form and has sent none; not the same as zero
    NotRanked,  ///< “—”: it has no enforcement powers
  };
  QString unit{};
  QString group{};                  ///< 部门 or 县区; a ranking is made within each
  Standing standing = Standing::Ranked;
  int place = 0;                    ///< 0 where it has none
  Figure figure{};

  bool operator==(const RankedUnit& other) const {
    return unit == other.unit && group == other.group && standing == other.standing && place == other.place && figure.value == other.figure.value;
  }
};

/// The member units by one figure, descending within each group; units with zero stand last among the ranked, below them the
/// silent ones and those without powers. Inside a tie the office's order. `silent` names the units without a form.
std::vector<RankedUnit> rankUnits(const Bulletin& bulletin, const std::vector<Office>& offices, const QStringList& silent, QStringView code, TieRule rule,
                                  QStringView secondCode = {});

/// Compares two values of one indicator exactly; an unknown one, and a rate without denominator, is the least.
std::strong_ordering compareValues(const FigureValue& a, const FigureValue& b, bool isRatio);

}  // namespace shuangda
