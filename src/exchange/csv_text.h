#pragma once

#include <QString>

namespace shuangda {

/// One CSV field, quoted where RFC 4180 wants it.
QString csvField(const QString& text);

}  // namespace shuangda
