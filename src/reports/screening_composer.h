#pragma once

#include "domain/screening_paper.h"
#include "reports/document.h"

namespace shuangda {

/// 涉嫌犯罪移送审查表: what was compared, the indicators, the record of the party, and room for the officer's opinion and the head's.
Document composeScreening(const ScreeningPaper& paper);

}  // namespace shuangda
