#pragma once

#include "reports/docx_xml.h"
#include "reports/document.h"

namespace shuangda {

/// 版记 as a table at the foot of the page it is written on (7.4); without lines and printing organ in a letter (10.1).
void writeDocxImprint(DocxXml& xml, const ImprintBlock& block, bool isLetter);

}  // namespace shuangda
