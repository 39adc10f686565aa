#include "widgets/record_table.h"

#include <QHeaderView>
#include <QShortcut>
#include <QTableWidget>

namespace shuangda {

void styleRecordTable(QTableView& view, const QString& name) {
  view.setAccessibleName(name);
  view.setSelectionBehavior(QAbstractItemView::SelectRows);
  view.setSelectionMode(QAbstractItemView::SingleSelection);
  view.setEditTriggers(QAbstractItemView::NoEditTriggers);
  view.setAlternatingRowColors(true);
  view.setShowGrid(false);
  view.setWordWrap(false);
  view.setTabKeyNavigation(false);
  view.verticalHeader()->hide();
  // Fixed height: measuring rows would read every page of a long list.
  view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 8);
  view.horizontalHeader()->setHighlightSections(false);
}

QTableWidget* makeRecordTable(const QStringList& headings, const QString& name) {
  auto* table = new QTableWidget(0, static_cast<int>(headings.size()));
  table->setHorizontalHeaderLabels(headings);
  styleRecordTable(*table, name);
  table->horizontalHeader()->setStretchLastSection(true);
  return table;
}

void setWidths(QTableView& view, const std::vector<int>& characters) {
  const int em = view.fontMetrics().horizontalAdvance(u'汉');
  for (std::size_t column = 0; column < characters.size(); ++column) {
    view.setColumnWidth(static_cast<int>(column), characters[column] * em + 8);
  }
}

void setRow(QTableWidget* table, int row, const QStringList& cells) {
  for (int column = 0; column < cells.size(); ++column) {
    auto* item = new QTableWidgetItem(QString(cells[column]).replace(u'\n', u' '));
    item->setToolTip(cells[column]);
    table->setItem(row, column, item);
  }
}

void onOpened(QTableView* view, const std::function<void(int row)>& open) {
  QObject::connect(view, &QTableView::doubleClicked, view, [open](const QModelIndex& index) { open(index.row()); });
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, view);
    enter->setContext(Qt::WidgetShortcut);
    QObject::connect(enter, &QShortcut::activated, view, [open, view] {
      if (view->currentIndex().isValid()) {
        open(view->currentIndex().row());
      }
    });
  }
}

}  // namespace shuangda
