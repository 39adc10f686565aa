#pragma once

#include "widgets/bulletin_panel.h"

namespace shuangda {

/// What the page 通报 reads for a period.
struct BulletinReading {
  SharedBulletin bulletin{};
  QString nextNumber{};  ///< 期号 that follows those given so far
};

/// The bulletin of the period as it was fixed, or, while there is none, what it would say as of now, under the office's letterhead or with
/// another masthead. On the data thread.
Result<BulletinReading> readBulletin(Desk::Hand hand, const Period& period, std::optional<Masthead> masthead);

}  // namespace shuangda
