#pragma once

#include <QString>

#include "base/clock.h"
#include "base/result.h"
#include "reports/document.h"
#include "reports/page.h"

namespace shuangda {

/// How a paper is kept as a file.
enum class PaperFile { Pdf, Docx };

/// ".pdf", ".docx"
QString endingOf(PaperFile kind);
/// Writes the paper; the times in the file are `created`.
Result<void> writePaper(const Document& document, const LaidOutDocument& pages, PaperFile kind, Instant created, const QString& path);
/// Writes the paper as of now, with the ending where the path lacks it; returns what to tell.
QString savePaper(const Document& document, const LaidOutDocument& pages, PaperFile kind, QString path);

}  // namespace shuangda
