#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include "exchange/ledger_import.h"
#include "exchange/table_reader.h"
#include "exchange/table_writer.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 100000;
#ifdef NDEBUG
constexpr int kCases = 100000;
#else
constexpr int kCases = 10000;  // a debug build takes ten times as long
#endif
constexpr int kColumns = 20;
constexpr qint64 kMegabyte = 1 << 20;

/// Peak resident memory of this process since the last reset, in bytes.
qint64 peakMemory() {
  QFile status(u"/proc/self/status"_s);
  if (!status.open(QIODevice::ReadOnly)) {
    return 0;
  }
  for (const QByteArray& line : status.readAll().split('\n')) {
    if (line.startsWith("VmHWM:")) {
      return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
  }
  return 0;
}

void resetPeak() {
  QFile file(u"/proc/self/clear_refs"_s);
  if (file.open(QIODevice::WriteOnly)) {
    file.write("5");
  }
}

QHash<QString, QString> caseRow(int i) {
  return {{u"case_id"_s, u"C%1"_s.arg(i)},
          {u"region_county"_s, u"云岭县"_s},
          {u"authority"_s, u"县市场监管局"_s},
          {u"party"_s, u"云岭县某某商行%1"_s.arg(i)},
          {u"party_type"_s, u"个体工商户"_s},
          {u"cause"_s, u"销售侵犯注册商标专用权的商品"_s},
          {u"field"_s, u"商标"_s},
          {u"goods"_s, u"白酒"_s},
          {u"quantity"_s, QString::number(i % 900 + 1)},
          {u"quantity_unit"_s, u"瓶"_s},
          {u"goods_value_yuan"_s, u"%1.5"_s.arg(i % 90000 + 1)},
          {u"found_date"_s, u"2020-03-01"_s},
          {u"filed_date"_s, u"2020-03-05"_s},
          {u"decision_date"_s, u"2020-04-01"_s},
          {u"doc_no"_s, u"云市监处罚〔2020〕%1号"_s.arg(i + 1)},
          {u"fine_yuan"_s, QString::number(i % 50000 + 100)},
          {u"closed_date"_s, u"2020-05-01"_s},
          {u"transferred_to_police"_s, u"否"_s},
          {u"status"_s, u"已处罚"_s},
          {u"note"_s, u"备注%1"_s.arg(i)}};
}

}  // namespace

TEST(LargeFile, workbookIsReadInBoundedMemory) {
  QTemporaryDir dir;
  const QString path = dir.filePath(u"large.xlsx"_s);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt(qPrintable(path), &options);
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  for (int row = 0; row < kRows; ++row) {
    for (int column = 0; column < kColumns; ++column) {
      const QByteArray text =
          column % 2 == 0 ? QByteArray("value ") + QByteArray::number(row * kColumns + column) : QByteArray();
      const auto r = static_cast<lxw_row_t>(row);
      const auto c = static_cast<lxw_col_t>(column);
      column % 2 == 0 ? worksheet_write_string(sheet, r, c, text.constData(), nullptr)
                      : worksheet_write_number(sheet, r, c, row + 0.25, nullptr);
    }
  }
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  resetPeak();
  QElapsedTimer timer;
  timer.start();
  const auto reader = TableReader::open(path);
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE((*reader)->layout(0).has_value());
  qint64 cells = 0;
  ASSERT_TRUE((*reader)->readRows(0, [&cells](RawRow&& row) {
    cells += static_cast<qint64>(row.cells.size());
    return true;
  }));
  EXPECT_EQ(cells, qint64{kRows} * kColumns);
  const qint64 peak = peakMemory();
  RecordProperty("milliseconds", static_cast<int>(timer.elapsed()));
  RecordProperty("peak_megabytes", static_cast<int>(peak / kMegabyte));
  std::printf("xlsx 100,000 x 20: %lld ms, peak %lld MB\n", timer.elapsed(), peak / kMegabyte);
  EXPECT_LT(peak, 300 * kMegabyte);
}

TEST(LargeFile, casesAreImportedInLittleMemory) {
  QTemporaryDir dir;
  for (const QString& name : {u"large.csv"_s, u"large.xlsx"_s}) {
    const QString path = dir.filePath(name);
    int next = 0;
    ASSERT_TRUE(writeTable(path, u"cases"_s, [&next](QHash<QString, QString>& row) {
      row = caseRow(next);
      return next++ < kCases;
    }));
    resetPeak();
    QElapsedTimer timer;
    timer.start();
    const auto table = importLedger(path, u"cases"_s);
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->rows.size(), static_cast<std::size_t>(kCases));
    EXPECT_FALSE(table->hasErrors());
    const qint64 peak = peakMemory();
    std::printf("import %s, %d cases: %lld ms, peak %lld MB\n", qPrintable(name), kCases, timer.elapsed(),
                peak / kMegabyte);
    EXPECT_LT(peak, 300 * kMegabyte);
  }
}
