#include "widgets/intake_grid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <algorithm>

#include "dialogs/goods_item_dialog.h"
#include "goods_intake_model.h"

namespace shuangda {
namespace {

/// Fields whose words come again line after line.
bool repeats(const QString& field) {
  static const QStringList fields{QStringLiteral("name"), QStringLiteral("unit"), QStringLiteral("brand"), QStringLiteral("rights_holder"), QStringLiteral("price_basis"), QStringLiteral("hazards")};
  return fields.contains(field);
}

bool leadsOn(const QKeyEvent& key) {
  const bool arrow = key.key() == Qt::Key_Up || key.key() == Qt::Key_Down;
  return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab || arrow ||
         (key.modifiers() == Qt::ControlModifier && key.key() == Qt::Key_Delete);
}

bool isRangeOnClipboard() {
  const QString text = QGuiApplication::clipboard()->text();
  return text.contains(u'\t') || text.contains(u'\n');
}

}  // namespace

QWidget* IntakeDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
  auto* edit = new QLineEdit(parent);
  edit->setFrame(false);
  const QString field = goodsFields()[index.column()];
  edit->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
  if (repeats(field)) {
    completeGoodsField(edit, field, static_cast<const GoodsIntakeModel*>(index.model())->words(index.column()));
  }
  editor_ = edit;
  return edit;
}

bool IntakeDelegate::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (leadsOn(*key)) {
      auto* edit = static_cast<QWidget*>(object);
      const int pressed = key->key();
      const Qt::KeyboardModifiers modifiers = key->modifiers();
      Q_EMIT commitData(edit);
      Q_EMIT closeEditor(edit, QAbstractItemDelegate::NoHint);
      Q_EMIT keyPressed(pressed, modifiers);
      return true;
    }
    if (key->matches(QKeySequence::Paste) && isRangeOnClipboard()) {
      Q_EMIT closeEditor(static_cast<QWidget*>(object), QAbstractItemDelegate::RevertModelCache);
      Q_EMIT rangePasted();
      return true;
    }
  }
  return QStyledItemDelegate::eventFilter(object, event);
}

IntakeGrid::IntakeGrid(GoodsIntakeModel* model, QWidget* parent) : QTableView(parent), model_(model), delegate_(new IntakeDelegate(this)) {
  setModel(model);
  setItemDelegate(delegate_);
  setAccessibleName(tr("财物清单"));
  setObjectName(QStringLiteral("lines"));
  setSelectionMode(QAbstractItemView::ContiguousSelection);
  setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  setWordWrap(false);
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
  verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
  const int em = fontMetrics().horizontalAdvance(u'汉');
  const int widths[] = {9, 8, 3, 4, 5, 6, 6, 6, 7, 7, 8, 6, 6, 5, 6, 10};
  for (int column = 0; column < model->columnCount(); ++column) {
    setColumnWidth(column, widths[column] * em + 10);
  }
  connect(delegate_, &IntakeDelegate::keyPressed, this, &IntakeGrid::handle);
  connect(delegate_, &IntakeDelegate::rangePasted, this, &IntakeGrid::paste);
}

void IntakeGrid::commit() {
  if (QWidget* editor = delegate_->editor(); editor && editor->isVisible()) {
    commitData(editor);
    QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
  }
}

void IntakeGrid::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
  // Where to go next is decided here, not by the hint.
  const bool goesOn = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
  QTableView::closeEditor(editor, goesOn ? QAbstractItemDelegate::NoHint : hint);
}

bool IntakeGrid::focusNextPrevChild(bool) { return false; }  // Tab belongs to the cells

void IntakeGrid::goTo(const QModelIndex& cell, bool editing) {
  if (!cell.isValid()) {
    return;
  }
  // Whatever key is held down: one cell is chosen.
  selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
  scrollTo(cell);
  if (editing) {
    edit(cell);
  } else {
    setFocus();
  }
}

bool IntakeGrid::handle(int key, Qt::KeyboardModifiers modifiers) {
  const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
  if (enter && modifiers.testFlag(Qt::ControlModifier)) {
    nextLine();
  } else if (key == Qt::Key_Backtab || (enter && modifiers.testFlag(Qt::ShiftModifier))) {
    step(-1);
  } else if (key == Qt::Key_Tab || enter) {
    step(1);
  } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
    moveRow(key == Qt::Key_Up ? -1 : 1);
  } else if (key == Qt::Key_Delete && modifiers.testFlag(Qt::ControlModifier)) {
    removeLines();
  } else {
    return false;
  }
  return true;
}

void IntakeGrid::keyPressEvent(QKeyEvent* event) {
  const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
  const bool atStart = currentIndex().column() == 0 && currentIndex().row() + 1 == model_->rowCount();
  if (event->matches(QKeySequence::Paste)) {
    paste();
  } else if (event->matches(QKeySequence::Copy)) {
    copy();
  } else if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_D) {
    fillDown();
  } else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
    clearCells();
  } else if (event->key() == Qt::Key_Tab && atStart && !model_->isEmpty()) {
    Q_EMIT left(true);
  } else if (event->key() == Qt::Key_Escape || arrow || !handle(event->key(), event->modifiers())) {
    QTableView::keyPressEvent(event);
  }
}

void IntakeGrid::step(int by) {
  const QModelIndex from = currentIndex();
  const int columns = model_->columnCount();
  const int cell = from.isValid() ? from.row() * columns + from.column() + by : 0;
  if (cell < 0) {
    Q_EMIT left(false);
  } else if (cell >= columns * model_->rowCount()) {
    goTo(from, false);
    Q_EMIT left(true);
  } else {
    goTo(model_->index(cell / columns, cell % columns), true);
  }
}

void IntakeGrid::nextLine() { goTo(model_->index(std::min(currentIndex().row() + 1, model_->rowCount() - 1), 0), true); }

void IntakeGrid::moveRow(int by) {
  const int row = std::clamp(currentIndex().row() + by, 0, model_->rowCount() - 1);
  goTo(model_->index(row, currentIndex().column()), false);
}

void IntakeGrid::paste() {
  const QModelIndex at = currentIndex().isValid() ? currentIndex() : model_->index(0, 0);
  const int rows = model_->paste(at, QGuiApplication::clipboard()->text());
  goTo(model_->index(std::min(at.row() + rows, model_->rowCount() - 1), 0), false);
}

void IntakeGrid::copy() {
  const QModelIndexList cells = selectionModel()->selectedIndexes();
  if (!cells.isEmpty()) {
    const auto [from, to] = std::minmax_element(cells.begin(), cells.end());
    QGuiApplication::clipboard()->setText(model_->copied(*from, *to));
  }
}

void IntakeGrid::fillDown() {
  const QModelIndexList cells = selectionModel()->selectedIndexes();
  if (cells.isEmpty()) {
    return;
  }
  const auto [from, to] = std::minmax_element(cells.begin(), cells.end());
  const QModelIndex first = *from, last = *to;
  // One line alone repeats what stands above it; several repeat the first of them.
  const int source = first.row() == last.row() ? first.row() - 1 : first.row();
  for (int row = std::max(source + 1, first.row()); source >= 0 && row <= last.row(); ++row) {
    for (int column = first.column(); column <= last.column(); ++column) {
      model_->setData(model_->index(row, column), model_->index(source, column).data(Qt::EditRole), Qt::EditRole);
    }
  }
}

void IntakeGrid::removeLines() {
  const QModelIndexList cells = selectionModel()->selectedIndexes();
  if (cells.isEmpty()) {
    return;
  }
  const auto [from, to] = std::minmax_element(cells.begin(), cells.end());
  const int row = from->row();
  model_->removeLines(row, to->row());
  goTo(model_->index(std::min(row, model_->rowCount() - 1), 0), false);
}

void IntakeGrid::clearCells() {
  for (const QModelIndex& cell : selectionModel()->selectedIndexes()) {
    model_->setData(cell, QString(), Qt::EditRole);
  }
}

}  // namespace shuangda
