#include "exchange/table_reader.h"

#include <gtest/gtest.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <QFile>
#include <QTemporaryDir>

#include "exchange/number_text.h"
#include "exchange/xlsx_parts.h"
#include "support/test_data.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class TableReaderTest : public testing::Test {
 protected:
  QString write(const QString& name, const QByteArray& bytes) {
    const QString path = dir_.filePath(name);
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return path;
  }

  /// All cells as text, rows joined by '\n', fields by '|'.
  static Result<QString> read(const QString& path, int sheet = 0) {
    const auto reader = TableReader::open(path);
    if (!reader) {
      return tl::unexpected(reader.error());
    }
    QString all;
    const Result<void> done = (*reader)->readRows(sheet, [&all](RawRow&& row) {
      all += QString::number(row.number) + u":"_s;
      for (const RawCell& cell : row.cells) {
        all += u"|"_s + columnLetter(cell.column) + u"="_s + cell.text;
      }
      all += u"\n"_s;
      return true;
    });
    if (!done) {
      return tl::unexpected(done.error());
    }
    return all;
  }

  static std::pair<ErrorCode, QString> refusal(const Result<QString>& result) {
    EXPECT_FALSE(result.has_value()) << (result ? qPrintable(result->left(200)) : "");
    return result ? std::pair(ErrorCode::NotFound, QString()) : std::pair(result.error().code, result.error().field);
  }

  QTemporaryDir dir_;
};

using Refusal = std::pair<ErrorCode, QString>;

/// A minimal workbook around the given sheet XML; stored or deflated.
QString writeBook(const QString& path, const QByteArray& sheet, const QByteArray& shared = {},
                  zip_int32_t method = ZIP_CM_DEFLATE, int extraParts = 0) {
  int code = 0;
  zip_t* archive = zip_open(path.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  std::vector<QByteArray> kept;
  const auto add = [&](const char* name, const QByteArray& bytes) {
    kept.push_back(bytes);
    zip_source_t* source =
        zip_source_buffer(archive, kept.back().constData(), static_cast<zip_uint64_t>(kept.back().size()), 0);
    const zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), method, 1);
  };
  kept.reserve(static_cast<std::size_t>(extraParts) + 8);
  add("xl/workbook.xml",
      R"(<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>)");
  add("xl/_rels/workbook.xml.rels",
      R"(<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>)");
  add("xl/worksheets/sheet1.xml", sheet);
  if (!shared.isEmpty()) {
    add("xl/sharedStrings.xml", shared);
  }
  for (int i = 0; i < extraParts; ++i) {
    add(qPrintable(u"x/%1"_s.arg(i)), "x");
  }
  EXPECT_EQ(zip_close(archive), 0);
  return path;
}

QByteArray sheetOf(const QByteArray& rows) {
  return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

}  // namespace

TEST_F(TableReaderTest, readsQuotesLineBreaksAndRaggedRows) {
  const QString path = write(u"a.csv"_s, "a,\"b \"\"x\"\"\nc\",d\r\n\r\n1\r2,,3\nlast\"q,\"\"");
  EXPECT_EQ(read(path), u"1:|A=a|B=b \"x\"\nc|C=d\n2:\n3:|A=1\n4:|A=2|C=3\n5:|A=last\"q\n"_s);
}

TEST_F(TableReaderTest, tellsEncodings) {
  const QString text = u"甲,㑇𠮷\r\n"_s;
  const QString wanted = u"1:|A=甲|B=㑇𠮷\n"_s;
  const QByteArray utf16(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
  EXPECT_EQ(read(write(u"1"_s, text.toUtf8())), wanted);
  EXPECT_EQ(read(write(u"2"_s, "\xEF\xBB\xBF" + text.toUtf8())), wanted);
  EXPECT_EQ(read(write(u"3"_s, "\xFF\xFE" + utf16)), wanted);
  EXPECT_EQ(read(write(u"4"_s, "\xBC\xD7,\x82\x30\xA0\x33\x95\x32\xB5\x35\r\n")).value_or(u"-"_s).left(9),
            u"1:|A=甲|B="_s);
  EXPECT_EQ(refusal(read(write(u"5"_s, "a,\xFF\xFF\n"))), Refusal(ErrorCode::Damaged, u"encoding"_s));
}

TEST_F(TableReaderTest, detectsDelimiters) {
  EXPECT_EQ(read(write(u"t"_s, "a\tb,c\td\n")), u"1:|A=a|B=b,c|C=d\n"_s);
  EXPECT_EQ(read(write(u"s"_s, "a;b\n1;2\n")), u"1:|A=a|B=b\n2:|A=1|B=2\n"_s);
}

TEST_F(TableReaderTest, refusesWhatIsNoTable) {
  EXPECT_EQ(refusal(read(dir_.path())), Refusal(ErrorCode::Unreadable, u"directory"_s));
  EXPECT_EQ(refusal(read(dir_.filePath(u"none"_s))), Refusal(ErrorCode::Unreadable, u"file"_s));
  EXPECT_EQ(refusal(read(write(u"e"_s, ""))), Refusal(ErrorCode::Damaged, u"empty_file"_s));
  EXPECT_EQ(refusal(read(write(u"q.csv"_s, "a,\"b\n"))), Refusal(ErrorCode::Damaged, u"open_quote"_s));
  EXPECT_EQ(refusal(read(write(u"n.csv"_s, QByteArray("a,b\0c\n", 6)))),
            Refusal(ErrorCode::Unsupported, u"nul_character"_s));
  EXPECT_EQ(refusal(read(write(u"o.xlsx"_s, QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + QByteArray(600, 'x')))),
            Refusal(ErrorCode::Unsupported, u"old_excel"_s));
  EXPECT_EQ(refusal(read(write(u"p.csv"_s, "%PDF-1.4"))), Refusal(ErrorCode::Unsupported, u"not_a_table"_s));
  EXPECT_EQ(refusal(read(write(u"l.csv"_s, QByteArray(200000, 'x')))), Refusal(ErrorCode::Hostile, u"cell_length"_s));
  EXPECT_EQ(refusal(read(write(u"c.csv"_s, QByteArray(1000000, ',')))), Refusal(ErrorCode::Hostile, u"column_count"_s));
  EXPECT_EQ(refusal(read(write(u"r.csv"_s, QByteArray(1100000, '\n')))), Refusal(ErrorCode::Hostile, u"row_count"_s));
  EXPECT_TRUE(read(write(u"text.xlsx"_s, "a,b\n")).has_value());  // told from the bytes, not from the name
}

TEST_F(TableReaderTest, refusesHostileBooks) {
  const auto book = [this](const QByteArray& sheet) { return writeBook(dir_.filePath(u"b.xlsx"_s), sheet); };
  EXPECT_EQ(refusal(read(book("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>"))),
            Refusal(ErrorCode::Hostile, u"doctype"_s));
  EXPECT_EQ(refusal(read(book(QByteArray("<a>").repeated(100)))), Refusal(ErrorCode::Hostile, u"xml_depth"_s));
  EXPECT_EQ(refusal(read(book(sheetOf("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")))),
            Refusal(ErrorCode::Hostile, u"column_count"_s));
  EXPECT_EQ(refusal(read(book(sheetOf("<row r=\"1048577\"/>")))), Refusal(ErrorCode::Hostile, u"row_count"_s));
  EXPECT_EQ(refusal(read(book(sheetOf("<row>" + QByteArray("<c/>").repeated(1000000) + "</row>")))),
            Refusal(ErrorCode::Hostile, u"column_count"_s));
  EXPECT_EQ(refusal(read(book(sheetOf("<row r=\"2\"/><row r=\"1\"/>")))), Refusal(ErrorCode::Damaged, u"row_order"_s));
  EXPECT_EQ(refusal(read(book("<worksheet><sheetData>"))), Refusal(ErrorCode::Damaged, u"xml"_s));
  EXPECT_EQ(refusal(read(book(sheetOf("<row><c t=\"s\"><v>7</v></c></row>")))),
            Refusal(ErrorCode::Damaged, u"shared_strings"_s));
  EXPECT_EQ(refusal(read(book(QByteArray(20 << 20, ' ')))), Refusal(ErrorCode::Hostile, u"zip_ratio"_s));
  EXPECT_EQ(refusal(read(writeBook(dir_.filePath(u"m.xlsx"_s), sheetOf({}), {}, ZIP_CM_DEFLATE, 2001))),
            Refusal(ErrorCode::Hostile, u"part_count"_s));
}

TEST_F(TableReaderTest, refusesHugeTextsWithoutKeepingThem) {
  const QByteArray huge(200 << 20, 'x');
  const auto stored = [this](const QByteArray& sheet, const QByteArray& shared = {}) {
    return writeBook(dir_.filePath(u"h.xlsx"_s), sheet, shared, ZIP_CM_STORE);
  };
  EXPECT_EQ(refusal(read(stored(sheetOf("<row><c t=\"inlineStr\"><is><t>" + huge + "</t></is></c></row>")))),
            Refusal(ErrorCode::Hostile, u"cell_length"_s));
  EXPECT_EQ(refusal(read(stored(sheetOf({}), "<sst><si><t>" + huge + "</t></si></sst>"))),
            Refusal(ErrorCode::Hostile, u"cell_length"_s));
  EXPECT_EQ(refusal(read(stored(sheetOf("<row r=\"" + huge + "\"/>")))), Refusal(ErrorCode::Hostile, u"xml_token"_s));
  const QByteArray many = QByteArray("<si><t>" + QByteArray(100000, 'y') + "</t></si>").repeated(2000);
  EXPECT_EQ(refusal(read(stored(sheetOf({}), "<sst>" + many + "</sst>"))),
            Refusal(ErrorCode::Hostile, u"shared_strings"_s));
}

TEST_F(TableReaderTest, refusesBrokenZips) {
  const QString path = writeBook(dir_.filePath(u"z.xlsx"_s), sheetOf("<row><c><v>1</v></c></row>"));
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QByteArray whole = file.readAll();
  EXPECT_EQ(refusal(read(write(u"half.xlsx"_s, whole.left(whole.size() / 2)))).first, ErrorCode::Damaged);
  // The directory says the sheet inflates to another size than it does.
  QByteArray lying = whole;
  const QByteArray name = "xl/worksheets/sheet1.xml";
  const qsizetype entry = lying.lastIndexOf(name) - 46;
  ASSERT_EQ(lying.mid(entry, 4), "PK\x01\x02");
  lying[entry + 24] = static_cast<char>(lying[entry + 24] - 5);
  EXPECT_EQ(refusal(read(write(u"lie.xlsx"_s, lying))).second, u"size_mismatch"_s);
}

TEST_F(TableReaderTest, refusesEncryptedBooks) {
  const QString path = dir_.filePath(u"enc.xlsx"_s);
  zip_t* archive = zip_open(path.toUtf8().constData(), ZIP_CREATE, nullptr);
  zip_file_add(archive, "xl/workbook.xml", zip_source_buffer(archive, "<workbook/>", 11, 0), 0);
  zip_file_set_encryption(archive, 0, ZIP_EM_AES_256, "secret");
  ASSERT_EQ(zip_close(archive), 0);
  EXPECT_EQ(refusal(read(path)), Refusal(ErrorCode::Unsupported, u"encrypted"_s));
}

TEST_F(TableReaderTest, readsCellKindsOfASheet) {
  const QString path = writeBook(
      dir_.filePath(u"k.xlsx"_s),
      sheetOf("<row r=\"3\" hidden=\"1\"><c r=\"B3\"><v>9.7353000000000009</v></c><c r=\"C3\" t=\"b\"><v>1</v></c>"
              "<c r=\"D3\" t=\"e\"><v>#REF!</v></c><c r=\"E3\" t=\"s\"><v>0</v></c><c "
              "r=\"F3\"><f>1+1</f><v>2</v></c></row>"),
      "<sst><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></si></sst>");
  const auto reader = TableReader::open(path);
  ASSERT_TRUE(reader.has_value());
  EXPECT_TRUE((*reader)->date1904());
  std::vector<RawRow> rows;
  ASSERT_TRUE((*reader)->readRows(0, [&](RawRow&& row) {
    rows.push_back(row);
    return true;
  }));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0].hidden);
  ASSERT_EQ(rows[0].cells.size(), 5U);
  EXPECT_EQ(rows[0].cells[0].text, u"9.7353"_s);
  EXPECT_EQ(rows[0].cells[1].kind, RawCell::Kind::Boolean);
  EXPECT_EQ(rows[0].cells[2].kind, RawCell::Kind::Error);
  EXPECT_EQ(rows[0].cells[3].text, u"甲乙"_s);
  EXPECT_TRUE(rows[0].cells[4].formula);
}

TEST_F(TableReaderTest, readsTheLedgerOfTheCounty) {
  const auto reader = TableReader::open(test::dataPath(u"cases_ledger_2020.xlsx"_s));
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ((*reader)->sheets().size(), 3U);
  const auto layout = (*reader)->layout(0);
  ASSERT_TRUE(layout.has_value());
  EXPECT_EQ(layout->merges.size(), 76U);
  int rows = 0;
  ASSERT_TRUE((*reader)->readRows(0, [&](RawRow&&) { return ++rows < 1000; }));
  EXPECT_EQ(rows, 69);
}

TEST(SpreadsheetNumber, keepsFifteenDigits) {
  EXPECT_EQ(spreadsheetNumber("2.6972600000000002"), u"2.69726"_s);
  EXPECT_EQ(spreadsheetNumber("9.449999999999999"), u"9.45"_s);
  EXPECT_EQ(spreadsheetNumber("9.9042119850203e+17"), u"990421198502030000"_s);
  EXPECT_EQ(spreadsheetNumber("990421600012345"), u"990421600012345"_s);
  EXPECT_EQ(spreadsheetNumber("999999999999999.9"), u"1000000000000000"_s);
  EXPECT_EQ(spreadsheetNumber("-0.00000001"), u"-0.00000001"_s);
  EXPECT_EQ(spreadsheetNumber("1E-3"), u"0.001"_s);
  EXPECT_EQ(spreadsheetNumber("0"), u"0"_s);
  EXPECT_EQ(spreadsheetNumber("1e999"), std::nullopt);
  EXPECT_EQ(spreadsheetNumber("abc"), std::nullopt);
}

TEST(DateFormat, isToldFromItsCode) {
  EXPECT_TRUE(isDateFormat(u"yyyy\"年\"m\"月\"d\"日\""));
  EXPECT_TRUE(isDateFormat(u"[$-804]yyyy-mm-dd"));
  EXPECT_TRUE(isDateFormat(u"h:mm"));
  EXPECT_FALSE(isDateFormat(u"0.00\"亩\""));
  EXPECT_FALSE(isDateFormat(u"\"day\"0"));
  EXPECT_FALSE(isDateFormat(u"[Red]#,##0"));
  EXPECT_FALSE(isDateFormat(u"General"));
}
