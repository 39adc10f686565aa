#include "exchange/table_writer.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>
#include <random>

#include "exchange/finding_report.h"
#include "exchange/ledger_import.h"
#include "exchange/standard_columns.h"
#include "support/test_data.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

using Values = QHash<QString, QString>;

class TableWriterTest : public testing::Test {
 protected:
  /// Writes and reads back; every finding but the named content remarks is a failure.
  std::vector<Values> roundTrip(const QString& file, const QString& kind, const std::vector<Values>& rows,
                                const QStringList& allowed = {}) {
    const QString path = dir_.filePath(file);
    const auto written = writeTable(path, kind, rows);
    EXPECT_TRUE(written.has_value());
    const auto table = importLedger(path, kind);
    EXPECT_TRUE(table.has_value()) << qPrintable(table ? QString() : table.error().field);
    std::vector<Values> back;
    for (const ImportRow& row : table ? table->rows : std::vector<ImportRow>{}) {
      back.push_back(row.values.toHash());
    }
    for (const Finding& finding : table ? table->findings : std::vector<Finding>{}) {
      EXPECT_TRUE(finding.severity == Severity::Skip || allowed.contains(finding.code))
          << qPrintable(findingLine(finding) + u" "_s + finding.rawValue);
    }
    return back;
  }

  QTemporaryDir dir_;
};

QString randomText(std::mt19937_64& random) {
  static const QStringList pieces{u"甲"_s,    u"乙，"_s,    u"\""_s,  u","_s,    u"\n"_s,   u" "_s,   u"="_s,
                                  u"+1"_s,    u"@"_s,       u"'"_s,   u"𠮷"_s,   u"㑇"_s,   u"A"_s,   u"、"_s,
                                  u"（1）"_s, u"_x000D_"_s, u"<&>"_s, u"１２"_s, u"作废"_s, u"合计"_s};
  QString text;
  const int count = std::uniform_int_distribution<int>(1, 6)(random);
  for (int i = 0; i < count; ++i) {
    text += pieces[static_cast<qsizetype>(
        std::uniform_int_distribution<std::size_t>(0, static_cast<std::size_t>(pieces.size()) - 1)(random))];
  }
  // A real line break at the end would be trimmed; so would what only looks like an escaped one, if it were decoded.
  text = text.trimmed();
  return text == u"-"_s || text.isEmpty() ? u"丙"_s : text;
}

QString randomValue(const StandardColumn& column, std::mt19937_64& random, int row) {
  const auto number = [&random](std::int64_t below) {
    return QString::number(std::uniform_int_distribution<std::int64_t>(0, below)(random));
  };
  switch (column.type) {
    case ColumnType::Key:
      return u"K%1"_s.arg(row);
    case ColumnType::Date:
    case ColumnType::DateOrInstant:
      return u"2020-03-05"_s;
    case ColumnType::Instant:
      return u"2020-03-05 14:30"_s;
    case ColumnType::Money:
    case ColumnType::UnitPrice:
    case ColumnType::Wanyuan:
      return number(99999999999) + u".%1"_s.arg(1 + row % 9);
    case ColumnType::StockMoney:
    case ColumnType::Decimal:
    case ColumnType::Tonnes:
    case ColumnType::Weight:
    case ColumnType::Quantity:
    case ColumnType::StockQuantity:
    case ColumnType::Items:
    case ColumnType::Count:
    case ColumnType::CountPlus:
      return number(999999);
    case ColumnType::Flag:
    case ColumnType::ScopeFlag:
    case ColumnType::TransferFlag:
      return row % 2 == 0 ? u"是"_s : u"否"_s;
    case ColumnType::Identifier:
      return u"91350100M000100Y43"_s;
    case ColumnType::DocNumber:
      return randomText(random) + QString::number(row);  // a number that comes twice is remarked on
    case ColumnType::List:
      return u"罚款;没收违法所得"_s;
    default:
      return randomText(random);
  }
}

}  // namespace

TEST_F(TableWriterTest, realFilesComeBackUnchanged) {
  for (const auto& [file, kind] :
       {std::pair(u"real_cases.csv"_s, u"cases"_s), std::pair(u"real_destructions.csv"_s, u"destructions"_s)}) {
    const auto table = importLedger(test::dataPath(file), kind);
    ASSERT_TRUE(table.has_value());
    std::vector<Values> rows;
    for (const ImportRow& row : table->rows) {
      rows.push_back(row.values.toHash());
    }
    for (const QString& ending : {u"a.csv"_s, u"a.xlsx"_s}) {
      EXPECT_EQ(roundTrip(ending, kind, rows, {u"transfer_no_date"_s, u"fine_without_decision"_s}), rows);
    }
  }
}

TEST_F(TableWriterTest, anyValueComesBackUnchanged) {
  std::mt19937_64 random(20201008);
  for (const QString& kind : importKinds()) {
    std::vector<Values> rows;
    for (int i = 0; i < 200; ++i) {
      Values values;
      for (const StandardColumn& column : standardColumns(kind)) {
        if (column.required || random() % 3 != 0) {
          values.insert(column.name, randomValue(column, random, i));
        }
      }
      // Content the importer rightly remarks on is kept out: this test is about form.
      values.insert(u"transfer_date"_s, u"2020-03-05"_s);
      values.insert(u"decision_date"_s, u"2020-03-05"_s);
      values.remove(u"unit_price_yuan"_s);
      if (kind == u"reports") {
        values.insert({{u"unit"_s, u"县公安局%1"_s.arg(i)}, {u"period"_s, u"2020Q3"_s}, {u"indicator_code"_s, u"pol_value"_s}, {u"value"_s, u"%1.%2"_s.arg(i).arg(1 + i % 9)}, {u"measure_unit"_s, u"亿元"_s}});
        values.insert(u"zero_declared"_s, u"否"_s);
        values.insert(u"qualifier"_s, u"余"_s);
      }
      for (const QString& name : values.keys()) {
        if (findStandardColumn(kind, name) == nullptr) {
          values.remove(name);
        }
      }
      rows.push_back(values);
    }
    for (const QString& ending : {u"p.csv"_s, u"p.xlsx"_s}) {
      const auto back = roundTrip(ending, kind, rows);
      ASSERT_EQ(back.size(), rows.size()) << qPrintable(kind + ending);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        for (auto it = rows[i].cbegin(); it != rows[i].cend(); ++it) {
          ASSERT_EQ(back[i].value(it.key()).toStdString(), it.value().toStdString())
              << qPrintable(kind + ending + it.key());
        }
        ASSERT_EQ(back[i].size(), rows[i].size());
      }
    }
  }
}

TEST_F(TableWriterTest, formulasAreTextAndClearsStay) {
  const std::vector<Values> rows{{{u"case_id"_s, u"C1"_s},
                                  {u"authority"_s, u"甲局"_s},
                                  {u"cause"_s, u"=HYPERLINK(\"x\")"_s},
                                  {u"note"_s, u"-"_s},
                                  {u"goods"_s, u"'=1"_s},
                                  {u"fine_yuan"_s, u"-"_s}}};
  EXPECT_EQ(roundTrip(u"f.csv"_s, u"cases"_s, rows), rows);
  EXPECT_EQ(roundTrip(u"f.xlsx"_s, u"cases"_s, rows), rows);
  QFile csv(dir_.filePath(u"f.csv"_s));
  ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
  const QByteArray bytes = csv.readAll();
  EXPECT_TRUE(
      bytes.startsWith("\xEF\xBB\xBF"
                       "case_id,"));
  EXPECT_TRUE(bytes.contains("\"'=HYPERLINK(\"\"x\"\")\""));
  EXPECT_TRUE(bytes.endsWith("\r\n"));
}

TEST_F(TableWriterTest, refusesWhatCannotBeWritten) {
  EXPECT_EQ(writeTable(dir_.filePath(u"a.pdf"_s), u"cases"_s, std::vector<Values>{}).error().field, u"format"_s);
  EXPECT_EQ(writeTable(dir_.filePath(u"a.csv"_s), u"nothing"_s, std::vector<Values>{}).error().field, u"kind"_s);
  EXPECT_EQ(writeTable(u"/nowhere/a.xlsx"_s, u"cases"_s, std::vector<Values>{}).error().code, ErrorCode::Unreadable);
  EXPECT_EQ(writeTable(u"/nowhere/a.csv"_s, u"cases"_s, std::vector<Values>{}).error().code, ErrorCode::Unreadable);
  const std::vector<Values> longText{{{u"note"_s, QString(40000, u'x')}}};
  const QString path = dir_.filePath(u"l.xlsx"_s);
  EXPECT_EQ(writeTable(path, u"cases"_s, longText).error().field, u"cell_length"_s);
  EXPECT_FALSE(QFile::exists(path));
}
