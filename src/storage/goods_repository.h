#pragma once

#include <optional>
#include <vector>

#include "domain/measure.h"
#include "domain/seized_item.h"
#include "storage/database.h"
#include "storage/search_index.h"

namespace shuangda {

/// Measures and the seized items under them.
class GoodsRepository {
 public:
  explicit GoodsRepository(Database& database) : database_(database), index_(database) {}

  MeasureId insertMeasure(const Measure& measure);
  /// The measure of this kind with the same 文号 and day, so that the lines of one seizure hang together.
  std::optional<MeasureId> findMeasure(const QString& kind, const QString& docNo, const std::optional<EventDate>& takenDate);
  std::optional<Measure> measure(MeasureId id);
  std::vector<Measure> measuresOf(CaseId legalCase);
  ItemId insertItem(const SeizedItem& item, std::optional<ImportId> import);
  /// Compares and raises the version; false when someone else saved meanwhile.
  bool updateItem(const SeizedItem& item);
  /// Puts a line under another measure.
  void setMeasure(ItemId id, MeasureId measure);
  /// Items with the same name, spec, 文号, quantity and day: entered twice?
  std::vector<SeizedItem> itemsLike(const SeizedItem& item);
  std::vector<SeizedItem> itemsOf(CaseId legalCase);
  std::optional<SeizedItem> find(ItemId id);
  /// The line with all it was split from and all that was split from it.
  std::vector<ItemId> family(ItemId id);
  /// The case under whose measure an item was taken, when it is known.
  std::optional<CaseId> caseOf(ItemId id);
  std::vector<SeizedItem> all();
  std::vector<SeizedItem> createdBy(ImportId import);
  void removeItem(ItemId id);
  /// The measure, when no item is left under it.
  std::optional<Measure> emptyMeasure(MeasureId id);
  void removeMeasure(MeasureId id);
  std::int64_t count();

 private:
  std::vector<Measure> measuresWhere(std::string_view condition, std::int64_t key);

  Database& database_;
  SearchIndex index_;
};

}  // namespace shuangda
