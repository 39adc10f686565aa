#pragma once

#include <vector>

#include "domain/bulletin.h"
#include "domain/session.h"
#include "domain/tally.h"
#include "services/store.h"

namespace shuangda {

/// A record behind a figure: the key to open it and the number people know it by.
struct FigureRecord {
  Fact::Entity entity = Fact::Entity::Case;
  std::int64_t id = 0;
  QString number{};
};

/// Figures of a period, and the records behind each.
class BulletinService {
 public:
  BulletinService(Store& store, const IndicatorCatalogue& catalogue) : store_(store), catalogue_(catalogue) {}

  /// All figures as of `cutoff`, limited to `scope`.
  /// NotFound for a scope that neither a record nor an office carries: a mistyped name must not look like zeros.
  Result<Bulletin> compute(const Session& session, const Period& period, const FigureScope& scope, Instant cutoff,
                           RecordLists lists = RecordLists::Leave);
  /// The numbers by which people know the records of one figure, sorted.
  QStringList numbersOf(const Figure& figure);

  /// The records counted in one figure, by number. UnknownValue for a code that is not in the catalogue. A sum or ratio
  /// lists the records of everything in it.
  Result<std::vector<FigureRecord>> records(const Session& session, const Period& period, const QString& code, const FigureScope& scope,
                                            Instant cutoff);

  const IndicatorCatalogue& catalogue() const { return catalogue_; }

 private:
  Store& store_;
  const IndicatorCatalogue& catalogue_;
};

}  // namespace shuangda
