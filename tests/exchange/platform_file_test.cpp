#include "exchange/platform_file.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include "domain/platform_columns.h"
#include "exchange/standard_columns.h"
#include "exchange/table_reader.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class PlatformFileTest : public testing::Test {
 protected:
  QString write(const QString& text, const char* name = "list.csv") {
    QFile file(dir_.filePath(QString::fromLatin1(name)));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    return file.fileName();
  }
  Result<PlatformFile> read(const QString& text) { return readPlatformFile(write(text)); }

  QTemporaryDir dir_;
};

}  // namespace

TEST_F(PlatformFileTest, everyColumnOfTheTableIsReadByItsHeadings) {
  ASSERT_EQ(platformColumns().size(), standardColumns(u"platform"_s).size());
  QStringList headings;
  for (const StandardColumn& column : standardColumns(u"platform"_s)) {
    headings << column.label;
    const PlatformColumn* compared = findPlatformColumn(column.name);
    ASSERT_NE(compared, nullptr);
    const bool asMoney = compared->compared == PlatformColumn::Compared::Money;
    EXPECT_TRUE(!asMoney || isMoney(column.type)) << column.name.toStdString();
  }
  const auto file = read(headings.join(u',') + u"\nC1\n"_s);
  ASSERT_TRUE(file) << file.error().field.toStdString();
  EXPECT_TRUE(file->ignored.empty());
  ASSERT_EQ(file->list.columns.size(), platformColumns().size());
  for (std::size_t i = 0; i < platformColumns().size(); ++i) {
    EXPECT_EQ(file->list.columns[i].name, platformColumns()[i].name);
  }
}

TEST_F(PlatformFileTest, columnsInAnyOrderWithTitleUnitsAndPartiesInOneCell) {
  const auto file = read(u"两法衔接信息共享平台行政处罚案件\n序号,录入时间,涉案金额（万元）,当事人,处罚决定书文号,处罚时间,承办意见\n"
                         "1,2026-07-20 10:22:11,1.5,甲商行：91620000MA0000001X，张三：620422199001011234,白市监处罚[2026]3号,2026/7/3,同意\n"_s);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->list.rows.size(), 1u);
  const FieldTexts& values = file->list.rows[0].values;
  EXPECT_EQ(values.value(u"party"), u"甲商行、张三"_s);
  EXPECT_EQ(values.value(u"party_id_no"), u"91620000MA0000001X、620422199001011234"_s);
  EXPECT_EQ(values.value(u"case_amount_yuan"), u"15000"_s);
  EXPECT_EQ(values.value(u"doc_no"), u"白市监处罚〔2026〕3号"_s);
  EXPECT_EQ(values.value(u"decision_date"), u"2026-07-03"_s);
  EXPECT_EQ(values.value(u"platform_entered_date").left(10), u"2026-07-20"_s);
  EXPECT_EQ(file->list.rows[0].row, 3);
  EXPECT_EQ(file->ignored.size(), 2u);
}

TEST_F(PlatformFileTest, cellsThatCannotBeReadAreNamedAndLeftOut) {
  const auto file = read(u"处罚决定书文号,当事人,处罚时间,罚款\nA〔2026〕1号,甲,2026-13-45,五六七块\n"_s);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->list.rows.size(), 1u);
  EXPECT_EQ(file->list.rows[0].unread, (QStringList{u"decision_date"_s, u"fine_yuan"_s}));
  EXPECT_FALSE(file->list.rows[0].values.contains(u"decision_date"));
  EXPECT_GE(file->findings.size(), 2u);
}

TEST_F(PlatformFileTest, hostileFilesAreRefusedWithTheirReason) {
  EXPECT_EQ(read(QString()).error().field, u"empty_file"_s);
  EXPECT_EQ(read(u"姓,名\n1,2\n"_s).error().field, u"platform_header"_s);
  EXPECT_EQ(read(u"案由,处罚时间,罚款\n假冒专利,2026-07-01,5\n"_s).error().field, u"platform_key"_s);
  EXPECT_EQ(readPlatformFile(dir_.filePath(u"none.csv"_s)).error().code, ErrorCode::Unreadable);
  EXPECT_EQ(readPlatformFile(write(u"文号,当事人\n"_s), {.mapping = ColumnMapping{.kind = u"cases"_s}}).error().field, u"platform_mapping"_s);
  EXPECT_EQ(read(u"处罚决定书文号,当事人,处罚时间\n"_s)->list.rows.size(), 0u) << "a list without rows says that everything is missing";
  EXPECT_EQ(readPlatformFile(write(u"处罚决定书文号,当事人,处罚时间\nA,甲,2026-01-01\n"_s), {.stopped = [] { return true; }}).error().field, u"cancelled"_s);
}

TEST_F(PlatformFileTest, repeatedRowsAreSaidAndComparedOnce) {
  const auto file = read(u"处罚决定书文号,当事人,处罚时间\nA〔2026〕1号,甲,2026-07-01\nA〔2026〕1号,甲,2026-07-01\nA〔2026〕1号,乙,2026-07-01\n"_s);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->list.rows.size(), 2u);
  EXPECT_EQ(file->duplicates, 1);
  const auto said = std::ranges::find(file->findings, u"duplicate_row"_s, &Finding::code);
  ASSERT_NE(said, file->findings.end());
  EXPECT_EQ(said->severity, Severity::Warning);
  EXPECT_TRUE(said->message.endsWith(u"按一条对账"_s)) << said->message.toStdString();
}

TEST_F(PlatformFileTest, whatIsToBeEnteredIsWrittenInTheColumnsOfTheList) {
  const std::vector<QHash<QString, QString>> rows{{{u"doc_no"_s, u"A〔2026〕1号"_s}, {u"case_amount_yuan"_s, u"12345.6"_s}, {u"fine_yuan"_s, u"5000"_s}, {u"party"_s, u"=甲"_s}}};
  const std::vector<PlatformList::Column> columns{{u"fine_yuan"_s, u"罚款金额"_s, {}}, {u"case_amount_yuan"_s, u"涉案金额（万元）"_s, u"万元"_s}, {u"party"_s, u"当事人"_s, {}}, {u"doc_no"_s, u"文号"_s, {}}};
  const QString csv = dir_.filePath(u"out.csv"_s);
  ASSERT_TRUE(writePlatformFile(csv, rows, columns));
  QFile file(csv);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(QString::fromUtf8(file.readAll().mid(3)), u"罚款金额,涉案金额（万元）,当事人,文号\r\n5000,1.23456,'=甲,A〔2026〕1号\r\n"_s);
  const QString xlsx = dir_.filePath(u"out.xlsx"_s);
  ASSERT_TRUE(writePlatformFile(xlsx, rows));
  const auto reader = TableReader::open(xlsx);
  ASSERT_TRUE(reader);
  int numbers = 0;
  int headings = 0;
  ASSERT_TRUE((*reader)->readRows(0, [&](RawRow&& row) {
    headings = row.number == 1 ? static_cast<int>(row.cells.size()) : headings;
    for (const RawCell& cell : row.cells) {
      numbers += cell.kind == RawCell::Kind::Number ? 1 : 0;
    }
    return true;
  }));
  EXPECT_EQ(numbers, 2) << "amounts are numbers";
  EXPECT_EQ(headings, static_cast<int>(platformColumns().size()));
  const auto back = readPlatformFile(xlsx);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->list.rows.at(0).values.value(u"case_amount_yuan"), u"12345.6"_s);
  EXPECT_EQ(writePlatformFile(dir_.filePath(u"out.pdf"_s), rows).error().field, u"format"_s);
}

TEST_F(PlatformFileTest, aHundredThousandRowsAreReadInSeconds) {
#ifdef NDEBUG
  constexpr int kRows = 100'000;
#else
  constexpr int kRows = 10'000;
#endif
  QString text = u"处罚决定书文号,当事人,证件号,案由,罚款,处罚时间,录入时间\n"_s;
  for (int i = 1; i <= kRows; ++i) {
    text += u"白市监处罚〔2026〕%1号,甲商行%1,91620000MA0000001X,假冒专利,%1,2026-07-01,2026-07-08\n"_s.arg(i);
  }
  QElapsedTimer timer;
  timer.start();
  const auto file = read(text);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->list.rows.size(), static_cast<std::size_t>(kRows));
  EXPECT_LT(timer.elapsed(), 120'000) << "ten seconds of work, on a machine that may be busy";
}
