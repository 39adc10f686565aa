#pragma once

#include <QString>
#include <vector>

#include "domain/legal_case.h"

namespace shuangda {

/// A column of the platform's lists and what it says of a case (resources/import/platform_columns.csv; how it is read: exchange/standard_columns).
struct PlatformColumn {
  enum class Compared { No, Text, Number, Names, Identifiers, Money, Date };

  QString name{};
  QString label{};      ///< its first Chinese heading
  QString caseField{};  ///< a field of a case, or @title, @value
  Compared compared = Compared::No;
};

/// All of them, in the order in which they are exported.
const std::vector<PlatformColumn>& platformColumns();
/// A column by its name, or null.
const PlatformColumn* findPlatformColumn(QStringView name);
/// What a case says in a column, in canonical form; empty when nothing.
QString platformText(const LegalCase& legalCase, const PlatformColumn& column);

}  // namespace shuangda
