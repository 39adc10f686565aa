#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include "exchange/finding_report.h"
#include "exchange/ledger_import.h"
#include "support/test_data.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class AllCodes : public testing::Test {
 protected:
  ImportTable importCsv(const QString& name, const QString& text, const QString& kind,
                        const ImportOptions& options = {}) {
    QFile file(dir_.filePath(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    const auto table = importLedger(file.fileName(), kind, options);
    EXPECT_TRUE(table.has_value()) << qPrintable(table ? QString() : table.error().field);
    return table.value_or(ImportTable{});
  }

  static QString codesOf(const ImportTable& table, int row) {
    QStringList codes;
    for (const Finding& finding : table.findings) {
      if (finding.row == row) {
        codes << finding.column + u":"_s + finding.code;
      }
    }
    return codes.join(u' ');
  }

  static const ImportRow& rowOf(const ImportTable& table, int row) {
    for (const ImportRow& candidate : table.rows) {
      if (candidate.row == row) {
        return candidate;
      }
    }
    static const ImportRow none;
    return none;
  }

  QString writeBook();

  QTemporaryDir dir_;
};

const QString kCases =
    u"某县2020年案件台账,,,,,,,,,,,,,,\n"
    "单位：万元,,,,,,,,,,,,,,\n"
    "序号,办案单位,当事人,证件号码,案由,数量,货值,立案曰期,处罚决定日期,文号,罚款（元）,是否移送,移送日期,备注,"
    "罚没合计\n"
    "1,县局,张某 990421198502030170,,售假,约300个,1.2,3/5/2020,2020-04-01,某市监罚〔202O〕l号,5000,否,,,\n"
    "2,县局,甲某、乙某,9904211985020301,售假,2件,1.3,20.3.5,2020年4月1日,某市监罚〔2020〕2号,罚款5000元没收200元,否,,,"
    "\n"
    "3,县局,丙某,990421850203017,售假,2件,1.1,2020.3.5-3.8,2020-4-1,某市监罚〔2019〕3号,100,2020年9月3日移送县公安局,,,"
    "\n"
    "4,县局,丁某,,售假,2件,1.2,二〇二〇年三月五日,2020-04-01 10:30,某市监罚〔2020〕4号,#REF!,否,,已撤案,\n"
    "一季度小计,,,,,,4.8,,,,,,,,\n"
    "5,县局,,,售假,2件,1.2,2020年3月5日（星期四）,2020-04-02,某市监罚〔2020〕5号,100,否,,,\n"
    "6,县局,戊某,,售假,2件,1.2,42429,2020-04-02,某市监罚〔2020〕6号,100,否,,,\n"
    "7,县局,己某,,售假,2件,1.2,43895,2020-04-02,某市监罚〔2020〕7号,100,否,,本行作废,\n"
    "8,县局,庚某,,售假,2件,1.2,2020-03-05,2020-04-02,某市监罚〔2020〕8号,100,否,,,\n"
    "合计,,,,,,9.6,,,,500,,,,\n"_s;

const QString kReports =
    u"unit,period,due_at,submitted_at,zero_declared,indicator_code,value,measure_unit,qualifier,note\n"
    "市场监管局,2020年第三季度,2020-10-10 18:00,2020-10-09 10:00,否,adm_filed,595,件,,\n"
    "市场监管局,2020Q3,2020-10-10 18:00,2020-10-09 10:00,否,adm_closed,947,件,,\n"
    "市场监管局,2020Q3,2020-10-10 18:00,2020-10-09 10:00,否,adm_ecom,600,件,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_case_value,300余万元,,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_fine,1350.004,元,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_dens,2,只,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_goods_value,3,件,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_penalized,-3,件,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_proc_simple,1.5,件,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_fild,1,件,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_pending_end,1,件,,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_annulled,1,件,大约,\n"
    "市场监管局,2020Q3,,2020-10-09 10:00,否,adm_published,,件,,\n"
    "市场监管局,2020Q5,,2020-10-09 10:00,否,adm_filed,1,件,,\n"
    "农业农村局,2020Q3,,2020-10-09 10:00,是,adm_filed,1,件,,\n"
    "农业农村局,2020Q3,,2020-10-09 10:00,否,,,,,\n"
    "公安局,2020Q3,,2020-10-09 10:00,是,,,,,\n"
    "检察院,2020Q3,2020-10-12 18:00,,,,,,,\n"_s;

/// Hidden row, column and sheet, a summary sheet, a formula, the 1904 date system — what only a workbook has.
QString AllCodes::writeBook() {
  const QString path = dir_.filePath(u"2020.xlsx"_s);
  lxw_workbook* book = workbook_new(qPrintable(path));
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "yyyy-mm-dd");
  lxw_worksheet* sheet = workbook_add_worksheet(book, "一季度");
  const char* headings[] = {"办案单位", "当事人", "案由", "立案日期", "罚款（元）", "内部备注"};
  for (lxw_col_t c = 0; c < 6; ++c) {
    worksheet_write_string(sheet, 0, c, headings[c], nullptr);
  }
  for (lxw_row_t r = 1; r <= 2; ++r) {
    worksheet_write_string(sheet, r, 0, "县局", nullptr);
    worksheet_write_string(sheet, r, 1, r == 1 ? "某店" : "某厂", nullptr);
    worksheet_write_string(sheet, r, 2, "售假", nullptr);
    worksheet_write_number(sheet, r, 3, 43895, date);
  }
  worksheet_write_formula_num(sheet, 1, 4, "=500*2", nullptr, 1000);
  lxw_row_col_options hidden{};
  hidden.hidden = LXW_TRUE;
  worksheet_set_row_opt(sheet, 2, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
  worksheet_set_column_opt(sheet, 5, 5, 8.43, nullptr, &hidden);
  lxw_worksheet* secret = workbook_add_worksheet(book, "旧表");
  worksheet_hide(secret);
  lxw_worksheet* summary = workbook_add_worksheet(book, "汇总表");
  worksheet_write_string(summary, 0, 0, "单位", nullptr);
  worksheet_write_string(summary, 0, 1, "件数", nullptr);
  worksheet_write_string(summary, 1, 0, "县局", nullptr);
  worksheet_write_number(summary, 1, 1, 2, nullptr);
  workbook_close(book);
  return path;
}

}  // namespace

TEST_F(AllCodes, casesOfASecondCounty) {
  const ImportTable table = importCsv(u"a.csv"_s, kCases, u"cases"_s);
  EXPECT_EQ(codesOf(table, 3), u":header_row H:heading_guess O:column_ambiguous"_s);
  EXPECT_EQ(codesOf(table, 4), u"C:party_id_split F:quantity_qualified H:date_ambiguous J:doc_no_suspect"_s);
  EXPECT_EQ(rowOf(table, 4).values.value(u"party_id_no"_s), u"990421198502030170"_s);
  EXPECT_EQ(rowOf(table, 4).values.value(u"doc_no"_s), u"某市监罚〔2020〕1号"_s);
  EXPECT_EQ(codesOf(table, 5), u"C:multi_party D:id_length H:date_two_digit_year K:amount_composite"_s);
  EXPECT_EQ(codesOf(table, 6), u"D:id_old15 H:date_range J:doc_year_mismatch L:transfer_text"_s);
  EXPECT_EQ(rowOf(table, 6).values.value(u"filed_date"_s), u"2020-03-05"_s);
  EXPECT_EQ(rowOf(table, 6).values.value(u"transferred_to_police"_s), u"是"_s);
  EXPECT_EQ(rowOf(table, 6).values.value(u"transfer_date"_s), u"2020-09-03"_s);
  EXPECT_EQ(codesOf(table, 7), u"H:date_chinese I:date_with_time K:cell_error N:withdrawn_hint"_s);
  EXPECT_EQ(codesOf(table, 8), u":subtotal_row"_s);
  EXPECT_EQ(codesOf(table, 9), u"C:party_missing H:date_with_weekday"_s);
  EXPECT_EQ(codesOf(table, 10), u"H:date_serial_1904"_s);
  EXPECT_EQ(rowOf(table, 10).values.value(u"filed_date"_s), u"2020-03-01"_s);
  EXPECT_EQ(codesOf(table, 11), u":void_row"_s);
  EXPECT_EQ(rowOf(table, 12).values.value(u"goods_value_yuan"_s), u"12000"_s);  // 万元 from the note row
  EXPECT_EQ(codesOf(table, 13), u":total_row G:total_mismatch K:total_mismatch"_s);
}

TEST_F(AllCodes, workbookOnly) {
  const auto table = importLedger(writeBook(), u"cases"_s);
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(codesOf(*table, 0), u":sheet_hidden :sheet_skipped"_s);
  EXPECT_EQ(codesOf(*table, 1), u":header_row F:hidden_column"_s);
  EXPECT_EQ(codesOf(*table, 2), u"E:fine_without_decision E:formula"_s);
  EXPECT_EQ(codesOf(*table, 3), u":hidden_row"_s);
  EXPECT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].values.value(u"fine_yuan"_s), u"1000"_s);
}

TEST_F(AllCodes, formsOfMemberUnits) {
  const ImportTable table = importCsv(u"r.csv"_s, kReports, u"reports"_s);
  EXPECT_EQ(codesOf(table, 2), u":report_check :report_remark"_s);
  EXPECT_EQ(rowOf(table, 2).values.value(u"period"_s), u"2020Q3"_s);
  EXPECT_EQ(codesOf(table, 5), QString());
  EXPECT_EQ(rowOf(table, 5).values.value(u"value"_s) + rowOf(table, 5).values.value(u"measure_unit"_s) + rowOf(table, 5).values.value(u"qualifier"_s), u"300万元余"_s);
  const QStringList codes{u"G:amount_precision"_s,  u"H:measure_odd"_s,          u"H:measure_unknown"_s, u"G:amount_negative"_s,  u"G:count_fraction"_s,  u"F:indicator_unknown"_s,
                          u"F:indicator_not_in_forms"_s, u"I:qualifier_unknown"_s, u"G:value_missing"_s,   u"B:period_invalid"_s,   u"G:zero_with_values"_s, u"F:required_missing"_s};
  for (int row = 6; row <= 17; ++row) {
    EXPECT_EQ(codesOf(table, row), codes[row - 6]) << row;
  }
  EXPECT_EQ(codesOf(table, 18), QString());
  EXPECT_EQ(codesOf(table, 19), QString());
}

TEST_F(AllCodes, everyCodeOfTheCatalogueIsProduced) {
  QSet<QString> missing;
  for (const QString& code : findingCodes()) {
    missing.insert(code);
  }
  const auto note = [&missing](const ImportTable& table) {
    for (const Finding& finding : table.findings) {
      missing.remove(finding.code);
      EXPECT_TRUE(finding.code == u"quantity_mixed" || finding.severity == findingSeverity(finding.code));
    }
  };
  note(*importLedger(test::dataPath(u"cases_ledger_2020.xlsx"_s), u"cases"_s));
  note(*importLedger(test::dataPath(u"seizures_2020.csv"_s), u"seizures"_s));
  note(importCsv(u"a.csv"_s, kCases, u"cases"_s));
  note(*importLedger(writeBook(), u"cases"_s));
  note(importCsv(u"r.csv"_s, kReports, u"reports"_s));
  // Only the store can tell these.
  missing.remove(u"office_unknown"_s);
  missing.remove(u"report_conflict"_s);
  EXPECT_TRUE(missing.isEmpty()) << qPrintable(missing.values().join(u' '));
}

TEST_F(AllCodes, decisionsOfTheUserAreReEvaluated) {
  const QString path = test::dataPath(u"cases_ledger_2020.xlsx"_s);
  ImportOptions options;
  options.excludedRows = {{u"2020年台账"_s, 9}, {{}, 28}, {{}, 31}};
  options.acceptedEmpty = {{{}, 26, u"O"_s}, {u"2020年台账"_s, 43, u"F"_s}};
  const auto table = importLedger(path, u"cases"_s, options);
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(codesOf(*table, 9), QString());
  EXPECT_EQ(codesOf(*table, 26), QString());
  EXPECT_FALSE(rowOf(*table, 26).held);
  EXPECT_FALSE(rowOf(*table, 43).held);
  // Row 50 repeats row 31; with 31 left out it is the only one of its kind.
  EXPECT_EQ(rowOf(*table, 50).values.value(u"doc_no"_s), u"云文旅罚字〔2020〕1号"_s);
  for (const Finding& finding : table->findings) {
    if (finding.code == u"total_mismatch") {
      EXPECT_EQ(finding.expectedValue, u"873159"_s);
    }
  }
}

TEST_F(AllCodes, laterVersionsAreNoDuplicates) {
  const QString text =
      u"case_id,authority,cause,fine_yuan,note\nC1,甲局,售假,100,\nC1,,,200,-\nC1,,,200,-\nC2,,,5,\n"_s;
  const ImportTable table = importCsv(u"v.csv"_s, text, u"cases"_s);
  EXPECT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.rows[1].values.value(u"note"_s), u"-"_s);
  EXPECT_EQ(codesOf(table, 3), u"D:fine_without_decision"_s);
  EXPECT_EQ(codesOf(table, 5), u"B:required_missing C:required_missing D:fine_without_decision"_s);
  const ImportTable stored =
      importCsv(u"v.csv"_s, text, u"cases"_s, {.isStoredKey = [](const QString& key) { return key == u"C2"_s; }});
  EXPECT_FALSE(stored.hasErrors());
}

TEST_F(AllCodes, rowsDifferingInOneThingAreNoDuplicates) {
  const QString head = u"办案单位,当事人,案由,立案日期,文号,罚款（元）\n"_s;
  const QString row = u"县局,某店,售假,2020-03-05,某罚〔2020〕1号,100\n"_s;
  const auto count = [this, &head, &row](const QString& other) {
    const ImportTable table = importCsv(u"d.csv"_s, head + row + other, u"cases"_s);
    return std::count_if(table.findings.begin(), table.findings.end(),
                         [](const Finding& f) { return f.code == u"duplicate_row"; });
  };
  EXPECT_EQ(count(row), 1);
  EXPECT_EQ(count(u"县局,某厂,售假,2020-03-05,某罚〔2020〕1号,100\n"_s), 0);
  EXPECT_EQ(count(u"县局,某店,售假,2020-03-06,某罚〔2020〕1号,100\n"_s), 0);
  EXPECT_EQ(count(u"县局,某店,售假,2020-03-05,某罚〔2020〕2号,100\n"_s), 0);
  EXPECT_EQ(count(u"县局,某店,售假,2020-03-05,某罚〔2020〕1号,101\n"_s), 0);
}
