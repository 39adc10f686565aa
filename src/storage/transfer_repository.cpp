#include "storage/transfer_repository.h"

#include "domain/legal_case_fields.h"
#include "storage/event_columns.h"
#include "storage/field_columns.h"
#include "storage/search_index.h"
#include "storage/transfer_rows.h"

namespace shuangda {
namespace {

constexpr const char* kSuspectColumns = "id, uid, version, transfer_id, name, id_no, type, note";
constexpr const char* kEventColumns =
    "id, uid, chain_id, transfer_id, kind, replaces_id, step, happened_on, doc_no, suspect_id, details, papers, hole, note, case_version, recorded_at,"
    " account_id";
constexpr const char* kStandingColumns = "state, since, round, waits_for, is_open, bars_closing, bars_fine, flags";

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

}  // namespace

TransferId TransferRepository::insert(const Transfer& transfer) {
  Statement statement(database_, "INSERT INTO transfer (uid, version, number, lane, case_id, title, unit, opened_at, account_id)"
                                 " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(transfer.uid, transfer.number, fieldText(transfer.lane), transfer.legalCase, transfer.title, transfer.unit, transfer.openedAt, transfer.openedBy);
  statement.step();
  const auto id = statement.get<TransferId>(0);
  statement.run();
  putText(id);
  return id;
}

bool TransferRepository::update(const Transfer& transfer) {
  Statement statement(database_, "UPDATE transfer SET version = version + 1, case_id = ?, title = ?, unit = ? WHERE id = ? AND version = ?");
  const bool updated = statement.bindAll(transfer.legalCase, transfer.title, transfer.unit, transfer.id, transfer.version).run() == 1;
  putText(transfer.id);
  return updated;
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
  SearchIndex(database_).remove(SearchKind::Transfer, id.value);
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
  putText(suspect.transfer);
  return id;
}

bool TransferRepository::update(const Suspect& suspect) {
  Statement statement(database_, "UPDATE suspect SET version = version + 1, name = ?, id_no = ?, type = ?, note = ? WHERE id = ? AND version = ?");
  const bool updated = statement.bindAll(suspect.name, suspect.idNo, suspect.type, suspect.note, suspect.id, suspect.version).run() == 1;
  putText(suspect.transfer);
  return updated;
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
  putText(event.transfer);
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

std::vector<CaseId> TransferRepository::casesWithoutMatter(TransferLane lane) {
  const std::string condition = lane == TransferLane::Reverse ? "reverse_opinion_date IS NOT NULL"
                                                              : "(transfer_approved_date IS NOT NULL OR transfer_date IS NOT NULL OR police_accepted_date IS NOT NULL"
                                                                " OR police_filed_date IS NOT NULL OR police_rejected_date IS NOT NULL)";
  Statement statement(database_, "SELECT id FROM legal_case WHERE " + condition +
                                     " AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.case_id = legal_case.id AND t.lane = ?) ORDER BY id");
  return readAll<CaseId>(statement.bindAll(fieldText(lane)), [](Statement& row) { return row.get<CaseId>(0); });
}

}  // namespace shuangda
