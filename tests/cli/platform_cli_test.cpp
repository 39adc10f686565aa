#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;

namespace {

class PlatformCli : public testing::Test {
 protected:
  void SetUp() override {
    must({"init", "--office", "云岭县双打办", "--admin", "zhang"});
    write("cases.csv", "case_id,authority,party,cause,decision_date,doc_no,fine_yuan\n"
                       "C1,县市场监管局,甲商行,假冒专利,2026-07-03,白市监处罚〔2026〕1号,5000\n"
                       "C2,县市场监管局,乙商行,假冒专利,2026-07-06,白市监处罚〔2026〕2号,3000\n"
                       "C3,县市场监管局,丙商行,假冒专利,2026-08-06,白市监处罚〔2026〕3号,1000.5\n");
    must({"import", "cases", path("cases.csv")});
    write("list.csv", "处罚决定书文号,当事人,罚款（元）,处罚时间,录入时间,承办人\n"
                      "白市监处罚[2026]1号,甲商行,5000,2026-07-03,2026-07-08,张\n"
                      "白市监处罚[2026]2号,乙商行,300,2026-07-06,2026-07-09,张\n"
                      "白市监处罚[2026]9号,丁商行,1,2026-07-06,2026-13-09,张\n");
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
  QJsonObject json(const QStringList& arguments) { return QJsonDocument::fromJson(must(QStringList{"--json"} + arguments).out.toUtf8()).object(); }

  QTemporaryDir folder_;
};

}  // namespace

TEST_F(PlatformCli, listIsComparedAndWhatIsOddStandsOnStderr) {
  const Answer answer = must({"platform", "compare", path("list.csv"), "--period", "2026Q3"});
  EXPECT_TRUE(answer.out.contains(QStringLiteral("一致 1 件，漏录 1 件，多录 1 行，错录 1 件"))) << answer.out.toStdString();
  EXPECT_TRUE(answer.out.contains(QStringLiteral("罚款：平台 300，本地 3000")));
  EXPECT_TRUE(answer.error.contains(QStringLiteral("承办人"))) << "columns that are not compared are named";
  EXPECT_TRUE(answer.error.contains(QStringLiteral("第4行E列"))) << answer.error.toStdString();
  const QJsonObject all = json({"platform", "compare", path("list.csv")});
  EXPECT_EQ(all["missing"].toInt(), 1);
  EXPECT_EQ(all["markable"].toInt(), 2);
  EXPECT_EQ(all["remarks"].toArray().first()["case_id"].toString(), QStringLiteral("C3"));
  const Answer csv = must({"--csv", "platform", "compare", path("list.csv"), "--period", "2026Q2"});
  EXPECT_EQ(csv.out.trimmed(), QStringLiteral("list,case_id,sheet,row,doc_no,party,by,column,there,here,detail")) << "nothing was decided in that quarter";
}

TEST_F(PlatformCli, onlyAFileThatCannotBeUsedIsRefused) {
  write("empty.csv", "");
  write("other.csv", "姓,名\n1,2\n");
  EXPECT_EQ(run({"platform", "compare", path("empty.csv")}).status, 1);
  EXPECT_EQ(run({"platform", "compare", path("none.csv")}).status, 1);
  const Answer other = run({"platform", "compare", path("other.csv")});
  EXPECT_EQ(other.status, 1);
  EXPECT_TRUE(other.error.contains(QStringLiteral("表头"))) << other.error.toStdString();
  EXPECT_EQ(run({"platform", "compare", path("list.csv"), "--period", "2026"}).status, 2);
}

TEST_F(PlatformCli, aMappingSaysWhatTheColumnsAre) {
  write("odd.csv", "甲,乙,丙\n白市监处罚[2026]1号,甲商行,5000\n");
  write("map.json", R"({"kind":"platform","sheets":[{"sheet":"","header_rows":[1,1],"columns":[
      {"column":"A","heading":"甲","standard":"doc_no"},{"column":"B","heading":"乙","standard":"party"},{"column":"C","heading":"丙","standard":"fine_yuan"}]}]})");
  EXPECT_EQ(run({"platform", "compare", path("odd.csv")}).status, 1);
  EXPECT_EQ(json({"platform", "compare", path("odd.csv"), "--mapping", path("map.json")})["equal"].toInt(), 1);
}

TEST_F(PlatformCli, whatIsToBeEnteredIsExportedInThePlatformsColumns) {
  must({"platform", "export", "-o", path("all.csv"), "--period", "2026Q3"});
  must({"platform", "export", "-o", path("missing.csv"), "--against", path("list.csv")});
  QFile missing(path("missing.csv"));
  ASSERT_TRUE(missing.open(QIODevice::ReadOnly));
  EXPECT_EQ(QString::fromUtf8(missing.readAll().mid(3)), QStringLiteral("处罚决定书文号,当事人,罚款（元）,处罚时间,录入时间\r\n白市监处罚〔2026〕3号,丙商行,1000.5,2026-08-06,\r\n"));
  EXPECT_EQ(json({"platform", "compare", path("all.csv")})["equal"].toInt(), 3) << "what is exported is what the platform should say";
  EXPECT_EQ(json({"platform", "export", "-o", path("all.xlsx")})["rows"].toInt(), 3);
  EXPECT_EQ(run({"platform", "export", "-o", path("all.pdf")}).status, 1);
}

TEST_F(PlatformCli, markingAsksForConfirmation) {
  const Answer asked = run({"platform", "mark", path("list.csv")});
  EXPECT_EQ(asked.status, 2);
  EXPECT_TRUE(asked.error.contains(QStringLiteral("2 件")));
  EXPECT_EQ(json({"platform", "mark", path("list.csv"), "--confirm"})["marked"].toInt(), 2);
  EXPECT_EQ(json({"platform", "mark", path("list.csv"), "--confirm"})["marked"].toInt(), 0);
  EXPECT_EQ(json({"platform", "export", "-o", path("rest.csv")})["rows"].toInt(), 1);
  must({"verify"});
}
