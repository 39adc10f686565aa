#pragma once

#include <QByteArray>

#include "base/result.h"
#include "reports/document.h"

namespace shuangda {

/// A document as bytes, so that a paper that was issued can be printed again exactly as it was: the same blocks, packed.
QByteArray packDocument(const Document& document);
/// Damaged "bulletin_paper" for bytes that packDocument() did not write.
Result<Document> unpackDocument(const QByteArray& bytes);

}  // namespace shuangda
