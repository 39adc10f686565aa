#include <gtest/gtest.h>

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;

namespace {

class ClueCli : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(run({"init", "--office", "云岭县双打办", "--admin", "zhang"}).status, 0); }
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{QStringLiteral("--db"), folder_.filePath(QStringLiteral("store.db"))} + arguments,
                                      QStringLiteral("correct horse"));
  }
  void must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
  }
  void add(const QString& content) {
    must({"clue", "add", "--set", "content=" + content, "--set", "found_at=" + today_, "--set", "当事人=云岭好酒商行", "--set", "reporter_name=张小明"});
  }

  QTemporaryDir folder_;
  QString today_ = QDate::currentDate().toString(Qt::ISODate);
  QString number_ = QStringLiteral("XS%1-0001").arg(QDate::currentDate().year());
};

TEST_F(ClueCli, clueIsAddedFoundExtendedAndFiled) {
  add(QStringLiteral("销售假冒注册商标的白酒"));
  const QJsonArray rows = QJsonDocument::fromJson(run({"--json", "clue", "list", "--open", "--search", "好酒"}).out.toUtf8()).array();
  ASSERT_EQ(rows.size(), 1);
  EXPECT_EQ(rows.first()[QStringLiteral("clue_no")].toString(), number_);
  EXPECT_EQ(rows.first()[QStringLiteral("reporter_name")].toString(), QStringLiteral("张**"));
  EXPECT_TRUE(run({"clue", "show", number_}).out.contains(QStringLiteral("张小明")));
  EXPECT_TRUE(run({"due", "explain", number_, "CHECK"}).out.contains(QStringLiteral("线索核查期限")));
  EXPECT_TRUE(run({"--csv", "due"}).out.contains(number_));
  const QStringList extend{"clue", "extend", number_, "--on", today_, "--approver", "王五", "--reason", "案情复杂", "--days"};
  EXPECT_EQ(run(extend + QStringList{"16"}).status, 1);
  must(extend + QStringList{"15"});
  must({"clue", "to-case", number_, "--cause", "商标侵权", "--filed", today_, "--officers", "张三、李四", "--approver", "王五"});
  EXPECT_TRUE(run({"clue", "show", number_}).out.contains(QStringLiteral("已立案")));
  EXPECT_TRUE(QJsonDocument::fromJson(run({"--json", "clue", "list", "--open"}).out.toUtf8()).array().isEmpty());
  must({"clue", "reward", number_, "--wanted", "--amount", "2000", "--decided", today_});
  EXPECT_TRUE(run({"--csv", "clue", "show", number_}).out.contains(QStringLiteral("reward_yuan,2000")));
  must({"verify"});
}

TEST_F(ClueCli, duplicatesAreToldWithTheirReasons) {
  add(QStringLiteral("销售假冒注册商标的白酒"));
  add(QStringLiteral("销售假冒注册商标的白酒两箱"));
  EXPECT_TRUE(run({"--csv", "clue", "duplicates", number_}).out.contains(QStringLiteral("当事人名称相同")));
  const QString second = number_.chopped(1) + u'2';
  must({"clue", "merge", second, number_, "--on", today_});
  must({"clue", "reopen", second, "--reason", "误并"});
  EXPECT_EQ(run({"clue", "refuse", second, "--on", today_, "--ground", "不想查", "--approver", "王五"}).status, 1);
  must({"clue", "refuse", second, "--on", today_, "--ground", "依法可以不予立案的其他情形", "--approver", "王五", "--reason", "重复"});
}

TEST_F(ClueCli, wrongFieldsAreRefusedInChinese) {
  EXPECT_EQ(run({"clue", "add", "--set", "clue_no=XS1"}).status, 1);
  const Answer empty = run({"clue", "add", "--set", "found_at=" + today_});
  EXPECT_EQ(empty.status, 1);
  EXPECT_TRUE(empty.error.contains(QStringLiteral("至少填写一项"))) << empty.error.toStdString();
  EXPECT_EQ(run({"clue", "show", "XS2020-0001"}).status, 1);
  EXPECT_EQ(run({"clue", "add"}).status, 2);
}

}  // namespace
