#include "storage/event_repository.h"

#include "domain/searched_lines.h"
#include "storage/event_columns.h"
#include "storage/search_index.h"

namespace shuangda {
namespace {

constexpr const char* kColumns =
    "id, uid, chain_id, case_id, kind, replaces_id, step, happened_on, doc_no, subject_id, details, note, recorded_at, account_id, case_version";

CaseEvent readEvent(Statement& row) {
  CaseEvent event;
  event.id = row.get<EventId>(0);
  event.uid = row.get<QString>(1);
  event.chain = row.get<std::optional<EventId>>(2).value_or(event.id);
  event.legalCase = row.get<CaseId>(3);
  event.kind = kindOf(row.get<QString>(4));
  event.replaces = row.get<std::optional<EventId>>(5);
  event.step = row.get<QString>(6);
  event.on = row.get<EventDate>(7);
  event.docNo = row.get<QString>(8);
  event.subject = row.get<std::optional<EventId>>(9);
  event.details = detailsFromJson(row.get<QString>(10));
  event.note = row.get<QString>(11);
  event.recordedAt = row.get<Instant>(12);
  event.recordedBy = row.get<AccountId>(13);
  event.caseVersion = row.get<int>(14);
  return event;
}

bool isPaper(const CaseEvent& event) { return event.kind != CaseEvent::Kind::Withdrawal && !event.docNo.isEmpty(); }

}  // namespace

CaseEvent EventRepository::insert(CaseEvent event) {
  Statement statement(database_,
                      "INSERT INTO case_event (uid, chain_id, case_id, kind, replaces_id, step, happened_on, doc_no, subject_id, details, note,"
                      " recorded_at, account_id, case_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  const bool first = event.kind == CaseEvent::Kind::Record;
  statement.bindAll(event.uid, first ? std::nullopt : std::optional(event.chain), event.legalCase, kindText(event.kind), event.replaces, event.step,
                    event.on, event.docNo, event.subject, detailsToJson(event.details), event.note, event.recordedAt, event.recordedBy, event.caseVersion);
  statement.step();
  event.id = statement.get<EventId>(0);
  event.chain = first ? event.id : event.chain;
  statement.run();
  SearchIndex index(database_);
  if (event.replaces) {
    index.remove(SearchKind::Paper, event.replaces->value);
  }
  if (isPaper(event)) {
    index.put(SearchKind::Paper, event.id.value, event.on.text(), searchedText(event));
  }
  return event;
}

std::optional<CaseEvent> EventRepository::currentPaper(EventId id) {
  Statement replaced(database_, "SELECT 1 FROM case_event WHERE replaces_id = ?");
  std::optional<CaseEvent> event = find(id);
  return event && isPaper(*event) && !replaced.bindAll(id).step() ? event : std::nullopt;
}

std::vector<CaseEvent> EventRepository::ofCase(CaseId id) {
  Statement statement(database_, std::string("SELECT ") + kColumns + " FROM case_event WHERE case_id = ? ORDER BY id");
  statement.bindAll(id);
  std::vector<CaseEvent> events;
  while (statement.step()) {
    events.push_back(readEvent(statement));
  }
  return events;
}

std::optional<CaseEvent> EventRepository::find(EventId id) {
  Statement statement(database_, std::string("SELECT ") + kColumns + " FROM case_event WHERE id = ?");
  statement.bindAll(id);
  return statement.step() ? std::optional(readEvent(statement)) : std::nullopt;
}

std::vector<CaseId> EventRepository::findByDocNo(const QString& docNo) {
  Statement statement(database_, "SELECT DISTINCT case_id FROM case_event WHERE doc_no = ? ORDER BY case_id");
  statement.bindAll(docNo);
  std::vector<CaseId> cases;
  while (statement.step()) {
    cases.push_back(statement.get<CaseId>(0));
  }
  return cases;
}

}  // namespace shuangda
