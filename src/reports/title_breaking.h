#pragma once

#include <QStringList>

#include "reports/text_setter.h"

namespace shuangda {

/// Breaks a title into as few lines as fit `width`, of lengths that form a trapezium or a diamond, never an hourglass,
/// and at sensible places: not inside a known word, a number with its unit, quotation marks or before 的 (7.3.1).
QStringList breakTitle(const QString& title, double width, const TextStyle& style, TextSetter& setter);

}  // namespace shuangda
