#pragma once

#include <QString>

#include "reports/page.h"

class QWidget;

namespace shuangda {

/// Asks for printer and pages and prints; returns what to tell, empty when it was given up.
QString printPaper(const LaidOutDocument& document, QWidget* parent);

}  // namespace shuangda
