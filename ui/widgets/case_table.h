#pragma once

class QTableView;

namespace shuangda {

class RecordListModel;

/// A table of cases with the columns' usual widths; rows have one height, because measuring them would read every page.
QTableView* makeCaseTable(RecordListModel* model);
void setUsualWidths(QTableView& table);

}  // namespace shuangda
