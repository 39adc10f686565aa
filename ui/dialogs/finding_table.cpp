#include "dialogs/finding_table.h"

#include <QTableWidget>

#include "exchange/finding_report.h"
#include "widgets/record_table.h"

Q_DECLARE_METATYPE(shuangda::Finding)

namespace shuangda {
namespace {

QColor colourOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return QColor(0xb3, 0x26, 0x1e);
    case Severity::Warning:
      return QColor(0x9a, 0x5b, 0x00);
    case Severity::Info:
    case Severity::Skip:
      break;
  }
  return {};
}

}  // namespace

QTableWidget* makeFindingTable() {
  QTableWidget* table = makeRecordTable({QObject::tr("级别"), QObject::tr("行"), QObject::tr("列"), QObject::tr("原值"), QObject::tr("取值"), QObject::tr("说明")},
                                        QObject::tr("核对结果"));
  setWidths(*table, {4, 3, 11, 10, 10});
  return table;
}

void fillFindingTable(QTableWidget* table, const std::vector<Finding>& findings, bool withInfos) {
  std::vector<const Finding*> shown;
  for (const Finding& finding : findings) {
    if (withInfos || finding.severity == Severity::Error || finding.severity == Severity::Warning) {
      shown.push_back(&finding);
    }
  }
  table->setRowCount(0);
  table->setRowCount(static_cast<int>(shown.size()));
  for (int row = 0; row < table->rowCount(); ++row) {
    const Finding& finding = *shown[static_cast<std::size_t>(row)];
    setRow(table, row, {severityText(finding.severity), QString::number(finding.row), finding.heading.isEmpty() ? finding.column : finding.column + u' ' + finding.heading,
                        finding.rawValue, finding.expectedValue, finding.message});
    table->item(row, 0)->setForeground(colourOf(finding.severity));
    table->item(row, 0)->setData(Qt::UserRole, QVariant::fromValue(finding));
  }
  if (table->rowCount() > 0) {
    table->selectRow(0);
  }
}

std::optional<Finding> findingAt(const QTableWidget* table, int row) {
  const QTableWidgetItem* item = table->item(row, 0);
  return item == nullptr ? std::nullopt : std::optional(item->data(Qt::UserRole).value<Finding>());
}

}  // namespace shuangda
