#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;
using namespace Qt::StringLiterals;

namespace {

class ReportCli : public testing::Test {
 protected:
  void SetUp() override {
    must({"init", "--office", "云岭县双打办", "--admin", "zhang"});
    write("units.csv", "unit_name,group,enforces,reports,data_mode,sort_no\n"
                       "县市场监管局,部门,是,是,台账,1\n"
                       "县公安局,部门,是,是,报表,2\n"
                       "县农业农村局,部门,是,是,报表,3\n"
                       "县委宣传部,部门,否,否,报表,4\n");
    must({"import", "units", path("units.csv")});
  }
  QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
  void write(const char* name, const char* text) {
    QFile file(path(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{"--db", path("store.db")} + arguments, QStringLiteral("correct horse"));
  }
  Answer must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
    return answer;
  }
  Answer refused(const QStringList& arguments, int status = 1) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, status) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
    return answer;
  }
  QJsonObject json(const QStringList& arguments) { return QJsonDocument::fromJson(must(QStringList{"--json"} + arguments).out.toUtf8()).object(); }

  QTemporaryDir folder_;
};

}  // namespace

TEST_F(ReportCli, formsAreSubmittedAmendedAndListed) {
  const Answer first = must({"report", "submit", "县公安局", "--period", "2020Q3", "--at", "2020-10-12 09:00", "--signer", "李局长", "--value", "pol_solved=43", "--value", "pol_value=2360.9万元",
                             "--value", "pol_arrested=79名"});
  EXPECT_TRUE(first.out.contains(u"逾期2天"_s)) << first.out.toStdString();
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "pol_solved=44"}).error.contains(u"已经报送过2020年第三季度的报表"_s));
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "pol_solved=44", "--amend"}).error.contains(u"更正原因"_s));
  must({"report", "submit", "县公安局", "--period", "2020Q3", "--at", "2020-10-20 09:00", "--value", "pol_solved=44", "--amend", "--note", "漏报1起"});
  must({"report", "submit", "县农业农村局", "--period", "2020Q3", "--at", "2020-10-09 09:00", "--zero"});
  const QJsonObject board = json({"report", "list", "--period", "2020Q3", "--cutoff", "2020-10-31 00:00"});
  EXPECT_EQ(board["expected"].toInt(), 3);
  EXPECT_EQ(board["on_time"].toInt(), 1);
  EXPECT_EQ(board["late"].toInt(), 1);
  EXPECT_EQ(board["missing"].toInt(), 1);
  EXPECT_EQ(board["zero"].toInt(), 1);
  EXPECT_EQ(must({"--csv", "report", "list", "--period", "2020Q3", "--cutoff", "2020-10-31 00:00"}).out,
            u"unit,state,zero,due_at,submitted_at,amended_at,days_late,streak\n"
            "县市场监管局,未报,否,2020-10-10 23:59:59,,,0,1\n"
            "县公安局,逾期,否,2020-10-10 23:59:59,2020-10-12 09:00,2020-10-20 09:00,2,0\n"
            "县农业农村局,按时,是,2020-10-10 23:59:59,2020-10-09 09:00,,0,0\n"_s);
  const QJsonObject sheet = json({"report", "show", "县公安局", "--period", "2020年三季度"});
  bool seen = false;
  for (const QJsonValue& value : sheet["values"].toArray()) {
    if (value["code"].toString() == u"pol_value") {
      seen = true;
      EXPECT_EQ(value["amount_fen"].toInteger(), 2'360'900'000);
    }
  }
  EXPECT_TRUE(seen);
  EXPECT_TRUE(must({"report", "list", "--period", "2020Q3", "--reminder"}).out.startsWith(u"县市场监管局：2020年第三季度双打工作情况报表应于2020年10月10日前报送"_s));
  must({"report", "due", "--period", "2020Q3", "--at", "2020-10-12 09:00"});
  EXPECT_EQ(json({"report", "list", "--period", "2020Q3"})["late"].toInt(), 0);
}

TEST_F(ReportCli, refusalsNameTheFieldAndWriteNothing) {
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "pol_solved=-4"}).error.contains(u"负数"_s));
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "pol_solved=4.5"}).error.contains(u"不是整数"_s));
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "pol_value=4件"}).error.contains(u"计量单位“件”不能识别"_s));
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "pol_sloved=4"}).error.contains(u"没有代码为“pol_sloved”的指标"_s));
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "rate_close=4"}).error.contains(u"不在报表中填报"_s));
  EXPECT_TRUE(refused({"report", "submit", "县水利局", "--period", "2020Q3", "--value", "pol_solved=4"}).error.contains(u"没有名称为“县水利局”的成员单位"_s));
  EXPECT_TRUE(refused({"report", "submit", "县公安局", "--period", "2020Q3"}).error.contains(u"零报送"_s));
  refused({"report", "submit", "县公安局", "--period", "2020Q5", "--zero"}, 2);
  refused({"report", "submit", "县公安局", "--period", "2020Q3", "--value", "4"}, 2);
  refused({"report", "list", "--period", "2020Q3", "--cutoff", "yesterday"}, 2);
  EXPECT_EQ(json({"report", "list", "--period", "2020Q3"})["missing"].toInt(), 3);
}

TEST_F(ReportCli, remarksAreListedAndAnswered) {
  must({"report", "submit", "县农业农村局", "--period", "2020Q3", "--value", "adm_penalized=10", "--value", "adm_proc_simple=4", "--value", "adm_proc_general=5", "--value", "adm_filed=3",
        "--value", "adm_closed=5"});
  const Answer open = must({"--csv", "report", "check", "--period", "2020Q3"});
  EXPECT_EQ(open.out.count(u'\n'), 2) << open.out.toStdString();
  EXPECT_TRUE(open.out.contains(u"相差1件"_s));
  EXPECT_EQ(must({"--csv", "report", "check", "县农业农村局", "--period", "2020Q3", "--all"}).out.count(u'\n'), 3);
  refused({"report", "answer", "县农业农村局", "9", "--period", "2020Q3", "--reason", "经核对无误"});
  EXPECT_EQ(json({"report", "answer", "县农业农村局", "1", "--period", "2020Q3", "--reason", "经核对无误：1件快速办理"})["open"].toInt(), 0);
  EXPECT_TRUE(must({"report", "check", "--period", "2020Q3"}).out.contains(u"没有待核对的提示"_s));
  EXPECT_TRUE(must({"report", "show", "县农业农村局", "--period", "2020Q3"}).out.contains(u"已说明：经核对无误：1件快速办理"_s));
}

TEST_F(ReportCli, formsAreImportedWholeOrNotAtAllAndExportedAgain) {
  write("bad.csv", "unit,period,due_at,submitted_at,zero_declared,indicator_code,value,measure_unit,qualifier,note\n"
                   "县公安局,2020Q3,2020-10-10 18:00,2020-10-09 10:00,否,pol_solved,43,起,,\n"
                   "县水利局,2020Q3,2020-10-10 18:00,2020-10-09 10:00,是,,,,,\n"
                   "县农业农村局,2020Q3,2020-10-10 18:00,2020-10-09 10:00,否,adm_filed,2.5,件,,\n");
  const Answer bad = refused({"--csv", "import", "reports", path("bad.csv")});
  EXPECT_TRUE(bad.out.contains(u",office_unknown,error,"_s)) << bad.out.toStdString();
  EXPECT_TRUE(bad.out.contains(u",4,G,count_fraction,error,"_s)) << bad.out.toStdString();
  EXPECT_EQ(json({"report", "list", "--period", "2020Q3"})["missing"].toInt(), 3);
  write("good.csv", "unit,period,due_at,submitted_at,zero_declared,indicator_code,value,measure_unit,qualifier,note\n"
                    "县公安局,2020Q3,2020-10-10 18:00,2020-10-20 10:00,否,pol_solved,44,起,,\n"
                    "县公安局,2020Q3,2020-10-10 18:00,2020-10-09 10:00,否,pol_solved,43,起,,\n"
                    "县公安局,2020Q3,2020-10-10 18:00,2020-10-09 10:00,否,pol_value,0.23609,亿元,余,\n"
                    "县农业农村局,2020Q3,2020-10-10 18:00,2020-10-11 10:00,是,,,,,\n");
  EXPECT_TRUE(must({"import", "reports", path("good.csv"), "--dry-run"}).out.contains(u"可导入 4 条"_s));
  EXPECT_EQ(json({"report", "list", "--period", "2020Q3"})["missing"].toInt(), 3);
  must({"import", "reports", path("good.csv")});
  const QJsonObject board = json({"report", "list", "--period", "2020Q3", "--cutoff", "2020-12-31"});
  EXPECT_EQ(board["on_time"].toInt(), 1);
  EXPECT_EQ(board["late"].toInt(), 1);
  EXPECT_EQ(board["missing"].toInt(), 1);
  for (const char* name : {"all.csv", "all.xlsx"}) {
    must({"export", "reports", "-o", path(name)});
    const QJsonObject again = json({"import", "reports", path(name)});
    EXPECT_EQ(again["unchanged"].toInt(), 4) << name;
    EXPECT_EQ(again["created"].toInt() + again["updated"].toInt(), 0) << name;
  }
  must({"verify"});
}

TEST_F(ReportCli, aTemplateGoesOutAndComesBack) {
  must({"report", "submit", "县公安局", "--period", "2020Q2", "--at", "2020-07-09 09:00", "--value", "pol_solved=43"});
  EXPECT_GT(json({"report", "template", "县公安局", "--period", "2020Q3", "-o", path("form.xlsx")})["indicators"].toInt(), 10);
  // Nothing filled in yet.
  EXPECT_TRUE(refused({"report", "read", path("form.xlsx")}).error.contains(u"没有填写任何数值"_s));
  must({"report", "submit", "县公安局", "--period", "2020Q3", "--at", "2020-10-09 09:00", "--value", "pol_solved=44", "--value", "pol_value=300余万元"});
  must({"report", "template", "县公安局", "--period", "2020Q3", "-o", path("filled.xlsx")});
  EXPECT_TRUE(refused({"report", "read", path("filled.xlsx")}).error.contains(u"更正原因"_s));
  EXPECT_EQ(json({"report", "read", path("filled.xlsx"), "--note", "重报"})["number"].toInt(), 1) << "the same numbers are no amendment";
  refused({"report", "read", path("units.csv")});
}
