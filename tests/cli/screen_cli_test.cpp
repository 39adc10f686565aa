#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;

namespace {

class ScreenCli : public testing::Test {
 protected:
  void SetUp() override {
    must({"init", "--office", "云岭县双打办", "--admin", "zhang"});
    QFile file(folder_.filePath("cases.csv"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("case_id,authority,party,cause,field,goods,found_date,illegal_turnover_yuan,goods_value_yuan\n"
               "C1,县市场监管局,甲商行,销售侵犯注册商标专用权的商品,商标,白酒,2026-03-01,48000,\n"
               "C2,县市场监管局,甲商行,销售侵犯注册商标专用权的商品,商标,白酒,2026-04-01,10000,\n"
               "C3,县市场监管局,乙商行,销售侵犯注册商标专用权的商品,商标,服装,2026-04-01,100,\n");
    file.close();
    must({"import", "cases", folder_.filePath("cases.csv")});
  }
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{"--db", folder_.filePath("store.db")} + arguments, QStringLiteral("correct horse"));
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

TEST_F(ScreenCli, storeIsScreenedAndCounted) {
  const QJsonObject all = json({"screen"});
  EXPECT_EQ(all["cases"].toInt(), 3);
  EXPECT_EQ(all["nears"].toInt(), 1);
  EXPECT_EQ(all["only_together"].toInt(), 1);
  EXPECT_EQ(all["other_ip"].toInt(), 1);
  EXPECT_EQ(all["rows"].toArray().size(), 2);
  EXPECT_EQ(all["rows"].toArray().first()["case_id"].toString(), QStringLiteral("C2")) << "together with C1 it reaches the standard";
  EXPECT_TRUE(must({"screen"}).out.contains(QStringLiteral("合理嫌疑须逐件判断")));
  EXPECT_TRUE(must({"--csv", "screen"}).out.startsWith(QStringLiteral("case_id,alone,together,")));
}

TEST_F(ScreenCli, oneCaseShowsRowsFactsAndDecisions) {
  EXPECT_EQ(json({"screen", "C1"})["alone"].toString(), QStringLiteral("near"));
  must({"screen", "facts", "C1", "--set", "sales_amount=51000", "--set", "grave=是"});
  const QJsonObject sheet = json({"screen", "C1"});
  EXPECT_EQ(sheet["alone"].toString(), QStringLiteral("hit"));
  EXPECT_EQ(sheet["indicator_count"].toInt(), 2);
  must({"screen", "decide", "C1", "transfer", "--reason", "达到追诉标准"});
  EXPECT_EQ(json({"screen", "C1"})["decisions"].toArray().size(), 1);
  EXPECT_EQ(run({"screen", "decide", "C1", "perhaps", "--reason", "x"}).status, 1);
  EXPECT_EQ(run({"screen", "facts", "C1", "--set", "sales=1"}).status, 1);
  EXPECT_EQ(run({"screen", "C9"}).status, 1);
}

TEST_F(ScreenCli, sheetIsPrinted) {
  const QString file = folder_.filePath("sheet.pdf");
  must({"screen", "C2", "--print", "-o", file});
  QFile pdf(file);
  ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
  EXPECT_TRUE(pdf.read(5) == "%PDF-");
  EXPECT_EQ(run({"screen", "--print", "-o", file}).status, 2);
}
