#include "storage/goods_repository.h"

#include "domain/searched_lines.h"
#include "storage/field_columns.h"

namespace shuangda {
namespace {

const ColumnList& itemColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitFields(SeizedItem{}, [&list](const char* name, const auto& member) { list.add(columnName(name, member)); });
    return list;
  }();
  return columns;
}

constexpr int kOwnColumns = 5;

std::string selectItems(std::string_view rest) {
  std::string sql = "SELECT id, uid, measure_id, version, parent_id, ";
  sql += itemColumns().names();
  sql += " FROM seized_item ";
  sql += rest;
  return sql;
}

std::vector<SeizedItem> readItems(Statement& statement) {
  std::vector<SeizedItem> items;
  while (statement.step()) {
    SeizedItem item{.id = statement.get<ItemId>(0), .uid = statement.get<QString>(1), .version = statement.get<int>(3)};
    item.measure = statement.get<MeasureId>(2);
    item.parent = statement.get<std::optional<ItemId>>(4);
    int column = kOwnColumns;
    const auto read = [&](const char*, auto& member) { readField(statement, column++, member); };
    visitItemFields(item, read);
    visitItemDetails(item, read);
    items.push_back(std::move(item));
  }
  return items;
}

int bindItem(Statement& statement, int parameter, const SeizedItem& item) {
  visitFields(item, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  return parameter;
}

}  // namespace

MeasureId GoodsRepository::insertMeasure(const Measure& m) {
  Statement statement(database_,
                      "INSERT INTO measure (uid, case_id, kind, doc_no, taken_date, released_date, event_id) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(m.uid, m.legalCase, m.kind, m.docNo, m.takenDate, m.releasedDate, m.event).step();
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
  std::string sql = "INSERT INTO seized_item (uid, measure_id, import_id, parent_id, ";
  sql += itemColumns().names();
  sql += ") VALUES (?, ?, ?, ?, ";
  sql += itemColumns().placeholders();
  sql += ") RETURNING id";
  Statement statement(database_, sql);
  statement.bind(1, item.uid);
  statement.bind(2, item.measure);
  statement.bind(3, import);
  statement.bind(4, item.parent);
  bindItem(statement, kOwnColumns, item);
  statement.step();
  const auto id = statement.get<ItemId>(0);
  statement.run();
  index_.put(SearchKind::Item, id.value, item.seizedDate ? item.seizedDate->text() : QString(), searchedText(item));
  return id;
}

bool GoodsRepository::updateItem(const SeizedItem& item) {
  std::string sql = "UPDATE seized_item SET version = version + 1, ";
  sql += itemColumns().assignments();
  sql += " WHERE id = ? AND version = ?";
  Statement statement(database_, sql);
  const int next = bindItem(statement, 1, item);
  statement.bind(next, item.id);
  statement.bind(next + 1, item.version);
  const bool updated = statement.run() == 1;
  index_.put(SearchKind::Item, item.id.value, item.seizedDate ? item.seizedDate->text() : QString(), searchedText(item));
  return updated;
}

void GoodsRepository::setMeasure(ItemId id, MeasureId measure) {
  Statement(database_, "UPDATE seized_item SET measure_id = ?, version = version + 1 WHERE id = ?").bindAll(measure, id).run();
}

std::vector<SeizedItem> GoodsRepository::itemsLike(const SeizedItem& item) {
  Statement statement(database_, selectItems("WHERE doc_no = ? AND name = ? AND spec = ?"
                                             " AND COALESCE(quantity, 0) = ? AND COALESCE(seized_date, '') = ? ORDER BY id"));
  const QString day = item.seizedDate ? item.seizedDate->text() : QString();
  return readItems(statement.bindAll(item.docNo, item.name, item.spec, item.quantity.value_or(Quantity()), day));
}

std::vector<SeizedItem> GoodsRepository::itemsOf(CaseId legalCase) {
  Statement statement(database_, selectItems("WHERE measure_id IN (SELECT id FROM measure WHERE case_id = ?) ORDER BY id"));
  return readItems(statement.bindAll(legalCase));
}

std::optional<SeizedItem> GoodsRepository::find(ItemId id) {
  Statement statement(database_, selectItems("WHERE id = ?"));
  std::vector<SeizedItem> items = readItems(statement.bindAll(id));
  return items.empty() ? std::nullopt : std::optional(std::move(items.front()));
}

std::vector<ItemId> GoodsRepository::family(ItemId id) {
  Statement parent(database_, "SELECT parent_id FROM seized_item WHERE id = ?");
  ItemId root = id;
  while (parent.bindAll(root).step()) {
    const auto above = parent.get<std::optional<ItemId>>(0);
    if (!above) {
      break;
    }
    root = *above;
  }
  std::vector<ItemId> members{root};
  Statement children(database_, "SELECT id FROM seized_item WHERE parent_id = ? ORDER BY id");
  for (std::size_t i = 0; i < members.size(); ++i) {
    children.bindAll(members[i]);
    while (children.step()) {
      members.push_back(children.get<ItemId>(0));
    }
  }
  return members;
}

std::optional<CaseId> GoodsRepository::caseOf(ItemId id) {
  Statement statement(database_, "SELECT measure.case_id FROM seized_item JOIN measure ON measure.id = seized_item.measure_id WHERE seized_item.id = ?");
  return statement.bindAll(id).step() ? statement.get<std::optional<CaseId>>(0) : std::nullopt;
}

std::vector<SeizedItem> GoodsRepository::all() {
  Statement statement(database_, selectItems("ORDER BY id"));
  return readItems(statement);
}

std::vector<SeizedItem> GoodsRepository::createdBy(ImportId import) {
  Statement statement(database_, selectItems("WHERE import_id = ? ORDER BY id"));
  return readItems(statement.bindAll(import));
}

void GoodsRepository::removeItem(ItemId id) {
  Statement(database_, "DELETE FROM seized_item WHERE id = ?").bindAll(id).run();
  index_.remove(SearchKind::Item, id.value);
}

std::optional<Measure> GoodsRepository::measure(MeasureId id) {
  std::vector<Measure> found = measuresWhere("id = ?", id.value);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Measure> GoodsRepository::measuresOf(CaseId legalCase) { return measuresWhere("case_id = ?", legalCase.value); }

std::optional<Measure> GoodsRepository::emptyMeasure(MeasureId id) {
  std::vector<Measure> found =
      measuresWhere("id = ? AND NOT EXISTS (SELECT 1 FROM seized_item WHERE seized_item.measure_id = measure.id)", id.value);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Measure> GoodsRepository::measuresWhere(std::string_view condition, std::int64_t key) {
  std::string sql = "SELECT id, uid, case_id, kind, doc_no, taken_date, released_date, event_id FROM measure WHERE ";
  sql += condition;
  sql += " ORDER BY id";
  Statement s(database_, sql);
  s.bindAll(key);
  std::vector<Measure> measures;
  while (s.step()) {
    measures.push_back({.id = s.get<MeasureId>(0),
                        .uid = s.get<QString>(1),
                        .legalCase = s.get<std::optional<CaseId>>(2),
                        .kind = s.get<QString>(3),
                        .docNo = s.get<QString>(4),
                        .takenDate = s.get<std::optional<EventDate>>(5),
                        .releasedDate = s.get<std::optional<EventDate>>(6),
                        .event = s.get<std::optional<EventId>>(7)});
  }
  return measures;
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
