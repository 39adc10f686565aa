#pragma once

#include "reports/document.h"
#include "reports/docx_xml.h"

namespace shuangda {

/// A table of this width (points): frame, columns as wide as the block wants or by content, head rows that repeat on every page, rows that do
/// not break over pages unless they are long.
void writeDocxTable(DocxXml& xml, const TableBlock& table, double width);

}  // namespace shuangda
