#pragma once

#include "domain/screening_paper.h"
#include "services/screening_service.h"

namespace shuangda {

/// The sheet as words, for paper, window and command line.
ScreeningPaper screeningPaper(const ScreeningSheet& sheet, const QString& office);
/// The same as plain lines.
QStringList paperLines(const ScreeningPaper& paper);

}  // namespace shuangda
