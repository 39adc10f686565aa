#pragma once

#include "domain/indicator.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// The catalogue of indicators with those an office adds out of the entities, dates, conditions and measures there are
/// (resources/bulletin/indicators.csv shows the form of a row).
class IndicatorService {
 public:
  explicit IndicatorService(Store& store) : store_(store) {}

  /// The catalogue in force: shipped rows, then the office's own, with the office's parameters.
  IndicatorCatalogue catalogue();
  /// The office's own rows, in the order in which they were added.
  std::vector<CsvRecord> ownRows();
  /// The catalogue as it would be with this row; refusals of check().
  Result<IndicatorCatalogue> catalogueWith(const CsvRecord& row);
  /// Only these of it, and what their formulas are made of: counted faster.
  IndicatorCatalogue catalogueOf(const QStringList& codes);
  /// Changes whenever catalogue() would.
  QString stamp();

  /// What a row would be. Refusals: the field is the code of the row, the value what cannot be understood; UnknownValue "indicator_code" for a
  /// code that does not begin with own_, AlreadyExists for a shipped one.
  Result<Indicator> check(const CsvRecord& row);
  /// Adds or replaces an own indicator. Administrators only; Required "indicator_reason".
  Result<Indicator> add(const Session& session, const CsvRecord& row, const QString& reason);
  /// NotFound "indicator_code"; WrongState "indicator_used" with the code of the own formula that names it.
  Result<void> remove(const Session& session, const QString& code, const QString& reason);

 private:
  Result<IndicatorCatalogue> read(const std::vector<CsvRecord>& own);
  Result<void> allow(const Session& session, const QString& reason) const;

  Store& store_;
};

}  // namespace shuangda
