#include "storage/goods_repository.h"

#include "domain/searched_lines.h"
#include "storage/field_columns.h"

namespace shuangda {
namespace {

const ColumnList& itemColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitItemFields(SeizedItem{}, [&list](const char* name, const auto& member) { list.add(columnName(name, member)); });
    return list;
  }();
  return columns;
}

std::vector<SeizedItem> readItems(Statement& statement) {
  std::vector<SeizedItem> items;
  while (statement.step()) {
    SeizedItem item{.id = statement.get<ItemId>(0), .uid = statement.get<QString>(1), .measure = statement.get<MeasureId>(2)};
    int column = 3;
    visitItemFields(item, [&](const char*, auto& member) { readField(statement, column++, member); });
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

MeasureId GoodsRepository::insertMeasure(const Measure& m) {
  Statement statement(database_,
                      "INSERT INTO measure (uid, case_id, kind, doc_no, taken_date, released_date) VALUES (?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(m.uid, m.legalCase, m.kind, m.docNo, m.takenDate, m.releasedDate).step();
  const auto id = statement.get<MeasureId>(0);
  statement.run();
  return id;
}

std::optional<MeasureId> GoodsRepository::findMeasure(const QString& kind, const QString& docNo, const std::optional<EventDate>& takenDate) {
  Statement statement(database_, "SELECT id FROM measure WHERE kind = ? AND doc_no = ? AND COALESCE(taken_date, '') = ? ORDER BY id LIMIT 1");
  statement.bindAll(kind, docNo, takenDate ? takenDate->text() : QString());
  return statement.step() ? std::optional(statement.get<MeasureId>(0)) : std::nullopt;
}

ItemId GoodsRepository::insertItem(const SeizedItem& item, std::optional<ImportId> import) {
  Statement statement(database_, "INSERT INTO seized_item (uid, measure_id, import_id, " + itemColumns().names() + ") VALUES (?, ?, ?, " +
                                     itemColumns().placeholders() + ") RETURNING id");
  statement.bind(1, item.uid);
  statement.bind(2, item.measure);
  statement.bind(3, import);
  int parameter = 4;
  visitItemFields(item, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  statement.step();
  const auto id = statement.get<ItemId>(0);
  statement.run();
  index_.put(SearchKind::Item, id.value, item.seizedDate ? item.seizedDate->text() : QString(), searchedText(item));
  return id;
}

std::vector<SeizedItem> GoodsRepository::itemsLike(const SeizedItem& item) {
  Statement statement(database_, "SELECT id, uid, measure_id, " + itemColumns().names() +
                                     " FROM seized_item WHERE doc_no = ? AND name = ? AND spec = ?"
                                     " AND COALESCE(quantity, 0) = ? AND COALESCE(seized_date, '') = ? ORDER BY id");
  const QString day = item.seizedDate ? item.seizedDate->text() : QString();
  return readItems(statement.bindAll(item.docNo, item.name, item.spec, item.quantity.value_or(Quantity()), day));
}

std::vector<SeizedItem> GoodsRepository::itemsOf(CaseId legalCase) {
  Statement statement(database_, "SELECT id, uid, measure_id, " + itemColumns().names() +
                                     " FROM seized_item WHERE measure_id IN (SELECT id FROM measure WHERE case_id = ?) ORDER BY id");
  return readItems(statement.bindAll(legalCase));
}

std::optional<SeizedItem> GoodsRepository::find(ItemId id) {
  Statement statement(database_, "SELECT id, uid, measure_id, " + itemColumns().names() + " FROM seized_item WHERE id = ?");
  std::vector<SeizedItem> items = readItems(statement.bindAll(id));
  return items.empty() ? std::nullopt : std::optional(std::move(items.front()));
}

std::optional<CaseId> GoodsRepository::caseOf(ItemId id) {
  Statement statement(database_, "SELECT measure.case_id FROM seized_item JOIN measure ON measure.id = seized_item.measure_id WHERE seized_item.id = ?");
  return statement.bindAll(id).step() ? statement.get<std::optional<CaseId>>(0) : std::nullopt;
}

std::vector<SeizedItem> GoodsRepository::all() {
  Statement statement(database_, "SELECT id, uid, measure_id, " + itemColumns().names() + " FROM seized_item ORDER BY id");
  return readItems(statement);
}

std::vector<SeizedItem> GoodsRepository::createdBy(ImportId import) {
  Statement statement(database_, "SELECT id, uid, measure_id, " + itemColumns().names() +
                                     " FROM seized_item WHERE import_id = ? ORDER BY id");
  return readItems(statement.bindAll(import));
}

void GoodsRepository::removeItem(ItemId id) {
  Statement(database_, "DELETE FROM seized_item WHERE id = ?").bindAll(id).run();
  index_.remove(SearchKind::Item, id.value);
}

std::optional<Measure> GoodsRepository::emptyMeasure(MeasureId id) {
  Statement s(database_,
              "SELECT id, uid, case_id, kind, doc_no, taken_date, released_date FROM measure"
              " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM seized_item WHERE seized_item.measure_id = measure.id)");
  if (!s.bindAll(id).step()) {
    return std::nullopt;
  }
  return Measure{.id = s.get<MeasureId>(0),
                 .uid = s.get<QString>(1),
                 .legalCase = s.get<std::optional<CaseId>>(2),
                 .kind = s.get<QString>(3),
                 .docNo = s.get<QString>(4),
                 .takenDate = s.get<std::optional<EventDate>>(5),
                 .releasedDate = s.get<std::optional<EventDate>>(6)};
}

void GoodsRepository::removeMeasure(MeasureId id) {
  Statement(database_, "DELETE FROM measure WHERE id = ?").bindAll(id).run();
}

std::int64_t GoodsRepository::count() {
  Statement statement(database_, "SELECT COUNT(*) FROM seized_item");
  statement.step();
  return statement.get<std::int64_t>(0);
}

}  // namespace shuangda
