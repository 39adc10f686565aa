#include "services/procedure_service.h"

#include <algorithm>

#include "domain/penalty.h"
#include "services/number_office.h"
#include "services/step_writer.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/code_list_repository.h"
#include "storage/event_repository.h"
#include "storage/transfer_facts.h"

namespace shuangda {
namespace {

QString warningWord(StepWarning::Kind kind) { return QString::number(static_cast<int>(kind)); }

StepChoice choiceOf(const CaseProcedure& procedure, const ProcedureStep& step) {
  StepChoice choice{.step = step.id};
  if (const Result<void> allowed = procedure.allowNow(step); !allowed) {
    choice.refusal = allowed.error();
  }
  for (const DoneStep* subject : procedure.subjectsOf(step)) {
    choice.subjects.push_back({subject->chain(), subject->step->id, subject->event->docNo, subject->on});
  }
  return choice;
}

/// 加处罚款 until today or until all was paid, from the end of the payment period; days of review and suit do not count (P73).
Money extraFineOf(const CaseProcedure& procedure, const LegalCase& legalCase, const LawParameters& parameters, QDate today) {
  const CaseClock* payment = nullptr;
  for (const CaseClock& clock : procedure.clocks()) {
    payment = clock.rule.id == QStringLiteral("PAY") && !clock.obstacle ? &clock : payment;
  }
  if (!payment || procedure.isAnnulled()) {
    return {};
  }
  const QDate from = payment->deadline.due.lastDay();
  QDate until = procedure.isPaid() && payment->doneOn ? payment->doneOn->lastDay() : today;
  int disputed = 0;
  std::optional<QDate> since;
  for (const DoneStep& done : procedure.done()) {
    if (!done.stands()) {
      continue;
    }
    const QString& id = done.step->id;
    if (!since && (id == QStringLiteral("review_applied") || id == QStringLiteral("suit"))) {
      since = std::max(from, done.on.lastDay());
    } else if (since && (id == QStringLiteral("review_decision") || id == QStringLiteral("judgment"))) {
      disputed += static_cast<int>(std::max<qint64>(0, since->daysTo(done.on.lastDay())));
      since.reset();
    }
  }
  if (since) {
    disputed += static_cast<int>(std::max<qint64>(0, since->daysTo(until)));
  }
  return extraFine(legalCase.decision.fine.value_or(Money{}), from, until.addDays(-disputed), parameters.number(QStringLiteral("extra_fine_permille")));
}

/// Takes the steps recorded from `changed` on once more, each after those recorded before it: what rested on the changed one is found
/// out by the same rules that allowed it.
Result<void> replay(const UnitOfWork& work, const LegalCase& bare, std::vector<CaseEvent> events, EventId changed) {
  std::ranges::sort(events, {}, &CaseEvent::chain);
  std::vector<CaseEvent> earlier;
  for (const CaseEvent& event : events) {
    const ProcedureStep* step = work.law().table.find(event.step);
    if (step && event.chain >= changed) {
      LegalCase known = bare;
      applyEvents(known, earlier, work.law().table);
      const CaseProcedure procedure(work.law(), known, earlier, EventDate::ofInstant(work.now()));
      const Result<void> sound = procedure.allow(*step, event.on, event.subject).and_then([&] { return procedure.checkDetails(*step, event.details); }).and_then([&] {
        return procedure.checkExtension(*step, event);
      });
      if (!sound) {
        return sound;
      }
    }
    earlier.push_back(event);
  }
  return {};
}

/// The case without what its events wrote: as the ledger or the form left it.
LegalCase bareCase(const OpenCase& open, const ProcedureTable& table) {
  LegalCase bare = open.legalCase();
  // Backwards: of two events that wrote a column the first knows what stood there before.
  const std::vector<CaseEvent>& rows = open.rows();
  for (auto event = rows.rbegin(); event != rows.rend(); ++event) {
    if (const ProcedureStep* step = table.find(event->step); step && event->kind == CaseEvent::Kind::Record) {
      restoreColumns(bare, *step, open.before(*event));
    }
  }
  return bare;
}

}  // namespace

QString warningList(const std::vector<StepWarning>& warnings) {
  QStringList lines;
  for (const StepWarning& warning : warnings) {
    lines << warningWord(warning.kind) + u' ' + warning.detail;
  }
  return lines.join(u'\n');
}

std::vector<StepWarning> warningsOf(const Error& error) {
  std::vector<StepWarning> warnings;
  for (const QString& line : error.value.split(u'\n', Qt::SkipEmptyParts)) {
    warnings.push_back({static_cast<StepWarning::Kind>(line.section(u' ', 0, 0).toInt()), line.section(u' ', 1)});
  }
  return warnings;
}

Result<CaseCourse> ProcedureService::course(const Session& session, CaseId id) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const std::optional<LegalCase> legalCase = CaseRepository(store_.database()).find(id);
  if (!legalCase) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
  }
  const Law& law = store_.law().law();
  CaseCourse course{.legalCase = *legalCase, .rows = EventRepository(store_.database()).ofCase(id)};
  const EventDate now = EventDate::ofInstant(store_.clock().now());
  const CaseProcedure procedure(law, course.legalCase, currentEvents(course.rows), now, transferBars(store_.database(), id));
  for (const DoneStep& done : procedure.done()) {
    course.steps.push_back({done.step->id, done.on, done.effective, done.event ? std::optional(*done.event) : std::nullopt});
  }
  course.clocks = procedure.clocks();
  for (const ProcedureStep& step : law.table.steps()) {
    if (step.repeat != ProcedureStep::Repeat::Shown) {
      course.choices.push_back(choiceOf(procedure, step));
    }
  }
  course.officers = procedure.officers();
  for (const CodeEntry& entry : CodeListRepository(store_.database()).entries(QStringLiteral("penalty_kind"))) {
    if (entry.validOn(now.firstDay())) {
      course.penaltyKinds << entry.label;
    }
  }
  course.payable = procedure.isAnnulled() ? Money{} : payable(course.legalCase);
  course.paid = procedure.paid();
  course.extraFine = extraFineOf(procedure, course.legalCase, law.parameters, now.firstDay());
  return course;
}

Result<CaseEvent> ProcedureService::record(const Session& session, CaseEvent event, Numbering numbering, Oddities oddities) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  Result<CaseEvent> added = recordStep(work, session, std::move(event), numbering, oddities);
  if (added) {
    work.commit();
  }
  return added;
}

Result<CaseEvent> ProcedureService::correct(const Session& session, EventId id, CaseEvent fields, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("reason"));
  }
  UnitOfWork work(store_, session);
  OpenCase open(work, fields.legalCase);
  const CaseEvent* old = open ? open.row(id) : nullptr;
  if (!old) {
    return refuse(ErrorCode::NotFound, QStringLiteral("event"));
  }
  if (open.isReplaced(id) || old->kind == CaseEvent::Kind::Withdrawal) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("event"), old->step);
  }
  fields.step = old->step;
  fields.chain = old->chain;
  fields.kind = CaseEvent::Kind::Correction;
  fields.replaces = id;
  fields.note = reason.trimmed();
  fields.recordedBy = session.account;
  fields.docNo = withYearBrackets(fields.docNo);
  std::vector<CaseEvent> others = open.current();
  std::erase_if(others, [&](const CaseEvent& event) { return event.id == id; });
  const ProcedureStep* step = work.law().table.find(old->step);
  if (!step) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("step"), old->step);
  }
  std::vector<CaseEvent> next = others;
  next.push_back(fields);
  if (const Result<void> sound = replay(work, bareCase(open, work.law().table), next, fields.chain); !sound) {
    return tl::unexpected(sound.error());
  }
  NumberOffice numbers(work.database(), work.law(), session);
  const bool sameNumber = fields.docNo == old->docNo;
  if (const Result<void> taken = sameNumber ? Result<void>{} : numbers.take(step->docCodeFor(fields.details), fields.docNo, open.legalCase(), work.now()); !taken) {
    return tl::unexpected(taken.error());
  }
  Result<CaseEvent> added = open.add(std::move(fields), "correct");
  if (added) {
    work.commit();
  }
  return added;
}

Result<void> ProcedureService::withdraw(const Session& session, EventId id, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("reason"));
  }
  UnitOfWork work(store_, session);
  const std::optional<CaseEvent> old = EventRepository(work.database()).find(id);
  if (!old) {
    return refuse(ErrorCode::NotFound, QStringLiteral("event"));
  }
  OpenCase open(work, old->legalCase);
  if (open.isReplaced(id) || old->kind == CaseEvent::Kind::Withdrawal) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("event"), old->step);
  }
  std::vector<CaseEvent> others = open.current();
  std::erase_if(others, [&](const CaseEvent& event) { return event.id == id; });
  if (const Result<void> founded = replay(work, bareCase(open, work.law().table), others, old->chain); !founded) {
    return founded;
  }
  CaseEvent row = *old;
  row.kind = CaseEvent::Kind::Withdrawal;
  row.replaces = id;
  row.note = reason.trimmed();
  row.recordedBy = session.account;
  const Result<CaseEvent> added = open.add(std::move(row), "withdraw");
  if (!added) {
    return tl::unexpected(added.error());
  }
  work.commit();
  return {};
}

Result<QString> ProcedureService::nextNumber(const Session& session, const QString& step, int year) {
  return requireReader(session).map([&] {
    const Law& law = store_.law().law();
    const ProcedureStep* found = law.table.find(step);
    NumberOffice numbers(store_.database(), law, session);
    return found && !found->docCode.isEmpty() ? numbers.text(numbers.next(found->docCode, year)) : QString();
  });
}

Result<QStringList> ProcedureService::numberGaps(const Session& session) {
  return requireReader(session).map([&] { return NumberOffice(store_.database(), store_.law().law(), session).gaps(); });
}

}  // namespace shuangda
