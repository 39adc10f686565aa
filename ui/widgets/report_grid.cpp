#include "widgets/report_grid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>

#include "report_form_model.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

constexpr int kFirst = ReportFormModel::Now;
constexpr int kLast = ReportFormModel::Note;

bool leadsOn(int key) {
  return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_Up || key == Qt::Key_Down;
}

}  // namespace

QWidget* ReportCellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
  auto* edit = new QLineEdit(parent);
  edit->setFrame(false);
  edit->setAlignment(index.column() == kFirst ? Qt::AlignRight : Qt::AlignLeft);
  edit->setAccessibleName(index.siblingAtColumn(ReportFormModel::Name).data().toString());
  editor_ = edit;
  return edit;
}

bool ReportCellDelegate::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::KeyPress && leadsOn(static_cast<QKeyEvent*>(event)->key())) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    auto* edit = static_cast<QWidget*>(object);
    Q_EMIT commitData(edit);
    Q_EMIT closeEditor(edit, QAbstractItemDelegate::NoHint);
    Q_EMIT keyPressed(key);
    return true;
  }
  return QStyledItemDelegate::eventFilter(object, event);
}

ReportGrid::ReportGrid(ReportFormModel* model, QWidget* parent) : QTableView(parent), model_(model), delegate_(new ReportCellDelegate(this)) {
  setModel(model);
  styleRecordTable(*this, tr("报表数值"));
  setItemDelegate(delegate_);
  setObjectName(QStringLiteral("values"));
  setSelectionBehavior(QAbstractItemView::SelectItems);
  setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  setShowGrid(true);
  setWidths(*this, {15, 4, 7, 7, 8, 4, 8, 20});
  horizontalHeader()->setStretchLastSection(true);
  connect(delegate_, &ReportCellDelegate::keyPressed, this, &ReportGrid::handle);
}

void ReportGrid::goTo(const QModelIndex& cell, bool editing) {
  if (!cell.isValid()) {
    return;
  }
  selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
  scrollTo(cell);
  setFocus();
  if (editing) {
    edit(cell);
  }
}

void ReportGrid::commit() {
  if (QWidget* editor = delegate_->editor(); editor != nullptr && editor->isVisible()) {
    commitData(editor);
    QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
  }
}

void ReportGrid::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
  const bool goesOn = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
  QTableView::closeEditor(editor, goesOn ? QAbstractItemDelegate::NoHint : hint);
}

bool ReportGrid::step(int by) {
  constexpr int kWidth = kLast - kFirst + 1;
  const QModelIndex from = currentIndex();
  const int cell = from.isValid() ? from.row() * kWidth + std::max(from.column() - kFirst, 0) + by : 0;
  if (cell < 0 || cell >= kWidth * model_->rowCount()) {
    return false;
  }
  goTo(model_->index(cell / kWidth, kFirst + cell % kWidth), false);
  return true;
}

bool ReportGrid::moveRow(int by) {
  const int row = currentIndex().row() + by;
  if (row < 0 || row >= model_->rowCount()) {
    return false;
  }
  goTo(model_->index(row, std::clamp(currentIndex().column(), kFirst, kLast)), false);
  return true;
}

void ReportGrid::handle(int key) {
  if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
    if (!step(key == Qt::Key_Tab ? 1 : -1)) {
      QTableView::focusNextPrevChild(key == Qt::Key_Tab);
    }
  } else if (!moveRow(key == Qt::Key_Up ? -1 : 1) && key != Qt::Key_Up) {
    QTableView::focusNextPrevChild(true);  // Enter and Down below the last number: on to what follows
  }
}

bool ReportGrid::focusNextPrevChild(bool) { return false; }  // Tab belongs to the cells

void ReportGrid::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Paste)) {
    model_->paste(currentIndex(), QGuiApplication::clipboard()->text());
  } else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
    for (const QModelIndex& cell : selectionModel()->selectedIndexes()) {
      model_->setData(cell, QString(), Qt::EditRole);
    }
  } else if (leadsOn(event->key()) && event->modifiers().testFlag(Qt::ControlModifier) == false) {
    handle(event->key());
  } else {
    QTableView::keyPressEvent(event);
  }
}

}  // namespace shuangda
