#include "widgets/case_table.h"

#include <QHeaderView>
#include <QTableView>

#include "record_list_model.h"
#include "widgets/record_table.h"

namespace shuangda {

QTableView* makeCaseTable(RecordListModel* model) {
  auto* table = new QTableView;
  table->setModel(model);
  styleRecordTable(*table, QObject::tr("案件列表"));
  setUsualWidths(*table);
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
