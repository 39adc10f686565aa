#include <gtest/gtest.h>

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "storage/migrations.h"
#include "support/process.h"

using namespace shuangda;
using shuangda::test::Answer;

namespace {

class LawCli : public testing::Test {
 protected:
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{QStringLiteral("--db"), store_} + arguments, QStringLiteral("correct horse"));
  }
  void must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
  }
  static QJsonArray rows(const Answer& answer) { return QJsonDocument::fromJson(answer.out.toUtf8()).array(); }
  /// A case with two seizures of today.
  QString seizedTwice() {
    must({"init", "--office", "云岭县双打办", "--admin", "zhang"});
    must({"clue", "add", "--set", "content=销售假冒注册商标的白酒", "--set", "found_at=" + today_});
    const Answer made = run({"--json", "clue", "to-case", QStringLiteral("XS%1-0001").arg(QDate::currentDate().year()), "--cause", "商标侵权"});
    const QString number = QJsonDocument::fromJson(made.out.toUtf8()).object().value(QStringLiteral("case_id")).toString();
    for (const char* kind : {"查封", "扣押"}) {
      must({"case", "event", number, "seize", "--on", today_, "--set", QStringLiteral("seize_kind=") + QString::fromUtf8(kind), "--set", "on_spot=否", "--set",
            "officers=张三、李四", "--set", "approver=王五"});
    }
    return number;
  }

  QTemporaryDir folder_;
  QString store_ = folder_.filePath(QStringLiteral("store.db"));
  QString today_ = QDate::currentDate().toString(Qt::ISODate);
};

}  // namespace

TEST_F(LawCli, rulesAndParametersAnswerProgramsInJson) {
  const QJsonArray rules = rows(run({"--json", "law", "rules"}));
  ASSERT_GT(rules.size(), 100);
  EXPECT_EQ(rules.first()[QStringLiteral("rule")].toString(), QStringLiteral("CHECK"));
  EXPECT_EQ(rules.first()[QStringLiteral("owner")].toString(), QStringLiteral("ours"));
  EXPECT_TRUE(run({"--csv", "law", "rules"}).out.contains(QStringLiteral("CHECK,线索核查期限,ours")));
  EXPECT_FALSE(rows(run({"--json", "law", "parameters"})).isEmpty());
}

TEST_F(LawCli, twoClocksStandInOneTableAndOwnersReadAlike) {
  const QString number = seizedTwice();
  const QString trail = run({"--csv", "due", "explain", number, "SEIZE"}).out;
  EXPECT_EQ(trail.count(QStringLiteral("day,count,reason")), 1) << trail.toStdString();
  EXPECT_EQ(trail.count(QStringLiteral("起算日")), 2) << trail.toStdString();
  EXPECT_TRUE(run({"--csv", "due"}).out.contains(QStringLiteral(",ours,")));
  EXPECT_EQ(rows(run({"--json", "due"})).first()[QStringLiteral("owner")].toString(), QStringLiteral("ours"));
  EXPECT_TRUE(run({"due"}).out.contains(QStringLiteral("本机关")));
}

TEST_F(LawCli, changeNamesTheClocksThatMoved) {
  const QString number = seizedTwice();
  const Answer amended = run({"--json", "law", "amend", "SEIZE", "--from", "2020-01-01", "--reason", "试验", "--set", "amount=20"});
  const QJsonObject object = QJsonDocument::fromJson(amended.out.toUtf8()).object();
  EXPECT_EQ(object.value(QStringLiteral("changed")).toInt(), 2) << amended.out.toStdString() << amended.error.toStdString();
  const QJsonArray clocks = object.value(QStringLiteral("clocks")).toArray();
  ASSERT_EQ(clocks.size(), 2);
  EXPECT_EQ(clocks.first()[QStringLiteral("number")].toString(), number);
  EXPECT_EQ(clocks.first()[QStringLiteral("rule")].toString(), QStringLiteral("SEIZE"));
  EXPECT_NE(clocks.first()[QStringLiteral("before")].toString(), clocks.first()[QStringLiteral("after")].toString());
}

TEST_F(LawCli, calculatorNeedsNoStoreThatIsUpToDate) {
  {
    Database database = Database::open(store_, Database::Purpose::Create);
    std::vector<Migration> first = builtInMigrations();
    first.resize(1);
    migrate(database, first, *Instant::parseLocal(u"2026-01-01 09:00"));
  }
  const Answer answer = run({"law", "due", "SEIZE", "--from", "2026-03-10"});
  EXPECT_EQ(answer.status, 0) << answer.error.toStdString();
  EXPECT_TRUE(answer.out.contains(QStringLiteral("2026-04-09")));
  EXPECT_TRUE(answer.error.contains(QStringLiteral("需要升级")));
  EXPECT_EQ(run({"due"}).status, 3) << "the list of a store still needs it";
}
