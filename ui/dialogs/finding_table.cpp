#include "dialogs/finding_table.h"

#include <QHeaderView>
#include <QTableWidget>

#include "exchange/finding_report.h"

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
  auto* table = new QTableWidget(0, 6);
  table->setHorizontalHeaderLabels({QObject::tr("级别"), QObject::tr("行"), QObject::tr("列"), QObject::tr("原值"), QObject::tr("取值"), QObject::tr("说明")});
  table->verticalHeader()->hide();
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setShowGrid(false);
  table->setAlternatingRowColors(true);
  table->setTabKeyNavigation(false);
  table->setWordWrap(false);
  const int em = table->fontMetrics().horizontalAdvance(u'汉');
  table->setColumnWidth(0, 4 * em);
  table->setColumnWidth(1, 3 * em);
  table->setColumnWidth(2, 11 * em);
  table->setColumnWidth(3, 10 * em);
  table->setColumnWidth(4, 10 * em);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setAccessibleName(QObject::tr("核对结果"));
  return table;
}

void fillFindingTable(QTableWidget* table, const std::vector<Finding>& findings, bool withInfos) {
  table->setRowCount(0);
  for (const Finding& finding : findings) {
    if (!withInfos && finding.severity != Severity::Error && finding.severity != Severity::Warning) {
      continue;
    }
    const int row = table->rowCount();
    table->insertRow(row);
    const QStringList cells{severityText(finding.severity), QString::number(finding.row),
                            finding.heading.isEmpty() ? finding.column : finding.column + u' ' + finding.heading,
                            finding.rawValue, finding.expectedValue, finding.message};
    for (int column = 0; column < cells.size(); ++column) {
      auto* item = new QTableWidgetItem(QString(cells[column]).replace(u'\n', u' '));
      item->setToolTip(cells[column]);
      if (column == 0) {
        item->setForeground(colourOf(finding.severity));
        item->setData(Qt::UserRole, QVariant::fromValue(finding));
      }
      table->setItem(row, column, item);
    }
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
