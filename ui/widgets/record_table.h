#pragma once

#include <QStringList>
#include <functional>
#include <vector>

class QTableView;
class QTableWidget;

namespace shuangda {

/// The look and the keys every list of the program has: whole rows, no grid, Tab leaves it.
void styleRecordTable(QTableView& view, const QString& name);
/// A short list of texts with these headings, in that look.
QTableWidget* makeRecordTable(const QStringList& headings, const QString& name);
/// Widths in Chinese characters; the last column takes the rest.
void setWidths(QTableView& view, const std::vector<int>& characters);
void setRow(QTableWidget* table, int row, const QStringList& cells);
/// Enter or a double click on a row.
void onOpened(QTableView* view, const std::function<void(int row)>& open);

}  // namespace shuangda
