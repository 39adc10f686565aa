#include "domain/people.h"

#include <QRegularExpression>
#include <algorithm>

#include "base/text.h"

namespace shuangda {

QStringList peopleIn(const QString& text) {
  static const QRegularExpression between(QStringLiteral("[、，,;；\\n]+"));
  QStringList all;
  QStringList known;
  for (const QString& name : text.split(between, Qt::SkipEmptyParts)) {
    const QString plain = trimmed(name.simplified().remove(u' '));
    if (const QString form = folded(plain); !form.isEmpty() && !known.contains(form)) {
      all << plain;
      known << form;
    }
  }
  return all;
}

bool samePerson(const QString& one, const QString& other) {
  QStringList others;
  for (const QString& name : peopleIn(other)) {
    others << folded(name);
  }
  return std::ranges::any_of(peopleIn(one), [&](const QString& name) { return others.contains(folded(name)); });
}

}  // namespace shuangda
