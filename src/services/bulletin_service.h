#pragma once

#include <memory>
#include <vector>

#include "domain/bulletin.h"
#include "domain/goods_tally.h"
#include "domain/ranking.h"
#include "domain/session.h"
#include "domain/trend.h"
#include "services/store.h"

namespace shuangda {

/// A record behind a figure: the key to open it and the number people know it by.
struct FigureRecord {
  Fact::Entity entity = Fact::Entity::Case;
  std::int64_t id = 0;
  QString number{};
};

/// The list 查获（罚没）物品 of a period.
struct GoodsFigures {
  std::vector<GoodsFigure> list{};
  std::map<FigureDimension, std::vector<GoodsFigure>> breakdowns{};
};

/// Figures of a period, and the records behind each.
class BulletinService {
 public:
  explicit BulletinService(Store& store) : store_(store) {}

  /// The indicators in force: the shipped ones with the office's parameters.
  std::shared_ptr<const IndicatorCatalogue> catalogue();

  /// Packs some of the facts that changed, while nobody asks for figures; true when more are left.
  bool advance();
  /// All figures as of `cutoff`.
  /// NotFound for a scope that neither a record nor an office carries: a mistyped name must not look like zeros.
  Result<Bulletin> compute(const Session& session, const FigureQuery& query, Instant cutoff);
  /// The same by a catalogue of its own, such as that of a form of the upper levels.
  Result<Bulletin> compute(const Session& session, const FigureQuery& query, Instant cutoff, const std::shared_ptr<const IndicatorCatalogue>& indicators);
  /// The same with an indicator the office does not have yet, or otherwise: nothing is kept. Refusals of IndicatorService::check().
  Result<Bulletin> tryOut(const Session& session, const CsvRecord& row, const FigureQuery& query, Instant cutoff);
  /// All figures of so many quarters, the last one that in which the query's period ends, as of `cutoff`: one pass over the facts. Each
  /// is the figure of its quarter's own bulletin, but that quarters before the first record are unknown and not zero. Breakdowns and
  /// lists are not asked for. Only `codes` are counted, all where there are none. OutOfRange "quarters" for other numbers than 1 to 40; NotFound as for compute().
  Result<Trend> trend(const Session& session, const FigureQuery& query, int quarters, Instant cutoff, const QStringList& codes = {});
  /// What was seized, by goods and unit of measure.
  Result<GoodsFigures> goods(const Session& session, const FigureQuery& query, Instant cutoff);
  /// The member units by one indicator, within each group; `second` decides ties where the office chose so. UnknownValue for a code
  /// that is not in the catalogue or cannot be ranked.
  Result<std::vector<RankedUnit>> ranking(const Session& session, const FigureQuery& query, Instant cutoff, const QString& code, const QString& second);
  /// The numbers by which people know the records of one figure, sorted.
  QStringList numbersOf(const Figure& figure, const IndicatorCatalogue& catalogue);

  /// The records counted in one figure, by number. UnknownValue for a code that is not in the catalogue. A sum or ratio
  /// lists the records of everything in it.
  Result<std::vector<FigureRecord>> records(const Session& session, const Period& period, const QString& code, const FigureScope& scope,
                                            Instant cutoff);

 private:
  /// Brings the packed facts up to date, so that the next stream is a fast one.
  void refreshFacts();
  bool isKnownName(const QString& name);
  std::unordered_set<std::int64_t> suspectedCases(const Session& session);

  Store& store_;
  QString catalogueStamp_{};
  std::shared_ptr<const IndicatorCatalogue> catalogue_{};
};

}  // namespace shuangda
