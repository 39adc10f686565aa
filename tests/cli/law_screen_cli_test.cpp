#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "support/process.h"
#include "support/test_data.h"

using namespace shuangda;
using shuangda::test::Answer;

namespace {

class LawScreenCli : public testing::Test {
 protected:
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{"--db", folder_.filePath("none.db"), "law", "screen"} + arguments, {});
  }
  QString write(const char* name, const QByteArray& text) {
    QFile file(folder_.filePath(QLatin1String(name)));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return file.fileName();
  }

  QTemporaryDir folder_;
};

}  // namespace

TEST_F(LawScreenCli, batchAnswersTheWorkedExamples) {
  const Answer answer = run({"--batch", test::dataPath(QStringLiteral("screening/worked_examples.csv"))});
  EXPECT_EQ(answer.status, 0) << answer.error.toStdString();
  EXPECT_TRUE(answer.out.startsWith(QStringLiteral("id,hits_100,near_80,aggr_hits_100,aggr_near_80\nW01,T213-01,T213-02,,\n"))) << answer.out.toStdString();
  EXPECT_TRUE(answer.out.contains(QStringLiteral("W25,T214-01,T214-02 T214-17,,\n")));
  EXPECT_EQ(answer.out.count(u'\n'), 26);
}

TEST_F(LawScreenCli, batchNamesRowAndFieldOfWhatItRefuses) {
  const QString file = write("batch.csv",
                             "id,crime_id,act_from,act_to,subject,flags_json,metrics_json\n"
                             "a,nothing,2026-01-01,,person,,\n"
                             "b,trade_secret,2026-01-01,,person,,\"{\"\"holder_loss\"\":300000}\"\n"
                             "c,trade_secret,2026-13-01,,person,,\n");
  const Answer answer = run({"--batch", file});
  EXPECT_EQ(answer.status, 1);
  EXPECT_EQ(answer.out, QStringLiteral("id,hits_100,near_80,aggr_hits_100,aggr_near_80\na,,,,\nb,T219-01,,,\nc,,,,\n"));
  const QStringList lines = answer.error.trimmed().split(u'\n');
  ASSERT_EQ(lines.size(), 2) << answer.error.toStdString();
  EXPECT_TRUE(lines[0].startsWith(QStringLiteral("第2行 a：罪名代码（crime_id）：没有“nothing”"))) << lines[0].toStdString();
  EXPECT_TRUE(lines[1].startsWith(QStringLiteral("第4行 c：行为起始日（act_from）："))) << lines[1].toStdString();
}

TEST_F(LawScreenCli, factsGiveRowsArticlesAndWhatIsMissing) {
  const QString file = write("facts.json", R"({"crime_id":"sell_counterfeit_goods","act_from":"2026-02-01","subject":"person","metrics":{"sales_amount":48000}})");
  const QJsonObject object = QJsonDocument::fromJson(run({"--json", "--facts", file}).out.toUtf8()).object();
  const QJsonArray rows = object[QStringLiteral("rows")].toArray();
  ASSERT_FALSE(rows.isEmpty());
  EXPECT_EQ(rows.first()[QStringLiteral("row_id")].toString(), QStringLiteral("T214-02"));
  EXPECT_EQ(rows.first()[QStringLiteral("state")].toString(), QStringLiteral("near"));
  EXPECT_EQ(rows.first()[QStringLiteral("article")].toString(), QStringLiteral("第5条第1款（一）"));
  EXPECT_EQ(rows.first()[QStringLiteral("standard_fen")].toInt(), 5'000'000);
  EXPECT_TRUE(object[QStringLiteral("missing")].toArray().contains(QStringLiteral("违法所得数额")));
  EXPECT_TRUE(run({"--facts", file}).out.contains(QStringLiteral("接近（80%以上）")));
}

TEST_F(LawScreenCli, neverSaysThatNothingNeedBeHandedOver) {
  const QString file = write("facts.json", R"({"crime_id":"sell_counterfeit_goods","act_from":"2026-02-01","sales_amount":1})");
  const QString out = run({"--facts", file}).out;
  EXPECT_FALSE(out.contains(QStringLiteral("不需移送")));
  EXPECT_TRUE(out.contains(QStringLiteral("合理嫌疑"))) << out.toStdString();
}

TEST_F(LawScreenCli, listsTheNames) {
  EXPECT_TRUE(run({"--csv", "--list"}).out.contains(QStringLiteral("crime_id,counterfeit_trademark,假冒注册商标罪,刑法第213条")));
  EXPECT_EQ(run({}).status, 2);
}
