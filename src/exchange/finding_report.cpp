#include "exchange/finding_report.h"

#include <QStringList>

#include "exchange/csv_text.h"

namespace shuangda {

QString severityText(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return QStringLiteral("错误");
    case Severity::Warning:
      return QStringLiteral("警告");
    case Severity::Info:
      return QStringLiteral("提示");
    case Severity::Skip:
      return QStringLiteral("跳过");
  }
  return {};
}

QByteArray findingsAsCsv(const std::vector<Finding>& findings) {
  QByteArray csv("sheet,row,column,code,severity,message\n");
  for (const Finding& finding : findings) {
    const QStringList fields{csvField(finding.sheet),
                             finding.row > 0 ? QString::number(finding.row) : QString(),
                             finding.column,
                             finding.code,
                             severityCode(finding.severity),
                             csvField(finding.message)};
    csv += fields.join(u',').toUtf8() + '\n';
  }
  return csv;
}

QString findingLine(const Finding& finding) {
  QString line = severityText(finding.severity) + u' ';
  if (!finding.sheet.isEmpty()) {
    line += QStringLiteral("“%1”").arg(finding.sheet);
  }
  if (finding.row > 0) {
    line += QStringLiteral("第%1行").arg(finding.row);
  }
  if (!finding.column.isEmpty()) {
    line += QStringLiteral("%1列").arg(finding.column);
  }
  if (!finding.heading.isEmpty()) {
    line += QStringLiteral("（%1）").arg(finding.heading);
  }
  return line + QStringLiteral("：") + finding.message;
}

}  // namespace shuangda
