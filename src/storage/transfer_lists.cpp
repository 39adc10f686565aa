#include "storage/day_range.h"
#include "storage/transfer_repository.h"
#include "storage/transfer_rows.h"

// Lists of matters, and what is counted over a whole list.

namespace shuangda {
namespace {

/// Text for LIKE … ESCAPE '\'.
QString contained(const QString& text) {
  QString pattern = text;
  for (const char16_t special : {u'\\', u'%', u'_'}) {
    pattern.replace(QChar(special), QString(u'\\') + QChar(special));
  }
  return u'%' + pattern + u'%';
}

/// Conditions of a list with their values.
struct Conditions {
  std::string sql{};
  std::vector<QString> values{};

  void add(const char* condition, const QString& value, int times = 1) {
    sql += std::string(" AND ") + condition;
    values.insert(values.end(), static_cast<std::size_t>(times), value);
  }
};

void addMilestone(Conditions& conditions, const TransferQuery& query) {
  conditions.add("EXISTS (SELECT 1 FROM transfer_milestone m WHERE m.transfer_id = t.id AND m.name = ?", query.milestone);
  if (query.from.isValid()) {
    conditions.add("m.happened_on >= ?", rangeText(query.from));
  }
  if (query.until.isValid()) {
    conditions.add("m.happened_on < ?", rangeText(query.until.addDays(1)));
  }
  conditions.sql += ")";
}

Conditions conditionsOf(const TransferQuery& query, QDate today) {
  Conditions conditions;
  if (query.lane) {
    conditions.add("t.lane = ?", fieldText(*query.lane));
  }
  if (!query.state.isEmpty()) {
    conditions.add("s.state = ?", query.state);
  }
  if (query.waitsFor) {
    conditions.add("s.waits_for = ?", fieldText(*query.waitsFor));
  }
  if (query.waitsForOthers) {
    conditions.add("s.waits_for <> ?", fieldText(TransferSide::Ours));
  }
  if (query.openOnly) {
    conditions.sql += " AND s.is_open = 1";
  }
  if (query.overdueOnly) {
    conditions.add("EXISTS (SELECT 1 FROM running_clock o WHERE o.transfer_id = t.id AND o.lapses = 0 AND o.alarm < ?", today.toString(Qt::ISODate));
    if (!query.overdueOwner.isEmpty()) {
      conditions.add("o.owner = ?", query.overdueOwner);
    }
    conditions.sql += ")";
  }
  if (!query.unit.isEmpty()) {
    conditions.add("t.unit = ?", query.unit);
  }
  if (!query.region.isEmpty()) {
    conditions.add("c.region_county = ?", query.region);
  }
  if (query.matter) {
    conditions.sql += " AND t.id = " + std::to_string(query.matter->value);
  }
  if (query.before) {
    conditions.sql += " AND s.transfer_id < " + std::to_string(query.before->value);
  }
  if (query.legalCase) {
    conditions.sql += " AND t.case_id = " + std::to_string(query.legalCase->value);
  }
  if (query.waitingSince.isValid()) {
    conditions.add("s.since < ?", query.waitingSince.addDays(1).toString(Qt::ISODate));
  }
  if (!query.milestone.isEmpty()) {
    addMilestone(conditions, query);
  }
  if (!query.text.isEmpty()) {
    conditions.add("(t.number LIKE ? ESCAPE '\\' OR t.title LIKE ? ESCAPE '\\' OR c.case_id LIKE ? ESCAPE '\\' OR c.party LIKE ? ESCAPE '\\'"
                   " OR c.cause LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM suspect p WHERE p.transfer_id = t.id AND p.name LIKE ? ESCAPE '\\'))",
                   contained(query.text), 6);
  }
  return conditions;
}

/// The clock of a matter that ends first; of those that end together the one kept first.
constexpr const char* kFirstClock =
    " LEFT JOIN running_clock k ON k.id = (SELECT f.id FROM running_clock f WHERE f.transfer_id = t.id AND f.alarm IS NOT NULL AND f.lapses = 0"
    " ORDER BY f.alarm, f.id LIMIT 1)";

void bindValues(Statement& statement, const Conditions& conditions) {
  int parameter = 0;
  for (const QString& value : conditions.values) {
    statement.bind(++parameter, value);
  }
}

}  // namespace

Transfer readTransfer(Statement& row, int first) {
  return {.id = row.get<TransferId>(first),
          .uid = row.get<QString>(first + 1),
          .version = row.get<int>(first + 2),
          .number = row.get<QString>(first + 3),
          .lane = storedWord<TransferLane>(row.get<QString>(first + 4)),
          .legalCase = row.get<std::optional<CaseId>>(first + 5),
          .title = row.get<QString>(first + 6),
          .unit = row.get<QString>(first + 7),
          .openedAt = row.get<Instant>(first + 8),
          .openedBy = row.get<std::optional<AccountId>>(first + 9)};
}

std::vector<TransferRow> TransferRepository::list(const TransferQuery& query, QDate today) {
  const Conditions conditions = conditionsOf(query, today);
  Statement statement(database_,
                      "SELECT t.id, t.uid, t.version, t.number, t.lane, t.case_id, t.title, t.unit, t.opened_at, t.account_id, s.state, s.since, s.round,"
                      " s.waits_for, s.is_open, c.case_id, c.party, c.cause, c.region_county, k.alarm, k.rule_id, k.owner"
                      " FROM transfer t JOIN transfer_standing s ON s.transfer_id = t.id LEFT JOIN legal_case c ON c.id = t.case_id" +
                          std::string(kFirstClock) + " WHERE c.void_date IS NULL" + conditions.sql + " ORDER BY s.transfer_id DESC LIMIT ?");
  bindValues(statement, conditions);
  statement.bind(static_cast<int>(conditions.values.size()) + 1, query.limit);
  return readAll<TransferRow>(statement, [](Statement& row) {
    return TransferRow{.transfer = readTransfer(row),
                       .state = row.get<QString>(10),
                       .since = row.get<std::optional<EventDate>>(11),
                       .round = row.get<int>(12),
                       .waitsFor = storedWord<TransferSide>(row.get<QString>(13)),
                       .open = row.get<bool>(14),
                       .caseNumber = row.get<QString>(15),
                       .party = row.get<QString>(16),
                       .cause = row.get<QString>(17),
                       .region = row.get<QString>(18),
                       .alarm = row.get<std::optional<EventDate>>(19),
                       .alarmRule = row.get<QString>(20),
                       .alarmOwner = row.get<QString>(21)};
  });
}

TransferTotals TransferRepository::totals(TransferQuery query, QDate today) {
  query.before.reset();
  const Conditions conditions = conditionsOf(query, today);
  Statement statement(database_,
                      "SELECT COUNT(*), CAST(COALESCE(SUM(s.is_open), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM running_clock l"
                      " WHERE l.transfer_id = t.id AND l.lapses = 0 AND l.alarm < '" +
                          today.toString(Qt::ISODate).toStdString() +
                          "') THEN 1 ELSE 0 END), 0) AS BIGINT) FROM transfer t JOIN transfer_standing s ON s.transfer_id = t.id LEFT JOIN legal_case c ON c.id = t.case_id"
                          " WHERE c.void_date IS NULL" +
                          conditions.sql);
  bindValues(statement, conditions);
  statement.step();
  return {statement.get<std::int64_t>(0), statement.get<std::int64_t>(1), statement.get<std::int64_t>(2)};
}

}  // namespace shuangda
