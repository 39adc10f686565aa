#include "storage/transfer_repository.h"

#include "domain/legal_case_fields.h"
#include "storage/event_columns.h"
#include "storage/day_range.h"
#include "storage/field_columns.h"

namespace shuangda {
namespace {

constexpr const char* kTransferColumns = "id, uid, version, number, lane, case_id, title, unit, opened_at, account_id";
constexpr const char* kSuspectColumns = "id, uid, version, transfer_id, name, id_no, type, note";
constexpr const char* kEventColumns =
    "id, uid, chain_id, transfer_id, kind, replaces_id, step, happened_on, doc_no, suspect_id, details, papers, hole, note, case_version, recorded_at,"
    " account_id";
constexpr const char* kStandingColumns = "state, since, round, waits_for, is_open, bars_closing, bars_fine, flags";

/// A word the schema allows only its own values for.
template <typename Enum>
Enum storedWord(const QString& text) {
  Enum value{};
  if (!setField(value, text)) {
    throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored word is not known: ") + text);
  }
  return value;
}

Transfer readTransfer(Statement& row, int first = 0) {
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

Suspect readSuspect(Statement& row) {
  return {.id = row.get<SuspectId>(0), .uid = row.get<QString>(1), .version = row.get<int>(2), .transfer = row.get<TransferId>(3), .name = row.get<QString>(4),
          .idNo = row.get<QString>(5), .type = row.get<QString>(6), .note = row.get<QString>(7)};
}

TransferEvent readEvent(Statement& row) {
  TransferEvent event;
  event.id = row.get<TransferEventId>(0);
  event.uid = row.get<QString>(1);
  event.chain = row.get<std::optional<TransferEventId>>(2).value_or(event.id);
  event.transfer = row.get<TransferId>(3);
  event.kind = kindOf(row.get<QString>(4));
  event.replaces = row.get<std::optional<TransferEventId>>(5);
  event.step = row.get<QString>(6);
  event.on = row.get<EventDate>(7);
  event.docNo = row.get<QString>(8);
  event.suspect = row.get<std::optional<SuspectId>>(9);
  event.details = detailsFromJson(row.get<QString>(10));
  const auto papers = parsePapers(row.get<QString>(11));
  event.papers = papers ? *papers : std::vector<EnclosedPaper>{};
  event.hole = row.get<QString>(12);
  event.note = row.get<QString>(13);
  event.caseVersion = row.get<int>(14);
  event.recordedAt = row.get<Instant>(15);
  event.recordedBy = row.get<AccountId>(16);
  return event;
}

TransferStanding readStanding(Statement& row) {
  return {.state = row.get<QString>(0),
          .since = row.get<std::optional<EventDate>>(1),
          .round = row.get<int>(2),
          .waitsFor = storedWord<TransferSide>(row.get<QString>(3)),
          .open = row.get<bool>(4),
          .barsClosing = row.get<bool>(5),
          .barsFine = row.get<bool>(6),
          .flags = parseFlags(row.get<QString>(7))};
}

template <typename Row, typename Read>
std::vector<Row> readAll(Statement& statement, Read read) {
  std::vector<Row> rows;
  while (statement.step()) {
    rows.push_back(read(statement));
  }
  return rows;
}

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

}  // namespace

TransferId TransferRepository::insert(const Transfer& transfer) {
  Statement statement(database_, "INSERT INTO transfer (uid, version, number, lane, case_id, title, unit, opened_at, account_id)"
                                 " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(transfer.uid, transfer.number, fieldText(transfer.lane), transfer.legalCase, transfer.title, transfer.unit, transfer.openedAt, transfer.openedBy);
  statement.step();
  const auto id = statement.get<TransferId>(0);
  statement.run();
  return id;
}

bool TransferRepository::update(const Transfer& transfer) {
  Statement statement(database_, "UPDATE transfer SET version = version + 1, case_id = ?, title = ?, unit = ? WHERE id = ? AND version = ?");
  return statement.bindAll(transfer.legalCase, transfer.title, transfer.unit, transfer.id, transfer.version).run() == 1;
}

std::optional<Transfer> TransferRepository::find(TransferId id) {
  Statement statement(database_, std::string("SELECT ") + kTransferColumns + " FROM transfer WHERE id = ?");
  return statement.bindAll(id).step() ? std::optional(readTransfer(statement)) : std::nullopt;
}

std::optional<Transfer> TransferRepository::findByNumber(const QString& number) {
  Statement statement(database_, std::string("SELECT ") + kTransferColumns + " FROM transfer WHERE number = ?");
  return statement.bindAll(number).step() ? std::optional(readTransfer(statement)) : std::nullopt;
}

void TransferRepository::remove(TransferId id) {
  for (const char* derived : {"transfer_standing", "transfer_milestone", "running_clock"}) {
    Statement(database_, std::string("DELETE FROM ") + derived + " WHERE transfer_id = ?").bindAll(id).run();
  }
  Statement(database_, "DELETE FROM transfer WHERE id = ?").bindAll(id).run();
}

std::vector<Transfer> TransferRepository::ofCase(CaseId id) {
  Statement statement(database_, std::string("SELECT ") + kTransferColumns + " FROM transfer WHERE case_id = ? ORDER BY id");
  return readAll<Transfer>(statement.bindAll(id), [](Statement& row) { return readTransfer(row); });
}

std::vector<TransferId> TransferRepository::all() {
  Statement statement(database_, "SELECT id FROM transfer ORDER BY id");
  return readAll<TransferId>(statement, [](Statement& row) { return row.get<TransferId>(0); });
}

int TransferRepository::lastSequence(const QString& prefix) {
  // Numbers grow with the keys: the newest row of this year has the last one.
  Statement statement(database_, "SELECT number FROM transfer WHERE number LIKE ? ORDER BY id DESC LIMIT 1");
  statement.bindAll(prefix + u'%');
  return statement.step() ? statement.get<QString>(0).mid(prefix.size()).toInt() : 0;
}

SuspectId TransferRepository::insert(const Suspect& suspect) {
  Statement statement(database_, "INSERT INTO suspect (uid, version, transfer_id, name, id_no, type, note) VALUES (?, 1, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(suspect.uid, suspect.transfer, suspect.name, suspect.idNo, suspect.type, suspect.note);
  statement.step();
  const auto id = statement.get<SuspectId>(0);
  statement.run();
  return id;
}

bool TransferRepository::update(const Suspect& suspect) {
  Statement statement(database_, "UPDATE suspect SET version = version + 1, name = ?, id_no = ?, type = ?, note = ? WHERE id = ? AND version = ?");
  return statement.bindAll(suspect.name, suspect.idNo, suspect.type, suspect.note, suspect.id, suspect.version).run() == 1;
}

std::optional<Suspect> TransferRepository::findSuspect(SuspectId id) {
  Statement statement(database_, std::string("SELECT ") + kSuspectColumns + " FROM suspect WHERE id = ?");
  return statement.bindAll(id).step() ? std::optional(readSuspect(statement)) : std::nullopt;
}

std::vector<Suspect> TransferRepository::suspectsOf(TransferId id) {
  Statement statement(database_, std::string("SELECT ") + kSuspectColumns + " FROM suspect WHERE transfer_id = ? ORDER BY id");
  return readAll<Suspect>(statement.bindAll(id), readSuspect);
}

TransferEvent TransferRepository::insert(TransferEvent event) {
  Statement statement(database_, "INSERT INTO transfer_event (uid, chain_id, transfer_id, kind, replaces_id, step, happened_on, doc_no, suspect_id, details, papers,"
                                 " hole, note, case_version, recorded_at, account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  const bool first = event.kind == TransferEvent::Kind::Record;
  statement.bindAll(event.uid, first ? std::nullopt : std::optional(event.chain), event.transfer, kindText(event.kind), event.replaces, event.step, event.on,
                    event.docNo, event.suspect, detailsToJson(event.details), papersText(event.papers), event.hole, event.note, event.caseVersion,
                    event.recordedAt, event.recordedBy);
  statement.step();
  event.id = statement.get<TransferEventId>(0);
  event.chain = first ? event.id : event.chain;
  statement.run();
  return event;
}

std::vector<TransferEvent> TransferRepository::eventsOf(TransferId id) {
  Statement statement(database_, std::string("SELECT ") + kEventColumns + " FROM transfer_event WHERE transfer_id = ? ORDER BY id");
  return readAll<TransferEvent>(statement.bindAll(id), readEvent);
}

std::optional<TransferEvent> TransferRepository::findEvent(TransferEventId id) {
  Statement statement(database_, std::string("SELECT ") + kEventColumns + " FROM transfer_event WHERE id = ?");
  return statement.bindAll(id).step() ? std::optional(readEvent(statement)) : std::nullopt;
}

void TransferRepository::putStanding(TransferId id, const TransferStanding& standing) {
  Statement(database_, "DELETE FROM transfer_standing WHERE transfer_id = ?").bindAll(id).run();
  Statement(database_, std::string("INSERT INTO transfer_standing (transfer_id, ") + kStandingColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bindAll(id, standing.state, standing.since, standing.round, fieldText(standing.waitsFor), standing.open ? 1 : 0, standing.barsClosing ? 1 : 0,
               standing.barsFine ? 1 : 0, flagsText(standing.flags))
      .run();
  Statement(database_, "DELETE FROM transfer_milestone WHERE transfer_id = ?").bindAll(id).run();
  Statement insert(database_, "INSERT INTO transfer_milestone (transfer_id, name, happened_on, round, persons) VALUES (?, ?, ?, ?, ?)");
  for (const Milestone& milestone : standing.milestones) {
    insert.bindAll(id, milestone.name, milestone.on, milestone.round, milestone.persons).run();
  }
}

std::optional<TransferStanding> TransferRepository::standingOf(TransferId id) {
  Statement statement(database_, std::string("SELECT ") + kStandingColumns + " FROM transfer_standing WHERE transfer_id = ?");
  if (!statement.bindAll(id).step()) {
    return std::nullopt;
  }
  TransferStanding standing = readStanding(statement);
  Statement milestones(database_, "SELECT name, happened_on, round, persons FROM transfer_milestone WHERE transfer_id = ? ORDER BY id");
  standing.milestones = readAll<Milestone>(milestones.bindAll(id), [](Statement& row) {
    return Milestone{row.get<QString>(0), row.get<EventDate>(1), row.get<int>(2), row.get<int>(3)};
  });
  return standing;
}

std::vector<TransferStanding> TransferRepository::standingsOf(CaseId id) {
  Statement statement(database_, std::string("SELECT ") + kStandingColumns + " FROM transfer_standing JOIN transfer t ON t.id = transfer_id WHERE t.case_id = ? ORDER BY t.id");
  return readAll<TransferStanding>(statement.bindAll(id), readStanding);
}

std::vector<TransferRow> TransferRepository::list(const TransferQuery& query, QDate today) {
  const Conditions conditions = conditionsOf(query, today);
  Statement statement(database_,
                      "SELECT t.id, t.uid, t.version, t.number, t.lane, t.case_id, t.title, t.unit, t.opened_at, t.account_id, s.state, s.since, s.round,"
                      " s.waits_for, s.is_open, c.case_id, c.party, c.cause, c.region_county, k.alarm, k.rule_id, k.owner"
                      " FROM transfer t JOIN transfer_standing s ON s.transfer_id = t.id LEFT JOIN legal_case c ON c.id = t.case_id" +
                          std::string(kFirstClock) + " WHERE c.void_date IS NULL" + conditions.sql + " ORDER BY t.id DESC LIMIT ?");
  int parameter = 0;
  for (const QString& value : conditions.values) {
    statement.bind(++parameter, value);
  }
  statement.bind(++parameter, query.limit);
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

std::vector<CaseId> TransferRepository::casesWithoutMatter(TransferLane lane) {
  const std::string condition = lane == TransferLane::Reverse ? "reverse_opinion_date IS NOT NULL"
                                                              : "(transfer_approved_date IS NOT NULL OR transfer_date IS NOT NULL OR police_accepted_date IS NOT NULL"
                                                                " OR police_filed_date IS NOT NULL OR police_rejected_date IS NOT NULL)";
  Statement statement(database_, "SELECT id FROM legal_case WHERE " + condition +
                                     " AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.case_id = legal_case.id AND t.lane = ?) ORDER BY id");
  return readAll<CaseId>(statement.bindAll(fieldText(lane)), [](Statement& row) { return row.get<CaseId>(0); });
}

}  // namespace shuangda
