#pragma once

#include <QPointer>
#include <QStyledItemDelegate>
#include <QTableView>

namespace shuangda {

class GoodsIntakeModel;

/// The editor of a cell: completes what was typed in the column before, Enter and the arrows lead to other cells.
class IntakeDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool eventFilter(QObject* object, QEvent* event) override;
  QWidget* editor() const { return editor_; }

 Q_SIGNALS:
  /// A key that leads from cell to cell was pressed in the editor.
  void keyPressed(int key, Qt::KeyboardModifiers modifiers);
  /// A range of cells is on the clipboard and was pasted into the editor.
  void rangePasted();

 private:
  mutable QPointer<QWidget> editor_;
};

/// The grid of the list of goods for the keyboard alone: Tab and Enter go to the next cell, Ctrl+Enter to the next line, Ctrl+V takes rows
/// from WPS or Excel, Ctrl+D repeats the cell above, Ctrl+Delete removes lines.
class IntakeGrid final : public QTableView {
  Q_OBJECT

 public:
  explicit IntakeGrid(GoodsIntakeModel* model, QWidget* parent = nullptr);

  /// Takes over what stands in an open editor.
  void commit();
  void goTo(const QModelIndex& cell, bool editing);

 Q_SIGNALS:
  /// Tab beyond the end of the list, or back beyond its beginning.
  void left(bool forward);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
  bool focusNextPrevChild(bool next) override;

 private:
  bool handle(int key, Qt::KeyboardModifiers modifiers);
  void step(int by);
  void nextLine();
  void moveRow(int by);
  void paste();
  void copy();
  void fillDown();
  void removeLines();
  void clearCells();

  GoodsIntakeModel* model_;
  IntakeDelegate* delegate_;
};

}  // namespace shuangda
