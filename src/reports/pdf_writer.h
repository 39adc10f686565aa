#pragma once

#include <QByteArray>
#include <QString>

#include "base/clock.h"
#include "base/result.h"
#include "reports/page.h"

namespace shuangda {

/// What a file says about itself.
struct PdfProperties {
  QString title{};    ///< empty = the document's
  QString author{};   ///< issuing organ
  Instant created{};  ///< in the file as creation and modification date; the only time that enters it
};

/// The document as PDF/A-1b: fonts embedded, text as it was set, font replacements under “Subject”. The same document,
/// fonts and properties give the same bytes.
QByteArray pdfBytes(const LaidOutDocument& document, const PdfProperties& properties);

/// Writes pdfBytes to a file, whole or not at all. Refuses with Unwritable (field "path") when the file cannot be
/// written.
Result<void> writePdf(const LaidOutDocument& document, const PdfProperties& properties, const QString& path);

}  // namespace shuangda
