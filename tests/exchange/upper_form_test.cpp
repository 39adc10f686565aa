#include "exchange/upper_form_writer.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include "exchange/report_template.h"
#include "exchange/table_reader.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

/// Rows of the first sheet, cells joined by "|"; an empty cell is empty text.
QStringList rowsOf(const QString& path) {
  auto reader = TableReader::open(path);
  EXPECT_TRUE(reader);
  QStringList rows;
  EXPECT_TRUE((*reader)->readRows(0, [&](RawRow&& row) {
    QStringList cells;
    for (const RawCell& cell : row.cells) {
      while (cells.size() < cell.column - 1) {
        cells << QString();
      }
      cells << cell.text;
    }
    while (!cells.isEmpty() && cells.last().isEmpty()) {
      cells.removeLast();
    }
    rows << cells.join(u'|');
    return true;
  }));
  return rows;
}

class UpperFormTest : public testing::Test {
 protected:
  QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
  QTemporaryDir folder_;
};

}  // namespace

TEST_F(UpperFormTest, quarterlyFormHasItsColumnsRowsAndEmptyCells) {
  const UpperForm form = UpperForm::builtIn(u"samr_ip_quarter_2020"_s).value();
  UpperFormValues values{.head = {{u"unit"_s, u"县市场监管局"_s}, {u"from"_s, u"2020-07-01"_s}, {u"to"_s, u"2020-09-30"_s}, {u"date"_s, u"2020-10-09"_s}}};
  values.cells = {{{1, u"total"_s, u"adm_actions"_s}, 3},       {{1, u"total"_s, u"adm_inspector_times"_s}, 120},
                  {{2, u"trademark"_s, u"adm_filed"_s}, 12},    {{2, u"trademark"_s, u"adm_case_value"_s}, 4'252'400},
                  {{2, u"patent"_s, u"adm_filed"_s}, 0},        {{2, u"total"_s, u"adm_filed"_s}, 12},
                  {{2, u"total"_s, u"foreign_loss_recovered"_s}, 100}};
  ASSERT_TRUE(writeUpperForm(path("form.xlsx"), form, values));
  const QStringList rows = rowsOf(path("form.xlsx"));
  EXPECT_EQ(rows.value(0), u"知识产权执法统计表（2020年）"_s);
  EXPECT_EQ(rows.value(1), u"填报单位|县市场监管局|统计期间（起）|2020-07-01|统计期间（止）|2020-09-30|填报日期|2020-10-09"_s);
  EXPECT_TRUE(rows.contains(u"执法行动(次)|出动人员(人次)|实体市场执法行动(次)|实体市场出动(人次)|重点实体市场(个)"_s));
  EXPECT_TRUE(rows.contains(u"3|120"_s));
  EXPECT_TRUE(rows.contains(u"|立案|结案|涉案金额|罚没款|挽回经济损失|移送司法机关|电商领域|重点实体市场|农村市场|外商投资企业被侵权|挽回外企损失"_s));
  // Exact in 万元; what does not apply is empty, and a zero is a zero.
  EXPECT_TRUE(rows.contains(u"商标侵权|12||4.2524"_s));
  EXPECT_TRUE(rows.contains(u"假冒专利|0"_s));
  EXPECT_TRUE(rows.contains(u"地理标志"_s));
  EXPECT_TRUE(rows.contains(u"合计|12||||||||||0.0001"_s));
  const QStringList labels{u"商标侵权"_s, u"地理标志"_s, u"官方/特殊/奥林匹克标志"_s, u"商标代理"_s, u"其他商标"_s, u"假冒专利"_s, u"专利代理"_s, u"其他专利"_s, u"合计"_s};
  qsizetype last = -1;
  for (const QString& label : labels) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const QString& row) { return row.section(u'|', 0, 0) == label; }) - rows.begin();
    EXPECT_LT(last, found) << label.toStdString();
    EXPECT_LT(found, rows.size()) << label.toStdString();
    last = found;
  }
}

TEST_F(UpperFormTest, yearlyPenaltiesHaveFourteenKinds) {
  const UpperForm form = UpperForm::builtIn(u"penalties_year"_s).value();
  ASSERT_TRUE(writeUpperForm(path("year.xlsx"), form, {.cells = {{{1, u"total"_s, u"adm_pen_fine"_s}, 7}, {{1, u"total"_s, u"adm_penalized"_s}, 7}}}));
  const QStringList rows = rowsOf(path("year.xlsx"));
  EXPECT_TRUE(rows.contains(u"警告|通报批评|罚款|没收违法所得|没收非法财物|暂扣许可证件|降低资质等级|吊销许可证件|限制开展生产经营活动|责令停产停业|责令关闭|限制从业|行政拘留|其他|合计(宗)|罚没金额(万元)|"
                            "简易程序|普通程序|法制审核(件)|法制审核(纠错)|移送司法机关|受理"_s));
  EXPECT_TRUE(rows.contains(u"||7||||||||||||7"_s)) << rows.join(u'\n').toStdString();
}

TEST_F(UpperFormTest, refusesAValueWithoutAPlaceAndAFormThatIsNone) {
  const UpperForm form = UpperForm::builtIn(u"penalties_year"_s).value();
  EXPECT_EQ(writeUpperForm(path("x.xlsx"), form, {.cells = {{{2, u"total"_s, u"adm_pen_fine"_s}, 7}}}).error().field, u"form_cell"_s);
  EXPECT_EQ(writeUpperForm(path("x.xlsx"), form, {.cells = {{{1, u"total"_s, u"adm_filed"_s}, 7}}}).error().value, u"total|adm_filed"_s);
  EXPECT_FALSE(writeUpperForm(path("none/x.xlsx"), form, {}));
  EXPECT_EQ(UpperForm::builtIn(u"../../law/holidays"_s), std::nullopt);
  const auto refused = [](const QString& kind, const QString& part) {
    return UpperForm::parse(u"x"_s, {CsvRecord{{u"part"_s, part}, {u"kind"_s, kind}, {u"code"_s, u"c"_s}}}).error().code;
  };
  EXPECT_EQ(refused(u"colum"_s, u"1"_s), ErrorCode::UnknownValue);
  EXPECT_EQ(refused(u"column"_s, u"one"_s), ErrorCode::Malformed);
  EXPECT_EQ(refused(u"column"_s, u"1"_s), ErrorCode::Required);
}

TEST_F(UpperFormTest, aTemplateIsReadBackAsItWasWritten) {
  const ReportCatalogue& catalogue = ReportCatalogue::builtIn();
  ReportSheet sheet;
  sheet.receipt.unit = {.name = u"县公安局"_s};
  sheet.receipt.period = Period::quarter(2020, 3);
  sheet.receipt.due = Instant::parseLocal(u"2020-10-10 18:00").value();
  sheet.asked = catalogue.askedOf(sheet.receipt.unit);
  sheet.receipt.values = {{u"pol_solved"_s, {.code = u"pol_solved"_s, .amount = 43}},
                          {u"pol_value"_s, {.code = u"pol_value"_s, .amount = 300'000'050, .qualifier = u"余"_s, .note = u"含上年"_s}},
                          {u"pol_goods_tonnes"_s, {.code = u"pol_goods_tonnes"_s, .amount = 20'990}}};
  sheet.bases.lastQuarter = {{u"pol_solved"_s, {.code = u"pol_solved"_s, .amount = 40}}};
  ASSERT_TRUE(writeReportTemplate(path("t.xlsx"), sheet));
  const QStringList rows = rowsOf(path("t.xlsx"));
  EXPECT_EQ(rows.value(0), u"双打工作情况报表（2020年第三季度）"_s);
  EXPECT_TRUE(rows.filter(u"|pol_solved|起|40|43"_s).size() == 1) << rows.join(u'\n').toStdString();
  const ReportTemplate back = readReportTemplate(path("t.xlsx")).value();
  EXPECT_TRUE(back.findings.empty());
  EXPECT_EQ(back.draft.unit, u"县公安局"_s);
  EXPECT_EQ(back.draft.period, sheet.receipt.period);
  EXPECT_FALSE(back.draft.zero);
  EXPECT_TRUE(back.draft.complete);
  const std::vector<ReportValue> values = readReportValues(back.draft).value();
  ASSERT_EQ(values.size(), 3U);
  for (const ReportValue& value : values) {
    EXPECT_EQ(value.amount, sheet.receipt.values[value.code].amount) << value.code.toStdString();
    EXPECT_EQ(value.qualifier, sheet.receipt.values[value.code].qualifier);
    EXPECT_EQ(value.note, sheet.receipt.values[value.code].note);
  }
  EXPECT_EQ(readReportTemplate(QStringLiteral(SHUANGDA_TEST_DATA "/cases_ledger_2020.xlsx")).error().field, u"report_template"_s);
}
