#pragma once

#include <QString>
#include <optional>

#include "base/result.h"

namespace shuangda {

/// The sentence for a file that could not be read as a table: what is wrong and what to do. Nothing for a refusal that no
/// reader of files makes. The words in Error::field are those of TableReader.
std::optional<QString> fileRefusalText(const Error& error);

}  // namespace shuangda
