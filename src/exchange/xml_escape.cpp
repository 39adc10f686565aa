#include "exchange/xml_escape.h"

#include <QRegularExpression>

namespace shuangda {

QString decodeSheetEscapes(const QString& text) {
  qsizetype at = text.indexOf(QStringLiteral("_x"));
  if (at < 0) {
    return text;
  }
  QString result;
  qsizetype done = 0;
  for (; at >= 0; at = text.indexOf(QStringLiteral("_x"), at + 1)) {
    bool hexadecimal = false;
    const ushort code = QStringView(text).mid(at + 2, 4).toUShort(&hexadecimal, 16);
    if (at >= done && hexadecimal && at + 6 < text.size() && text[at + 6] == u'_') {
      result += QStringView(text).mid(done, at - done);
      result += QChar(code);
      done = at + 7;
    }
  }
  return result + text.mid(done);
}

QString encodeSheetEscapes(const QString& text) {
  static const QRegularExpression looksEscaped(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
  return text.contains(QStringLiteral("_x")) ? QString(text).replace(looksEscaped, QStringLiteral("_x005F_")) : text;
}

}  // namespace shuangda
