#include "services/transfer_service.h"

#include <algorithm>

#include "base/identifiers.h"
#include "base/uid.h"
#include "domain/doc_number.h"
#include "services/number_office.h"
#include "services/transfer_writer.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"

namespace shuangda {
namespace {

const QString kTransfer = QStringLiteral("transfer");
const QString kEvent = QStringLiteral("transfer_event");

/// Takes the steps once more from the changed one on, each upon those before it: what rested on the changed one is found by the rules that
/// allowed it.
Result<void> replay(const OpenTransfer& open, std::vector<TransferEvent> events, TransferEventId changed) {
  std::ranges::sort(events, {}, &TransferEvent::chain);
  std::vector<TransferEvent> earlier;
  for (const TransferEvent& event : events) {
    const TransferStep* step = TransferTable::builtIn().step(event.step);
    if (step && event.chain >= changed) {
      const TransferCourse course = open.course(earlier);
      const Result<void> sound = course.allow(*step, event.on, event.suspect).and_then([&] { return course.checkDetails(*step, event.details); });
      if (!sound) {
        return event.chain == changed ? sound : Result<void>(refuse(ErrorCode::WrongState, QStringLiteral("transfer_base"), event.step));
      }
    }
    earlier.push_back(event);
  }
  return {};
}

/// A row that may still be replaced, in its matter.
Result<const TransferEvent*> replaceable(const OpenTransfer& open, TransferEventId id) {
  const TransferEvent* old = open ? open.row(id) : nullptr;
  if (!old) {
    return refuse(ErrorCode::NotFound, kEvent, QString::number(id.value));
  }
  if (open.isReplaced(id) || old->kind == TransferEvent::Kind::Withdrawal) {
    return refuse(ErrorCode::StaleVersion, kEvent, old->step);
  }
  return old;
}

std::vector<TransferEvent> without(std::vector<TransferEvent> events, TransferEventId id) {
  std::erase_if(events, [&](const TransferEvent& event) { return event.id == id; });
  return events;
}

TransferChoice choiceOf(const TransferCourse& course, const TransferStep& step) {
  TransferChoice choice{.step = step.id, .to = *step.from(course.state().code)};
  if (const Result<void> allowed = course.allowNow(step); !allowed) {
    choice.refusal = allowed.error();
  }
  for (const AskedDetail& paper : step.papers) {
    choice.papers.push_back({paper.detail, course.isRequired(paper, {})});
  }
  return choice;
}

std::vector<SuspectLine> suspectLines(const TransferCourse& course, const std::vector<Suspect>& suspects) {
  std::vector<SuspectLine> lines;
  const std::vector<SuspectStanding> standings = course.suspects();
  for (std::size_t i = 0; i < suspects.size(); ++i) {
    SuspectLine line{.suspect = suspects[i], .ended = standings[i].ended};
    if (const TransferDone* last = standings[i].last) {
      line.lastStep = last->step->id;
      line.lastOn = last->on;
    }
    for (const TransferDone& done : course.done()) {
      const QString charge = done.event && done.event->suspect == suspects[i].id ? done.detail(QStringLiteral("charge")) : QString();
      line.charge = charge.isEmpty() ? line.charge : charge;
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

Result<TransferEvent> TransferService::open(const Session& session, const Transfer& draft, TransferEvent first, Numbering numbering, Oddities oddities) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  Transfer opened = draft;
  opened.openedBy = session.account;
  const Result<Transfer> stored = openTransfer(work, opened);
  if (!stored) {
    return tl::unexpected(stored.error());
  }
  first.transfer = stored->id;
  Result<TransferEvent> added = recordTransferStep(work, session, std::move(first), numbering, oddities);
  if (added) {
    work.commit();
  }
  return added;
}

Result<TransferEvent> TransferService::record(const Session& session, TransferEvent event, Numbering numbering, Oddities oddities) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  Result<TransferEvent> added = recordTransferStep(work, session, std::move(event), numbering, oddities);
  if (added) {
    work.commit();
  }
  return added;
}

Result<TransferEvent> TransferService::correct(const Session& session, TransferEventId id, TransferEvent fields, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("reason"));
  }
  UnitOfWork work(store_, session);
  const OpenTransfer open(work.database(), work.law(), fields.transfer, work.now());
  const Result<const TransferEvent*> old = replaceable(open, id);
  if (!old) {
    return tl::unexpected(old.error());
  }
  fields.step = (*old)->step;
  fields.chain = (*old)->chain;
  fields.suspect = (*old)->suspect;
  fields.kind = TransferEvent::Kind::Correction;
  fields.replaces = id;
  fields.note = reason.trimmed();
  fields.recordedBy = session.account;
  fields.docNo = withYearBrackets(fields.docNo);
  std::vector<TransferEvent> next = without(open.current(), id);
  next.push_back(fields);
  if (const Result<void> sound = replay(open, next, fields.chain); !sound) {
    return tl::unexpected(sound.error());
  }
  const TransferStep* step = TransferTable::builtIn().step(fields.step);
  if (const QStringList missing = open.course().missingPapers(*step, fields.details, fields.papers); !missing.isEmpty() && fields.hole.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("transfer_hole"), missing.join(u';'));
  }
  NumberOffice numbers(work.database(), work.law(), session);
  const bool sameNumber = fields.docNo == (*old)->docNo;
  const Result<void> taken = sameNumber ? Result<void>{} : numbers.take(step->docCode, fields.docNo, open.legalCase().value_or(LegalCase{}), work.now());
  if (!taken) {
    return tl::unexpected(taken.error());
  }
  Result<TransferEvent> added = storeTransferEvent(work, std::move(fields), "correct");
  if (added) {
    work.commit();
  }
  return added;
}

Result<void> TransferService::withdraw(const Session& session, TransferEventId id, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("reason"));
  }
  UnitOfWork work(store_, session);
  const std::optional<TransferEvent> known = TransferRepository(work.database()).findEvent(id);
  const OpenTransfer open(work.database(), work.law(), known ? known->transfer : TransferId{}, work.now());
  const Result<const TransferEvent*> old = replaceable(open, id);
  if (!old) {
    return tl::unexpected(old.error());
  }
  if (const Result<void> founded = replay(open, without(open.current(), id), (*old)->chain); !founded) {
    return founded;
  }
  TransferEvent row = **old;
  row.kind = TransferEvent::Kind::Withdrawal;
  row.replaces = id;
  row.note = reason.trimmed();
  row.recordedBy = session.account;
  const Result<TransferEvent> added = storeTransferEvent(work, std::move(row), "withdraw");
  if (!added) {
    return tl::unexpected(added.error());
  }
  work.commit();
  return {};
}

Result<Suspect> TransferService::saveSuspect(const Session& session, Suspect draft) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  draft.name = draft.name.trimmed();
  if (draft.name.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("suspect_name"));
  }
  draft.idNo = draft.idNo.trimmed();
  // A passport or another paper has no check digit we know.
  if (const IdentifierReading reading = readIdentifier(draft.idNo); reading.kind != IdentifierKind::Unknown && !reading.valid()) {
    return refuse(ErrorCode::CheckDigit, QStringLiteral("id_no"), draft.idNo);
  }
  UnitOfWork work(store_, session);
  TransferRepository transfers(work.database());
  if (!transfers.find(draft.transfer)) {
    return refuse(ErrorCode::NotFound, kTransfer);
  }
  if (!draft.id.isStored()) {
    draft.uid = newUid(work.now());
    draft.version = 1;
    draft.id = transfers.insert(draft);
    work.audit().record(QStringLiteral("create"), QStringLiteral("suspect"), draft.id.value, fieldChanges(NoRecord{}, draft));
  } else {
    const std::optional<Suspect> stored = transfers.findSuspect(draft.id);
    if (!stored || stored->transfer != draft.transfer) {
      return refuse(ErrorCode::NotFound, QStringLiteral("transfer_suspect"));
    }
    if (!transfers.update(draft)) {
      return refuse(ErrorCode::StaleVersion, QStringLiteral("suspect_name"), stored->name);
    }
    ++draft.version;
    work.audit().record(QStringLiteral("change"), QStringLiteral("suspect"), draft.id.value, fieldChanges(*stored, draft));
  }
  refreshTransfer(work.database(), work.law(), draft.transfer, work.now());
  work.commit();
  return draft;
}

Result<Transfer> TransferService::linkCase(const Session& session, TransferId id, const QString& caseNumber) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  TransferRepository transfers(work.database());
  const std::optional<Transfer> stored = transfers.find(id);
  if (!stored) {
    return refuse(ErrorCode::NotFound, kTransfer);
  }
  if (stored->legalCase) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("transfer_linked"));
  }
  const std::optional<LegalCase> legalCase = CaseRepository(work.database()).findByNumber(caseNumber);
  if (!legalCase) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"), caseNumber);
  }
  Transfer linked = *stored;
  linked.legalCase = legalCase->id;
  linked.unit = countingUnit(*legalCase);
  transfers.update(linked);
  ++linked.version;
  work.audit().record(QStringLiteral("change"), kTransfer, id.value, fieldChanges(*stored, linked));
  followTransfers(work, *legalCase);
  work.commit();
  return linked;
}

Result<TransferSheet> TransferService::sheet(const Session& session, TransferId id) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const Instant now = store_.clock().now();
  const OpenTransfer open(store_.database(), store_.law().law(), id, now);
  if (!open) {
    return refuse(ErrorCode::NotFound, kTransfer);
  }
  const TransferCourse course = open.course();
  TransferSheet sheet{.transfer = open.transfer(), .legalCase = open.legalCase(), .standing = course.standing(), .rows = open.rows(), .clocks = course.clocks(), .now = EventDate::ofInstant(now)};
  for (const TransferDone& done : course.done()) {
    sheet.steps.push_back({done.step->id, done.on, done.from, done.to, done.round, done.undone, done.event ? std::optional(*done.event) : std::nullopt});
  }
  sheet.suspects = suspectLines(course, open.suspects());
  for (const TransferStep& step : course.table().steps()) {
    if (step.from(course.state().code)) {
      sheet.choices.push_back(choiceOf(course, step));
    }
  }
  return sheet;
}

Result<TransferId> TransferService::find(const Session& session, const QString& number) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  TransferRepository transfers(store_.database());
  if (const std::optional<Transfer> transfer = transfers.findByNumber(number)) {
    return transfer->id;
  }
  const std::optional<LegalCase> legalCase = CaseRepository(store_.database()).findByNumber(number);
  const std::vector<Transfer> ofCase = legalCase ? transfers.ofCase(legalCase->id) : std::vector<Transfer>{};
  if (ofCase.empty()) {
    return refuse(ErrorCode::NotFound, kTransfer, number);
  }
  if (ofCase.size() > 1) {
    QStringList numbers;
    for (const Transfer& transfer : ofCase) {
      numbers << transfer.number;
    }
    return refuse(ErrorCode::AlreadyExists, kTransfer, numbers.join(u'、'));
  }
  return ofCase.front().id;
}

Result<std::vector<TransferRow>> TransferService::list(const Session& session, const TransferQuery& query) {
  return requireReader(session).map([&] { return TransferRepository(store_.database()).list(query, store_.clock().today()); });
}

Result<TransferTotals> TransferService::totals(const Session& session, const TransferQuery& query) {
  return requireReader(session).map([&] { return TransferRepository(store_.database()).totals(query, store_.clock().today()); });
}

}  // namespace shuangda
