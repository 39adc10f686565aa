#include "cli/goods_arguments.h"

#include "domain/goods_code.h"
#include "services/place_service.h"

namespace shuangda::cli {

ItemId itemOf(const std::string& label) {
  bool isNumber = false;
  const qlonglong number = text(label).toLongLong(&isNumber);
  if (isNumber && number > 0) {
    return ItemId{number};
  }
  const GoodsCode code = orStop(readGoodsCode(text(label)));
  return code.kind == CodeKind::Item ? ItemId{code.key} : orStop<ItemId>(refuse(ErrorCode::Malformed, QStringLiteral("goods_code"), text(label)));
}

PlaceId placeOf(Store& store, const Session& session, const std::string& code) { return orStop(PlaceService(store).findByCode(session, text(code))).id; }

Quantity quantityOf(const std::string& amount) {
  return orStop(Quantity::parse(text(amount)).map_error([](Error error) {
    error.field = QStringLiteral("quantity");
    return error;
  }));
}

EventDate momentOf(const std::string& moment) {
  return orStop(EventDate::parse(text(moment)).map_error([&](Error error) {
    error.field = QStringLiteral("happened_at");
    error.value = text(moment);
    return error;
  }));
}

std::optional<CustodyState> stateOf(const std::string& code) {
  if (code.empty()) {
    return std::nullopt;
  }
  const std::optional<CustodyState> state = custodyStateOf(text(code));
  return state ? state : orStop<std::optional<CustodyState>>(refuse(ErrorCode::UnknownValue, QStringLiteral("custody_state_code"), text(code)));
}

}  // namespace shuangda::cli
