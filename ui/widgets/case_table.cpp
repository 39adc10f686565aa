#include "widgets/case_table.h"

#include <QHeaderView>
#include <QTableView>

#include "record_list_model.h"

namespace shuangda {

QTableView* makeCaseTable(RecordListModel* model) {
  auto* table = new QTableView;
  table->setModel(model);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setAlternatingRowColors(true);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  // Fixed height: measuring rows would read every page of a long list.
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
  table->horizontalHeader()->setHighlightSections(false);
  setUsualWidths(*table);
  table->setAccessibleName(QObject::tr("案件列表"));
  return table;
}

void setUsualWidths(QTableView& table) {
  const int em = table.fontMetrics().horizontalAdvance(u'汉');
  const int widths[] = {8, 10, 10, 7, 6, 4, 7, 7, 14};
  for (int column = 0; column < RecordListModel::kColumns; ++column) {
    table.setColumnWidth(column, widths[column] * em + 12);
  }
}

}  // namespace shuangda
