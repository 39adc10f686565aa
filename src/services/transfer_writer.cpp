#include "services/transfer_writer.h"

#include <algorithm>

#include "base/uid.h"
#include "domain/legal_case_fields.h"
#include "domain/transfer_columns.h"
#include "services/case_writer.h"
#include "services/clock_keeper.h"
#include "services/number_office.h"
#include "storage/case_repository.h"
#include "storage/clock_repository.h"
#include "storage/transfer_facts.h"

namespace shuangda {
namespace {

const QString kTransferDate = QStringLiteral("transfer_date");
const QString kYes = QStringLiteral("是");

QString nextNumber(Database& database, Instant now) {
  const QString prefix = QStringLiteral("YS%1-").arg(now.localDate().year());
  return prefix + QStringLiteral("%1").arg(TransferRepository(database).lastSequence(prefix) + 1, 4, 10, QLatin1Char('0'));
}

std::vector<TransferEvent> allRows(Database& database, CaseId id) {
  TransferRepository transfers(database);
  std::vector<TransferEvent> rows;
  for (const Transfer& transfer : transfers.ofCase(id)) {
    const std::vector<TransferEvent> own = transfers.eventsOf(transfer.id);
    rows.insert(rows.end(), own.begin(), own.end());
  }
  std::ranges::sort(rows, {}, &TransferEvent::id);
  return rows;
}

/// The case as it was when this row was recorded.
LegalCase versionBefore(Database& database, const LegalCase& stored, const TransferEvent& row) {
  for (const CaseVersion& version : CaseRepository(database).versionsOf(stored.id)) {
    if (version.version == row.caseVersion) {
      return version.fields;
    }
  }
  return stored;
}

/// What goes with a date: how many persons, what value, and that it was transferred at all.
void setBesides(LegalCase& legalCase, const QString& column, const LegalCase& before) {
  if (column == kTransferDate) {
    legalCase.transfer.flag = before.transfer.flag;
  }
}

void applyDetails(LegalCase& legalCase, const std::vector<TransferEvent>& current, const TransferTable& table) {
  for (const TransferEvent& event : current) {
    const TransferStep* step = table.step(event.step);
    const int persons = event.details.value(QStringLiteral("persons")).toInt();
    const QString column = step ? step->caseField.name : QString();
    if (column == kTransferDate && legalCase.transfer.delivered) {
      legalCase.transfer.flag = kYes;
      legalCase.transfer.persons = persons > 0 ? std::optional(persons) : legalCase.transfer.persons;
      const Result<Money> value = Money::parseYuan(event.details.value(QStringLiteral("money")));
      legalCase.transfer.value = value ? std::optional(*value) : legalCase.transfer.value;
    } else if (column == u"police_filed_date" && persons > 0) {
      legalCase.transfer.policeFiledPersons = persons;
    } else if (column == u"reverse_opinion_date" && persons > 0 && step->caseField.heldBy(event.details)) {
      legalCase.transfer.reversePersons = persons;
    }
  }
}

/// The row whose date the case loses by this one: what is corrected or withdrawn, or a sending that is taken back.
std::optional<TransferEvent> losing(const std::vector<TransferEvent>& rows, const std::vector<TransferEvent>& current, const TransferEvent& latest) {
  if (latest.kind == TransferEvent::Kind::Record) {
    const TransferEvent* undone = undoneBy(TransferTable::builtIn(), current, latest);
    return undone ? std::optional(*undone) : std::nullopt;
  }
  const auto first = std::ranges::find(rows, latest.chain, &TransferEvent::id);
  return first == rows.end() ? std::nullopt : std::optional(*first);
}

/// The case with what the current steps of its matters say; a column that the latest row takes its step from gets back what stood there
/// before.
LegalCase withSteps(Database& database, const LegalCase& stored, const TransferEvent& latest) {
  const TransferTable& table = TransferTable::builtIn();
  const std::vector<TransferEvent> rows = allRows(database, stored.id);
  const std::vector<TransferEvent> current = currentRows<TransferEvent>(rows);
  const std::map<QString, EventDate> carried = carriedColumns(table, current);
  LegalCase next = stored;
  if (const std::optional<TransferEvent> lost = losing(rows, current, latest)) {
    const TransferStep* step = table.step(lost->step);
    const QString column = step ? step->caseField.name : QString();
    if (!column.isEmpty() && !carried.contains(column)) {
      const LegalCase before = versionBefore(database, stored, *lost);
      const Result<void> restored = setCaseField(next, column, caseFieldText(before, column));
      Q_ASSERT(restored);
      setBesides(next, column, before);
    }
  }
  for (const auto& [column, on] : carried) {
    const Result<void> set = setCaseField(next, column, on.text());
    Q_ASSERT(set);
  }
  applyDetails(next, current, table);
  return next;
}

bool tellsOf(const LegalCase& legalCase, TransferLane lane) {
  const CaseTransfer& t = legalCase.transfer;
  return lane == TransferLane::Reverse ? t.reverseOpinion.has_value()
                                       : t.approved || t.delivered || t.policeAccepted || t.policeFiled || t.policeRejected;
}

/// A matter that nobody opened: the dates of the case tell of it.
void openImplied(Database& database, const LegalCase& legalCase, TransferLane lane, Instant now) {
  TransferRepository transfers(database);
  const std::vector<Transfer> known = transfers.ofCase(legalCase.id);
  if (tellsOf(legalCase, lane) && std::ranges::none_of(known, [&](const Transfer& transfer) { return transfer.lane == lane; })) {
    transfers.insert({.uid = newUid(now), .number = nextNumber(database, now), .lane = lane, .legalCase = legalCase.id, .unit = countingUnit(legalCase), .openedAt = now});
  }
}

}  // namespace

OpenTransfer::OpenTransfer(Database& database, const Law& law, TransferId id, Instant now)
    : law_(law), now_(EventDate::ofInstant(now)), transfer_(TransferRepository(database).find(id)) {
  if (!transfer_) {
    return;
  }
  TransferRepository transfers(database);
  suspects_ = transfers.suspectsOf(id);
  rows_ = transfers.eventsOf(id);
  if (transfer_->legalCase) {
    case_ = CaseRepository(database).find(*transfer_->legalCase);
    facts_ = transferFacts(database, *transfer_->legalCase);
    facts_.platformEntered = case_ && case_->platformEnteredDate;
  }
}

const TransferEvent* OpenTransfer::row(TransferEventId id) const {
  const auto found = std::ranges::find(rows_, id, &TransferEvent::id);
  return found == rows_.end() ? nullptr : &*found;
}

bool OpenTransfer::isReplaced(TransferEventId id) const {
  return std::ranges::any_of(rows_, [&](const TransferEvent& row) { return row.replaces == id; });
}

TransferCourse OpenTransfer::course(std::vector<TransferEvent> events) const {
  return {law_, TransferTable::builtIn(), *transfer_, case_ ? &*case_ : nullptr, std::move(events), suspects_, facts_, now_};
}

Result<Transfer> openTransfer(UnitOfWork& work, Transfer draft) {
  TransferRepository transfers(work.database());
  if (draft.legalCase) {
    const std::optional<LegalCase> legalCase = CaseRepository(work.database()).find(*draft.legalCase);
    if (!legalCase) {
      return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
    }
    draft.unit = countingUnit(*legalCase);
    for (const Transfer& other : transfers.ofCase(*draft.legalCase)) {
      // Several other organs, orders and notices may concern one case; of the way to the police and back there is one at a time.
      const std::optional<TransferStanding> standing = transfers.standingOf(other.id);
      const bool single = draft.lane == TransferLane::Forward || draft.lane == TransferLane::Reverse;
      if (single && other.lane == draft.lane && standing && TransferTable::builtIn().state(standing->state)->kind != TransferState::Kind::End) {
        return refuse(ErrorCode::WrongState, QStringLiteral("transfer_lane"), other.number);
      }
    }
  } else if (draft.title.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("transfer_title"));
  }
  draft.uid = newUid(work.now());
  draft.number = nextNumber(work.database(), work.now());
  draft.openedAt = work.now();
  draft.version = 1;
  draft.id = transfers.insert(draft);
  work.audit().record(QStringLiteral("open"), QStringLiteral("transfer"), draft.id.value, fieldChanges(NoRecord{}, draft));
  refreshTransfer(work.database(), work.law(), draft.id, work.now());
  return draft;
}

Result<TransferEvent> storeTransferEvent(UnitOfWork& work, TransferEvent event, const char* action) {
  TransferRepository transfers(work.database());
  CaseRepository cases(work.database());
  const std::optional<Transfer> transfer = transfers.find(event.transfer);
  const std::optional<LegalCase> legalCase = transfer->legalCase ? cases.find(*transfer->legalCase) : std::nullopt;
  event.uid = newUid(work.now());
  event.recordedAt = work.now();
  event.caseVersion = legalCase ? legalCase->version : 0;
  event = transfers.insert(std::move(event));
  work.audit().record(QString::fromLatin1(action), QStringLiteral("transfer_event"), event.id.value, fieldChanges(NoRecord{}, event));
  if (legalCase) {
    const Result<LegalCase> saved = updateCase(work, cases, withSteps(work.database(), *legalCase, event), {.carriesStep = true});
    if (!saved) {
      return tl::unexpected(saved.error());
    }
    // Guards of the case look at its matters: its own clocks may stand otherwise now.
    followTransfers(work, *saved);
    refreshClocks(work.database(), work.law(), *saved, work.now());
  } else {
    refreshTransfer(work.database(), work.law(), event.transfer, work.now());
  }
  return event;
}

Result<TransferEvent> recordTransferStep(UnitOfWork& work, const Session& session, TransferEvent event, Numbering numbering, Oddities oddities) {
  const OpenTransfer open(work.database(), work.law(), event.transfer, work.now());
  if (!open) {
    return refuse(ErrorCode::NotFound, QStringLiteral("transfer"));
  }
  const TransferStep* step = TransferTable::builtIn().step(event.step);
  if (!step) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("step"), event.step);
  }
  const TransferCourse course = open.course();
  const Result<void> sound = course.allow(*step, event.on, event.suspect).and_then([&] { return course.checkDetails(*step, event.details); });
  if (!sound) {
    return tl::unexpected(sound.error());
  }
  if (const QStringList missing = course.missingPapers(*step, event.details, event.papers); !missing.isEmpty() && event.hole.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("transfer_hole"), missing.join(u';'));
  }
  const bool confirmed = oddities == Oddities::Confirmed && !event.note.trimmed().isEmpty();
  if (const QStringList late = course.lateFor(*step, event.on, event.details); !late.isEmpty() && !confirmed) {
    return refuse(ErrorCode::Unconfirmed, QStringLiteral("transfer_note"), late.join(u';'));
  }
  NumberOffice numbers(work.database(), work.law(), session);
  if (numbering == Numbering::Next && !step->docCode.isEmpty()) {
    event.docNo = numbers.text(numbers.next(step->docCode, event.on.firstDay().year()));
  }
  event.docNo = withYearBrackets(event.docNo);
  const LegalCase none{};
  if (const Result<void> taken = numbers.take(step->docCode, event.docNo, open.legalCase().value_or(none), work.now()); !taken) {
    return tl::unexpected(taken.error());
  }
  event.kind = TransferEvent::Kind::Record;
  event.recordedBy = session.account;
  return storeTransferEvent(work, std::move(event), "record");
}

void refreshTransfer(Database& database, const Law& law, TransferId id, Instant now) {
  const OpenTransfer open(database, law, id, now);
  const TransferCourse course = open.course();
  TransferRepository(database).putStanding(id, course.standing());
  ClockRepository(database).replace(id, openClocks(course, open.transfer(), open.legalCase(), EventDate::ofInstant(now)));
}

void followTransfers(UnitOfWork& work, const LegalCase& legalCase) {
  TransferRepository transfers(work.database());
  for (const TransferLane lane : {TransferLane::Forward, TransferLane::Reverse}) {
    if (tellsOf(legalCase, lane)) {
      openImplied(work.database(), legalCase, lane, work.now());
    }
  }
  for (const Transfer& transfer : transfers.ofCase(legalCase.id)) {
    if (!transfer.openedBy && !tellsOf(legalCase, transfer.lane) && transfers.eventsOf(transfer.id).empty() && transfers.suspectsOf(transfer.id).empty()) {
      transfers.remove(transfer.id);
      continue;
    }
    if (const QString unit = countingUnit(legalCase); transfer.unit != unit) {
      Transfer moved = transfer;
      moved.unit = unit;
      transfers.update(moved);
    }
    refreshTransfer(work.database(), work.law(), transfer.id, work.now());
  }
}

void refreshAllTransfers(Database& database, const Law& law, Instant now) {
  TransferRepository transfers(database);
  CaseRepository cases(database);
  for (const TransferLane lane : {TransferLane::Forward, TransferLane::Reverse}) {
    for (const CaseId id : transfers.casesWithoutMatter(lane)) {
      if (const std::optional<LegalCase> legalCase = cases.find(id)) {
        openImplied(database, *legalCase, lane, now);
      }
    }
  }
  for (const TransferId id : transfers.all()) {
    refreshTransfer(database, law, id, now);
  }
}

Result<void> checkTransferDates(Database& database, const LegalCase& stored, const LegalCase& draft) {
  const TransferTable& table = TransferTable::builtIn();
  if (stored.transfer == draft.transfer && stored.platformEnteredDate == draft.platformEnteredDate) {
    return {};
  }
  const std::map<QString, EventDate> carried = carriedColumns(table, currentRows<TransferEvent>(allRows(database, stored.id)));
  // Where somebody opened a matter its dates are recorded step by step.
  const std::vector<Transfer> matters = TransferRepository(database).ofCase(stored.id);
  const bool opened = std::ranges::any_of(matters, [](const Transfer& transfer) { return transfer.lane == TransferLane::Forward && transfer.openedBy; });
  for (const TransferStep& step : table.steps()) {
    const QString& column = step.caseField.name;
    const bool bound = !column.isEmpty() && (carried.contains(column) || (opened && column != u"platform_entered_date" && column != u"reverse_opinion_date"));
    if (bound && caseFieldText(stored, column) != caseFieldText(draft, column)) {
      return refuse(ErrorCode::WrongState, column, QStringLiteral("step ") + step.name);
    }
  }
  return {};
}

}  // namespace shuangda
