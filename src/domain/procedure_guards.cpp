#include <algorithm>

#include "domain/penalty.h"
#include "domain/procedure.h"

// What the conditions and guards of the procedure table mean.

namespace shuangda {

bool CaseProcedure::isSuspended() const {
  bool suspended = false;
  for (const DoneStep& done : done_) {
    suspended = done.step->id == u"suspend" || (suspended && done.step->id != u"resume");
  }
  return suspended;
}

Money CaseProcedure::paidUpTo(const DoneStep* last) const {
  Money sum;
  // What was paid upon an annulled decision is given back, or entered again where it is set off.
  const int round = last ? last->round : round_;
  for (const DoneStep& done : done_) {
    if (done.round == round && (done.step->id == u"pay" || done.step->id == u"cash_collect")) {
      sum += Money::parseYuan(done.detail(QStringLiteral("money"))).value_or(Money{});
    }
    if (&done == last) {
      break;
    }
  }
  return sum;
}

Money CaseProcedure::paid() const { return paidUpTo(nullptr); }

bool CaseProcedure::isPaid() const { return paid() >= payable(case_); }

bool CaseProcedure::isAnnulled() const {
  const bool decided = happened(u"decide") || happened(u"simple_decide");
  // A decision found unlawful without being annulled stays in force (行政诉讼法第74条).
  return std::ranges::any_of(done_, [&](const DoneStep& done) {
    return done.step->id == u"annul" && (!decided || (done.round == round_ && done.detail(QStringLiteral("annul_kind")) != QStringLiteral("确认违法")));
  });
}

bool CaseProcedure::measuresEnded() const {
  return std::ranges::none_of(clocks_, [](const CaseClock& clock) {
    return clock.isOpen() && (clock.rule.id == u"SEIZE" || clock.rule.id == u"EVID_HOLD");
  });
}

bool CaseProcedure::fact(QStringView name, const QMap<QString, QString>& details, const DoneStep* done) const {
  // What the case says of money is said of its decision in force: of an annulled one nothing is due and nothing is published.
  const bool past = done && done->round < round_;
  if (name == u"paid") {
    // Only the payment with which all is paid ends the clocks.
    return !past && paidUpTo(done) >= payable(case_);
  }
  if (name == u"payable") {
    return !past && payable(case_) > Money{};
  }
  if (name == u"nothing_due") {
    return !past && payable(case_) <= Money{};
  }
  if (name == u"confiscates") {
    return details.value(QStringLiteral("penalties")).contains(QStringLiteral("没收非法财物"));
  }
  if (name == u"publishable") {
    // A warning alone is not published (公示规定第4条).
    return !past && (done == nullptr || !done->event || details.value(QStringLiteral("penalties")) != QStringLiteral("警告"));
  }
  if (name == u"published") {
    // Published and not withdrawn before that.
    return std::ranges::any_of(done_, [&](const DoneStep& d) { return d.step->id == u"publish" && (!done || !d.replacedBy || d.replacedBy > done); });
  }
  if (name == u"filed") {
    return happened(u"file");
  }
  Q_ASSERT_X(false, "CaseProcedure::fact", "the procedure table names a fact nobody computes");
  return false;
}

bool CaseProcedure::holds(const Conditional& condition, const QMap<QString, QString>& details, const DoneStep* done) const {
  return condition.test == Conditional::Test::Fact ? fact(condition.key, details, done) : condition.heldBy(details);
}

bool CaseProcedure::clockOver(QStringView rule, QDate on) const {
  return std::ranges::any_of(clocks_, [&](const CaseClock& clock) {
    return clock.rule.id == rule && clock.round == round_ && !clock.obstacle && !clock.deadline.paused && clock.deadline.due.lastDay() < on;
  });
}

bool CaseProcedure::notedSince(QStringView step, const DoneStep& since) const {
  return std::ranges::any_of(done_, [&](const DoneStep& done) {
    return done.step->id == step && done.round == since.round && done.on.lastDay() >= since.on.firstDay();
  });
}

/// After the last notice: waived, or the five days are over (R57); a statement alone suffices where no hearing could be asked for.
bool CaseProcedure::statementOver(QDate on) const {
  const DoneStep* served = last(u"notify_served", on);
  const DoneStep* notice = last(u"notify", on);
  if (!served) {
    return false;
  }
  const bool hearing = notice && notice->detail(QStringLiteral("hearing_right")) == QStringLiteral("是");
  if (notedSince(u"waive", *served) || notedSince(u"hearing_request", *served) || (!hearing && notedSince(u"statement", *served))) {
    return true;
  }
  // A later notice has its own period: the last one decides.
  const CaseClock* period = nullptr;
  for (const CaseClock& clock : clocks_) {
    period = clock.rule.id == u"STATEMENT" ? &clock : period;
  }
  return period && !period->obstacle && period->deadline.due.lastDay() < on;
}

/// Every request has its hearing with a report, or was taken back.
bool CaseProcedure::hearingsOver(QDate on) const {
  const auto ends = [&](const DoneStep& done, const DoneStep& request) {
    const DoneStep* root = rootOf(done);
    const bool its = root->step->id != u"hearing_request" || root == &request;
    return its && (done.step->id == u"hearing_report" || done.step->id == u"hearing_waived") && done.stands(on) && !contradictsOrder(request.on, done.on);
  };
  return std::ranges::all_of(done_, [&](const DoneStep& request) {
    return request.step->id != u"hearing_request" || !request.stands(on) ||
           std::ranges::any_of(done_, [&](const DoneStep& done) { return ends(done, request); });
  });
}

/// Goods are disposed of early with the consent of the right holder, or when the period of the notice to an unknown one is over (R41).
bool CaseProcedure::disposalAgreed(QDate on) const {
  return std::ranges::any_of(done_, [&](const DoneStep& done) {
    const Result<EventDate> until = EventDate::parse(done.detail(QStringLiteral("until")));
    return done.step->id == u"early_consent" || (done.step->id == u"early_notice" && until && until->lastDay() < on);
  });
}

bool CaseProcedure::repairBanned(QDate on) const {
  return std::ranges::any_of(clocks_, [&](const CaseClock& clock) {
    return clock.rule.id == u"REPAIR_BAN" && !clock.obstacle && clock.triggerAt.firstDay() <= on && on <= clock.deadline.due.lastDay();
  });
}

bool CaseProcedure::guard(QStringView name, QDate on) const {
  const auto after = [&](const char16_t* later, const char16_t* earlier) {
    const DoneStep* first = last(earlier);
    const DoneStep* second = last(later);
    return first && second && !contradictsOrder(first->on, second->on);
  };
  if (name == u"@not_suspended") {
    return !isSuspended();
  }
  if (name == u"@suspended") {
    return isSuspended();
  }
  if (name == u"@not_in_review") {
    return !happened(u"submit_review") || after(u"review_done", u"submit_review");
  }
  if (name == u"@statement_over") {
    return statementOver(on);
  }
  if (name == u"@hearing_over") {
    return hearingsOver(on);
  }
  if (name == u"@payment_over") {
    return !isPaid() && clockOver(u"PAY", on);
  }
  if (name == u"@review_passed") {
    const DoneStep* review = last(u"review_done");
    return review && review->detail(QStringLiteral("review_opinion")) != QStringLiteral("退回补充调查");
  }
  if (name == u"@remedy_over") {
    return clockOver(u"SUIT_AFTER_REVIEW", on) || (!happened(u"review_applied") && clockOver(u"APPEAL_SUIT", on)) || happened(u"judgment");
  }
  if (name == u"@demand_over") {
    return clockOver(u"DEMAND", on);
  }
  if (name == u"@executed") {
    // A decision taken over from a ledger says nothing of its payment.
    const DoneStep* decision = happened(u"decide") ? first(u"decide") : first(u"simple_decide");
    return !decision || !decision->event || isPaid() || happened(u"court_end") || isAnnulled();
  }
  if (name == u"@published") {
    return std::ranges::any_of(done_, [&](const DoneStep& done) { return done.step->id == u"publish" && done.on.firstDay() <= on; });
  }
  if (name == u"@disposal_agreed") {
    return disposalAgreed(on);
  }
  if (name == u"@repair_open") {
    return !repairBanned(on);
  }
  if (name == u"@no_open_crime") {
    return !bars_.closing;
  }
  if (name == u"@no_open_measure") {
    return measuresEnded();
  }
  Q_ASSERT_X(false, "CaseProcedure::guard", "the procedure table names a guard nobody computes");
  return false;
}

}  // namespace shuangda
