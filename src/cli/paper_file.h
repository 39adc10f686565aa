#pragma once

#include <functional>
#include <optional>

#include "cli/context.h"
#include "reports/document.h"
#include "reports/fonts.h"
#include "reports/page.h"
#include "reports/pdf_writer.h"

namespace shuangda::cli {

/// What happens when a font of official paper is not installed.
enum class FontUse {
  Replace,  ///< another one is taken and said
  Exact     ///< nothing is written
};

/// Lays a paper out and writes it as PDF; replaced fonts are said on stderr. Ends the program with the sentence when it is refused. Returns the
/// number of pages.
qint64 writePaper(const QString& path, const PdfProperties& properties, const std::function<LaidOutDocument(FontBook&)>& layOut, FontUse use = FontUse::Replace);

/// Whether a name ends in .docx.
bool isWord(const QString& path);

/// Writes a document as DOCX when the name says so, otherwise as PDF as writePaper() does. Returns the number of pages of a PDF; in a DOCX the
/// word processor makes them.
std::optional<qint64> writeDocument(const Document& document, const QString& path, Instant created, FontUse use = FontUse::Replace);

}  // namespace shuangda::cli
