#pragma once

#include <QString>

#include "base/clock.h"

namespace shuangda {

/// A new UUID version 7 (RFC 9562) as lower-case text: sorts by time of creation, unique across offices.
QString newUid(Instant now);

}  // namespace shuangda
