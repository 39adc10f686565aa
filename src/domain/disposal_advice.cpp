#include "domain/disposal_advice.h"

#include <algorithm>
#include <ranges>

namespace shuangda {
namespace {

using Kind = DisposalBlocker::Kind;

bool isAppealRule(const QString& id) {
  return id == QStringLiteral("APPEAL_REVIEW") || id == QStringLiteral("APPEAL_SUIT") || id == QStringLiteral("SUIT_AFTER_REVIEW");
}

/// The later of two steps: whether the answer to `opening` is still awaited.
bool awaits(const CaseProcedure& procedure, QStringView opening, QStringView answer) {
  return procedure.happened(opening) && !procedure.happened(answer);
}

void addAppeal(const CaseProcedure& procedure, std::vector<DisposalBlocker>& blockers) {
  if (awaits(procedure, u"review_applied", u"review_decision") || awaits(procedure, u"suit", u"judgment")) {
    blockers.push_back({Kind::AppealPending, {}, {}});
    return;
  }
  const auto judged = std::ranges::find_if(procedure.done() | std::views::reverse, [](const DoneStep& done) { return done.step->id == QStringLiteral("judgment"); });
  if (judged != std::ranges::rend(procedure.done())) {
    // A judgment of first instance may still be appealed against: only one entered as being in force ends the dispute.
    if (judged->detail(QStringLiteral("in_force")) != QStringLiteral("是")) {
      blockers.push_back({Kind::AppealPending, {}, QStringLiteral("裁判没有登记为已生效")});
    }
    return;
  }
  bool known = false;
  std::optional<EventDate> last;
  for (const CaseClock& clock : procedure.clocks()) {
    if (!isAppealRule(clock.rule.id) || clock.obstacle) {
      continue;
    }
    known = true;
    if (clock.state == CaseClock::State::Running && (!last || last->lastDay() < clock.deadline.due.lastDay())) {
      last = clock.deadline.due;
    }
  }
  if (last) {
    blockers.push_back({Kind::AppealOpen, last, {}});
  } else if (!known) {
    blockers.push_back({Kind::NotServed, {}, {}});
  }
}

void addDecision(const DisposalFacts& facts, std::vector<DisposalBlocker>& blockers) {
  if (!facts.legalCase || !facts.procedure || !facts.legalCase->decision.date) {
    blockers.push_back({Kind::NoDecision, {}, {}});
    return;
  }
  if (isAnnulled(*facts.legalCase)) {
    blockers.push_back({Kind::Annulled, {}, facts.legalCase->decision.annulledDate->text()});
    return;
  }
  addAppeal(*facts.procedure, blockers);
}

void addOwner(const CaseProcedure& procedure, const LegalCase& legalCase, std::vector<DisposalBlocker>& blockers) {
  if (!legalCase.party.name.isEmpty() && !legalCase.party.name.contains(QStringLiteral("无主")) && !legalCase.party.name.contains(QStringLiteral("不明"))) {
    return;
  }
  const auto notice = std::ranges::find_if(procedure.clocks(), [](const CaseClock& clock) { return clock.rule.id == QStringLiteral("CLAIM_NOTICE"); });
  if (notice == procedure.clocks().end()) {
    blockers.push_back({Kind::Ownerless, {}, {}});
  } else if (notice->state == CaseClock::State::Running) {
    blockers.push_back({Kind::Ownerless, notice->deadline.due, {}});
  }
}

}  // namespace

bool isAnnulled(const LegalCase& legalCase) {
  const PenaltyDecision& decision = legalCase.decision;
  return decision.annulledDate && (!decision.date || decision.annulledDate->lastDay() >= decision.date->firstDay());
}

std::vector<DisposalBlocker> disposalBlockers(const DisposalFacts& facts) {
  std::vector<DisposalBlocker> blockers;
  if (facts.balance.empty()) {
    blockers.push_back({Kind::NoLedger, {}, {}});
  }
  addDecision(facts, blockers);
  if (!facts.balance.empty() && quantityIn(facts.balance, CustodyState::Confiscated) == Quantity() &&
      quantityIn(facts.balance, CustodyState::Cleared) == Quantity()) {
    blockers.push_back({Kind::NotConfiscated, {}, {}});
  }
  if (facts.procedure && facts.procedure->bars().withPolice) {
    blockers.push_back({Kind::Transferred, {}, facts.legalCase->transfer.delivered ? facts.legalCase->transfer.delivered->text() : QString()});
  }
  if (facts.atLaboratory) {
    blockers.push_back({Kind::Testing, {}, {}});
  }
  for (const CustodyNote& note : facts.openNotes) {
    if (note.kind == kNoteObjection || note.kind == kNoteEvidence) {
      blockers.push_back({note.kind == kNoteObjection ? Kind::Objection : Kind::Evidence, {}, note.text});
    }
  }
  if (facts.legalCase && facts.procedure) {
    addOwner(*facts.procedure, *facts.legalCase, blockers);
  }
  return blockers;
}

}  // namespace shuangda
