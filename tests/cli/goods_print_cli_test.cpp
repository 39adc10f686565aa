#include <gtest/gtest.h>

#include <QDate>
#include <QFile>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;

namespace {

class GoodsPrintCli : public testing::Test {
 protected:
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{QStringLiteral("--db"), path("store.db")} + arguments, QStringLiteral("correct horse"));
  }
  void must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
  }
  QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
  void expectPdf(const char* name) {
    QFile file(path(name));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    EXPECT_TRUE(file.readAll().startsWith("%PDF")) << name;
  }

  QTemporaryDir folder_;
};

TEST_F(GoodsPrintCli, chainListAndStockTakeReportAreWritten) {
  const QString today = QDate::currentDate().toString(Qt::ISODate);
  must({"init", "--office", "云岭县双打办", "--admin", "zhang"});
  must({"clue", "add", "--set", "content=销售假冒白酒", "--set", "found_at=" + today, "--set", "当事人=云岭好酒商行"});
  must({"clue", "to-case", QStringLiteral("XS%1-0001").arg(QDate::currentDate().year()), "--cause", "商标侵权", "--filed", today, "--officers", "张三、李四", "--approver", "王五"});
  const QString legalCase = run({"--csv", "case", "list"}).out.section(u'\n', 1, 1).section(u',', 0, 0);
  must({"place", "set", "A1", "--kind", "store", "--name", "一号库"});
  QFile list(path("goods.csv"));
  ASSERT_TRUE(list.open(QIODevice::WriteOnly));
  list.write("name,spec,quantity,unit\n白酒,500ml,10,瓶\n");
  list.close();
  must({"goods", "add", legalCase, path("goods.csv"), "--kind", "扣押", "--doc", "云市监强制〔2026〕1号", "--on", today, "--place", "A1", "--giver", "好酒商行", "--receiver", "张三、李四"});
  must({"goods", "print", "1", "-o", path("chain.pdf")});
  expectPdf("chain.pdf");
  must({"case", "goods-list", legalCase, "-o", path("form24.pdf")});
  expectPdf("form24.pdf");
  must({"stocktake", "start", "A1", "--counter", "周九"});
  must({"stocktake", "print", QStringLiteral("PD%1-001").arg(QDate::currentDate().year()), "-o", path("stock.pdf")});
  expectPdf("stock.pdf");
  EXPECT_EQ(run({"destruction", "print", "CZ2026-999", "--paper", "list", "-o", path("none.pdf")}).status, 1);
  EXPECT_FALSE(QFile::exists(path("none.pdf")));
  EXPECT_EQ(run({"destruction", "print", "CZ2026-999", "--paper", "poem", "-o", path("none.pdf")}).status, 2);
}

}  // namespace
