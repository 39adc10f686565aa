#pragma once

#include <QJsonArray>

class QTableView;

namespace shuangda {

/// The columns of a table in the order in which they stand, each by its name with width and whether it is shown.
QJsonArray columnLayout(const QTableView& table, const QStringList& names);
/// Brings the columns into this layout; names it does not know stay where they are.
void applyColumnLayout(QTableView& table, const QStringList& names, const QJsonArray& layout);
/// Lets columns be shown, hidden and moved: a menu on the header, by mouse and by the menu key.
void letChooseColumns(QTableView& table);

}  // namespace shuangda
