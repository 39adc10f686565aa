#include <algorithm>

#include "base/text.h"
#include "domain/legal_case_fields.h"
#include "domain/penalty.h"
#include "domain/procedure.h"
#include "domain/step_details.h"

namespace shuangda {
namespace {

bool isPerson(const LegalCase& legalCase) {
  const QString& type = legalCase.party.type;
  return type == QStringLiteral("自然人") || type == QStringLiteral("个体工商户");
}

Money sumOf(const std::vector<Penalty>& penalties, QStringView kinds) {
  Money sum;
  for (const Penalty& penalty : penalties) {
    sum += penalty.amount && kinds.contains(penalty.kind) ? *penalty.amount : Money{};
  }
  return sum;
}

/// Fine, or confiscated income and goods together, at or above the limit; or a kind that always does.
bool reachesHearing(const std::vector<Penalty>& penalties, Money limit, const QStringList& always) {
  return sumOf(penalties, u"罚款") >= limit || sumOf(penalties, u"没收违法所得 没收非法财物") >= limit ||
         std::ranges::any_of(penalties, [&](const Penalty& penalty) { return always.contains(penalty.kind); });
}

using Done = std::vector<DoneStep>;
using Warnings = std::vector<StepWarning>;

void remarkGap(const Done& done, const CaseEvent& event, int gap, Warnings& found) {
  const DoneStep* previous = nullptr;
  for (const DoneStep& step : done) {
    previous = step.step->track != ProcedureStep::Track::Transfer && step.on.lastDay() <= event.on.firstDay() ? &step : previous;
  }
  if (previous && previous->on.lastDay().daysTo(event.on.firstDay()) > gap) {
    const QString detail = QStringLiteral("%1 %2").arg(previous->step->id).arg(previous->on.lastDay().daysTo(event.on.firstDay()));
    found.push_back({StepWarning::Kind::FarApart, detail});
  }
}

/// A hearing wants a 法制审核 after it; a penalty is not made heavier than it was notified.
void remarkDecision(const DoneStep* notice, const DoneStep* hearing, const Done& done, const std::vector<Penalty>& penalties, Warnings& found) {
  const bool legalReview = std::ranges::any_of(done, [&](const DoneStep& step) {
    return step.stands() && step.step->id == u"submit_review" && step.detail(QStringLiteral("review_kind")) == QStringLiteral("法制审核") &&
           (!hearing || step.on.lastDay() >= hearing->on.firstDay());
  });
  if (hearing && !legalReview) {
    found.push_back({StepWarning::Kind::LegalReviewMissing, {}});
  }
  const auto notified = parsePenalties(notice ? notice->detail(QStringLiteral("penalties")) : QString()).value_or(std::vector<Penalty>{});
  if (!notified.empty() && sumOf(penalties, u"罚款") > sumOf(notified, u"罚款")) {
    found.push_back({StepWarning::Kind::HeavierAfterHearing, {}});
  }
}

/// Only a date nobody recorded is compared: a second publication or decision has its own.
void remarkOtherDate(const Done& done, const ProcedureStep& step, const CaseEvent& event, Warnings& found) {
  for (const DoneStep& known : done) {
    const bool implied = !known.event && known.stands() && !step.caseField.isEmpty() && known.step->caseField == step.caseField;
    if (implied && known.on != event.on && !event.on.text().startsWith(known.on.text())) {
      found.push_back({StepWarning::Kind::DiffersFromCase, known.on.text()});
    }
  }
}

std::ptrdiff_t voidExtensions(const Deadline& deadline) {
  using Kind = DeadlineRemark::Kind;
  return std::ranges::count_if(deadline.remarks, [](const DeadlineRemark& remark) {
    return remark.kind == Kind::ExtensionTooLate || remark.kind == Kind::ExtensionTooLong || remark.kind == Kind::ExtensionNotAllowed;
  });
}

}  // namespace

Result<void> CaseProcedure::checkDetails(const ProcedureStep& step, const QMap<QString, QString>& details) const {
  // Warnings and orders to stop go on beside the transfer; a fine would be set off against the 罚金 or stand in its place.
  if (bars_.fine && sumOf(parsePenalties(details.value(QStringLiteral("penalties"))).value_or(std::vector<Penalty>{}), u"罚款") > Money{} &&
      (step.id == u"decide" || step.id == u"simple_decide")) {
    return refuse(ErrorCode::WrongState, QStringLiteral("procedure"), step.id + QStringLiteral(" guard fine_allowed"));
  }
  return checkStepDetails(step.details, details, law_.table, law_.parameters, [&](const Conditional& condition) { return holds(condition, details); });
}

std::vector<StepWarning> CaseProcedure::warnings(const CaseEvent& event) const {
  using Kind = StepWarning::Kind;
  std::vector<StepWarning> found;
  const ProcedureStep& step = *law_.table.find(event.step);
  remarkGap(done_, event, law_.parameters.number(QStringLiteral("odd_gap_days")), found);
  if (step.id == u"close" && first(u"file") && first(u"file")->on.text().left(10) == event.on.text().left(10)) {
    found.push_back({Kind::ClosedSameDay, {}});
  }
  for (const CaseClock& clock : clocks_) {
    const bool ends = std::ranges::any_of(step.completes, [&](const Conditional& c) { return c.name == clock.rule.id && holds(c, event.details); });
    const bool same = !event.subject || *event.subject == clock.trigger;
    // An annulment takes periods away; it meets none of them late.
    if (ends && same && step.reopens.isEmpty() && clock.isOpen() && !clock.obstacle && clock.rule.atEnd == DeadlineRule::AtEnd::Miss &&
        event.on.lastDay() > clock.limit().lastDay()) {
      found.push_back({Kind::Late, QStringLiteral("%1 %2").arg(clock.rule.id, clock.limit().text())});
    }
  }
  const auto penalties = parsePenalties(event.details.value(QStringLiteral("penalties"))).value_or(std::vector<Penalty>{});
  const char* side = isPerson(case_) ? "person" : "unit";
  const auto limit = [&](const char* what) { return law_.parameters.money(QStringLiteral("%1_limit_%2").arg(QLatin1String(what), QLatin1String(side))); };
  const bool offered = event.details.value(QStringLiteral("hearing_right")) == QStringLiteral("是");
  if (step.id == u"notify" && !offered && reachesHearing(penalties, limit("hearing"), law_.parameters.list(QStringLiteral("hearing_kinds")))) {
    found.push_back({Kind::HearingNotOffered, limit("hearing").yuanShortText()});
  }
  if (step.id == u"simple_decide" && sumOf(penalties, u"罚款") > limit("simple")) {
    found.push_back({Kind::SimpleLimit, limit("simple").yuanShortText()});
  }
  if (step.id == u"review_done" && officers().contains(event.details.value(QStringLiteral("reviewer")))) {
    found.push_back({Kind::ReviewerInvestigates, {}});
  }
  if (step.id == u"file") {
    if (const std::optional<EventDate> over = limitationOver(event)) {
      found.push_back({Kind::LimitationOver, over->text()});
    }
  }
  if (step.id == u"decide") {
    remarkDecision(last(u"notify"), last(u"hearing_held"), done_, penalties, found);
  }
  remarkOtherDate(done_, step, event, found);
  if (const std::optional<EventDate> from = repairFrom(event)) {
    found.push_back({Kind::RepairEarly, from->text()});
  }
  return found;
}

/// The first day on which repair may be asked for, when the request came before it (信用修复管理办法第8条、第9条、第13条).
std::optional<EventDate> CaseProcedure::repairFrom(const CaseEvent& event) const {
  if (event.step != u"repair_accept" || event.details.value(QStringLiteral("accepted")) != QStringLiteral("受理")) {
    return std::nullopt;
  }
  const QString object = event.details.value(QStringLiteral("repair_object"));
  for (const CaseClock& clock : clocks_) {
    const bool list = clock.rule.id == u"LIST_MIN" && object == QStringLiteral("严重违法失信名单");
    const bool penalty = (clock.rule.id == u"PUB_GENERAL_MIN" || clock.rule.id == u"PUB_SERIOUS_MIN") && object == QStringLiteral("行政处罚信息");
    if ((list || penalty) && clock.isOpen() && !clock.obstacle && event.on.lastDay() < clock.deadline.due.firstDay()) {
      return clock.deadline.due;
    }
  }
  return std::nullopt;
}

/// The end of the period for a penalty, when the breach was found only after it (P36).
std::optional<EventDate> CaseProcedure::limitationOver(const CaseEvent& event) const {
  const Result<EventDate> ended = EventDate::parse(event.details.value(QStringLiteral("act_ended")));
  const bool harm = event.details.value(QStringLiteral("life_harm")) == QStringLiteral("是");
  if (!ended || ended->precision() < EventDate::Precision::Day) {
    return std::nullopt;
  }
  const Result<Deadline> limit = calculateDeadline(law_, harm ? QStringLiteral("LIMITATION_5Y") : QStringLiteral("LIMITATION_2Y"), *ended, {}, {}, now_.firstDay());
  const EventDate found = happened(u"found") ? first(u"found")->on : event.on;
  return limit && found.lastDay() > limit->due.lastDay() ? std::optional(limit->due) : std::nullopt;
}

Result<void> CaseProcedure::checkExtension(const ProcedureStep& step, const CaseEvent& event) const {
  if (step.extends.isEmpty()) {
    return {};
  }
  for (const CaseClock& clock : clocks_) {
    const bool ofEarlierDecision = !step.subjects.isEmpty() && clock.round < round_;
    if (!step.extends.contains(clock.rule.id) || clock.obstacle || ofEarlierDecision || (event.subject && *event.subject != clock.trigger)) {
      continue;
    }
    const Result<EventDate> until = EventDate::parse(event.details.value(QStringLiteral("until")));
    Extension extension{.unit = clock.rule.unit, .approvedOn = event.on.firstDay()};
    extension.amount = until ? static_cast<int>(clock.deadline.hardDue.lastDay().daysTo(until->lastDay())) : event.details.value(QStringLiteral("amount")).toInt();
    if (clock.rule.furtherExtension && !clock.extensions.empty() && event.details.value(QStringLiteral("collective")) != QStringLiteral("是")) {
      return refuse(ErrorCode::Required, QStringLiteral("collective"));
    }
    std::vector<Extension> extended = clock.extensions;
    extended.push_back(extension);
    const Result<Deadline> deadline = computeDeadline(clock.rule, clock.triggerAt, clock.exclusions, extended, law_.calendar, now_.firstDay(), law_.parameters.restDays());
    if (!deadline || voidExtensions(*deadline) > voidExtensions(clock.deadline)) {
      return refuse(ErrorCode::OutOfRange, QStringLiteral("procedure"), step.id + QStringLiteral(" extension ") + clock.deadline.hardDue.text());
    }
  }
  return {};
}

}  // namespace shuangda
