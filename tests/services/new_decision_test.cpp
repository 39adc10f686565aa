#include "support/case_steps.h"

using namespace shuangda;

namespace {

class NewDecisionTest : public test::CaseStepsTest {
 protected:
  void decide(const char* submitted, const char* notified, const char* decided, const char* fine) {
    must("submit_review", submitted, {QStringLiteral("review_kind=案件审核")});
    must("review_done", submitted, {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
    const QString penalties = QStringLiteral("penalties=罚款 ") + QLatin1String(fine);
    must("notify", notified, {penalties, QStringLiteral("hearing_right=否")});
    must("notify_served", notified, {QStringLiteral("way=直接")});
    must("waive", notified);
    must("decide", decided, {penalties}, Numbering::Next);
  }
  CaseEvent annul(const char* on) { return must("annul", on, {QStringLiteral("annul_kind=撤销并责令重新作出"), QStringLiteral("organ=市政府")}); }
};

}  // namespace

TEST_P(NewDecisionTest, getsItsOwnNumberAndCarriesTheCase) {
  file("2026-09-02");
  must("close_investigation", "2026-09-03");
  decide("2026-09-04", "2026-09-07", "2026-09-09", "5000");
  const QString firstNumber = stored().decision.docNo;
  EXPECT_FALSE(firstNumber.isEmpty());
  annul("2026-10-12");
  decide("2026-10-13", "2026-10-14", "2026-10-16", "3000");
  EXPECT_NE(stored().decision.docNo, firstNumber);
  EXPECT_TRUE(stored().decision.docNo.contains(QStringLiteral("市监处罚〔2026〕2号")));
  EXPECT_EQ(stored().decision.date->text(), QStringLiteral("2026-10-16"));
  EXPECT_EQ(stored().decision.fine, Money::ofFen(300'000));
  EXPECT_EQ(stored().decision.annulledDate->text(), QStringLiteral("2026-10-12"));
  expectSound();
}

TEST_P(NewDecisionTest, takenBackGivesTheAnnulledOneBack) {
  file("2026-09-02");
  must("close_investigation", "2026-09-03");
  decide("2026-09-04", "2026-09-07", "2026-09-09", "5000");
  const PenaltyDecision first = stored().decision;
  const CaseEvent annulment = annul("2026-10-12");
  decide("2026-10-13", "2026-10-14", "2026-10-16", "3000");
  ProcedureService service(*store_);
  EXPECT_EQ(service.withdraw(session_, annulment.id, QStringLiteral("误登记")).error().value, QStringLiteral("submit_review blocked decide"));
  const CaseCourse course = *service.course(session_, case_.id);
  ASSERT_TRUE(service.withdraw(session_, course.rows.back().id, QStringLiteral("误登记")));
  EXPECT_EQ(stored().decision.date, first.date);
  EXPECT_EQ(stored().decision.docNo, first.docNo);
  EXPECT_EQ(stored().decision.fine, first.fine);
  EXPECT_EQ(stored().decision.annulledDate->text(), QStringLiteral("2026-10-12"));
  expectSound();
}

TEST_P(NewDecisionTest, correctionOfTheFirstOneLeavesTheNewOneInTheCase) {
  file("2026-09-02");
  must("close_investigation", "2026-09-03");
  decide("2026-09-04", "2026-09-07", "2026-09-09", "5000");
  ProcedureService service(*store_);
  const CaseEvent first = service.course(session_, case_.id)->rows.back();
  annul("2026-10-12");
  decide("2026-10-13", "2026-10-14", "2026-10-16", "3000");
  CaseEvent fields = event("decide", "2026-09-10", {QStringLiteral("penalties=罚款 5000")});
  fields.docNo = first.docNo;
  const Result<CaseEvent> corrected = service.correct(session_, first.id, fields, QStringLiteral("日期抄错"));
  ASSERT_TRUE(corrected) << refusalText(corrected.error()).toStdString();
  EXPECT_EQ(stored().decision.date->text(), QStringLiteral("2026-10-16"));
  EXPECT_EQ(stored().decision.fine, Money::ofFen(300'000));
  expectSound();
}

SHUANGDA_ON_BOTH_ENGINES(NewDecisionTest);
