#include "widgets/column_layout.h"

#include <QHeaderView>
#include <QJsonObject>
#include <QMenu>
#include <QTableView>

namespace shuangda {
namespace {

void openColumnMenu(QTableView& table, QPoint at) {
  QHeaderView* header = table.horizontalHeader();
  auto* menu = new QMenu(header);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (int visual = 0; visual < header->count(); ++visual) {
    const int column = header->logicalIndex(visual);
    QAction* action = menu->addAction(table.model()->headerData(column, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(!header->isSectionHidden(column));
    // The last column that is shown stays: an empty table would have no header to bring one back with.
    action->setEnabled(!action->isChecked() || header->count() - header->hiddenSectionCount() > 1);
    QObject::connect(action, &QAction::toggled, header, [header, column](bool shown) { header->setSectionHidden(column, !shown); });
  }
  menu->popup(header->mapToGlobal(at));
}

}  // namespace

QJsonArray columnLayout(const QTableView& table, const QStringList& names) {
  const QHeaderView* header = table.horizontalHeader();
  QJsonArray layout;
  for (int visual = 0; visual < header->count(); ++visual) {
    const int column = header->logicalIndex(visual);
    const bool hidden = header->isSectionHidden(column);
    QJsonObject entry{{QStringLiteral("column"), names.value(column)}, {QStringLiteral("hidden"), hidden}};
    if (!hidden) {
      entry.insert(QStringLiteral("width"), header->sectionSize(column));
    }
    layout.append(entry);
  }
  return layout;
}

void applyColumnLayout(QTableView& table, const QStringList& names, const QJsonArray& layout) {
  QHeaderView* header = table.horizontalHeader();
  int visual = 0;
  for (const QJsonValue& value : layout) {
    const QJsonObject entry = value.toObject();
    const auto column = static_cast<int>(names.indexOf(entry.value(QStringLiteral("column")).toString()));
    if (column < 0) {
      continue;
    }
    header->moveSection(header->visualIndex(column), visual++);
    header->setSectionHidden(column, entry.value(QStringLiteral("hidden")).toBool());
    if (const int width = entry.value(QStringLiteral("width")).toInt(); width > 0) {
      header->resizeSection(column, width);
    }
  }
}

void letChooseColumns(QTableView& table) {
  QHeaderView* header = table.horizontalHeader();
  header->setSectionsMovable(true);
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  QObject::connect(header, &QHeaderView::customContextMenuRequested, &table, [&table](QPoint at) { openColumnMenu(table, at); });
}

}  // namespace shuangda
