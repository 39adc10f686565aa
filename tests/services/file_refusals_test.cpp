#include <gtest/gtest.h>

#include "services/texts.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

struct Refusal {
  ErrorCode code{};
  QString field{};
  QString value{};
  QString words{};  ///< what the sentence must say: the thing and the remedy
};

const std::vector<Refusal> kRefusals{
    {ErrorCode::Unreadable, u"directory"_s, u"/台账"_s, u"/台账 文件夹 选择"_s},
    {ErrorCode::Unreadable, u"file"_s, u"a.csv"_s, u"a.csv 打不开 权限"_s},
    {ErrorCode::Damaged, u"empty_file"_s, u"a.csv"_s, u"a.csv 空 重新"_s},
    {ErrorCode::Damaged, u"encoding"_s, {}, u"编码 UTF-8 .xlsx"_s},
    {ErrorCode::Unsupported, u"nul_character"_s, {}, u"二进制 .xlsx"_s},
    {ErrorCode::Damaged, u"open_quote"_s, u"7"_s, u"第7条 引号 补上"_s},
    {ErrorCode::Unsupported, u"old_excel"_s, {}, u"旧版 .xls 另存为 .xlsx"_s},
    {ErrorCode::Unsupported, u"encrypted"_s, {}, u"密码 取消"_s},
    {ErrorCode::Unsupported, u"not_a_table"_s, {}, u"不是表格 CSV XLSX"_s},
    {ErrorCode::Damaged, u"zip"_s, u"19"_s, u"损坏 重新索取"_s},
    {ErrorCode::Damaged, u"size_mismatch"_s, u"xl/a.xml"_s, u"xl/a.xml 重新索取"_s},
    {ErrorCode::Hostile, u"size_mismatch"_s, u"xl/a.xml"_s, u"xl/a.xml 安全 核实"_s},
    {ErrorCode::Hostile, u"zip_ratio"_s, u"xl/a.xml"_s, u"xl/a.xml 庞大 安全"_s},
    {ErrorCode::Hostile, u"part_count"_s, u"9000"_s, u"9000个 安全 新工作簿"_s},
    {ErrorCode::Hostile, u"part_size"_s, {}, u"过大 拆分"_s},
    {ErrorCode::Hostile, u"doctype"_s, {}, u"外部声明 安全 核实"_s},
    {ErrorCode::Damaged, u"xml"_s, u"xl/a.xml"_s, u"xl/a.xml 不完整 修复"_s},
    {ErrorCode::Hostile, u"xml_depth"_s, {}, u"结构 安全 另存"_s},
    {ErrorCode::Hostile, u"xml_token"_s, u"xl/a.xml"_s, u"xl/a.xml 安全 另存"_s},
    {ErrorCode::Hostile, u"column_count"_s, u"3"_s, u"第3行 列数 删去"_s},
    {ErrorCode::Hostile, u"row_count"_s, {}, u"行数 拆分"_s},
    {ErrorCode::Damaged, u"row_order"_s, u"3"_s, u"第3行 次序 另存"_s},
    {ErrorCode::Hostile, u"cell_length"_s, u"3"_s, u"第3行 一格 缩短"_s},
    {ErrorCode::Damaged, u"shared_strings"_s, u"3"_s, u"第3行 不存在 修复"_s},
    {ErrorCode::Hostile, u"shared_strings"_s, {}, u"文字 过大 拆分"_s},
    {ErrorCode::Hostile, u"merges"_s, {}, u"合并 取消"_s},
    {ErrorCode::Hostile, u"styles"_s, {}, u"格式 新工作簿"_s},
    {ErrorCode::Hostile, u"sheets"_s, {}, u"工作表 1000 新工作簿"_s},
    {ErrorCode::Damaged, u"sheets"_s, {}, u"没有工作表 重新索取"_s}};

}  // namespace

TEST(FileRefusals, everyRefusalNamesTheThingAndTheRemedyInChinese) {
  for (const Refusal& refusal : kRefusals) {
    const QString text = refusalText({refusal.code, refusal.field, refusal.value});
    for (const QString& word : refusal.words.split(u' ')) {
      EXPECT_TRUE(text.contains(word)) << qPrintable(refusal.field + u": "_s + text + u" / "_s + word);
    }
    EXPECT_FALSE(refusal.field.contains(u'_') && text.contains(refusal.field)) << qPrintable(text);
    EXPECT_FALSE(text.contains(u'%')) << qPrintable(text);
    EXPECT_TRUE(text.endsWith(u'。') && !text.endsWith(u"。。"_s)) << qPrintable(text);
  }
}

TEST(FileRefusals, withoutARowTheSentenceStillReads) {
  EXPECT_EQ(refusalText({ErrorCode::Hostile, u"cell_length"_s, {}}), u"有一格超过 13 万字，请查看是否缺了引号，或缩短该格内容后再导入。"_s);
  EXPECT_EQ(refusalText({ErrorCode::Unreadable, u"file"_s, {}}), u"文件打不开，请核对路径，确认有读取权限且没有被其他程序锁定。"_s);
}
