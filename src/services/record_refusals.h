#pragma once

#include <QString>
#include <optional>

#include "base/result.h"

namespace shuangda {

/// The sentence for a refusal that has words of its own: attachments, drafts, undoing and changing many cases. Nothing
/// for any other. The words in Error::field are those of the services.
std::optional<QString> recordRefusalText(const Error& error);

}  // namespace shuangda
