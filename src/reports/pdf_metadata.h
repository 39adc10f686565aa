#pragma once

#include <QByteArray>
#include <QDateTime>

#include "reports/pdf_finish.h"

namespace shuangda {

/// The XMP packet of a PDF/A-1b file. Says the same as the information dictionary, as PDF/A wants (ISO 19005-1, 6.7.3).
QByteArray xmpMetadata(const PdfInformation& information, const QDateTime& date);

}  // namespace shuangda
