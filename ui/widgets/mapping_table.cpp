#include "widgets/mapping_table.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSet>
#include <QTableWidget>

#include "exchange/standard_columns.h"

namespace shuangda {
namespace {

enum Column { Sheet, Letter, Heading, Meaning, Unit, kColumns };

QString letterOf(int column) {
  QString letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.prepend(QChar(u'A' + (column - 1) % 26));
  }
  return letters;
}

QComboBox* meaningBox(const QString& kind, const QString& current) {
  auto* box = new QComboBox;
  box->addItem(QObject::tr("（不导入）"), QString());
  for (const StandardColumn& column : standardColumns(kind)) {
    box->addItem(column.required ? column.label + QStringLiteral(" *") : column.label, column.name);
  }
  box->setCurrentIndex(std::max(0, box->findData(current)));
  return box;
}

QComboBox* unitBox(const QString& kind, const MappedColumn& column) {
  auto* box = new QComboBox;
  const StandardColumn* standard = findStandardColumn(kind, column.standard);
  const bool money = standard != nullptr && isMoney(standard->type);
  const bool weight = standard != nullptr && (standard->type == ColumnType::Weight || standard->type == ColumnType::Tonnes);
  box->addItem(QString());
  box->addItems(weight ? QStringList{QStringLiteral("公斤"), QStringLiteral("斤"), QStringLiteral("吨")}
                       : QStringList{QStringLiteral("元"), QStringLiteral("万元")});
  if (box->findText(column.unit) < 0) {
    box->addItem(column.unit);
  }
  box->setCurrentText(column.unit);
  box->setEnabled(money || weight);
  return box;
}

QTableWidgetItem* fixedItem(const QString& text) {
  auto* item = new QTableWidgetItem(QString(text).replace(u'\n', u' '));
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
  return item;
}

QString chosen(const QTableWidget* table, int row, int column) {
  const auto* box = qobject_cast<const QComboBox*>(table->cellWidget(row, column));
  return column == Meaning ? box->currentData().toString() : box->currentText();
}

}  // namespace

QTableWidget* makeMappingTable() {
  auto* table = new QTableWidget(0, kColumns);
  table->setHorizontalHeaderLabels({QObject::tr("工作表"), QObject::tr("列"), QObject::tr("表头"), QObject::tr("含义"), QObject::tr("单位")});
  table->verticalHeader()->hide();
  table->setShowGrid(false);
  table->setAlternatingRowColors(true);
  const int em = table->fontMetrics().horizontalAdvance(u'汉');
  table->setColumnWidth(Sheet, 9 * em);
  table->setColumnWidth(Letter, 3 * em);
  table->setColumnWidth(Heading, 18 * em);
  table->setColumnWidth(Meaning, 16 * em);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setAccessibleName(QObject::tr("列对应关系"));
  return table;
}

void fillMappingTable(QTableWidget* table, const ColumnMapping& mapping) {
  table->setRowCount(0);
  for (const SheetMapping& sheet : mapping.sheets) {
    for (const MappedColumn& column : sheet.columns) {
      const int row = table->rowCount();
      table->insertRow(row);
      table->setItem(row, Sheet, fixedItem(sheet.sheet));
      table->setItem(row, Letter, fixedItem(letterOf(column.column)));
      table->setItem(row, Heading, fixedItem(column.heading));
      table->setCellWidget(row, Meaning, meaningBox(mapping.kind, column.standard));
      table->setCellWidget(row, Unit, unitBox(mapping.kind, column));
    }
  }
  table->resizeRowsToContents();
}

Result<ColumnMapping> readMappingTable(const QTableWidget* table, const ColumnMapping& original) {
  ColumnMapping edited = original;
  int row = 0;
  for (SheetMapping& sheet : edited.sheets) {
    QSet<QString> claimed;
    for (MappedColumn& column : sheet.columns) {
      column.standard = chosen(table, row, Meaning);
      column.unit = chosen(table, row, Unit);
      ++row;
      if (!column.standard.isEmpty() && claimed.contains(column.standard)) {
        return refuse(ErrorCode::AlreadyExists, column.standard, letterOf(column.column) + u' ' + column.heading);
      }
      claimed.insert(column.standard);
    }
  }
  return edited;
}

}  // namespace shuangda
