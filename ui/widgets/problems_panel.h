#pragma once

#include "domain/problem_list.h"
#include "widgets/bulletin_panel.h"

class QLabel;
class QListWidget;
class QPushButton;
class QTableView;

namespace shuangda {

class TextTableModel;

/// 问题: the lists of units and cases that a bulletin names. They are looked for when the tab is opened, which screens the whole store; leaving it
/// gives that up.
class ProblemsPanel final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit ProblemsPanel(Desk& desk, QWidget* parent = nullptr);

  QListWidget* lists() const { return lists_; }
  QTableView* table() const { return table_; }
  QString note() const;
  void search();
  /// The chosen lines, and the whole list, for WPS and Excel.
  void copy();
  void copyAll();

 protected:
  void fill() override;
  void hideEvent(QHideEvent* event) override;

 private:
  void buildLists();
  void stop();
  void found(const std::vector<ProblemList>& lists);
  void showList(int index);
  void open(int row);
  const ProblemList* chosen() const;

  QPushButton* search_;
  QPushButton* stop_;
  QPushButton* copy_;
  QLabel* note_;
  QListWidget* lists_;
  QTableView* table_;
  TextTableModel* model_;
  std::vector<ProblemList> found_{};
  std::optional<std::pair<QString, std::int64_t>> foundFor_{};  ///< period and bulletin the lists belong to
  Desk::Ticket ticket_ = 0;
  bool searching_ = false;
};

}  // namespace shuangda
