#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <optional>
#include <utility>

#include "base/decimal.h"

namespace shuangda {

/// The dictionaries of the importer (resources/import/words.csv, units.csv). Words are compared folded.
class ImportWords {
 public:
  static const ImportWords& instance();

  /// The whole text is a word of the category.
  bool is(const QString& category, QStringView text) const;
  /// The value beside the word that is the whole text.
  std::optional<QString> valueOf(const QString& category, QStringView text) const;
  /// The first word of the category inside the text, in the order of the file; empty when there is none.
  QString within(const QString& category, QStringView text) const;
  QStringList wordsOf(const QString& category) const { return ordered_.value(category); }

  /// The factor of a unit to the base of its dimension (money: 元, weight: 公斤); nothing for another unit.
  std::optional<Decimal> unitFactor(const QString& dimension, QStringView unit) const;
  QStringList unitsOf(const QString& dimension) const { return unitNames_.value(dimension); }

 private:
  ImportWords();

  struct Category {
    QHash<QString, QString> values{};  ///< by folded word
    qsizetype longest = 0;
  };

  QHash<QString, Category> values_{};
  QHash<QString, QStringList> ordered_{};
  QHash<QString, QHash<QString, Decimal>> units_{};
  QHash<QString, QStringList> unitNames_{};
};

}  // namespace shuangda
