#include "services/step_writer.h"

#include <algorithm>

#include "base/uid.h"
#include "services/case_writer.h"
#include "services/clock_keeper.h"
#include "services/clue_writer.h"
#include "services/number_office.h"
#include "storage/case_repository.h"
#include "storage/event_repository.h"
#include "storage/transfer_facts.h"

namespace shuangda {

OpenCase::OpenCase(UnitOfWork& work, CaseId id) : work_(work), stored_(CaseRepository(work.database()).find(id)) {
  if (stored_) {
    rows_ = EventRepository(work.database()).ofCase(id);
  }
}

const CaseEvent* OpenCase::row(EventId id) const {
  const auto found = std::ranges::find(rows_, id, &CaseEvent::id);
  return found == rows_.end() ? nullptr : &*found;
}

bool OpenCase::isReplaced(EventId id) const {
  return std::ranges::any_of(rows_, [&](const CaseEvent& row) { return row.replaces == id; });
}

LegalCase OpenCase::before(const CaseEvent& row) const {
  for (const CaseVersion& version : CaseRepository(work_.database()).versionsOf(stored_->id)) {
    if (version.version == row.caseVersion) {
      return version.fields;
    }
  }
  return *stored_;
}

/// The case with what its events say; a withdrawn one gives its columns back.
LegalCase OpenCase::withEvents(const CaseEvent& latest) const {
  LegalCase next = *stored_;
  const ProcedureStep* step = work_.law().table.find(latest.step);
  if (latest.kind == CaseEvent::Kind::Withdrawal && step) {
    restoreColumns(next, *step, before(*row(latest.chain)));
  }
  applyEvents(next, current(), work_.law().table);
  return next;
}

Result<CaseEvent> OpenCase::add(CaseEvent event, const char* action) {
  event.uid = newUid(work_.now());
  event.recordedAt = work_.now();
  event.caseVersion = stored_->version;
  event = EventRepository(work_.database()).insert(std::move(event));
  rows_.push_back(event);
  CaseRepository cases(work_.database());
  const Result<LegalCase> saved = updateCase(work_, cases, withEvents(event), {.carriesStep = true});
  if (!saved) {
    return tl::unexpected(saved.error());
  }
  refreshClocks(work_.database(), work_.law(), *saved, work_.now());
  followCase(work_, *saved);
  work_.audit().record(QString::fromLatin1(action), QStringLiteral("case_event"), event.id.value, fieldChanges(NoRecord{}, event));
  return event;
}

Result<CaseEvent> recordStep(UnitOfWork& work, const Session& session, CaseEvent event, Numbering numbering, Oddities oddities) {
  OpenCase open(work, event.legalCase);
  if (!open) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
  }
  const ProcedureStep* step = work.law().table.find(event.step);
  if (!step) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("step"), event.step);
  }
  const CaseProcedure procedure(work.law(), open.legalCase(), open.current(), EventDate::ofInstant(work.now()), transferBars(work.database(), event.legalCase));
  const Result<void> sound = procedure.allow(*step, event.on, event.subject).and_then([&] { return procedure.checkDetails(*step, event.details); }).and_then([&] {
    return procedure.checkExtension(*step, event);
  });
  if (!sound) {
    return tl::unexpected(sound.error());
  }
  const bool confirmed = oddities == Oddities::Confirmed && !event.note.trimmed().isEmpty();
  if (const auto warnings = procedure.warnings(event); !warnings.empty() && !confirmed) {
    return refuse(ErrorCode::Unconfirmed, QStringLiteral("note"), warningList(warnings));
  }
  NumberOffice numbers(work.database(), work.law(), session);
  const QString code = step->docCodeFor(event.details);
  if (numbering == Numbering::Next && !code.isEmpty()) {
    event.docNo = numbers.text(numbers.next(code, event.on.firstDay().year()));
  }
  event.docNo = withYearBrackets(event.docNo);
  if (const Result<void> taken = numbers.take(code, event.docNo, open.legalCase(), work.now()); !taken) {
    return tl::unexpected(taken.error());
  }
  event.kind = CaseEvent::Kind::Record;
  event.recordedBy = session.account;
  return open.add(std::move(event), "record");
}

}  // namespace shuangda
