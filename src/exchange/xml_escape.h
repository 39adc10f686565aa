#pragma once

#include <QString>

namespace shuangda {

/// Spreadsheets write control characters in strings as _x000D_ (ECMA-376, ST_Xstring); this turns them back.
QString decodeSheetEscapes(const QString& text);

/// Protects a text that merely looks like such an escape (_x000D_ → _x005F_x000D_).
QString encodeSheetEscapes(const QString& text);

}  // namespace shuangda
