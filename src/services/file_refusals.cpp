#include "services/file_refusals.h"

#include <algorithm>
#include <iterator>

namespace shuangda {
namespace {

/// %1 is Error::value: the path, the row or the part of the file.
struct FileRefusal {
  ErrorCode code{};
  const char* field = nullptr;
  const char16_t* text = nullptr;
};

constexpr FileRefusal kRefusals[] = {
    {ErrorCode::Unreadable, "directory", u"“%1”是文件夹，请选择其中的 CSV 或 XLSX 文件。"},
    {ErrorCode::Unreadable, "file", u"文件“%1”打不开，请核对路径，确认有读取权限且没有被其他程序锁定。"},
    {ErrorCode::Damaged, "empty_file", u"文件“%1”是空的（0 字节），请重新导出或向提供单位重新索取。"},
    {ErrorCode::Damaged, "encoding", u"这个 CSV 文件的文字编码无法识别，请用 WPS 或 Excel 打开，另存为“CSV UTF-8”或 .xlsx 后再导入。"},
    {ErrorCode::Unsupported, "nul_character", u"文件中有文本表格不应有的二进制字符，可能不是 CSV 文件，请用 WPS 或 Excel 另存为 .xlsx 后再导入。"},
    {ErrorCode::Damaged, "open_quote", u"第%1条记录的引号没有配对，其后的内容无法分行，请在原文件中补上引号，或另存为 .xlsx 后再导入。"},
    {ErrorCode::Unsupported, "old_excel", u"这是旧版 Excel（.xls 或 .xlsb）文件，请用 WPS 或 Excel 另存为 .xlsx 后再导入。"},
    {ErrorCode::Unsupported, "encrypted", u"这个工作簿设有打开密码，请用 WPS 或 Excel 打开，取消密码并保存后再导入。"},
    {ErrorCode::Unsupported, "not_a_table", u"这个文件不是表格，只能导入 CSV 或 XLSX，请用 WPS 或 Excel 另存为 .xlsx 后再导入。"},
    {ErrorCode::Damaged, "zip", u"这个工作簿已损坏或没有传完整，请用 WPS 或 Excel 打开修复后另存，或重新索取。"},
    {ErrorCode::Damaged, "size_mismatch", u"工作簿内“%1”的大小与目录所记不符，文件可能没有传完整，请重新索取。"},
    {ErrorCode::Hostile, "size_mismatch", u"工作簿内“%1”的大小与目录所记不符，为安全起见没有读取，请向提供单位核实来源。"},
    {ErrorCode::Hostile, "zip_ratio", u"工作簿内“%1”解压后异常庞大，为安全起见没有读取，请向提供单位核实来源，或另存为 CSV 后再导入。"},
    {ErrorCode::Hostile, "part_count", u"工作簿由%1个部件组成，远多于正常表格，为安全起见没有读取，请把需要的工作表复制到新工作簿后再导入。"},
    {ErrorCode::Hostile, "part_size", u"文件过大（超过 1 GB），请按年度或单位拆分后再导入。"},
    {ErrorCode::Hostile, "doctype", u"工作簿含有表格不应有的外部声明，为安全起见没有读取，请向提供单位核实来源。"},
    {ErrorCode::Damaged, "xml", u"工作簿内“%1”的内容不完整，请用 WPS 或 Excel 打开修复后另存，或重新索取。"},
    {ErrorCode::Hostile, "xml_depth", u"工作簿的内部结构异常，为安全起见没有读取，请用 WPS 或 Excel 另存后再导入。"},
    {ErrorCode::Hostile, "xml_token", u"工作簿内“%1”有异常长的内容，为安全起见没有读取，请用 WPS 或 Excel 另存后再导入。"},
    {ErrorCode::Hostile, "column_count", u"第%1行的列数超过 16384，请删去多余的列，或确认分隔符无误后再导入。"},
    {ErrorCode::Hostile, "row_count", u"行数超过 1048576，请按年度或单位拆分后再导入。"},
    {ErrorCode::Damaged, "row_order", u"工作表第%1行起行列次序错乱，请用 WPS 或 Excel 打开后另存再导入。"},
    {ErrorCode::Hostile, "cell_length", u"第%1行有一格超过 13 万字，请查看是否缺了引号，或缩短该格内容后再导入。"},
    {ErrorCode::Damaged, "shared_strings", u"工作表第%1行引用的文字在文件中不存在，请用 WPS 或 Excel 打开修复后另存再导入。"},
    {ErrorCode::Hostile, "shared_strings", u"工作簿的文字总量过大，请按年度或单位拆分，或另存为 CSV 后再导入。"},
    {ErrorCode::Hostile, "merges", u"工作表的合并单元格过多，请取消不需要的合并后再导入。"},
    {ErrorCode::Hostile, "styles", u"工作簿的单元格格式过多，请把数据复制到新工作簿（只粘贴值）后再导入。"},
    {ErrorCode::Hostile, "sheets", u"工作表超过 1000 个，请把需要的工作表复制到新工作簿后再导入。"},
    {ErrorCode::Damaged, "sheets", u"工作簿里没有工作表，请用 WPS 或 Excel 打开查看，或重新索取。"},
};

}  // namespace

std::optional<QString> fileRefusalText(const Error& error) {
  const auto* const found = std::find_if(std::begin(kRefusals), std::end(kRefusals), [&](const FileRefusal& refusal) {
    return refusal.code == error.code && error.field == QLatin1String(refusal.field);
  });
  if (found == std::end(kRefusals)) {
    return std::nullopt;
  }
  QString text = QString::fromUtf16(found->text);
  if (!text.contains(QStringLiteral("%1"))) {
    return text;
  }
  if (error.value.isEmpty()) {
    // Not every reader knows the row or part: the sentence then goes without.
    return text.remove(QStringLiteral("“%1”")).remove(QStringLiteral("第%1行")).remove(QStringLiteral("第%1条")).remove(QStringLiteral("%1个"));
  }
  return text.arg(error.value);
}

}  // namespace shuangda
