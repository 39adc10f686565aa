#include <gtest/gtest.h>

#include <QHash>
#include <set>

#include "exchange/finding_report.h"
#include "exchange/ledger_import.h"
#include "exchange/table_reader.h"
#include "support/test_data.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

using Row = QHash<QString, QString>;

std::vector<Row> readCsv(const QString& name) {
  std::vector<Row> rows;
  RawRow header;
  const auto reader = TableReader::open(test::dataPath(name));
  EXPECT_TRUE(reader.has_value());
  EXPECT_TRUE((*reader)->readRows(0, [&](RawRow&& row) {
    if (row.number == 1) {
      header = row;
      return true;
    }
    Row values;
    for (const RawCell& cell : row.cells) {
      values.insert(header.at(cell.column)->text, cell.text);
    }
    rows.push_back(values);
    return true;
  }));
  return rows;
}

/// Everything of a finding that a user relies on, as one comparable text.
QString keyOf(const QString& sheet, int row, const QString& column, const QString& code, const QString& severity,
              const QString& raw, const QString& expected) {
  return QStringList{sheet, QString::number(row), column, code, severity, raw, expected}.join(u" | "_s);
}

void expectFindings(const ImportTable& table, const QString& expectedFile) {
  std::multiset<QString> wanted;
  QHash<QString, QString> headings;
  for (const Row& row : readCsv(expectedFile)) {
    wanted.insert(keyOf(row[u"sheet"_s], row[u"row"_s].toInt(), row[u"column"_s], row[u"code"_s], row[u"severity"_s],
                        row[u"raw_value"_s], row[u"expected_value"_s]));
    headings.insert(row[u"row"_s] + row[u"column"_s], row[u"heading"_s]);
  }
  for (const Finding& finding : table.findings) {
    const QString key = keyOf(finding.sheet, finding.row, finding.column, finding.code, severityCode(finding.severity),
                              finding.rawValue, finding.expectedValue);
    const auto found = wanted.find(key);
    if (found == wanted.end()) {
      ADD_FAILURE() << "not expected: " << qPrintable(key) << " " << qPrintable(finding.message);
      continue;
    }
    wanted.erase(found);
    EXPECT_FALSE(finding.message.isEmpty());
    const QString heading = headings.value(QString::number(finding.row) + finding.column);
    // The expected file calls one column by its standard name instead of the file's own heading.
    if (heading != u"当事人/证件号码"_s) {
      EXPECT_EQ(finding.heading.toStdString(), heading.toStdString()) << finding.row;
    }
  }
  for (const QString& key : wanted) {
    ADD_FAILURE() << "missing: " << qPrintable(key);
  }
}

void expectRows(const ImportTable& table, const QString& expectedFile) {
  const std::vector<Row> wanted = readCsv(expectedFile);
  ASSERT_EQ(table.rows.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const ImportRow& row = table.rows[i];
    EXPECT_EQ(row.row, wanted[i][u"row"_s].toInt());
    EXPECT_EQ(row.held, wanted[i][u"import"_s] == u"hold"_s) << row.row;
    Row values = wanted[i];
    values.remove(u"row"_s);
    values.remove(u"import"_s);
    if (values.contains(u"quantity_text"_s)) {
      const QString detail = row.values.value(u"quantity_detail"_s);
      const QString own =
          detail.isEmpty() ? row.values.value(u"quantity"_s) + row.values.value(u"quantity_unit"_s) : detail;
      EXPECT_EQ(own.toStdString(), values.take(u"quantity_text"_s).toStdString()) << row.row;
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
      EXPECT_EQ(row.values.value(it.key()).toStdString(), it.value().toStdString())
          << "row " << row.row << " " << qPrintable(it.key());
    }
    // Nothing is invented: what the expected row does not have, the record does not have either.
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
      // The source of a case is a column of ours that the expected file does not list.
      const bool part = it.key().startsWith(u"quantity"_s) || it.key() == u"amount_qualifier"_s || it.key() == u"source"_s;
      EXPECT_TRUE(part || !wanted[i].value(it.key()).isEmpty())
          << "row " << row.row << " " << qPrintable(it.key() + u"="_s + it.value());
    }
  }
}

}  // namespace

TEST(LedgerGolden, casesLedgerGivesExactlyTheExpectedFindings) {
  const auto table = importLedger(test::dataPath(u"cases_ledger_2020.xlsx"_s), u"cases"_s);
  ASSERT_TRUE(table.has_value()) << qPrintable(table.error().field);
  EXPECT_EQ(table->ledgerYear, 2020);
  expectFindings(*table, u"cases_ledger_2020_findings.csv"_s);
}

TEST(LedgerGolden, casesLedgerGivesExactlyTheExpectedRows) {
  const auto table = importLedger(test::dataPath(u"cases_ledger_2020.xlsx"_s), u"cases"_s);
  ASSERT_TRUE(table.has_value());
  expectRows(*table, u"cases_ledger_2020_expected_rows.csv"_s);
}

TEST(LedgerGolden, seizuresLedgerGivesExactlyTheExpectedFindings) {
  const auto table = importLedger(test::dataPath(u"seizures_2020.csv"_s), u"seizures"_s);
  ASSERT_TRUE(table.has_value()) << qPrintable(table.error().field);
  expectFindings(*table, u"seizures_2020_findings.csv"_s);
}

TEST(LedgerGolden, seizuresLedgerGivesExactlyTheExpectedRows) {
  const auto table = importLedger(test::dataPath(u"seizures_2020.csv"_s), u"seizures"_s);
  ASSERT_TRUE(table.has_value());
  expectRows(*table, u"seizures_2020_expected_rows.csv"_s);
}

TEST(LedgerGolden, realFilesImportAsTheyStand) {
  for (const auto& [file, kind] :
       {std::pair(u"real_cases.csv"_s, u"cases"_s), std::pair(u"real_destructions.csv"_s, u"destructions"_s)}) {
    const auto table = importLedger(test::dataPath(file), kind);
    ASSERT_TRUE(table.has_value()) << qPrintable(table.error().field);
    EXPECT_FALSE(table->hasErrors());
    EXPECT_TRUE(table->ignored.empty());
    const std::vector<Row> wanted = readCsv(file);
    ASSERT_EQ(table->rows.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      for (auto it = wanted[i].cbegin(); it != wanted[i].cend(); ++it) {
        EXPECT_EQ(table->rows[i].values.value(it.key()).toStdString(), it.value().toStdString())
            << i << qPrintable(it.key());
      }
      EXPECT_EQ(table->rows[i].values.size(), wanted[i].size());
    }
    for (const Finding& finding : table->findings) {
      const bool justified = finding.code == u"header_row"_s || finding.code == u"transfer_no_date"_s ||
                             finding.code == u"fine_without_decision"_s;
      EXPECT_TRUE(justified) << qPrintable(findingLine(finding));
    }
  }
}
