#pragma once

#include <QPointer>
#include <QStyledItemDelegate>
#include <QTableView>

namespace shuangda {

class ReportFormModel;

/// The editor of a cell: Enter and the arrows lead to other rows.
class ReportCellDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool eventFilter(QObject* object, QEvent* event) override;
  QWidget* editor() const { return editor_; }

 Q_SIGNALS:
  void keyPressed(int key);

 private:
  mutable QPointer<QWidget> editor_;
};

/// The grid of a form for the keyboard alone: Enter and the arrows go down the numbers, Tab to the cells beside and at the end out of the grid,
/// Ctrl+V takes cells from WPS or Excel, Delete empties a cell.
class ReportGrid final : public QTableView {
  Q_OBJECT

 public:
  explicit ReportGrid(ReportFormModel* model, QWidget* parent = nullptr);

  void goTo(const QModelIndex& cell, bool editing);
  /// Takes over what stands in an open editor.
  void commit();
  QWidget* editor() const { return delegate_->editor(); }

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
  bool focusNextPrevChild(bool next) override;

 private:
  /// False where the grid ends.
  bool step(int by);
  bool moveRow(int by);
  void handle(int key);

  ReportFormModel* model_;
  ReportCellDelegate* delegate_;
};

}  // namespace shuangda
