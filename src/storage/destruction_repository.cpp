#include "storage/destruction_repository.h"

#include "storage/field_columns.h"

namespace shuangda {
namespace {

const ColumnList& eventColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitDestructionFields(DestructionEvent{}, [&list](const char* name, const auto& member) { list.add(columnName(name, member)); });
    return list;
  }();
  return columns;
}

std::vector<DestructionEvent> readEvents(Statement& statement) {
  std::vector<DestructionEvent> events;
  while (statement.step()) {
    DestructionEvent event{.id = statement.get<DestructionId>(0), .uid = statement.get<QString>(1), .recordedAt = statement.get<Instant>(2)};
    int column = 3;
    visitDestructionFields(event, [&](const char*, auto& member) { readField(statement, column++, member); });
    events.push_back(std::move(event));
  }
  return events;
}

std::string selectEvents(std::string_view tail) {
  return "SELECT id, uid, recorded_at, " + eventColumns().names() + " FROM destruction_event " + std::string(tail);
}

}  // namespace

DestructionId DestructionRepository::insert(const DestructionEvent& event, std::optional<ImportId> import) {
  Statement statement(database_, "INSERT INTO destruction_event (uid, recorded_at, import_id, " + eventColumns().names() + ") VALUES (?, ?, ?, " +
                                     eventColumns().placeholders() + ") RETURNING id");
  statement.bind(1, event.uid);
  statement.bind(2, event.recordedAt);
  statement.bind(3, import);
  int parameter = 4;
  visitDestructionFields(event, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  statement.step();
  const auto id = statement.get<DestructionId>(0);
  statement.run();
  return id;
}

std::optional<DestructionEvent> DestructionRepository::findByNumber(const QString& number) {
  Statement statement(database_, selectEvents("WHERE event_id = ?"));
  const std::vector<DestructionEvent> events = readEvents(statement.bindAll(number));
  return events.empty() ? std::nullopt : std::optional(events.front());
}

std::vector<DestructionEvent> DestructionRepository::all() {
  Statement statement(database_, selectEvents("WHERE superseded_at IS NULL ORDER BY id"));
  return readEvents(statement);
}

std::vector<DestructionEvent> DestructionRepository::createdBy(ImportId import) {
  Statement statement(database_, selectEvents("WHERE import_id = ? ORDER BY id"));
  return readEvents(statement.bindAll(import));
}

void DestructionRepository::supersede(const QString& number, Instant now) {
  Statement(database_, "UPDATE destruction_event SET superseded_at = ? WHERE event_id = ? AND superseded_at IS NULL").bindAll(now, number).run();
}

void DestructionRepository::remove(DestructionId id) {
  Statement(database_, "DELETE FROM destruction_event WHERE id = ?").bindAll(id).run();
}

}  // namespace shuangda
