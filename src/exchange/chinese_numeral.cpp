#include "exchange/chinese_numeral.h"

namespace shuangda {
namespace {

constexpr qint64 kLargest = 100'000'000'000'000;

int digitOf(QChar c) {
  static constexpr QStringView small = u"〇一二三四五六七八九";
  static constexpr QStringView capital = u"零壹贰叁肆伍陆柒捌玖";
  if (c == u'两') {
    return 2;
  }
  if (c == u'○' || c == u'Ｏ') {
    return 0;
  }
  const qsizetype at = small.indexOf(c);
  return static_cast<int>(at >= 0 ? at : capital.indexOf(c));
}

qint64 unitOf(QChar c) {
  switch (c.unicode()) {
    case u'十':
    case u'拾':
      return 10;
    case u'百':
    case u'佰':
      return 100;
    case u'千':
    case u'仟':
      return 1000;
    case u'万':
    case u'萬':
      return 10000;
    case u'亿':
    case u'億':
      return 100000000;
    default:
      return 0;
  }
}

std::optional<qint64> positional(QStringView text) {
  qint64 value = 0;
  for (const QChar c : text) {
    const int digit = digitOf(c);
    if (digit < 0 || value > kLargest) {
      return std::nullopt;
    }
    value = value * 10 + digit;
  }
  return value;
}

}  // namespace

bool isChineseDigit(QChar c) {
  return digitOf(c) >= 0 || unitOf(c) > 0;
}

std::optional<qint64> readChineseNumeral(QStringView text) {
  if (text.isEmpty()) {
    return std::nullopt;
  }
  const bool hasUnit = std::any_of(text.begin(), text.end(), [](QChar c) { return unitOf(c) > 0; });
  if (!hasUnit) {
    return positional(text);
  }
  qint64 total = 0;  // closed groups of 万 and 亿
  qint64 group = 0;  // below 万
  qint64 digit = -1;
  for (const QChar c : text) {
    if (const int d = digitOf(c); d >= 0) {
      digit = d;
      continue;
    }
    const qint64 unit = unitOf(c);
    if (unit == 0 || total > kLargest) {
      return std::nullopt;
    }
    if (unit < 10000) {
      group += (digit < 0 ? 1 : digit) * unit;
    } else {
      total = unit == 10000 ? total + (group + qMax<qint64>(digit, 0)) * unit
                            : (total + group + qMax<qint64>(digit, 0)) * unit;
      group = 0;
    }
    digit = -1;
  }
  return total + group + qMax<qint64>(digit, 0);
}

QString arabicNumerals(QStringView text) {
  QString result;
  for (qsizetype i = 0; i < text.size();) {
    qsizetype end = i;
    while (end < text.size() && isChineseDigit(text[end])) {
      ++end;
    }
    if (end > i) {
      const auto value = readChineseNumeral(text.mid(i, end - i));
      result += value ? QString::number(*value) : text.mid(i, end - i).toString();
      i = end;
    } else {
      result += text[i++];
    }
  }
  return result;
}

}  // namespace shuangda
