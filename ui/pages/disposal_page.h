#pragma once

#include <QWidget>

#include "desk.h"
#include "dialogs/batch_act_dialog.h"
#include "services/disposal_service.h"

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QTableView;
class QTabWidget;
class QToolButton;

namespace shuangda {

class BatchPlanDialog;
class PaperDialog;
class QuestionBar;
class StepBar;
class TextTableModel;

/// 销毁: disposal batches with their stage; the selected one with its steps, lines, pick list, slips, evidence and what is still open.
class DisposalPage final : public QWidget {
  Q_OBJECT

 public:
  using Act = BatchActDialog::Act;

  explicit DisposalPage(Desk& desk, QWidget* parent = nullptr);

  void reload();
  void newBatch();
  void editBatch();
  void submit();
  void act(Act act, const QStringList& files = {});
  void openPapers();
  /// Selects this batch when the list is read.
  void goTo(BatchId id);
  QTableView* table() const { return table_; }
  const std::optional<DisposalSheet>& sheet() const { return sheet_; }
  /// What is still open, and what the batch is, as plain text.
  QString detailText() const;

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  struct Answer;
  QWidget* buildList();
  QWidget* buildDetail();
  QLayout* buildActs();
  QTableView* addTab(TextTableModel* model, const QString& name, const std::vector<int>& widths);
  void show(const Answer& answer);
  void showSelected();
  void showSheet(DisposalSheet sheet);
  void showHead();
  void fillTabs();
  void allowActs();
  bool allows(Act act) const;
  bool mayEdit() const;
  std::vector<ItemId> selectedItems() const;
  BatchActDialog::Subject subject(Act act) const;
  void ask(const BatchActDialog::Subject& subject, Act act);

  Desk& desk_;
  QTableView* table_;
  TextTableModel* batches_;
  TextTableModel* lines_;
  TextTableModel* picks_;
  TextTableModel* slips_;
  TextTableModel* evidence_;
  QTableView* lineTable_ = nullptr;
  QTableView* pickTable_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  QLabel* head_;
  StepBar* steps_;
  QLabel* open_;
  QLabel* count_;
  QuestionBar* question_;
  QPushButton* edit_ = nullptr;
  QPushButton* submit_ = nullptr;
  QPushButton* papers_ = nullptr;
  QToolButton* more_ = nullptr;
  QList<std::pair<Act, QPushButton*>> buttons_;
  QList<std::pair<Act, QAction*>> others_;
  std::vector<BatchId> keys_{};
  BatchId selected_{};
  std::optional<DisposalSheet> sheet_{};
};

}  // namespace shuangda
