#include <gtest/gtest.h>

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;

namespace {

class TransferPrintCli : public testing::Test {
 protected:
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{QStringLiteral("--db"), path("store.db")} + arguments, QStringLiteral("correct horse"));
  }
  Answer must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
    return answer;
  }
  QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
  QByteArray contents(const char* name) {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QTemporaryDir folder_;
};

TEST_F(TransferPrintCli, papersAreListedAndWrittenWithWhatIsStillEmpty) {
  const QString today = QDateTime::currentDateTimeUtc().addSecs(8 * 3600).date().toString(Qt::ISODate);
  must({"init", "--office", "云岭县双打办", "--admin", "zhang"});
  must({"transfer", "open", "order", "issue_order", "--title", "假酒系列案", "--at", today, "--doc", "双打办督〔2026〕1号", "--set", "机关、机构=云岭县公安局", "--set", "matter=查清来源", "--set",
        "due_on=2099-12-05", "--set", "approver=赵主任", "--paper", "supervision_order"});
  const QString matter = must({"--csv", "transfer", "list"}).out.section(u'\n', 1, 1).section(u',', 0, 0);
  const QString papers = must({"--csv", "transfer", "papers", matter}).out;
  EXPECT_TRUE(papers.contains(QStringLiteral("supervision_order,督办通知书,0,"))) << papers.toStdString();
  EXPECT_TRUE(papers.contains(QStringLiteral("reminder,催办函,"))) << papers.toStdString();
  EXPECT_FALSE(papers.contains(QStringLiteral("transfer_letter")));

  const Answer pdf = must({"transfer", "print", matter, "督办通知书", "-o", path("order.pdf")});
  EXPECT_TRUE(contents("order.pdf").startsWith("%PDF"));
  EXPECT_FALSE(pdf.error.contains(QStringLiteral("待填")));
  const Answer word = must({"transfer", "print", matter, "reminder", "-o", path("reminder.docx")});
  EXPECT_TRUE(contents("reminder.docx").startsWith("PK"));
  EXPECT_TRUE(word.error.contains(QStringLiteral("待填：催办事由\n"))) << word.error.toStdString();

  const Answer unknown = run({"transfer", "print", matter, "poem", "-o", path("none.pdf")});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_TRUE(unknown.error.contains(QStringLiteral("督办通知书（supervision_order）"))) << unknown.error.toStdString();
  EXPECT_EQ(run({"transfer", "print", matter, "transfer_letter", "-o", path("none.pdf")}).status, 1) << "of another lane";
  EXPECT_EQ(run({"transfer", "print", matter, "reminder", "-o", path("none.odt")}).status, 2);
  EXPECT_EQ(run({"transfer", "print", "YS2026-9999", "reminder", "-o", path("none.pdf")}).status, 1);
  EXPECT_FALSE(QFile::exists(path("none.pdf")));
}

TEST_F(TransferPrintCli, theMachineAndTheWayOfAMatterAreWritten) {
  const QString today = QDateTime::currentDateTimeUtc().addSecs(8 * 3600).date().toString(Qt::ISODate);
  must({"init", "--office", "云岭县双打办", "--admin", "zhang"});
  EXPECT_TRUE(must({"--csv", "transfer", "machine"}).out.contains(QStringLiteral("F5,sign_receipt,"))) << "without a file it is listed";
  must({"transfer", "machine", "-o", path("machine.pdf")});
  EXPECT_TRUE(contents("machine.pdf").startsWith("%PDF"));
  must({"transfer", "machine", "-o", path("machine.docx")});
  EXPECT_TRUE(contents("machine.docx").startsWith("PK"));
  EXPECT_EQ(run({"transfer", "machine", "-o", path("machine.odt")}).status, 2);
  must({"transfer", "open", "order", "issue_order", "--title", "假酒系列案", "--at", today, "--set", "机关、机构=云岭县公安局", "--set", "matter=查清来源", "--set", "due_on=2099-12-05", "--set",
        "approver=赵主任", "--paper", "supervision_order"});
  const QString matter = must({"--csv", "transfer", "list"}).out.section(u'\n', 1, 1).section(u',', 0, 0);
  must({"transfer", "way", matter, "-o", path("way.pdf")});
  EXPECT_TRUE(contents("way.pdf").startsWith("%PDF"));
  EXPECT_EQ(run({"transfer", "way", "YS2026-9999", "-o", path("none.pdf")}).status, 1);
  EXPECT_FALSE(QFile::exists(path("none.pdf")));
}

}  // namespace
