#pragma once

#include "domain/screening_paper.h"

namespace shuangda {

/// The sheet 移还是不移 as a page of rich text.
QString screeningHtml(const ScreeningPaper& paper);

}  // namespace shuangda
