#pragma once

#include <QSizeF>

#include "reports/page.h"

class QPainter;

namespace shuangda {

/// Size of every sheet, pt (A4, portrait also where the content is turned).
QSizeF sheetSize();

/// Paints lines of text at their places from the painter's origin; `black` is what is written in black.
void paintLines(QPainter& painter, const std::vector<QRawFont>& faces, const std::vector<PlacedLine>& lines, double scale, const QColor& black);

/// Paints one page with the upper left corner of the sheet at the painter's origin; the same for preview, printer and
/// PDF. `scale` is device pixels a point (dpi / 72). The painter's state is restored. The paper itself is not filled.
/// Precondition: 0 ≤ page < document.pages.size().
void paintPage(QPainter& painter, const LaidOutDocument& document, std::size_t page, double scale);

}  // namespace shuangda
