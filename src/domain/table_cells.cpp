#include "domain/table_cells.h"

namespace shuangda {

Conditional parseConditional(const QString& text) {
  Conditional c;
  const qsizetype question = text.indexOf(u'?');
  c.name = text.left(question);
  if (const qsizetype at = c.name.indexOf(u'@'); at > 0) {
    c.at = c.name.mid(at + 1);
    c.name = c.name.left(at);
  }
  if (question < 0) {
    return c;
  }
  const QString test = text.mid(question + 1);
  if (test.startsWith(u'@')) {
    c.test = Conditional::Test::Fact;
    c.key = test.mid(1);
  } else if (const qsizetype differs = test.indexOf(QStringLiteral("!=")); differs > 0) {
    c.test = Conditional::Test::Differs;
    c.key = test.left(differs);
    c.value = test.mid(differs + 2);
  } else if (const qsizetype begins = test.indexOf(QStringLiteral("^=")); begins > 0) {
    c.test = Conditional::Test::Begins;
    c.key = test.left(begins);
    c.value = test.mid(begins + 2);
  } else {
    c.test = Conditional::Test::Equals;
    c.key = test.section(u'=', 0, 0);
    c.value = test.section(u'=', 1);
  }
  return c;
}

QStringList cellParts(const QString& text) { return text.split(u';', Qt::SkipEmptyParts); }

std::vector<Conditional> conditionals(const QString& text) {
  std::vector<Conditional> list;
  for (const QString& part : cellParts(text)) {
    list.push_back(parseConditional(part));
  }
  return list;
}

AskedDetail parseAsked(const QString& text) {
  const Conditional when = parseConditional(text);
  AskedDetail asked{.detail = when.name, .required = when.test != Conditional::Test::Always, .when = when};
  if (asked.detail.endsWith(u'!')) {
    asked.detail.chop(1);
    asked.required = true;
  }
  return asked;
}

bool Conditional::heldBy(const QMap<QString, QString>& details) const {
  switch (test) {
    case Test::Equals:
      return details.value(key) == value;
    case Test::Differs:
      return details.value(key) != value;
    case Test::Begins:
      return details.value(key).startsWith(value);
    default:
      return true;
  }
}

}  // namespace shuangda
