#include <gtest/gtest.h>

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;

namespace {

class TransferCli : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(run({"init", "--office", "云岭县双打办", "--admin", "zhang"}).status, 0); }
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{QStringLiteral("--db"), folder_.filePath(QStringLiteral("store.db"))} + arguments,
                                      QStringLiteral("correct horse"));
  }
  QString must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
    return answer.out;
  }
  QJsonObject show(const QString& number) { return QJsonDocument::fromJson(must({"--json", "transfer", "show", number}).toUtf8()).object(); }
  /// The row of the board: cases and persons.
  QString boardRow(const QStringList& period, const QString& row) {
    for (const QString& line : must(QStringList{"--csv", "transfer", "board"} + period).split(u'\n')) {
      if (line.startsWith(row + u',')) {
        return line.mid(row.size() + 1).trimmed();
      }
    }
    return {};
  }
  void importRealCases() { must({"import", "cases", QStringLiteral(SHUANGDA_TEST_DATA "/real_cases.csv")}); }

  QTemporaryDir folder_;
};

}  // namespace

/// Counted by hand in tests/data/real_cases.csv: transferred with a date are RC003 and RC005 (2023-01), RC019 (2023-04), RC021 (2021-04-06),
/// RC028 (2006-09-30), RC031 (2022-07-22, filed by the police 2022-08-19) and RC052 (2023-07-03).
TEST_F(TransferCli, theBoardOfTheRealCasesEqualsAHandCount) {
  importRealCases();
  const QJsonArray matters = QJsonDocument::fromJson(must({"--json", "transfer", "list"}).toUtf8()).array();
  EXPECT_EQ(matters.size(), 7);
  EXPECT_EQ(boardRow({"--from", "2023-01-01", "--until", "2023-12-31"}, "funnel,,sent"), QStringLiteral("4,0"));
  EXPECT_EQ(boardRow({"--from", "2023-04-01", "--until", "2023-06-30"}, "funnel,,sent"), QStringLiteral("1,0")) << "a month counts in its quarter";
  EXPECT_EQ(boardRow({"--from", "2022-07-01", "--until", "2022-09-30"}, "funnel,,filed"), QStringLiteral("1,0"));
  EXPECT_EQ(boardRow({"--from", "2006-01-01", "--until", "2023-12-31"}, "funnel,,sent"), QStringLiteral("7,0"));
  EXPECT_EQ(boardRow({"--from", "2006-01-01", "--until", "2023-12-31"}, "region,大冶市,sent"), QString()) << "no date, no figure";

  // The police accept and file one of them: entered as a user would.
  must({"transfer", "suspect", "RC003", "钱某"});
  must({"transfer", "step", "RC003", "回执签收", "--at", "2023-01-11 09:30", "--set", "接收人=王警官", "--paper", "receipt"});
  must({"transfer", "step", "RC003", "file_case", "--at", "2023-01-13", "--set", "notice_on=2023-01-14", "--paper", "filing_notice"});
  EXPECT_EQ(boardRow({"--from", "2023-01-01", "--until", "2023-03-31"}, "funnel,,filed"), QStringLiteral("1,1"));
  EXPECT_EQ(show("RC003")["state"].toString(), QStringLiteral("F7"));
  const QString table = must({"--csv", "transfer", "table", "--period", "2023Q1"});
  EXPECT_TRUE(table.contains(QStringLiteral("合计,sent,2,"))) << table.toStdString();
  EXPECT_TRUE(table.contains(QStringLiteral("漳浦县市场监督管理局,filed,1,1,0,—"))) << table.toStdString();
  must({"verify"});
}

TEST_F(TransferCli, fromSuspicionToReconsideration) {
  importRealCases();
  must({"transfer", "open", "forward", "flag_crime_suspicion", "--case", "RC001", "--at", "2026-03-02", "--set", "涉嫌罪名=假冒注册商标罪", "--set", "suspicion_basis=合理嫌疑（知识产权）",
        "--set", "reason=来源不明"});
  EXPECT_EQ(run({"transfer", "open", "forward", "flag_crime_suspicion", "--case", "RC001", "--at", "2026-03-02", "--set", "crime=x", "--set", "suspicion_basis=其他", "--set", "reason=y"}).status, 1);
  const Answer alone = run({"transfer", "step", "RC001", "assign_team", "--at", "2026-03-02", "--set", "officers=张三", "--set", "approver=王五"});
  EXPECT_EQ(alone.status, 1);
  EXPECT_TRUE(alone.error.contains(QStringLiteral("办案人员"))) << alone.error.toStdString();
  must({"transfer", "step", "RC001", "assign_team", "--at", "2026-03-02", "--set", "officers=张三、李四", "--set", "approver=王五"});
  const Answer hole = run({"transfer", "step", "RC001", "submit_report", "--at", "2026-03-03", "--set", "head_name=赵局", "--set", "officers=张三、李四", "--paper", "transfer_report"});
  EXPECT_EQ(hole.status, 1);
  EXPECT_TRUE(hole.error.contains(QStringLiteral("调查报告"))) << hole.error.toStdString();
  must({"transfer", "step", "RC001", "submit_report", "--at", "2026-03-03", "--set", "head_name=赵局", "--set", "officers=张三、李四", "--paper", "transfer_report", "--paper", "investigation_report*2*12"});
  const Answer deputy = run({"transfer", "step", "RC001", "approve_transfer", "--at", "2026-03-04 10:00", "--set", "head_name=赵局", "--set", "head_role=副职负责人", "--paper", "transfer_report"});
  EXPECT_EQ(deputy.status, 1);
  const Answer day = run({"transfer", "step", "RC001", "approve_transfer", "--at", "2026-03-04", "--set", "head_name=赵局", "--set", "head_role=正职负责人", "--paper", "transfer_report"});
  EXPECT_TRUE(day.error.contains(QStringLiteral("写到分钟"))) << day.error.toStdString();
  must({"transfer", "step", "RC001", "approve_transfer", "--at", "2026-03-04 10:00", "--set", "head_name=赵局", "--set", "head_role=正职负责人", "--paper", "transfer_report"});
  const QStringList send{"transfer", "step", "RC001", "send_transfer", "--set", "police_organ=云岭县公安局", "--set", "crime=假冒注册商标罪", "--set", "handler=张三", "--set", "phone=0943-1", "--set", "copied=是",
                         "--paper", "transfer_letter*2", "--paper", "investigation_report", "--paper", "material_list", "--hole", "物品清单和检验报告另送", "--next-number"};
  const Answer late = run(send + QStringList{"--at", "2026-03-05 10:30"});
  EXPECT_EQ(late.status, 1);
  EXPECT_TRUE(late.error.contains(QStringLiteral("向同级公安机关移送"))) << late.error.toStdString();
  const QString sent = must(send + QStringList{"--at", "2026-03-05 09:30"});
  EXPECT_TRUE(sent.contains(QStringLiteral("市监涉罪移〔2026〕1号"))) << sent.toStdString();
  must({"transfer", "step", "RC001", "sign_receipt", "--at", "2026-03-05 11:00", "--set", "received_by=王警官", "--paper", "receipt"});
  must({"transfer", "step", "RC001", "refuse_filing", "--at", "2026-03-08", "--set", "notice_on=2026-03-09", "--set", "reason=显著轻微", "--paper", "non_filing_notice"});
  EXPECT_TRUE(must({"due", "explain", "RC001", "TR_RECONSIDER"}).contains(QStringLiteral("2026-03-12")));
  must({"transfer", "step", "RC001", "request_reconsideration", "--at", "2026-03-11", "--set", "reason=数额达到标准", "--paper", "reconsideration_request"});
  const QJsonObject sheet = show("RC001");
  EXPECT_EQ(sheet["state"].toString(), QStringLiteral("F10"));
  EXPECT_EQ(sheet["flags"].toObject()["police_filing"].toInt(), 2);
  EXPECT_TRUE(must({"transfer", "list", "--overdue"}).contains(sheet["number"].toString())) << "the police have not answered";
  EXPECT_EQ(run({"transfer", "show", "YS2026-9999"}).status, 1);
  must({"verify"});
}

TEST_F(TransferCli, whatIsOwedIsCountedAndListed) {
  importRealCases();
  must({"screen", "decide", "RC001", "transfer", "--reason", "达到追诉标准"});
  must({"screen", "decide", "RC002", "investigate", "--reason", "数额待查"});
  must({"screen", "decide", "RC003", "transfer", "--reason", "已经移送"});
  EXPECT_EQ(boardRow({}, "owed,,decided"), QStringLiteral("1,")) << "RC003 was handed over";
  EXPECT_EQ(boardRow({}, "owed,,investigating"), QStringLiteral("1,"));
  EXPECT_EQ(boardRow({}, "owed,,undecided"), QStringLiteral(",")) << "not screened, so no number";
  EXPECT_TRUE(must({"--csv", "transfer", "owed", "decided"}).contains(QStringLiteral("RC001")));
  EXPECT_TRUE(must({"--csv", "transfer", "owed", "investigating"}).contains(QStringLiteral("RC002")));
  const qsizetype listed = must({"--csv", "transfer", "owed", "undecided"}).trimmed().split(u'\n').size() - 1;
  EXPECT_GT(listed, 0);
  EXPECT_EQ(boardRow({"--screen"}, "owed,,undecided"), QStringLiteral("%1,").arg(listed));
  EXPECT_EQ(run({"transfer", "owed", "sometimes"}).status, 2);
}
