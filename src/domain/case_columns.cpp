#include <algorithm>

#include "domain/legal_case_fields.h"
#include "domain/penalty.h"
#include "domain/procedure.h"

// What the events of a case write into its columns.

namespace shuangda {

std::vector<CaseEvent> currentEvents(std::span<const CaseEvent> rows) { return currentRows(rows); }

namespace {

void applyDecision(LegalCase& legalCase, const CaseEvent& event) {
  setDecision(legalCase, parsePenalties(event.details.value(QStringLiteral("penalties"))).value_or(std::vector<Penalty>{}));
  if (!event.docNo.isEmpty()) {
    legalCase.decision.docNo = event.docNo;
  }
  if (event.step == u"simple_decide") {
    legalCase.procedure = QStringLiteral("简易");
  }
}

void applyEvent(LegalCase& legalCase, const CaseEvent& event, const ProcedureStep& step) {
  const Result<void> set = setCaseField(legalCase, step.caseField, event.on.text());
  Q_ASSERT(set);
  if (step.caseField == u"decision_date") {
    applyDecision(legalCase, event);
  }
  if (step.id == u"close") {
    legalCase.closeKind = event.details.value(QStringLiteral("close_kind"));
  }
  if (const QString source = event.details.value(QStringLiteral("source")); !source.isEmpty()) {
    legalCase.source = source;
  }
}

/// Which events were taken for a decision that was annulled later, by position; the rounds of CaseProcedure, from the events alone.
std::vector<int> roundsOf(const std::vector<const CaseEvent*>& ordered, const ProcedureTable& table) {
  std::vector<int> rounds;
  int round = 0;
  for (const CaseEvent* event : ordered) {
    rounds.push_back(round);
    const ProcedureStep* step = table.find(event->step);
    const bool reopens = step && !step->reopens.isEmpty() &&
                         std::ranges::all_of(step->reopensIf, [&](const Conditional& condition) { return condition.heldBy(event->details); });
    round += reopens ? 1 : 0;
  }
  return rounds;
}

/// Whether a step belongs to the course of one decision: it is gone through anew when that is annulled, or annuls it.
bool isOfDecision(const ProcedureStep& step, const ProcedureTable& table) {
  return !step.reopens.isEmpty() ||
         std::ranges::any_of(table.steps(), [&](const ProcedureStep& other) { return other.reopens.contains(step.id); });
}

struct Carried {
  const CaseEvent* event = nullptr;
  int round = 0;
};

/// For each column the event that carries it: the first of several, since what was once published stays published on its first day; of
/// several decisions the last. What a ledger says stays where it was withdrawn before anything was recorded of it.
QMap<QString, Carried> carriers(const LegalCase& legalCase, std::span<const CaseEvent> current, const ProcedureTable& table) {
  std::vector<const CaseEvent*> ordered;
  for (const CaseEvent& event : current) {
    ordered.push_back(&event);
  }
  std::ranges::stable_sort(ordered, {}, [](const CaseEvent* event) { return std::pair(event->on.text().left(10), event->chain.value); });
  const std::vector<int> rounds = roundsOf(ordered, table);
  QMap<QString, Carried> carried;
  QStringList replaced;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const ProcedureStep* step = table.find(ordered[i]->step);
    replaced += step ? step->replaces : QStringList();
    if (!step || step->caseField.isEmpty()) {
      continue;
    }
    const bool ofLedger = !carried.contains(step->caseField) && replaced.contains(step->id) && !caseFieldText(legalCase, step->caseField).isEmpty();
    if (ofLedger) {
      continue;
    }
    Carried& known = carried[step->caseField];
    const bool anew = known.event && rounds[i] > known.round && isOfDecision(*step, table);
    if (!known.event || anew) {
      known = {ordered[i], rounds[i]};
    }
  }
  return carried;
}

}  // namespace

void restoreColumns(LegalCase& legalCase, const ProcedureStep& step, const LegalCase& before) {
  if (step.caseField.isEmpty()) {
    return;
  }
  const Result<void> restored = setCaseField(legalCase, step.caseField, caseFieldText(before, step.caseField));
  Q_ASSERT(restored);
  if (step.caseField == u"decision_date") {
    legalCase.decision = before.decision;
    legalCase.procedure = before.procedure;
  }
  if (step.id == u"close") {
    legalCase.closeKind = before.closeKind;
  }
}

void applyEvents(LegalCase& legalCase, std::span<const CaseEvent> current, const ProcedureTable& table) {
  const QMap<QString, Carried> carried = carriers(legalCase, current, table);
  const int decided = carried.value(QStringLiteral("decision_date")).round;
  for (auto it = carried.begin(); it != carried.end(); ++it) {
    const ProcedureStep& step = *table.find(it->event->step);
    // Publication and closing of an annulled decision are not those of the new one; the day of the annulment stays.
    if (it->round < decided && step.reopens.isEmpty() && isOfDecision(step, table)) {
      const Result<void> cleared = setCaseField(legalCase, step.caseField, QString());
      Q_ASSERT(cleared);
      legalCase.closeKind = step.id == u"close" ? QString() : legalCase.closeKind;
    } else {
      if (it->round > 0 && step.caseField == u"decision_date") {
        legalCase.decision.docNo.clear();
        legalCase.procedure = legalCase.procedure == QStringLiteral("简易") ? QStringLiteral("普通") : legalCase.procedure;
      }
      applyEvent(legalCase, *it->event, step);
    }
  }
}

Money extraFine(Money fine, const QDate& paymentDue, const QDate& day, int permillePerDay) {
  const qint64 days = std::max<qint64>(0, paymentDue.daysTo(day));
  constexpr qint64 kPermille = 1000;
  // A day's amount is rounded down to the fen: never more than the law takes.
  const qint64 limitDays = kPermille / std::max(1, permillePerDay) + 1;
  return std::min(fine, Money::ofFen(fine.fen() * permillePerDay / kPermille * std::min(days, limitDays)));
}

}  // namespace shuangda
