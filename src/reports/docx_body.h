#pragma once

#include <QByteArray>

#include "reports/document.h"

namespace shuangda {

/// word/document.xml of a document. The footers are the relations rIdOdd and rIdEven.
QByteArray docxDocumentPart(const Document& document);

}  // namespace shuangda
