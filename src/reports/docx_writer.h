#pragma once

#include <QByteArray>
#include <QString>

#include "base/clock.h"
#include "base/result.h"
#include "reports/document.h"

namespace shuangda {

/// The document as an editable DOCX (ECMA-376, transitional): the blocks with their styles, sizes and margins of GB/T 9704, tables with heads that
/// repeat, page numbers as fields. Fonts are named, not embedded. The same document and instant give the same bytes.
QByteArray docxBytes(const Document& document, Instant created);

/// Writes docxBytes to a file, whole or not at all. Refuses with Unwritable (field "path") when the file cannot be written.
Result<void> writeDocx(const Document& document, Instant created, const QString& path);

}  // namespace shuangda
