#pragma once

#include <QString>
#include <optional>

#include "base/result.h"
#include "domain/issued_bulletin.h"

namespace shuangda {

/// The sentence for a refusal about bulletins; nothing for any other.
std::optional<QString> bulletinRefusalText(const Error& error);

/// 待审核, 已审核, 已印发, 已撤回
QString stageText(IssuedBulletin::Stage stage);

}  // namespace shuangda
