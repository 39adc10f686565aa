#include "exchange/csv_text.h"

namespace shuangda {

QString csvField(const QString& text) {
  const bool quote = text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r');
  return quote ? u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"' : text;
}

}  // namespace shuangda
