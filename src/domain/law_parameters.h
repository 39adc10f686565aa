#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "domain/deadline.h"

namespace shuangda {

/// A number or choice of law or of the office that is not a period: resources/law/parameters.csv.
struct LawParameter {
  QString key{};
  QString value{};
  QString unit{};    ///< yuan, day, person, permille_per_day, yes_no, text (at most 40 characters), words (at most 500), list (separated by ';'), choice:A|B
  QString name{};
  QString source{};
  QString note{};
  bool mayBeEmpty = false;  ///< shipped without a value: nothing is an answer
};

/// The parameters in force: shipped values, replaced by the office's own.
class LawParameters {
 public:
  static LawParameters builtIn();

  /// UnknownValue for a key that does not exist, Malformed for a value that is not of its unit.
  Result<void> set(const QString& key, const QString& value);
  const std::vector<LawParameter>& all() const { return parameters_; }
  const LawParameter& at(const QString& key) const;

  int number(const QString& key) const { return at(key).value.toInt(); }
  Money money(const QString& key) const { return Money::parseYuan(at(key).value).value_or(Money{}); }
  QStringList list(const QString& key) const;
  RestDays restDays() const;

 private:
  std::vector<LawParameter> parameters_;
};

}  // namespace shuangda
