#include "storage/alarm_repository.h"

namespace shuangda {
namespace {

/// Goods of the case (alias c) that are in custody with one of these standings.
std::string hasGoods(std::string_view standings) {
  std::string sql = "EXISTS (SELECT 1 FROM measure m JOIN seized_item i ON i.measure_id = m.id JOIN custody_balance b ON b.item_id = i.id"
                    " WHERE m.case_id = c.id AND b.quantity > 0 AND b.state IN (";
  sql += standings;
  sql += "))";
  return sql;
}

}  // namespace

std::vector<CaseWithGoods> AlarmRepository::read(Statement& s) {
  std::vector<CaseWithGoods> cases;
  while (s.step()) {
    cases.push_back({s.get<CaseId>(0), s.get<QString>(1), s.get<QString>(2), s.get<std::optional<EventDate>>(3), s.get<QString>(4)});
  }
  return cases;
}

std::vector<CaseWithGoods> AlarmRepository::measureClocks(const QStringList& rules, const EventDate& until) {
  std::vector<CaseWithGoods> found;
  std::string sql = "SELECT c.id, c.case_id, c.party, r.alarm, r.rule_id FROM running_clock r JOIN legal_case c ON c.id = r.case_id"
                    " WHERE r.alarm <= ? AND r.rule_id = ? AND ";
  sql += hasGoods("'held', 'seized'");
  sql += " ORDER BY r.alarm, r.id LIMIT ?";
  Statement statement(database_, sql);
  for (const QString& rule : rules) {
    statement.bindAll(until.text(), rule, kMostAlarms);
    for (CaseWithGoods& row : read(statement)) {
      found.push_back(std::move(row));
    }
  }
  return found;
}

std::vector<CaseWithGoods> AlarmRepository::confiscatedOutsideStores() {
  Statement statement(database_,
                      "SELECT DISTINCT c.id, c.case_id, c.party, c.decision_date, '' FROM place p JOIN custody_balance b ON b.place_id = p.id"
                      " JOIN seized_item i ON i.id = b.item_id JOIN measure m ON m.id = i.measure_id JOIN legal_case c ON c.id = m.case_id"
                      " WHERE p.kind IN ('scene', 'custodian') AND b.state = 'confiscated' AND b.quantity > 0 AND c.decision_date IS NOT NULL"
                      " ORDER BY c.decision_date, c.id LIMIT ?");
  statement.bindAll(kMostAlarms);
  return read(statement);
}

std::vector<CaseWithGoods> AlarmRepository::confiscatedAndClosed(const EventDate& day) {
  std::string sql = "SELECT c.id, c.case_id, c.party, c.closed_date, '' FROM legal_case c WHERE c.closed_date <= ? AND c.id IN"
                    " (SELECT m.case_id FROM measure m WHERE m.case_id IS NOT NULL) AND ";
  sql += hasGoods("'confiscated'");
  sql += " ORDER BY c.closed_date, c.id LIMIT ?";
  Statement statement(database_, sql);
  statement.bindAll(day.text(), kMostAlarms);
  return read(statement);
}

std::vector<ItemId> AlarmRepository::perishable(const EventDate& day) {
  // Two narrow indexes: lines with a last day of use, lines with any hazard.
  Statement statement(database_,
                      "SELECT i.id FROM seized_item i WHERE i.id IN (SELECT id FROM seized_item WHERE expires_on IS NOT NULL AND expires_on <= ?"
                      " UNION SELECT id FROM seized_item WHERE hazards <> '' AND hazards LIKE '%perishable%')"
                      " AND EXISTS (SELECT 1 FROM custody_balance b WHERE b.item_id = i.id AND b.place_id <> 0 AND b.quantity > 0)"
                      " ORDER BY CASE WHEN i.expires_on IS NULL THEN 1 ELSE 0 END, i.expires_on, i.id LIMIT ?");
  statement.bindAll(day.text(), kMostAlarms);
  std::vector<ItemId> items;
  while (statement.step()) {
    items.push_back(statement.get<ItemId>(0));
  }
  return items;
}

}  // namespace shuangda
