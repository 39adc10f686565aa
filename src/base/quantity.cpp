#include "base/quantity.h"

#include "base/decimal.h"

namespace shuangda {

Result<Quantity> Quantity::parse(QStringView text) {
  const Result<Decimal> value = Decimal::parse(text);
  if (!value) {
    return tl::unexpected(value.error());
  }
  if (value->significantScale() > 3) {
    return refuse(ErrorCode::Malformed, {}, text.toString());
  }
  return value->rescaled(3).map([](const Decimal& d) { return ofThousandths(d.unscaled()); });
}

QString Quantity::text() const { return Decimal(thousandths_, 3).shortText(); }

}  // namespace shuangda
