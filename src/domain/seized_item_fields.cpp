#include "domain/seized_item_fields.h"

#include <limits>

#include "base/decimal.h"
#include "base/identifiers.h"
#include "domain/legal_case_fields.h"

namespace shuangda {
namespace {

/// Exact decimal 元 with any number of decimals.
bool isPrice(const QString& text) {
  const Result<Decimal> price = Decimal::parse(text);
  return text.isEmpty() || (price && price->unscaled() >= 0);
}

bool hasTooLargeValue(const SeizedItem& item) { return !item.value && item.quantity && !item.unitPrice.isEmpty() && !computedValue(item); }

}  // namespace

QString itemFieldText(const SeizedItem& item, QStringView name) {
  QString text;
  visitFields(item, [&](const char* field, const auto& member) {
    if (name == QLatin1String(field)) {
      text = fieldText(member);
    }
  });
  return text;
}

Result<void> setItemField(SeizedItem& item, QStringView name, const QString& text) {
  Result<void> set = refuse(ErrorCode::UnknownValue, QStringLiteral("field"), name.toString());
  const auto visit = [&](const char* field, auto& member) {
    if (name == QLatin1String(field)) {
      set = setField(member, text);
      if (!set) {
        set = refuse(set.error().code, QString::fromLatin1(field), text);
      }
    }
  };
  visitItemFields(item, visit);
  visitItemDetails(item, visit);
  return set;
}

Result<void> checkItem(const SeizedItem& item) {
  if (item.name.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("goods_name"));
  }
  if (item.quantity && *item.quantity <= Quantity()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("goods_quantity"), item.name);
  }
  if (item.quantity && item.unit.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("goods_unit"), item.name);
  }
  if (!isPrice(item.unitPrice)) {
    return refuse(ErrorCode::Malformed, QStringLiteral("goods_price"), item.unitPrice);
  }
  if (hasTooLargeValue(item)) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("goods_value"), item.name);
  }
  if (!item.barcode.isEmpty() && !isGtin(item.barcode)) {
    return refuse(ErrorCode::CheckDigit, QStringLiteral("barcode"), item.barcode);
  }
  return {};
}

std::optional<Money> computedValue(const SeizedItem& item) {
  const Result<Decimal> price = Decimal::parse(item.unitPrice);
  if (!item.quantity || !price) {
    return std::nullopt;
  }
  Int128 divisor = 1000;  // thousandths of the unit
  for (int i = 0; i < price->scale(); ++i) {
    divisor *= 10;
  }
  const Int128 product = Int128(price->unscaled()) * item.quantity->thousandths();
  const Int128 most = std::numeric_limits<std::int64_t>::max() / 100 - 1;
  if (product / divisor > most || product / divisor < -most) {
    return std::nullopt;
  }
  return Money::ofFen(Decimal::ratio(product * 100, divisor, 0).unscaled());
}

}  // namespace shuangda
