#pragma once

#include <functional>
#include <unordered_map>

#include "domain/fact_names.h"
#include "storage/database.h"
#include "storage/fact_rows.h"

namespace shuangda {

/// Streams the records of the store as facts: one pass, no record kept in memory. Cases are read from their packed segments;
/// a segment whose cases have changed is read from the cases themselves until refresh() has written it anew.
class FactRepository {
 public:
  /// As many cases a segment; triggers of migration 0014 divide by the same number.
  static constexpr std::int64_t kSegment = 2048;
  using Sink = std::function<void(const Fact& fact, GoodsOfFact goods)>;

  explicit FactRepository(Database& database);

  /// Some segment does not say what the record says.
  bool isStale();
  /// Writes up to `most` such segments anew; true when more are left. Inside a transaction that keeps other writers out.
  bool refresh(int most);

  /// Calls `sink` for every case that counts as of `cutoff` — in scope, not void, in the version recorded last not later than
  /// that instant —, for every destruction recorded by then and for every return of a transferred matter. Texts are numbered in
  /// `names`, goods' names by goodsName(). Returns the first day the facts left out may speak of,
  /// FactZones::kForever when none was.
  std::int32_t stream(Instant cutoff, FactNames& names, const FactsWanted& wanted, const Sink& sink);

  /// The text of GoodsFact::name of a fact this object streamed.
  QString goodsName(std::int32_t number) { return goodsNames_.text(number); }
  /// The number by which people know the record of a fact.
  QString numberOf(Fact::Entity entity, std::int64_t id);

  /// The cases that count and have a date of which only the year is known: it counts nowhere.
  std::vector<CaseId> casesWithYearOnly();

  /// English descriptions of segments that a recomputation finds wrong, with keys and no texts.
  QStringList problems();

 private:
  /// Turns the store's numbers of texts into those of `names`.
  class Translation;

  std::int32_t streamCases(Instant cutoff, Translation& translation, const FactsWanted& wanted, const Sink& sink);
  void streamReplacedVersions(Instant cutoff, Translation& translation, const Sink& sink);
  void streamDestructions(Instant cutoff, FactNames& names, const Sink& sink);
  void streamReturns(FactNames& names, const Sink& sink);
  std::vector<std::int64_t> staleSegments();
  void write(std::int64_t segment, const FactBlock& block);

  Database& database_;
  StoredNames names_;
  StoredNames goodsNames_;
  Statement caseNumber_;
  Statement eventNumber_;
  Statement returnNumber_;
};

}  // namespace shuangda
