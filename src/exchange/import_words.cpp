#include "exchange/import_words.h"

#include <QHash>
#include <algorithm>

#include "base/text.h"
#include "exchange/resource_table.h"

namespace shuangda {

const ImportWords& ImportWords::instance() {
  static const ImportWords words;
  return words;
}

ImportWords::ImportWords() {
  for (const auto& row : readResourceTable(QStringLiteral("words.csv"))) {
    const QString category = row.value(QStringLiteral("category"));
    const QString word = row.value(QStringLiteral("word"));
    Category& words = values_[category];
    words.values.insert(folded(word), row.value(QStringLiteral("value")));
    words.longest = std::max(words.longest, word.size());
    ordered_[category] << word;
  }
  for (const auto& row : readResourceTable(QStringLiteral("units.csv"))) {
    const QString dimension = row.value(QStringLiteral("dimension"));
    const QString unit = row.value(QStringLiteral("unit"));
    units_[dimension].insert(folded(unit), Decimal::parse(row.value(QStringLiteral("factor"))).value());
    unitNames_[dimension] << unit;
  }
}

bool ImportWords::is(const QString& category, QStringView text) const {
  return valueOf(category, text).has_value();
}

std::optional<QString> ImportWords::valueOf(const QString& category, QStringView text) const {
  const auto words = values_.constFind(category);
  if (words == values_.constEnd()) {
    return std::nullopt;
  }
  // Folding is the costly part, and most cells are too long to be one of a few short words, even with spaces between.
  constexpr qsizetype kSpaces = 8;
  if (text.size() > 2 * words->longest + kSpaces) {
    return std::nullopt;
  }
  const auto found = words->values.constFind(folded(text));
  return found == words->values.constEnd() ? std::nullopt : std::optional(*found);
}

QString ImportWords::within(const QString& category, QStringView text) const {
  for (const QString& word : ordered_.value(category)) {
    if (text.contains(word)) {
      return word;
    }
  }
  return {};
}

std::optional<Decimal> ImportWords::unitFactor(const QString& dimension, QStringView unit) const {
  const auto units = units_.constFind(dimension);
  if (units == units_.constEnd()) {
    return std::nullopt;
  }
  const auto found = units->constFind(folded(unit));
  return found == units->constEnd() ? std::nullopt : std::optional(*found);
}

}  // namespace shuangda
