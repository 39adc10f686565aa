#include "storage/case_dependents.h"

namespace shuangda {
namespace {

/// Rows of a case that the audit trail speaks of after `?`; the second parameter is the case.
struct Dependent {
  const char* table = nullptr;
  const char* sql = nullptr;
};

constexpr Dependent kDependents[] = {
    {"measure",
     "SELECT 1 FROM measure JOIN audit_entry ON audit_entry.entity = 'measure' AND audit_entry.entity_id = measure.id"
     " WHERE audit_entry.seq > ? AND measure.case_id = ? LIMIT 1"},
    {"seized_item",
     "SELECT 1 FROM measure JOIN seized_item ON seized_item.measure_id = measure.id"
     " JOIN audit_entry ON audit_entry.entity = 'seized_item' AND audit_entry.entity_id = seized_item.id"
     " WHERE audit_entry.seq > ? AND measure.case_id = ? LIMIT 1"},
    {"custody_movement",
     "SELECT 1 FROM measure JOIN seized_item ON seized_item.measure_id = measure.id JOIN custody_movement ON custody_movement.item_id = seized_item.id"
     " JOIN audit_entry ON audit_entry.entity = 'custody_movement' AND audit_entry.entity_id = custody_movement.id"
     " WHERE audit_entry.seq > ? AND measure.case_id = ? LIMIT 1"},
    {"attachment",
     "SELECT 1 FROM attachment JOIN audit_entry ON audit_entry.entity = 'attachment' AND audit_entry.entity_id = "
     "attachment.id"
     " WHERE audit_entry.seq > ? AND attachment.case_id = ? AND attachment.withdrawn_at IS NULL LIMIT 1"},
    {"case_event",
     "SELECT 1 FROM case_event JOIN audit_entry ON audit_entry.entity = 'case_event' AND audit_entry.entity_id = case_event.id"
     " WHERE audit_entry.seq > ? AND case_event.case_id = ? LIMIT 1"},
    {"transfer",
     "SELECT 1 FROM transfer JOIN audit_entry ON audit_entry.entity = 'transfer' AND audit_entry.entity_id = transfer.id"
     " WHERE audit_entry.seq > ? AND transfer.case_id = ? LIMIT 1"},
    {"transfer_event",
     "SELECT 1 FROM transfer JOIN transfer_event ON transfer_event.transfer_id = transfer.id"
     " JOIN audit_entry ON audit_entry.entity = 'transfer_event' AND audit_entry.entity_id = transfer_event.id"
     " WHERE audit_entry.seq > ? AND transfer.case_id = ? LIMIT 1"},
    {"criminal_facts",
     "SELECT 1 FROM criminal_facts JOIN audit_entry ON audit_entry.entity = 'criminal_facts' AND audit_entry.entity_id = criminal_facts.case_id"
     " WHERE audit_entry.seq > ? AND criminal_facts.case_id = ? LIMIT 1"},
    {"screening_decision",
     "SELECT 1 FROM screening_decision JOIN audit_entry ON audit_entry.entity = 'screening_decision' AND audit_entry.entity_id = screening_decision.id"
     " WHERE audit_entry.seq > ? AND screening_decision.case_id = ? LIMIT 1"},
    {"clue",
     "SELECT 1 FROM clue JOIN audit_entry ON audit_entry.entity = 'clue' AND audit_entry.entity_id = clue.id"
     " WHERE audit_entry.seq > ? AND clue.legal_case_id = ? LIMIT 1"},
};

}  // namespace

std::optional<QString> dependentSince(Database& database, CaseId id, std::int64_t auditSeq) {
  for (const Dependent& dependent : kDependents) {
    Statement statement(database, dependent.sql);
    if (statement.bindAll(auditSeq, id).step()) {
      return QString::fromLatin1(dependent.table);
    }
  }
  return std::nullopt;
}

}  // namespace shuangda
