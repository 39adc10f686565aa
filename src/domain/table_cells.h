#pragma once

#include <QMap>
#include <QStringList>
#include <vector>

namespace shuangda {

// How the cells of the tables of steps are written.

/// "name", "name?key=value", "name?key!=value", "name?key^=beginning", "name?@fact": something that holds only under a condition.
struct Conditional {
  enum class Test { Always, Equals, Differs, Begins, Fact };

  QString name{};
  QString at{};     ///< after '@' in the name: the detail whose date is meant, or "effective" for the date service takes effect
  Test test = Test::Always;
  QString key{};    ///< a detail, or the name of a computed fact
  QString value{};

  /// Whether the details fulfil it; a computed fact is not theirs to say.
  bool heldBy(const QMap<QString, QString>& details) const;

  bool operator==(const Conditional&) const = default;
};

/// A detail a step asks for.
struct AskedDetail {
  QString detail{};
  bool required = false;
  Conditional when{};  ///< required only then
};

Conditional parseConditional(const QString& text);
/// The parts of a cell, separated by ';'.
QStringList cellParts(const QString& text);
std::vector<Conditional> conditionals(const QString& text);
/// "officers!" is required, "until?way=公告" is required under that condition, "reason" may be given.
AskedDetail parseAsked(const QString& text);

}  // namespace shuangda
