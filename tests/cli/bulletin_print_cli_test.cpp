#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include "support/process.h"

using namespace Qt::StringLiterals;
using shuangda::test::Answer;

namespace {

class BulletinPrintCli : public testing::Test {
 protected:
  void SetUp() override {
    must({u"init"_s, u"--office"_s, u"云岭县双打办"_s, u"--admin"_s, u"zhang"_s});
    must({u"import"_s, u"cases"_s, QStringLiteral(SHUANGDA_TEST_DATA "/real_cases.csv")});
  }
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{u"--db"_s, path(u"store.db"_s)} + arguments, u"correct horse"_s);
  }
  void must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
  }
  Answer print(const QString& file, const QStringList& more = {}) { return run(QStringList{u"bulletin"_s, u"print"_s, u"--period"_s, u"2020Q3"_s, u"-o"_s, path(file)} + more); }
  QString path(const QString& name) const { return folder_.filePath(name); }
  QByteArray begin(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.read(4) : QByteArray();
  }

  QTemporaryDir folder_;
};

TEST_F(BulletinPrintCli, theEndingTellsWhatIsWritten) {
  const Answer pdf = print(u"a.pdf"_s, {u"--json"_s});
  EXPECT_EQ(pdf.status, 0) << pdf.error.toStdString();
  EXPECT_TRUE(pdf.out.contains(u"\"pages\":"_s));
  EXPECT_EQ(begin(u"a.pdf"_s), "%PDF");
  const Answer word = print(u"a.DOCX"_s);
  EXPECT_EQ(word.status, 0) << word.error.toStdString();
  EXPECT_EQ(word.out.trimmed(), u"已写入 %1。"_s.arg(path(u"a.DOCX"_s)));
  EXPECT_EQ(begin(u"a.DOCX"_s), QByteArray("PK\3\4"));
  const Answer book = print(u"a.xlsx"_s, {u"--scope"_s, u"云岭县双打办"_s});
  EXPECT_EQ(book.status, 0) << book.error.toStdString();
  EXPECT_EQ(begin(u"a.xlsx"_s), QByteArray("PK\3\4"));
}

TEST_F(BulletinPrintCli, otherEndingsAreRefusedWithTheThreePossibleOnes) {
  for (const QString& name : {u"a.txt"_s, u"a.doc"_s, u"a.xls"_s, u"a"_s}) {
    const Answer answer = print(name);
    EXPECT_EQ(answer.status, 1) << name.toStdString();
    for (const QString& ending : {u".pdf"_s, u".docx"_s, u".xlsx"_s}) {
      EXPECT_TRUE(answer.error.contains(ending)) << answer.error.toStdString();
    }
    EXPECT_FALSE(QFile::exists(path(name)));
  }
}

TEST_F(BulletinPrintCli, aPathThatCannotBeWrittenIsNamed) {
  for (const QString& name : {u"none/a.pdf"_s, u"none/a.docx"_s, u"none/a.xlsx"_s}) {
    const Answer answer = print(name);
    EXPECT_EQ(answer.status, 1) << name.toStdString();
    EXPECT_TRUE(answer.error.contains(u"“%1”不能写入"_s.arg(path(name)))) << answer.error.toStdString();
  }
}

TEST_F(BulletinPrintCli, aFixedBulletinIsWrittenInAllForms) {
  EXPECT_EQ(print(u"early.xlsx"_s, {u"--frozen"_s}).status, 1);
  must({u"bulletin"_s, u"freeze"_s, u"--period"_s, u"2020Q3"_s});
  for (const QString& name : {u"f.pdf"_s, u"f.docx"_s, u"f.xlsx"_s}) {
    const Answer answer = print(name, {u"--frozen"_s});
    EXPECT_EQ(answer.status, 0) << answer.error.toStdString();
    EXPECT_TRUE(QFile::exists(path(name)));
  }
}

TEST_F(BulletinPrintCli, strictFontsRefuseWhatWouldBeReplaced) {
  const bool replaced = print(u"a.pdf"_s).error.contains(u"字体"_s);
  const Answer strict = print(u"strict.pdf"_s, {u"--strict-fonts"_s});
  EXPECT_EQ(strict.status, replaced ? 1 : 0) << strict.error.toStdString();
  EXPECT_EQ(QFile::exists(path(u"strict.pdf"_s)), !replaced);
}

}  // namespace
