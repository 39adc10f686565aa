#pragma once

#include "reports/document.h"
#include "reports/fonts.h"
#include "reports/layout_options.h"
#include "reports/page.h"

namespace shuangda {

/// Sets a document on pages by GB/T 9704-2012. 主送 so long that the first page would show no text is moved to 版记
/// (7.3.2). Never refuses: what has no room flows on, what has no font is in
/// `fonts` of the result. Uses (and fills the caches of) the font book; call it on the book's thread.
LaidOutDocument layOut(const Document& document, FontBook& fonts, const LayoutOptions& options = {});

}  // namespace shuangda
