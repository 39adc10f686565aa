#include "base/text.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
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

/// One transliterator a thread: creating one costs milliseconds.
icu::Transliterator* hanToLatin() {
  thread_local const std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  return instance.get();
}

/// Readings in names and places that ICU's table gets wrong.
QChar initialOverride(QStringView text, qsizetype i) {
  struct Override {
    QStringView word;
    qsizetype index;
    QChar initial;
  };
  static constexpr Override overrides[] = {{u"长沙", 0, u'c'}, {u"长春", 0, u'c'}, {u"长安", 0, u'c'}, {u"长治", 0, u'c'},
                                           {u"银行", 1, u'h'}, {u"商行", 1, u'h'}, {u"酒行", 1, u'h'}, {u"车行", 1, u'h'},
                                           {u"厦门", 0, u'x'}, {u"佛山", 0, u'f'}, {u"重庆", 0, u'c'}};
  for (const Override& o : overrides) {
    if (i >= o.index && text.mid(i - o.index).startsWith(o.word)) {
      return o.initial;
    }
  }
  return {};
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

QString pinyinInitials(QStringView text) {
  QString result;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text[i];
    if (const QChar initial = initialOverride(text, i); !initial.isNull()) {
      result += initial;
      continue;
    }
    if (c.script() != QChar::Script_Han) {
      result += folded(QStringView(&c, 1));
      continue;
    }
    icu::UnicodeString syllable(c.unicode());
    if (icu::Transliterator* transliterator = hanToLatin()) {
      transliterator->transliterate(syllable);
    }
    result += QChar(syllable.length() > 0 ? syllable.charAt(0) : c.unicode());
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
