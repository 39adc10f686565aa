#pragma once

#include <QString>

namespace shuangda {

/// A text that a spreadsheet would take for a formula gets a leading apostrophe; so does one that already looks
/// guarded.
QString guardFormula(const QString& text);
/// Takes the apostrophe of guardFormula off again.
QString unguardFormula(const QString& text);

/// "12.50", "-3", "-": never a formula, and wanted as it is.
bool isPlainNumber(QStringView text);

}  // namespace shuangda
