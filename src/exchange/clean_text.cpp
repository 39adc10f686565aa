#include "exchange/clean_text.h"

#include <QChar>
#include <QList>

#include "exchange/text_decoder.h"

namespace shuangda {
namespace {

bool isZeroWidth(QChar c) {
  const char16_t u = c.unicode();
  return u == 0x200B || u == 0x200C || u == 0x200D || u == 0x2060 || u == 0xFEFF;
}

bool isBreak(QChar c) {
  return c == u'\n' || c == u'\r' || c.unicode() == 0x2028 || c.unicode() == 0x0B;
}

bool isBlank(QChar c) {
  return c.isSpace() || isZeroWidth(c);
}

QString nameOf(QChar c) {
  if (isBreak(c)) {
    return QStringLiteral("换行");
  }
  switch (c.unicode()) {
    case 0x00A0:
      return QStringLiteral("不间断空格（U+00A0）");
    case 0x3000:
      return QStringLiteral("全角空格");
    case u'\t':
      return QStringLiteral("制表符");
    case u' ':
      return QStringLiteral("空格");
    default:
      return isZeroWidth(c) ? QStringLiteral("零宽字符（U+%1）").arg(c.unicode(), 4, 16, QLatin1Char('0')).toUpper()
                            : QStringLiteral("空白字符");
  }
}

/// Cuts white space off both ends, noting what it was.
QStringView trimEnds(QStringView raw, CleanText& result) {
  qsizetype begin = 0;
  qsizetype end = raw.size();
  while (begin < end && isBlank(raw[begin])) {
    ++begin;
  }
  while (end > begin && isBlank(raw[end - 1])) {
    --end;
  }
  if (begin > 0 || end < raw.size()) {
    result.spaces = true;
    const QChar first = begin > 0 ? raw[0] : raw[end];
    result.what = (begin > 0 ? QStringLiteral("首部") : QStringLiteral("尾部")) + nameOf(first);
  }
  return raw.mid(begin, end - begin);
}

void note(CleanText& result, QChar c) {
  result.spaces = true;
  result.breaks = result.breaks || isBreak(c);
  if (result.what.isEmpty()) {
    result.what = nameOf(c);
  }
}

char16_t halfWidth(char16_t u) {
  const bool digitOrLetter =
      (u >= 0xFF10 && u <= 0xFF19) || (u >= 0xFF21 && u <= 0xFF3A) || (u >= 0xFF41 && u <= 0xFF5A);
  return digitOrLetter ? static_cast<char16_t>(u - 0xFEE0) : u;
}

/// Signs among digits: their full-width form alone is not worth a remark.
char16_t halfWidthSign(char16_t u) {
  switch (u) {
    case 0xFF0E:
      return u'.';
    case 0xFF0C:
      return u',';
    case 0xFF0D:
      return u'-';
    case 0xFF0F:
      return u'/';
    case 0xFF1A:
      return u':';
    case 0xFF0B:
      return u'+';
    default:
      return u;
  }
}

}  // namespace

bool isHan(char32_t character) {
  return QChar::script(character) == QChar::Script_Han;
}

CleanText cleanProse(QStringView raw) {
  CleanText result;
  const QStringView body = trimEnds(raw, result);
  result.text.reserve(body.size());
  for (const QChar c : body) {
    if (isZeroWidth(c)) {
      note(result, c);
    } else if (isBreak(c)) {
      note(result, c);
      if (!result.text.endsWith(u' ')) {
        result.text += u' ';
      }
    } else {
      result.text += c;
    }
  }
  return result;
}

CleanText cleanName(QStringView raw) {
  CleanText result;
  const QStringView body = trimEnds(raw, result);
  for (qsizetype i = 0; i < body.size(); ++i) {
    const QChar c = body[i];
    if (!isBlank(c)) {
      result.text += c;
      continue;
    }
    qsizetype next = i + 1;
    while (next < body.size() && isBlank(body[next])) {
      ++next;
    }
    const auto latin = [](QChar other) { return other.unicode() < 0x250 && other.isLetterOrNumber(); };
    const bool keep =
        c == u' ' && !result.text.isEmpty() && latin(result.text.back()) && next < body.size() && latin(body[next]);
    if (keep) {
      result.text += u' ';
    } else {
      note(result, c);
    }
    i = next - 1;
  }
  return result;
}

CleanText cleanCompact(QStringView raw) {
  CleanText result;
  const QStringView body = trimEnds(raw, result);
  for (const QChar c : body) {
    if (isBlank(c)) {
      note(result, c);
      continue;
    }
    const char16_t half = halfWidth(c.unicode());
    result.fullWidth = result.fullWidth || half != c.unicode();
    result.text += QChar(halfWidthSign(half));
  }
  return result;
}

bool hasRareHan(QStringView text) {
  for (const char32_t character : text.toUcs4()) {
    if (isHan(character) && isOutsideGbk(character)) {
      return true;
    }
  }
  return false;
}

}  // namespace shuangda
