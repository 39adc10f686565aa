#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include "exchange/finding_report.h"
#include "exchange/ledger_import.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

/// "row column code" of every finding, in order.
QStringList toldBy(const ImportTable& table) {
  QStringList lines;
  for (const Finding& finding : table.findings) {
    lines << u"%1%2 %3"_s.arg(finding.column).arg(finding.row).arg(finding.code);
  }
  return lines;
}

/// Ledgers as CSV with the line ends of Windows.
class MessyLedgers : public testing::Test {
 protected:
  ImportTable import(const QString& text, const QString& kind) {
    QFile file(dir_.filePath(u"台账.csv"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8().replace("\n", "\r\n"));
    file.close();
    auto table = importLedger(file.fileName(), kind);
    EXPECT_TRUE(table.has_value());
    return table ? std::move(*table) : ImportTable{};
  }

  QTemporaryDir dir_;
};

}  // namespace

/// Unit of the fine on a second level without merges, subtotals by authority, a void row, a total that does not fit.
TEST_F(MessyLedgers, registerWithSubtotalsAndUnitsUnderTheHeadings) {
  const ImportTable table = import(
      u"青石县打击侵权假冒案件登记簿（2021年）,,,,,,,,,,,\n"
      "填报单位：青石县双打办,,,,,,,,金额单位：万元,,,\n"
      "编号,承办机构,当事人名称（姓名）,统一社会信用代码,违法行为,检查日期,立案时间,处罚日期,文号,货值金额,罚款,备注\n"
      ",,,,,,,,,,(元),\n"
      "1,县市监局,青石县甲商行,,销售侵权商品,2021.3.1,2021年3月5日,20210401,青市监罚〔2021〕1号,1.25,\"5,000\",\n"
      "2,县市监局,青石县乙商行,,销售侵权商品,2021/3/2,2021-3-6,二〇二一年四月二日,青市监罚〔2021〕2号,0.8,3000,\n"
      "小计,,,,,,,,,2.05,8000,\n"
      "3,县农业农村局,青石县丙农资店,,销售假种子,2021.5.1,2021.5.6,2021.6.2,青农罚〔2021〕1号,2,10000,\n"
      "4,县农业农村局,青石县丁农资店,,销售假种子,2021.5.2,2021.5.7,2021.6.3,青农罚〔2021〕2号,3,20000,作废\n"
      "5,县农业农村局,青石县戊农资店,,销售假农药,2021.5.3,2021.5.8,2021.6.4,青农罚〔2021〕3号,1,4000,\n"
      "小计,,,,,,,,,3,14000,\n"
      "合计,,,,,,,,,5.05,23000,\n"
      "审核人：张三,,填表人：李四,,,,,,,,,\n"_s,
      u"cases"_s);
  const QStringList wanted{
      u"1 title_row"_s,         u"2 note_row"_s,         u"3 header_row"_s,   u"4 header_row"_s, u"H5 date_compact"_s,
      u"K5 amount_separator"_s, u"H6 date_chinese"_s,    u"7 subtotal_row"_s, u"9 void_row"_s,   u"11 subtotal_row"_s,
      u"12 total_row"_s,        u"K12 total_mismatch"_s, u"13 footer_row"_s};
  EXPECT_EQ(toldBy(table).join(u'\n').toStdString(), wanted.join(u'\n').toStdString());
  EXPECT_EQ(table.ledgerYear, 2021);
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.rows[0].values.value(u"goods_value_yuan"_s), u"12500"_s);
  EXPECT_EQ(table.rows[0].values.value(u"fine_yuan"_s), u"5000"_s);
  EXPECT_EQ(table.rows[1].values.value(u"decision_date"_s), u"2021-04-02"_s);
  for (const Finding& finding : table.findings) {
    EXPECT_TRUE(finding.code != u"total_mismatch" || finding.expectedValue == u"22000"_s);
  }
}

/// Goods under other headings and in another order; the total fits, so that nothing is told.
TEST_F(MessyLedgers, goodsInAnotherOrderWithATotalThatFits) {
  const ImportTable table = import(
      u"存放地点,物资名称,规格型号,单位,数量,单价,货值,案件文号,扣押日期,备注\n"
      "一号库,白酒,500ml,瓶,10,20,200,青市监扣〔2021〕1号,2021-03-01,\n"
      "一号库,香烟,,条,5,100.5,502.5,青市监扣〔2021〕2号,2021.3.2,\n"
      "二号库,化肥,50kg,袋,3,60,180,青农扣〔2021〕1号,2021年3月3日,\n"
      "合计,,,,,,882.5,,,\n"_s,
      u"seizures"_s);
  const QStringList wanted{u"1 header_row"_s, u"5 total_row"_s};
  EXPECT_EQ(toldBy(table).join(u'\n').toStdString(), wanted.join(u'\n').toStdString());
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[2].values.value(u"seized_date"_s), u"2021-03-03"_s);
}
