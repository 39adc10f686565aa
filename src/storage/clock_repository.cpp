#include "storage/clock_repository.h"

#include "storage/field_columns.h"

namespace shuangda {
namespace {

const ColumnList& clockColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitClockFields(RunningClock{}, [&list](const char* name, const auto&) { list.add(name); });
    return list;
  }();
  return columns;
}

std::vector<RunningClock> readClocks(Statement& statement) {
  std::vector<RunningClock> clocks;
  while (statement.step()) {
    RunningClock clock;
    int column = 0;
    visitClockFields(clock, [&](const char*, auto& member) { readField(statement, column++, member); });
    clocks.push_back(std::move(clock));
  }
  return clocks;
}

template <typename Key>
std::vector<Key> readKeys(Statement& statement) {
  std::vector<Key> keys;
  while (statement.step()) {
    keys.push_back(statement.get<Key>(0));
  }
  return keys;
}

template <typename Key>
std::vector<Key> dueForRefresh(Database& database, const std::string& column, QDate today) {
  Statement statement(database, "SELECT DISTINCT " + column + " FROM running_clock WHERE " + column +
                                    " IS NOT NULL AND computed_on < ? AND (paused = 1 OR ((starts_others = 1 OR lapses = 1) AND due < ?)) ORDER BY " + column);
  const QString day = today.toString(Qt::ISODate);
  statement.bindAll(day, day);
  return readKeys<Key>(statement);
}

/// The conditions of a query beside its last day, with their values.
struct Condition {
  std::string sql{};
  std::vector<QString> values{};
};

Condition conditionOf(const ClockQuery& query) {
  Condition condition;
  if (query.owner == ClockQuery::Owner::Ours) {
    condition.sql += " AND owner = 'ours'";
  } else if (query.owner == ClockQuery::Owner::Others) {
    condition.sql += " AND owner <> 'ours'";
  }
  if (!query.unit.isEmpty()) {
    condition.sql += " AND unit = ?";
    condition.values.push_back(query.unit);
  }
  if (!query.officer.isEmpty()) {
    // Names stand between separators, so that 王伟 is not found in 王伟民.
    condition.sql += " AND '、' || officers || '、' LIKE '%、' || ? || '、%'";
    condition.values.push_back(query.officer);
  }
  return condition;
}

}  // namespace

void ClockRepository::insert(const std::vector<RunningClock>& clocks) {
  if (clocks.empty()) {
    return;
  }
  if (!insert_) {
    insert_.emplace(database_, "INSERT INTO running_clock (" + clockColumns().names() + ") VALUES (" + clockColumns().placeholders() + ")");
  }
  for (const RunningClock& clock : clocks) {
    insert_->reset();
    int parameter = 1;
    visitClockFields(clock, [&](const char*, const auto& member) { bindField(*insert_, parameter++, member); });
    insert_->run();
  }
}

void ClockRepository::replace(CaseId legalCase, const std::vector<RunningClock>& clocks) {
  if (!remove_) {
    remove_.emplace(database_, "DELETE FROM running_clock WHERE case_id = ?");
  }
  remove_->bindAll(legalCase).run();
  insert(clocks);
}

void ClockRepository::replace(ClueId clue, const std::vector<RunningClock>& clocks) {
  Statement(database_, "DELETE FROM running_clock WHERE clue_id = ?").bindAll(clue).run();
  insert(clocks);
}

void ClockRepository::replace(TransferId transfer, const std::vector<RunningClock>& clocks) {
  Statement(database_, "DELETE FROM running_clock WHERE transfer_id = ?").bindAll(transfer).run();
  insert(clocks);
}

std::vector<RunningClock> ClockRepository::select(const ClockQuery& query) {
  const Condition condition = conditionOf(query);
  const std::string range = query.until.isValid() ? "alarm < ?" : "1 = 1";
  Statement statement(database_, "SELECT " + clockColumns().names() + " FROM running_clock WHERE " + range + condition.sql +
                                     " ORDER BY alarm IS NULL, alarm, id LIMIT ?");
  int parameter = 0;
  if (query.until.isValid()) {
    statement.bind(++parameter, query.until.addDays(1).toString(Qt::ISODate));
  }
  for (const QString& value : condition.values) {
    statement.bind(++parameter, value);
  }
  statement.bind(++parameter, query.limit);
  return readClocks(statement);
}

std::vector<RunningClock> ClockRepository::ofCase(CaseId legalCase) {
  Statement statement(database_, "SELECT " + clockColumns().names() + " FROM running_clock WHERE case_id = ? ORDER BY id");
  statement.bindAll(legalCase);
  return readClocks(statement);
}

std::vector<RunningClock> ClockRepository::ofClue(ClueId clue) {
  Statement statement(database_, "SELECT " + clockColumns().names() + " FROM running_clock WHERE clue_id = ? ORDER BY id");
  statement.bindAll(clue);
  return readClocks(statement);
}

std::vector<RunningClock> ClockRepository::ofTransfer(TransferId transfer) {
  Statement statement(database_, "SELECT " + clockColumns().names() + " FROM running_clock WHERE transfer_id = ? ORDER BY id");
  statement.bindAll(transfer);
  return readClocks(statement);
}

ClockCounts ClockRepository::counts(const ClockQuery& query, QDate today) {
  const Condition condition = conditionOf(query);
  Statement statement(database_,
                      "SELECT CAST(SUM(CASE WHEN alarm < ? AND lapses = 0 THEN 1 ELSE 0 END) AS BIGINT),"
                      " CAST(SUM(CASE WHEN alarm >= ? AND alarm < ? THEN 1 ELSE 0 END) AS BIGINT),"
                      " CAST(SUM(CASE WHEN alarm >= ? AND alarm < ? THEN 1 ELSE 0 END) AS BIGINT),"
                      " CAST(SUM(paused) AS BIGINT) FROM running_clock WHERE 1 = 1" + condition.sql);
  const QString day = today.toString(Qt::ISODate);
  const QString next = today.addDays(1).toString(Qt::ISODate);
  const QString end = query.until.addDays(1).toString(Qt::ISODate);
  int parameter = 0;
  for (const QString& value : {day, day, next, next, end}) {
    statement.bind(++parameter, value);
  }
  for (const QString& value : condition.values) {
    statement.bind(++parameter, value);
  }
  statement.step();
  return {statement.get<int>(0), statement.get<int>(1), statement.get<int>(2), statement.get<int>(3)};
}

std::vector<CaseId> ClockRepository::casesToRefresh(QDate today) { return dueForRefresh<CaseId>(database_, "case_id", today); }

std::vector<ClueId> ClockRepository::cluesToRefresh(QDate today) { return dueForRefresh<ClueId>(database_, "clue_id", today); }

std::vector<TransferId> ClockRepository::transfersToRefresh(QDate today) { return dueForRefresh<TransferId>(database_, "transfer_id", today); }

std::vector<CaseId> ClockRepository::casesWithClocks() {
  Statement statement(database_,
                      "SELECT id FROM legal_case WHERE void_date IS NULL AND"
                      " ((closed_date IS NULL AND withdrawn_date IS NULL) OR id IN (SELECT case_id FROM case_event)"
                      " OR id IN (SELECT case_id FROM running_clock)) ORDER BY id");
  return readKeys<CaseId>(statement);
}

std::vector<ClueId> ClockRepository::cluesWithClocks() {
  Statement statement(database_,
                      "SELECT id FROM clue WHERE (accepted_on IS NULL AND refused_on IS NULL AND merged_on IS NULL)"
                      " OR id IN (SELECT clue_id FROM running_clock) ORDER BY id");
  return readKeys<ClueId>(statement);
}

}  // namespace shuangda
