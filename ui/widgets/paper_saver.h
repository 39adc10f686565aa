#pragma once

#include <QString>

#include "reports/document.h"
#include "reports/page.h"

namespace shuangda {

/// How a paper is kept as a file.
enum class PaperFile { Pdf, Docx };

/// ".pdf", ".docx"
QString endingOf(PaperFile kind);
/// Writes the paper, with the ending where the path lacks it; returns what to tell.
QString savePaper(const Document& document, const LaidOutDocument& pages, PaperFile kind, QString path);

}  // namespace shuangda
