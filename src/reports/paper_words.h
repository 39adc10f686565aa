#pragma once

#include <QString>
#include <vector>

#include "base/money.h"
#include "domain/paper_dates.h"
#include "domain/unit_sums.h"
#include "reports/document.h"

namespace shuangda {

/// Words and shapes the papers about goods share.

/// "12,345.60元"; the word given when there is no value.
QString paperAmount(Money value);

/// A form of boxes: a label in the left column, its content in the right.
TableBlock formTable(const std::vector<std::pair<QString, QString>>& boxes);
/// Room for a signature below a text: "签名：　　　　　年　月　日" at the end of the box.
QString withSignature(const QString& text, const QString& who = {});

}  // namespace shuangda
