#include "base/text.h"

#include <optional>

namespace shuangda {
namespace {

bool isInvisible(QChar c) {
  switch (c.unicode()) {
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return true;
    default:
      return c.isSpace();
  }
}

/// Folds text of ASCII and common Han, which normalisation leaves as they are: nearly all cells of a ledger. Nothing for
/// other text.
std::optional<QString> foldedPlain(QStringView text) {
  QString result;
  result.reserve(text.size());
  for (const QChar c : text) {
    const char16_t u = c.unicode();
    if (u >= 0x80 && (u < 0x4E00 || u > 0x9FFF)) {
      return std::nullopt;
    }
    if (u >= 0x80 || !c.isSpace()) {
      result += u >= u'A' && u <= u'Z' ? QChar(u + (u'a' - u'A')) : c;
    }
  }
  return result;
}

}  // namespace

QString toHalfWidth(QStringView text) {
  QString result;
  result.reserve(text.size());
  for (const QChar c : text) {
    const char16_t u = c.unicode();
    if (u == 0x3000) {
      result += u' ';
    } else if (u >= 0xFF01 && u <= 0xFF5E) {
      result += QChar(u - 0xFEE0);
    } else {
      result += c;
    }
  }
  return result;
}

QString trimmed(QStringView text) {
  while (!text.isEmpty() && isInvisible(text.front())) {
    text = text.mid(1);
  }
  while (!text.isEmpty() && isInvisible(text.back())) {
    text.chop(1);
  }
  return text.toString();
}

QString folded(QStringView text) {
  if (std::optional<QString> plain = foldedPlain(text)) {
    return *std::move(plain);
  }
  const QString normal = text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
  QString result;
  result.reserve(normal.size());
  for (const QChar c : normal) {
    if (!isInvisible(c)) {
      result += c;
    }
  }
  return result;
}

QStringList splitList(QStringView text) {
  QStringList parts;
  QString current;
  const auto flush = [&] {
    if (const QString part = trimmed(current); !part.isEmpty()) {
      parts << part;
    }
    current.clear();
  };
  for (const QChar c : text) {
    if (c == u';' || c == u'；' || c == u'、') {
      flush();
    } else {
      current += c;
    }
  }
  flush();
  return parts;
}

}  // namespace shuangda
