#include "services/clue_service.h"

#include <algorithm>

#include "domain/clue_clocks.h"
#include "services/clue_writer.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("clue");

Result<Clue> storedClue(Database& database, ClueId id) {
  std::optional<Clue> clue = ClueRepository(database).find(id);
  return clue ? Result<Clue>(std::move(*clue)) : shuangda::refuse(ErrorCode::NotFound, QStringLiteral("clue_no"));
}

/// A use case that changes one clue: checked, changed, stored and committed.
template <typename Change>
Result<Clue> changeClue(Store& store, const Session& session, ClueId id, const QString& action, Change change, const std::vector<FieldChange>& marks = {}) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store, session);
  Result<Clue> changed = storedClue(work.database(), id).and_then([&](Clue clue) -> Result<Clue> {
    if (const Result<void> done = change(work, clue); !done) {
      return tl::unexpected(done.error());
    }
    return updateClue(work, std::move(clue), action, marks);
  });
  if (changed) {
    work.commit();
  }
  return changed;
}

QString numberOf(Database& database, const std::optional<CaseId>& legalCase, const std::optional<ClueId>& clue) {
  if (legalCase) {
    const std::optional<LegalCase> found = CaseRepository(database).find(*legalCase);
    return found ? found->number : QString();
  }
  const std::optional<Clue> found = clue ? ClueRepository(database).find(*clue) : std::nullopt;
  return found ? found->number : QString();
}

/// A merged clue is no duplicate to warn of: what it was merged into is.
std::vector<ClueMatch> matchesOf(Database& database, const Clue& draft) {
  const MatchSide side = matchSide(draft);
  const ClueMatcher matcher(side);
  std::vector<ClueMatch> matches;
  ClueRepository clues(database);
  clues.each([&](const Clue& clue) {
    if (clue.id == draft.id || clue.mergedOn) {
      return true;
    }
    if (auto reasons = matcher.reasons(matchSide(clue)); !reasons.empty()) {
      matches.push_back({.clue = clue.id, .number = clue.number, .party = clue.party.name, .date = fieldText(clue.foundAt), .reasons = std::move(reasons)});
    }
    return true;
  });
  for (const ClueRepository::CaseSide& other : clues.casesLike(side)) {
    if (draft.legalCase == other.id) {
      continue;
    }
    if (auto reasons = matcher.reasons(other.side); !reasons.empty()) {
      matches.push_back({.legalCase = other.id, .number = other.number, .party = other.party, .date = other.date, .reasons = std::move(reasons)});
    }
  }
  std::ranges::stable_sort(matches, {}, [](const ClueMatch& match) { return std::pair(match.reasons.front().kind, -static_cast<int>(match.reasons.size())); });
  matches.resize(std::min(matches.size(), ClueService::kMostMatches));
  return matches;
}

}  // namespace

Result<Clue> ClueService::save(const Session& session, Clue draft) {
  if (draft.version > 0) {
    return changeClue(store_, session, draft.id, QStringLiteral("change"), [&](UnitOfWork&, Clue& clue) -> Result<void> {
      Clue next = draft;
      next.uid = clue.uid;
      next.recordedAt = clue.recordedAt;
      next.legalCase = clue.legalCase;
      next.mergedClue = clue.mergedClue;
      next.mergedCase = clue.mergedCase;
      next.mergedOn = clue.mergedOn;
      if (clue.legalCase) {
        next.acceptedOn = clue.acceptedOn;
        next.refusal = clue.refusal;
      }
      clue = next;
      return {};
    });
  }
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  draft.authority = draft.authority.isEmpty() ? session.officeName : draft.authority;
  draft.registrar = draft.registrar.isEmpty() ? session.displayName : draft.registrar;
  draft.legalCase = std::nullopt;
  draft.mergedOn = std::nullopt;
  draft.mergedClue = std::nullopt;
  draft.mergedCase = std::nullopt;
  Result<Clue> saved = insertClue(work, std::move(draft));
  if (saved) {
    work.commit();
  }
  return saved;
}

Result<Clue> ClueService::find(const Session& session, ClueId id) {
  return requireReader(session).and_then([&] { return storedClue(store_.database(), id); });
}

Result<Clue> ClueService::findByNumber(const Session& session, const QString& number) {
  return requireReader(session).and_then([&]() -> Result<Clue> {
    std::optional<Clue> found = ClueRepository(store_.database()).findByNumber(number);
    return found ? Result<Clue>(std::move(*found)) : shuangda::refuse(ErrorCode::NotFound, QStringLiteral("clue_no"), number);
  });
}

Result<std::vector<ClueRow>> ClueService::list(const Session& session, const ClueQuery& query) {
  return requireReader(session).map([&] {
    std::vector<ClueRow> rows;
    ClueRepository(store_.database()).each([&](const Clue& clue) {
      if (selects(query, clue)) {
        rows.push_back(clueRow(clue));
      }
      return rows.size() < static_cast<std::size_t>(std::max(query.limit, 0));
    });
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(std::max(query.limit, 0))));
    return rows;
  });
}

Result<ClueSheet> ClueService::sheet(const Session& session, ClueId id) {
  return find(session, id).map([&](Clue clue) {
    Database& database = store_.database();
    ClueSheet sheet{.clue = std::move(clue), .now = EventDate::ofInstant(store_.clock().now())};
    sheet.clocks = clueClocks(store_.law().law(), sheet.clue, sheet.now);
    sheet.duplicates = matchesOf(database, sheet.clue);
    for (AuditEntry& entry : auditEntriesOf(database, kEntity, id.value)) {
      sheet.history.push_back({.at = entry.at, .action = entry.action, .changes = std::move(entry.changes)});
    }
    sheet.caseNumber = numberOf(database, sheet.clue.legalCase, std::nullopt);
    sheet.mergedInto = numberOf(database, sheet.clue.mergedCase, sheet.clue.mergedClue);
    return sheet;
  });
}

Result<std::vector<ClueMatch>> ClueService::duplicates(const Session& session, const Clue& draft) {
  return requireReader(session).map([&] { return matchesOf(store_.database(), draft); });
}

Result<Clue> ClueService::refuse(const Session& session, ClueId id, const ClueRefusal& refusal) {
  return changeClue(store_, session, id, QStringLiteral("refuse"), [&](UnitOfWork& work, Clue& clue) -> Result<void> {
    if (const Result<void> open = requireOpen(work, clue); !open) {
      return open;
    }
    clue.refusal = refusal;
    return refusal.on ? Result<void>{} : Result<void>(shuangda::refuse(ErrorCode::Required, QStringLiteral("refused_on")));
  });
}

Result<Clue> ClueService::extendCheck(const Session& session, ClueId id, const CheckExtension& extension) {
  return changeClue(store_, session, id, QStringLiteral("extend"), [&](UnitOfWork& work, Clue& clue) -> Result<void> {
    if (clue.extension.days) {
      return shuangda::refuse(ErrorCode::AlreadyExists, QStringLiteral("check_extension"), clue.number);
    }
    if (!extension.days) {
      return shuangda::refuse(ErrorCode::Required, QStringLiteral("check_extension_days"));
    }
    clue.extension = extension;
    return requireOpen(work, clue);
  });
}

Result<Clue> ClueService::merge(const Session& session, ClueId id, const QString& target, const EventDate& on) {
  return changeClue(store_, session, id, QStringLiteral("merge"), [&](UnitOfWork& work, Clue& clue) -> Result<void> {
    if (const Result<void> open = requireOpen(work, clue); !open) {
      return open;
    }
    if (const std::optional<LegalCase> into = CaseRepository(work.database()).findByNumber(target)) {
      clue.mergedCase = into->id;
    } else if (const std::optional<Clue> other = ClueRepository(work.database()).findByNumber(target)) {
      if (other->id == clue.id || other->mergedOn) {
        return shuangda::refuse(ErrorCode::WrongState, QStringLiteral("merge_target"), target);
      }
      clue.mergedClue = other->id;
    } else {
      return shuangda::refuse(ErrorCode::NotFound, QStringLiteral("merge_target"), target);
    }
    clue.mergedOn = on;
    return {};
  });
}

Result<Clue> ClueService::reopen(const Session& session, ClueId id, const QString& reason) {
  const auto undo = [&](UnitOfWork&, Clue& clue) -> Result<void> {
    if (reason.trimmed().isEmpty()) {
      return shuangda::refuse(ErrorCode::Required, QStringLiteral("reason"));
    }
    if (clue.legalCase || (!clue.refusal.on && !clue.mergedOn)) {
      return shuangda::refuse(ErrorCode::WrongState, QStringLiteral("clue_open"), clue.number);
    }
    clue.refusal = {};
    clue.mergedOn = std::nullopt;
    clue.mergedClue = std::nullopt;
    clue.mergedCase = std::nullopt;
    return {};
  };
  return changeClue(store_, session, id, QStringLiteral("reopen"), undo, {{QStringLiteral("reason"), {}, reason.trimmed()}});
}

Result<Clue> ClueService::reward(const Session& session, ClueId id, const ClueReward& reward) {
  return changeClue(store_, session, id, QStringLiteral("reward"), [&](UnitOfWork&, Clue& clue) -> Result<void> {
    clue.reward = reward;
    return {};
  });
}

}  // namespace shuangda
