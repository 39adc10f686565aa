#include "base/money.h"

#include "base/decimal.h"

namespace shuangda {

Result<Money> Money::parseYuan(QStringView text) {
  const Result<Decimal> yuan = Decimal::parse(text);
  if (!yuan) {
    return tl::unexpected(yuan.error());
  }
  if (yuan->significantScale() > 2) {
    return refuse(ErrorCode::Malformed, {}, text.toString());
  }
  return yuan->rescaled(2).map([](const Decimal& d) { return ofFen(d.unscaled()); });
}

QString Money::yuanText() const { return Decimal(fen_, 2).text(); }
QString Money::yuanShortText() const { return Decimal(fen_, 2).shortText(); }

}  // namespace shuangda
