#pragma once

#include "cli/commands.h"
#include "domain/custody.h"
#include "services/store.h"

namespace shuangda::cli {

/// What the commands about goods read from their arguments; each ends the program with the refusal's sentence when it cannot be read.
ItemId itemOf(const std::string& label);                     ///< "W0000012-K" or the bare number
PlaceId placeOf(Store& store, const Session& session, const std::string& code);
Quantity quantityOf(const std::string& amount);
EventDate momentOf(const std::string& moment);
std::optional<CustodyState> stateOf(const std::string& code);  ///< absent for empty text

}  // namespace shuangda::cli
