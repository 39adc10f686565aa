#pragma once

#include <functional>

#include "cli/context.h"
#include "reports/fonts.h"
#include "reports/page.h"
#include "reports/pdf_writer.h"

namespace shuangda::cli {

/// Lays a paper out and writes it as PDF; replaced fonts are said on stderr. Ends the program with the sentence when it is refused. Returns the
/// number of pages.
qint64 writePaper(const QString& path, const PdfProperties& properties, const std::function<LaidOutDocument(FontBook&)>& layOut);

}  // namespace shuangda::cli
