#include "storage/day_range.h"
#include "storage/transfer_repository.h"

// What the supervisor's board and the quarterly table count.

namespace shuangda {

std::vector<MilestoneCount> TransferRepository::countMilestones(QDate from, QDate until) {
  Statement statement(database_,
                      "SELECT m.name, t.unit, COALESCE(c.region_county, ''), COUNT(DISTINCT COALESCE(t.case_id, -t.id)), CAST(SUM(m.persons) AS BIGINT)"
                      " FROM transfer_milestone m JOIN transfer t ON t.id = m.transfer_id LEFT JOIN legal_case c ON c.id = t.case_id"
                      " WHERE m.happened_on >= ? AND m.happened_on < ? AND c.void_date IS NULL"
                      " GROUP BY m.name, t.unit, COALESCE(c.region_county, '') ORDER BY 1, 2, 3");
  statement.bindAll(rangeText(from), rangeText(until.addDays(1)));
  std::vector<MilestoneCount> counts;
  while (statement.step()) {
    counts.push_back({statement.get<QString>(0), statement.get<QString>(1), statement.get<QString>(2), statement.get<int>(3), statement.get<int>(4)});
  }
  return counts;
}

std::vector<MilestoneCount> TransferRepository::countCaseDates(QDate from, QDate until) {
  std::vector<MilestoneCount> counts;
  for (const auto& [name, column] : {std::pair("case_filed", "filed_date"), std::pair("entered", "platform_entered_date")}) {
    Statement statement(database_, std::string("SELECT counting_unit, region_county, COUNT(*) FROM legal_case WHERE ") + column + " >= ? AND " + column +
                                       " < ? AND void_date IS NULL GROUP BY counting_unit, region_county ORDER BY 1, 2");
    statement.bindAll(rangeText(from), rangeText(until.addDays(1)));
    while (statement.step()) {
      counts.push_back({QString::fromLatin1(name), statement.get<QString>(0), statement.get<QString>(1), statement.get<int>(2), 0});
    }
  }
  Statement clues(database_, "SELECT authority, '', COUNT(*) FROM clue WHERE found_at >= ? AND found_at < ? GROUP BY authority ORDER BY 1");
  clues.bindAll(rangeText(from), rangeText(until.addDays(1)));
  while (clues.step()) {
    counts.push_back({QStringLiteral("found"), clues.get<QString>(0), clues.get<QString>(1), clues.get<int>(2), 0});
  }
  return counts;
}

std::vector<std::pair<QString, int>> TransferRepository::countStates(const QString& unit) {
  Statement statement(database_, "SELECT s.state, COUNT(*) FROM transfer t JOIN transfer_standing s ON s.transfer_id = t.id LEFT JOIN legal_case c ON c.id = t.case_id"
                                 " WHERE c.void_date IS NULL AND (? = '' OR t.unit = ?) GROUP BY s.state ORDER BY s.state");
  statement.bindAll(unit, unit);
  std::vector<std::pair<QString, int>> counts;
  while (statement.step()) {
    counts.emplace_back(statement.get<QString>(0), statement.get<int>(1));
  }
  return counts;
}

int TransferRepository::countOverdue(const QString& owner, const QString& unit, QDate today) {
  Statement statement(database_, "SELECT COUNT(DISTINCT k.transfer_id) FROM running_clock k JOIN transfer t ON t.id = k.transfer_id LEFT JOIN legal_case c ON c.id = t.case_id"
                                 " WHERE k.owner = ? AND k.alarm < ? AND k.lapses = 0 AND c.void_date IS NULL AND (? = '' OR t.unit = ?)");
  statement.bindAll(owner, today.toString(Qt::ISODate), unit, unit);
  return statement.step() ? statement.get<int>(0) : 0;
}

int TransferRepository::countWaiting(TransferSide side, const QString& unit, QDate since) {
  Statement statement(database_, "SELECT COUNT(*) FROM transfer t JOIN transfer_standing s ON s.transfer_id = t.id LEFT JOIN legal_case c ON c.id = t.case_id"
                                 " WHERE s.is_open = 1 AND s.waits_for = ? AND s.since < ? AND c.void_date IS NULL AND (? = '' OR t.unit = ?)");
  statement.bindAll(fieldText(side), since.addDays(1).toString(Qt::ISODate), unit, unit);
  return statement.step() ? statement.get<int>(0) : 0;
}

TransferRepository::Span TransferRepository::averageDays(const QString& first, const QString& second, QDate from, QDate until) {
  Statement statement(database_,
                      "SELECT MIN(a.happened_on), MIN(b.happened_on) FROM transfer_milestone b JOIN transfer_milestone a ON a.transfer_id = b.transfer_id AND"
                      " a.name = ? WHERE b.name = ? AND b.happened_on >= ? AND b.happened_on < ? AND a.happened_on <= b.happened_on GROUP BY b.transfer_id ORDER BY b.transfer_id");
  statement.bindAll(first, second, rangeText(from), rangeText(until.addDays(1)));
  Span span;
  while (statement.step()) {
    span.days += static_cast<double>(statement.get<EventDate>(0).lastDay().daysTo(statement.get<EventDate>(1).lastDay()));
    ++span.matters;
  }
  span.days = span.matters > 0 ? span.days / span.matters : 0;
  return span;
}

}  // namespace shuangda
