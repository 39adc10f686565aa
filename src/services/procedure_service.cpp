#include "services/procedure_service.h"

#include <algorithm>

#include "domain/penalty.h"
#include "services/number_office.h"
#include "services/step_writer.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/event_repository.h"

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

/// 加处罚款 until today, from the end of the payment period of a decision that is not paid.
Money extraFineOf(const CaseProcedure& procedure, const LegalCase& legalCase, const LawParameters& parameters, QDate today) {
  for (const CaseClock& clock : procedure.clocks()) {
    if (clock.rule.id == QStringLiteral("PAY") && !clock.obstacle && !procedure.isPaid()) {
      return extraFine(legalCase.decision.fine.value_or(Money{}), clock.deadline.due.lastDay(), today,
                       parameters.number(QStringLiteral("extra_fine_permille")));
    }
  }
  return {};
}

Result<void> checkFounded(const UnitOfWork& work, const LegalCase& legalCase, const std::vector<CaseEvent>& events) {
  // The dates of the case that came from the events are no ground of their own here.
  LegalCase bare = legalCase;
  for (const ProcedureStep& step : work.law().table.steps()) {
    const bool recorded = std::ranges::any_of(events, [&](const CaseEvent& e) { return e.step == step.id; });
    if (!step.caseField.isEmpty() && recorded) {
      (void)setCaseField(bare, step.caseField, QString());
    }
  }
  const CaseProcedure procedure(work.law(), bare, events, EventDate::ofInstant(work.now()));
  for (const CaseEvent& event : events) {
    if (const Result<void> founded = procedure.stillFounded(event); !founded) {
      return founded;
    }
  }
  return {};
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
  const CaseProcedure procedure(law, course.legalCase, currentEvents(course.rows), now);
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
  course.payable = payable(course.legalCase);
  course.paid = procedure.paid();
  course.extraFine = extraFineOf(procedure, course.legalCase, law.parameters, now.firstDay());
  return course;
}

Result<CaseEvent> ProcedureService::record(const Session& session, CaseEvent event, Numbering numbering) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  Result<CaseEvent> added = recordStep(work, session, std::move(event), numbering);
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
  if (fields.on.firstDay() > work.now().localDate()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("procedure"), step->id + QStringLiteral(" future ") + fields.on.text());
  }
  std::vector<CaseEvent> next = others;
  next.push_back(fields);
  {
    const CaseProcedure procedure(work.law(), open.legalCase(), others, EventDate::ofInstant(work.now()));
    const Result<void> sound = procedure.checkDetails(*step, fields.details).and_then([&] { return checkFounded(work, open.legalCase(), next); });
    if (!sound) {
      return tl::unexpected(sound.error());
    }
  }
  NumberOffice numbers(work.database(), work.law(), session);
  if (const Result<void> taken = numbers.take(step->docCode, fields.docNo, fields.legalCase, work.now()); !taken) {
    return tl::unexpected(taken.error());
  }
  Result<CaseEvent> added = open.add(std::move(fields), {}, "correct");
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
  LegalCase without = open.legalCase();
  applyEvents(without, others, {old->step}, work.law().table);
  if (const Result<void> founded = checkFounded(work, without, others); !founded) {
    return founded;
  }
  CaseEvent row = *old;
  row.kind = CaseEvent::Kind::Withdrawal;
  row.replaces = id;
  row.note = reason.trimmed();
  row.recordedBy = session.account;
  const Result<CaseEvent> added = open.add(std::move(row), {old->step}, "withdraw");
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
