#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

#include "exchange/finding.h"

namespace shuangda {

/// 错误, 警告, 提示, 跳过.
QString severityText(Severity severity);

/// The findings as CSV `sheet,row,column,code,severity,message`, UTF-8, LF; row is empty where a whole sheet is meant.
QByteArray findingsAsCsv(const std::vector<Finding>& findings);

/// One line for people: 错误 第7行E列（证件号码）：……
QString findingLine(const Finding& finding);

}  // namespace shuangda
