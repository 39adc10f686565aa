#pragma once

#include "reports/document.h"
#include "reports/docx_xml.h"

namespace shuangda {

/// A table of this width (points): frame, columns as wide as the block wants or by content, head rows that repeat on every page, rows that do
/// not break over pages unless they are long. One kept whole stays on one page, as far as a page holds it.
enum class DocxRows { Flow, KeptWhole };
void writeDocxTable(DocxXml& xml, const TableBlock& table, double width, DocxRows rows = DocxRows::Flow);

}  // namespace shuangda
