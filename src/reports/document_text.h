#pragma once

#include <QStringList>

#include "reports/document.h"

namespace shuangda {

/// The words of a document in the order they are set, one entry a piece of text, with what the layout adds (附件：1.,
/// the colons of 版记, 签发人：). Page numbers and repeated table heads are not among them.
QStringList documentText(const Document& document);

}  // namespace shuangda
