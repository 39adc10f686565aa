#include "domain/transfer_course.h"

#include <gtest/gtest.h>

#include <random>

#include "services/law_in_force.h"
#include "support/transfer_walk.h"

using namespace shuangda;

namespace {

EventDate at(const char* text) { return *EventDate::parse(QString::fromLatin1(text)); }

/// A matter without a store: events are added as the services would.
class Matter {
 public:
  explicit Matter(TransferLane lane, const char* now = "2026-11-20 09:00") : now_(at(now)), transfer_{.id = {1}, .lane = lane, .openedBy = AccountId{1}} {
    suspects_.push_back({.id = {7}, .transfer = {1}, .name = QStringLiteral("甲")});
  }
  TransferCourse course() const { return {law_.law(), TransferTable::builtIn(), transfer_, nullptr, events_, suspects_, facts_, now_}; }
  Result<void> allow(const QString& step, const EventDate& on) const {
    const TransferStep& row = *TransferTable::builtIn().step(step);
    return course().allow(row, on, row.isOfSuspect() ? std::optional(SuspectId{7}) : std::nullopt);
  }
  void force(TransferEvent event) {
    event.id = {static_cast<std::int64_t>(events_.size()) + 1};
    event.chain = event.id;
    event.recordedAt = *Instant::parseLocal(event.on.text().left(10) + QStringLiteral(" 23:00"));
    events_.push_back(std::move(event));
  }
  Result<void> take(const QString& step, const char* on, const QMap<QString, QString>& details = {}) {
    const Result<void> allowed = allow(step, at(on));
    if (allowed) {
      TransferEvent event = test::filledStep(*TransferTable::builtIn().step(step), at(on), {1}, SuspectId{7});
      event.details.insert(details);
      force(std::move(event));
    }
    return allowed;
  }
  void goTo(const QString& state, const EventDate& on) {
    for (const TransferStep* step : test::wayTo(TransferTable::builtIn(), TransferTable::builtIn().start(transfer_.lane).code, state)) {
      ASSERT_TRUE(allow(step->id, on)) << step->id.toStdString();
      force(test::filledStep(*step, on, {1}, SuspectId{7}));
    }
    ASSERT_EQ(course().state().code, state);
  }
  const CaseClock* clock(const QString& rule) {
    clocks_ = course().clocks();
    const auto found = std::ranges::find_if(clocks_.rbegin(), clocks_.rend(), [&](const CaseClock& one) { return one.rule.id == rule; });
    return found == clocks_.rend() ? nullptr : &*found;
  }

  EventDate now_;
  TransferFacts facts_{.platformEntered = true};
  std::vector<Suspect> suspects_{};

 private:
  ShippedLaw law_{};
  Transfer transfer_;
  std::vector<TransferEvent> events_{};
  std::vector<CaseClock> clocks_{};
};

TransferLane laneOf(const QString& state) { return TransferTable::builtIn().state(state)->lane; }

struct Row {
  QString step{};
  QString from{};
  QString to{};
};

std::vector<Row> everyRow() {
  std::vector<Row> rows;
  for (const TransferStep& step : TransferTable::builtIn().steps()) {
    for (const TransferStep::Move& move : step.moves) {
      rows.push_back({step.id, move.from, move.to});
    }
  }
  return rows;
}

class TransferRow : public testing::TestWithParam<Row> {};

std::string rowName(const testing::TestParamInfo<Row>& info) { return (info.param.step + u'_' + info.param.from).toStdString(); }

}  // namespace

/// Forward: in its state the step is allowed and leads where the row says.
TEST_P(TransferRow, leadsWhereTheTableSays) {
  const Row& row = GetParam();
  const EventDate day = at("2026-03-02 10:00");
  // A state may be entered from the other lane only: not_prosecute leads a forward matter to R1, suspect_again back to F1.
  Matter matter(laneOf(row.from), "2026-11-20 09:00");
  matter.goTo(row.from, day);
  const TransferStep& step = *TransferTable::builtIn().step(row.step);
  if (!step.guards.isEmpty()) {
    const Result<void> allowed = matter.allow(row.step, at("2026-11-19 10:00"));
    EXPECT_TRUE(allowed || allowed.error().value.contains(QStringLiteral(" guard "))) << allowed.error().value.toStdString();
    return;
  }
  ASSERT_TRUE(matter.allow(row.step, day));
  TransferEvent event = test::filledStep(step, day, {1}, SuspectId{7});
  EXPECT_TRUE(matter.course().checkDetails(step, event.details));
  EXPECT_TRUE(matter.course().missingPapers(step, event.details, event.papers).isEmpty());
  matter.force(event);
  EXPECT_EQ(matter.course().state().code, row.to);
}

/// Refused: in every state without such a row the step is refused, and says in which state the matter is.
TEST_P(TransferRow, isRefusedInEveryOtherState) {
  const TransferStep& step = *TransferTable::builtIn().step(GetParam().step);
  for (const TransferState& state : TransferTable::builtIn().states()) {
    if (step.from(state.code)) {
      continue;
    }
    Matter matter(state.lane);
    matter.goTo(state.code, at("2026-03-02 10:00"));
    const Result<void> allowed = matter.allow(step.id, at("2026-03-03 10:00"));
    ASSERT_FALSE(allowed) << state.code.toStdString();
    EXPECT_EQ(allowed.error().value, step.id + QStringLiteral(" state ") + state.code);
  }
}

INSTANTIATE_TEST_SUITE_P(Machine, TransferRow, testing::ValuesIn(everyRow()), rowName);

TEST(TransferTable, everyRuleNamedExists) {
  const LawBook book = LawBook::builtIn();
  for (const TransferStep& step : TransferTable::builtIn().steps()) {
    QStringList rules = step.extends;
    rules << step.paperDue;
    for (const Conditional& completed : step.completes) {
      rules << completed.name;
    }
    for (const QString& rule : rules) {
      const bool known = rule.isEmpty() || rule == u"*" || (rule.endsWith(u'*') ? std::ranges::any_of(book.all(), [&](const DeadlineRule& one) { return one.id.startsWith(rule.chopped(1)); }) : book.latest(rule) != nullptr);
      EXPECT_TRUE(known) << step.id.toStdString() << " names " << rule.toStdString();
    }
    EXPECT_FALSE(step.article.isEmpty()) << step.id.toStdString();
  }
}

TEST(TransferTable, everyStateIsReachedAndEveryOpenOneIsLeft) {
  const TransferTable& table = TransferTable::builtIn();
  for (const TransferState& state : table.states()) {
    const bool reached = &state == &table.start(state.lane) || !test::wayTo(table, table.start(state.lane).code, state.code).empty();
    EXPECT_TRUE(reached) << state.code.toStdString();
    const bool left = std::ranges::any_of(table.steps(), [&](const TransferStep& step) { return step.from(state.code) && step.from(state.code) != state.code; });
    EXPECT_EQ(left, state.kind != TransferState::Kind::End) << state.code.toStdString();
  }
}

// The worked values of the specification of the deadline engine.
TEST(TransferClocks, workedValues) {
  Matter head(TransferLane::Forward, "2025-09-29 12:00");
  ASSERT_TRUE(head.take(QStringLiteral("flag_crime_suspicion"), "2025-09-28"));
  ASSERT_TRUE(head.take(QStringLiteral("assign_team"), "2025-09-28"));
  ASSERT_TRUE(head.take(QStringLiteral("submit_report"), "2025-09-29"));
  EXPECT_EQ(head.clock(QStringLiteral("TR_HEAD_DECIDE"))->deadline.alarm.text(), QStringLiteral("2025-10-02"));
  EXPECT_EQ(head.clock(QStringLiteral("TR_HEAD_DECIDE"))->deadline.due.text(), QStringLiteral("2025-10-09"));
  head.now_ = at("2025-10-01 09:00");
  ASSERT_TRUE(head.take(QStringLiteral("approve_transfer"), "2025-09-30 17:20"));
  EXPECT_EQ(head.clock(QStringLiteral("TR_HANDOVER"))->deadline.due.text(), QStringLiteral("2025-10-01 17:20"));
  EXPECT_EQ(head.clock(QStringLiteral("TR_HEAD_DECIDE"))->state, CaseClock::State::Done);

  Matter police(TransferLane::Forward, "2025-03-20 18:00");
  police.goTo(QStringLiteral("F5"), at("2025-03-13 10:00"));
  ASSERT_TRUE(police.take(QStringLiteral("sign_receipt"), "2025-03-14 10:00"));
  EXPECT_EQ(police.clock(QStringLiteral("PO_EXAM_3D"))->deadline.due.text(), QStringLiteral("2025-03-17"));
  EXPECT_EQ(police.clock(QStringLiteral("PO_EXAM_10D"))->deadline.due.text(), QStringLiteral("2025-03-24"));
  EXPECT_EQ(police.clock(QStringLiteral("PO_EXAM_30D"))->deadline.due.text(), QStringLiteral("2025-04-14"));
  ASSERT_TRUE(police.take(QStringLiteral("refuse_filing"), "2025-03-19", {{QStringLiteral("notice_on"), QStringLiteral("2025-03-20")}}));
  EXPECT_EQ(police.clock(QStringLiteral("TR_RECONSIDER"))->deadline.alarm.text(), QStringLiteral("2025-03-23"));
  EXPECT_EQ(police.clock(QStringLiteral("TR_RECONSIDER"))->deadline.due.text(), QStringLiteral("2025-03-24"));

  Matter reverse(TransferLane::Reverse, "2025-01-02 09:00");
  ASSERT_TRUE(reverse.take(QStringLiteral("receive_reverse"), "2024-12-31", {{QStringLiteral("reverse_paper"), QStringLiteral("检察意见书")}, {QStringLiteral("due_printed"), QStringLiteral("否")}}));
  EXPECT_EQ(reverse.clock(QStringLiteral("RV_REPLY"))->deadline.due.text(), QStringLiteral("2025-02-28"));
}

TEST(TransferClocks, thePeriodPrintedInThePaperReplacesTheRule) {
  Matter matter(TransferLane::Reverse, "2026-03-02 09:00");
  ASSERT_TRUE(matter.take(QStringLiteral("receive_reverse"), "2026-03-02",
                          {{QStringLiteral("reverse_paper"), QStringLiteral("检察意见书")}, {QStringLiteral("due_printed"), QStringLiteral("是")}, {QStringLiteral("due_on"), QStringLiteral("2026-04-02")}}));
  EXPECT_EQ(matter.clock(QStringLiteral("RV_REPLY"))->deadline.due.text(), QStringLiteral("2026-04-02"));
  EXPECT_EQ(matter.clock(QStringLiteral("RV_REGISTER"))->state, CaseClock::State::Done);
}

TEST(TransferClocks, returningAReportDoesNotRestartTheThreeDaysAndANewReportDoes) {
  Matter matter(TransferLane::Forward, "2026-03-10 09:00");
  ASSERT_TRUE(matter.take(QStringLiteral("flag_crime_suspicion"), "2026-03-01"));
  ASSERT_TRUE(matter.take(QStringLiteral("assign_team"), "2026-03-01"));
  ASSERT_TRUE(matter.take(QStringLiteral("submit_report"), "2026-03-02"));
  ASSERT_TRUE(matter.take(QStringLiteral("return_report"), "2026-03-03"));
  EXPECT_EQ(matter.clock(QStringLiteral("TR_HEAD_DECIDE"))->deadline.hardDue.text(), QStringLiteral("2026-03-05"));
  EXPECT_EQ(matter.clock(QStringLiteral("TR_HEAD_DECIDE"))->state, CaseClock::State::Overdue);
  ASSERT_TRUE(matter.take(QStringLiteral("submit_report"), "2026-03-09"));
  EXPECT_EQ(matter.clock(QStringLiteral("TR_HEAD_DECIDE"))->deadline.hardDue.text(), QStringLiteral("2026-03-12"));
}

TEST(TransferClocks, aWithdrawnTransferCountsAsNotSent) {
  Matter matter(TransferLane::Forward, "2026-03-05 09:00");
  matter.goTo(QStringLiteral("F4"), at("2026-03-02 10:00"));
  ASSERT_TRUE(matter.take(QStringLiteral("send_transfer"), "2026-03-02 15:00"));
  EXPECT_EQ(matter.clock(QStringLiteral("TR_HANDOVER"))->state, CaseClock::State::Done);
  ASSERT_TRUE(matter.take(QStringLiteral("withdraw_transfer"), "2026-03-02 16:00"));
  EXPECT_EQ(matter.clock(QStringLiteral("TR_HANDOVER"))->state, CaseClock::State::Overdue);
  EXPECT_TRUE(std::ranges::none_of(matter.course().standing().milestones, [](const Milestone& one) { return one.name == u"sent"; }));
  ASSERT_TRUE(matter.take(QStringLiteral("send_transfer"), "2026-03-04 15:00"));
  EXPECT_EQ(matter.course().standing().round, 2);
  const Result<void> late = matter.take(QStringLiteral("sign_receipt"), "2026-03-04 16:00");
  ASSERT_TRUE(late);
  EXPECT_FALSE(matter.take(QStringLiteral("withdraw_transfer"), "2026-03-04 17:00"));
}

TEST(TransferCourse, aTeamHasTwoOfficers) {
  Matter matter(TransferLane::Forward);
  matter.goTo(QStringLiteral("F1"), at("2026-03-02 10:00"));
  const TransferStep& team = *TransferTable::builtIn().step(u"assign_team");
  EXPECT_FALSE(matter.course().checkDetails(team, {{QStringLiteral("officers"), QStringLiteral("李一")}, {QStringLiteral("approver"), QStringLiteral("甲")}}));
}

TEST(TransferCourse, aDeputyCannotApproveAndADayIsNotEnough) {
  Matter matter(TransferLane::Forward);
  matter.goTo(QStringLiteral("F3"), at("2026-03-02 10:00"));
  const TransferStep& approve = *TransferTable::builtIn().step(u"approve_transfer");
  const Result<void> deputy = matter.course().checkDetails(approve, {{QStringLiteral("head_name"), QStringLiteral("甲")}, {QStringLiteral("head_role"), QStringLiteral("副职负责人")}});
  ASSERT_FALSE(deputy);
  EXPECT_EQ(deputy.error().field, QStringLiteral("head_role"));
  const Result<void> day = matter.allow(approve.id, at("2026-03-03"));
  ASSERT_FALSE(day);
  EXPECT_EQ(day.error().field, QStringLiteral("transfer_on"));
}

TEST(TransferCourse, suspectsAreFollowedOneByOneAndTheLastDecides) {
  Matter matter(TransferLane::Forward);
  matter.suspects_.push_back({.id = {8}, .transfer = {1}, .name = QStringLiteral("乙")});
  matter.goTo(QStringLiteral("F9"), at("2026-03-02 10:00"));
  const TransferStep& free = *TransferTable::builtIn().step(u"not_prosecute");
  const TransferStep& judged = *TransferTable::builtIn().step(u"judgment_effective");
  ASSERT_TRUE(matter.course().allow(free, at("2026-04-02"), SuspectId{7}));
  matter.force(test::filledStep(free, at("2026-04-02"), {1}, SuspectId{7}));
  EXPECT_EQ(matter.course().state().code, QStringLiteral("F9"));
  EXPECT_FALSE(matter.course().allow(judged, at("2026-05-02"), SuspectId{7}));
  matter.force(test::filledStep(judged, at("2026-05-02"), {1}, SuspectId{8}));
  EXPECT_EQ(matter.course().state().code, QStringLiteral("F16"));
  const TransferStanding standing = matter.course().standing();
  EXPECT_EQ(standing.flags.at(QStringLiteral("judgment")), 3);
  EXPECT_EQ(standing.flags.at(QStringLiteral("prosecution")), 4);
}

/// Random walks never reach a state the table does not allow.
TEST(TransferCourse, randomWalksStayWithinTheTable) {
  std::mt19937 random(20261122);
  const TransferTable& table = TransferTable::builtIn();
  for (int walk = 0; walk < 60; ++walk) {
    const auto lane = static_cast<TransferLane>(walk % 5);
    Matter matter(lane, "2026-11-20 09:00");
    QDate day(2026, 1, 5);
    for (int i = 0; i < 40; ++i) {
      const QString before = matter.course().state().code;
      const TransferStep& step = table.steps()[random() % table.steps().size()];
      const EventDate on = at((day.toString(Qt::ISODate) + QStringLiteral(" 10:00")).toLatin1().constData());
      const bool possible = step.from(before).has_value();
      const Result<void> allowed = matter.allow(step.id, on);
      ASSERT_TRUE(!allowed || possible) << step.id.toStdString() << " in " << before.toStdString();
      if (allowed) {
        matter.force(test::filledStep(step, on, {1}, SuspectId{7}));
        const QString after = matter.course().state().code;
        ASSERT_TRUE(after == *step.from(before) || (step.repeat == TransferStep::Repeat::EndsSuspect)) << step.id.toStdString();
        day = day.addDays(static_cast<int>(random() % 5));
      }
    }
  }
}
