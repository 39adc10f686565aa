#include "reports/page.h"

namespace shuangda {

QString TextLine::text() const {
  QString words;
  for (const GlyphRun& run : runs) {
    words += QString::fromUcs4(run.characters.data(), static_cast<qsizetype>(run.characters.size()));
  }
  return words;
}

QString Page::text() const {
  QString words;
  for (const PlacedLine& placed : lines) {
    words += placed.line.text();
    words += QLatin1Char('\n');
  }
  return words;
}

}  // namespace shuangda
