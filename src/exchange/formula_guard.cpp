#include "exchange/formula_guard.h"

#include "base/decimal.h"

namespace shuangda {
namespace {

bool startsFormula(QStringView text) {
  static constexpr QStringView signs = u"=+-@";
  return !text.isEmpty() && signs.contains(text.front());
}

/// Any number of apostrophes before a formula sign: each guard adds one, each unguard takes one.
bool startsGuarded(QStringView text) {
  qsizetype i = 0;
  while (i < text.size() && text[i] == u'\'') {
    ++i;
  }
  return i > 0 && startsFormula(text.mid(i));
}

}  // namespace

QString guardFormula(const QString& text) {
  return startsFormula(text) || startsGuarded(text) ? u'\'' + text : text;
}

QString unguardFormula(const QString& text) {
  return startsGuarded(text) ? text.mid(1) : text;
}

bool isPlainNumber(QStringView text) {
  return text == u"-" || (!text.startsWith(u'+') && Decimal::parse(text).has_value());
}

}  // namespace shuangda
