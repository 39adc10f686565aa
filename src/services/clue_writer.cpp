#include "services/clue_writer.h"

#include <algorithm>

#include "base/uid.h"
#include "domain/clue_clocks.h"
#include "services/clock_keeper.h"
#include "storage/case_repository.h"
#include "storage/event_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("clue");

QString nextNumber(UnitOfWork& work) {
  const QString prefix = QStringLiteral("XS%1-").arg(work.now().localDate().year());
  return prefix + QStringLiteral("%1").arg(ClueRepository(work.database()).lastSequence(prefix) + 1, 4, 10, QLatin1Char('0'));
}

/// By the minute where the date has one.
bool isFuture(const EventDate& date, Instant now) {
  const EventDate moment = EventDate::ofInstant(now);
  return date.precision() == EventDate::Precision::Minute ? date.text() > moment.text() : date.firstDay() > moment.firstDay();
}

/// 不予立案 as the case has it.
ClueRefusal refusalOf(UnitOfWork& work, const LegalCase& legalCase) {
  for (const CaseEvent& event : currentEvents(EventRepository(work.database()).ofCase(legalCase.id))) {
    if (event.step == QStringLiteral("not_file")) {
      return {.on = event.on,
              .ground = event.details.value(QStringLiteral("not_file_ground")),
              .reason = event.details.value(QStringLiteral("reason")),
              .approver = event.details.value(QStringLiteral("approver"))};
    }
  }
  return {};
}

}  // namespace

Result<void> checkClue(const UnitOfWork& work, const Clue& clue, const std::optional<Clue>& stored) {
  if (const Result<void> valid = validate(clue); !valid) {
    return valid;
  }
  const std::pair<const char*, const std::optional<EventDate>&> dates[] = {{"found_at", clue.foundAt},
                                                                           {"accepted_on", clue.acceptedOn},
                                                                           {"refused_on", clue.refusal.on},
                                                                           {"merged_on", clue.mergedOn},
                                                                           {"reward_decided_on", clue.reward.decidedOn},
                                                                           {"reward_paid_on", clue.reward.paidOn}};
  for (const auto& [name, date] : dates) {
    if (date && isFuture(*date, work.now())) {
      return refuse(ErrorCode::OutOfRange, QString::fromLatin1(name), date->text());
    }
  }
  const bool asBefore = stored && stored->foundAt == clue.foundAt && stored->extension == clue.extension && stored->notCounted == clue.notCounted;
  return asBefore ? Result<void>{} : checkExtension(work.law(), clue, work.now().localDate());
}

Result<void> requireOpen(UnitOfWork& work, const Clue& clue) {
  if (isSettled(clue)) {
    return refuse(ErrorCode::WrongState, QStringLiteral("clue_outcome"), clue.number);
  }
  if (clue.legalCase) {
    const std::optional<LegalCase> legalCase = CaseRepository(work.database()).find(*clue.legalCase);
    return refuse(ErrorCode::WrongState, QStringLiteral("clue_case"), legalCase ? legalCase->number : QString());
  }
  return {};
}

Result<Clue> insertClue(UnitOfWork& work, Clue clue) {
  clue.number = nextNumber(work);
  if (const Result<void> sound = checkClue(work, clue, std::nullopt); !sound) {
    return tl::unexpected(sound.error());
  }
  clue.uid = newUid(work.now());
  clue.recordedAt = work.now();
  clue.version = 1;
  clue.id = ClueRepository(work.database()).insert(clue);
  work.audit().record(QStringLiteral("create"), kEntity, clue.id.value, fieldChanges(NoRecord{}, clue));
  refreshClocks(work.database(), work.law(), clue, work.now());
  return clue;
}

Result<Clue> updateClue(UnitOfWork& work, Clue clue, const QString& action, const std::vector<FieldChange>& marks) {
  ClueRepository clues(work.database());
  const std::optional<Clue> stored = clues.find(clue.id);
  if (!stored) {
    return refuse(ErrorCode::NotFound, QStringLiteral("clue_no"), clue.number);
  }
  if (stored->version != clue.version) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("clue_no"), stored->number);
  }
  clue.number = stored->number;
  clue.uid = stored->uid;
  if (const Result<void> sound = checkClue(work, clue, stored); !sound) {
    return tl::unexpected(sound.error());
  }
  std::vector<FieldChange> changes = fieldChanges(*stored, clue);
  if (changes.empty()) {
    return *stored;
  }
  clue.recordedAt = std::max(work.now(), stored->recordedAt);
  if (!clues.update(clue)) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("clue_no"), stored->number);
  }
  ++clue.version;
  changes.insert(changes.end(), marks.begin(), marks.end());
  work.audit().record(action, kEntity, clue.id.value, changes);
  refreshClocks(work.database(), work.law(), clue, work.now());
  return clue;
}

void followCase(UnitOfWork& work, const LegalCase& legalCase) {
  ClueRepository clues(work.database());
  for (const Clue& stored : clues.ofCase(legalCase.id)) {
    Clue clue = stored;
    clue.acceptedOn = legalCase.voidDate ? std::nullopt : legalCase.filedDate;
    clue.refusal = legalCase.voidDate || clue.acceptedOn ? ClueRefusal{} : refusalOf(work, legalCase);
    clue.legalCase = legalCase.voidDate ? std::nullopt : stored.legalCase;
    const std::vector<FieldChange> changes = fieldChanges(stored, clue);
    clue.recordedAt = std::max(work.now(), stored.recordedAt);
    // Not checked: the case has been, and its dates are what the clue says too.
    if (!changes.empty() && clues.update(clue)) {
      work.audit().record(QStringLiteral("follow_case"), kEntity, clue.id.value, changes);
      refreshClocks(work.database(), work.law(), clue, work.now());
    }
  }
}

}  // namespace shuangda
