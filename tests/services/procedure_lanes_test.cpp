#include "support/case_steps.h"

using namespace shuangda;

namespace {

class ProcedureLanesTest : public test::CaseStepsTest {
 protected:
  void decide() {
    file("2026-09-02");
    must("close_investigation", "2026-09-03");
    must("submit_review", "2026-09-04", {QStringLiteral("review_kind=案件审核")});
    must("review_done", "2026-09-04", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
    must("notify", "2026-09-07", {QStringLiteral("penalties=罚款 500"), QStringLiteral("hearing_right=否")});
    must("notify_served", "2026-09-07", {QStringLiteral("way=直接")});
    must("waive", "2026-09-08");
    must("decide", "2026-09-09", {QStringLiteral("penalties=罚款 500")});
  }
  std::optional<RunningClock> running(const char* rule) {
    for (const RunningClock& clock : clocks()) {
      if (clock.rule == QLatin1String(rule)) {
        return clock;
      }
    }
    return std::nullopt;
  }
};

}  // namespace

TEST_P(ProcedureLanesTest, onlyAPublicNoticeOfServiceHasANumber) {
  decide();
  const CaseEvent notice = must("serve_decision", "2026-09-10", {QStringLiteral("way=公告")}, Numbering::Next);
  EXPECT_TRUE(notice.docNo.contains(QStringLiteral("市监罚送告〔2026〕1号"))) << notice.docNo.toStdString();
  EXPECT_EQ(must("serve_decision", "2026-09-11", {QStringLiteral("way=直接")}, Numbering::Next).docNo, QString());
  const CaseEvent other = must("serve_other", "2026-09-11", {QStringLiteral("paper=责令改正通知书"), QStringLiteral("way=公告")}, Numbering::Next);
  EXPECT_TRUE(other.docNo.contains(QStringLiteral("市监罚送告〔2026〕2号"))) << other.docNo.toStdString();
  expectSound();
}

TEST_P(ProcedureLanesTest, hearingPutOffMovesTheKeptClocks) {
  file("2026-09-02");
  must("close_investigation", "2026-09-03");
  must("submit_review", "2026-09-04", {QStringLiteral("review_kind=法制审核")});
  must("review_done", "2026-09-04", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  must("notify", "2026-09-07", {QStringLiteral("penalties=罚款 200000"), QStringLiteral("hearing_right=是")});
  must("notify_served", "2026-09-07", {QStringLiteral("way=直接")});
  const CaseEvent request = must("hearing_request", "2026-09-08");
  must("hearing_host", "2026-09-09", {QStringLiteral("host=己")});
  must("hearing_file", "2026-09-10");
  const QStringList place{QStringLiteral("place=局会议室"), QStringLiteral("public_hearing=是")};
  must("hearing_fix", "2026-09-11", place + QStringList{QStringLiteral("hearing_at=2026-12-01 09:00")});
  const std::optional<RunningClock> first = running("HEAR_NOTICE");
  ASSERT_TRUE(first);
  const CaseEvent again = must("hearing_fix", "2026-11-20", place + QStringList{QStringLiteral("hearing_at=2026-12-15 09:00")});
  const std::vector<RunningClock> all = clocks();
  EXPECT_EQ(std::ranges::count(all, QStringLiteral("HEAR_NOTICE"), &RunningClock::rule), 1);
  EXPECT_EQ(running("HEAR_NOTICE")->triggerAt.text(), QStringLiteral("2026-12-15 09:00"));
  ASSERT_TRUE(ProcedureService(*store_).withdraw(session_, again.id, QStringLiteral("误登记")));
  EXPECT_EQ(running("HEAR_NOTICE")->triggerAt.text(), QStringLiteral("2026-12-01 09:00")) << "the first date holds again";
  EXPECT_FALSE(ProcedureService(*store_).withdraw(session_, request.id, QStringLiteral("误登记"))) << "its host rests on it";
  expectSound();
}

TEST_P(ProcedureLanesTest, oldPublicityIsKeptAndConfirmedByTheOffice) {
  LegalCase old = stored();
  old.filedDate = EventDate::ofDay(QDate(2025, 6, 2));
  old.decision = {.date = EventDate::ofDay(QDate(2025, 8, 4)), .kinds = {QStringLiteral("罚款")}, .fine = Money::ofFen(500'000)};
  ASSERT_TRUE(CaseService(*store_).save(session_, old));
  CaseEvent publication = event("publish", "2025-08-20", {QStringLiteral("publish_class=严重")});
  publication.note = QStringLiteral("补登记");
  const Result<CaseEvent> published = ProcedureService(*store_).record(session_, publication, Numbering::AsGiven, Oddities::Confirmed);
  ASSERT_TRUE(published) << refusalText(published.error()).toStdString();
  EXPECT_EQ(running("PUB_SERIOUS_END")->due->text(), QStringLiteral("2028-08-20"));
  expectSound();
  ClockService law(*store_);
  const auto remarks = [&] { return law.explain(session_, case_.number, QStringLiteral("PUB_SERIOUS_END"))->front().deadline.remarks; };
  const auto isTransition = [](const DeadlineRemark& remark) { return remark.kind == DeadlineRemark::Kind::Transition; };
  EXPECT_TRUE(std::ranges::any_of(remarks(), isTransition));
  const QString key = QStringLiteral("publicity_transition");
  EXPECT_EQ(law.setParameter(session_, key, QStringLiteral("也许"), QStringLiteral("试")).error().code, ErrorCode::Malformed);
  ASSERT_TRUE(law.setParameter(session_, key, QStringLiteral("已确认"), QStringLiteral("省局答复")));
  EXPECT_TRUE(std::ranges::none_of(remarks(), isTransition));
  ASSERT_TRUE(law.setParameter(session_, key, QStringLiteral("不适用"), QStringLiteral("省局答复")));
  EXPECT_FALSE(running("PUB_SERIOUS_END"));
  expectSound();
}

TEST_P(ProcedureLanesTest, publicationOfTheLedgerKeepsItsDayWhenThereIsAnother) {
  LegalCase old = stored();
  old.filedDate = EventDate::ofDay(QDate(2026, 6, 2));
  old.decision = {.date = EventDate::ofDay(QDate(2026, 8, 4)), .kinds = {QStringLiteral("罚款")}, .fine = Money::ofFen(500'000)};
  old.publishedDate = EventDate::ofDay(QDate(2026, 8, 20));
  ASSERT_TRUE(CaseService(*store_).save(session_, old));
  must("publish_withdraw", "2026-09-01", {QStringLiteral("reason=文书有误")});
  const CaseEvent again = must("publish", "2026-09-03", {QStringLiteral("publish_class=一般")});
  EXPECT_EQ(stored().publishedDate->text(), QStringLiteral("2026-08-20"));
  EXPECT_EQ(running("PUB_GENERAL_END")->triggerAt.text(), QStringLiteral("2026-09-03"));
  ASSERT_TRUE(ProcedureService(*store_).withdraw(session_, again.id, QStringLiteral("误登记")));
  EXPECT_EQ(stored().publishedDate->text(), QStringLiteral("2026-08-20"));
  expectSound();
}

TEST_P(ProcedureLanesTest, creditRepairRunsFromRequestToExecution) {
  decide();
  must("publish", "2026-09-11", {QStringLiteral("publish_class=一般")});
  must("list_decide", "2026-09-09", {QStringLiteral("reason=故意侵犯知识产权"), QStringLiteral("approver=王五")});
  EXPECT_TRUE(running("LIST_PUBLISH_SAME"));
  must("list_publish", "2026-09-14");
  EXPECT_FALSE(running("LIST_PUBLISH_SAME"));
  must("repair_request", "2026-11-16");
  EXPECT_EQ(running("REPAIR_ACCEPT")->due->text(), QStringLiteral("2026-11-18"));
  const Result<CaseEvent> early = record("repair_accept", "2026-11-17", {QStringLiteral("repair_object=行政处罚信息"), QStringLiteral("accepted=受理")});
  ASSERT_FALSE(early);
  EXPECT_TRUE(refusalText(early.error()).contains(QStringLiteral("2026-12-11"))) << refusalText(early.error()).toStdString();
  must("repair_accept", "2026-11-17", {QStringLiteral("repair_object=经营异常名录"), QStringLiteral("accepted=受理")});
  must("repair_decide", "2026-11-18", {QStringLiteral("repair_result=准予修复"), QStringLiteral("fraud=否")});
  ASSERT_TRUE(running("REPAIR_EXECUTE"));
  EXPECT_EQ(running("REPAIR_EXECUTE")->due->text(), QStringLiteral("2026-11-23"));
  must("repair_execute", "2026-11-20", {QStringLiteral("repair_object=经营异常名录")});
  EXPECT_FALSE(running("REPAIR_EXECUTE"));
  EXPECT_TRUE(running("PUB_GENERAL_END")) << "the penalty is still shown";
  expectSound();
}

TEST_P(ProcedureLanesTest, disputeOfJurisdictionIsWatchedOnBothSides) {
  file("2026-11-02");
  must("jur_dispute", "2026-11-09", {QStringLiteral("organ=邻县局")});
  EXPECT_EQ(running("JUR_NEGOT")->owner, QStringLiteral("ours"));
  must("jur_report", "2026-11-12", {QStringLiteral("organ=市局"), QStringLiteral("received=2026-11-13")});
  EXPECT_FALSE(running("JUR_NEGOT"));
  EXPECT_EQ(running("JUR_ASSIGN")->owner, QStringLiteral("other"));
  must("jur_assigned", "2026-11-19", {QStringLiteral("competent=本机关")});
  EXPECT_FALSE(running("JUR_ASSIGN"));
  expectSound();
}

SHUANGDA_ON_BOTH_ENGINES(ProcedureLanesTest);
