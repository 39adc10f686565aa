#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace shuangda {

/// 文书编号 such as 白市监处罚〔2026〕12号: one counter for each office, code and year.
struct DocNumber {
  QString code{};  ///< 文种 with 市监, as the procedure table names it: 市监处罚
  int year = 0;
  int sequence = 0;

  bool operator==(const DocNumber&) const = default;
};

/// Whether a template holds {文种}, {年} and {序号}, each once; {机关代字} may be missing.
bool isDocTemplate(const QString& text);
QString docNumberText(const QString& docTemplate, const QString& officePrefix, const DocNumber& number);
/// Reads a number of the office's own form; brackets of any kind. Nothing for a number of another form.
std::optional<DocNumber> parseDocNumber(const QString& docTemplate, const QString& officePrefix, const QString& code, const QString& text);
/// The brackets 〔〕 for [], （）, (), 【】 and 〖〗 around a year; everything else is left alone.
QString withYearBrackets(const QString& text);
/// The form in which two numbers are compared: folded, brackets of one kind, no 第, no leading zeros of the sequence.
QString docNumberKey(const QString& text);

/// Sequences missing below the largest one, as "3" or "5–8".
QStringList missingSequences(std::vector<int> used);

}  // namespace shuangda
