#include "domain/goods_value.h"

#include "base/decimal.h"

namespace shuangda {

Money valueOfPart(const SeizedItem& item, Quantity part) {
  if (!item.value || !item.quantity || item.quantity->thousandths() <= 0) {
    return {};
  }
  return Money::ofFen(Decimal::ratio(Int128(item.value->fen()) * part.thousandths(), item.quantity->thousandths(), 0).unscaled());
}

}  // namespace shuangda
