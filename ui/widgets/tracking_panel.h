#pragma once

#include "domain/tracked_problem.h"
#include "widgets/bulletin_panel.h"

class QLabel;
class QPushButton;
class QTableView;

namespace shuangda {

class TextTableModel;

/// 整改: what issued bulletins of earlier periods named, and what became of it. Return notes a problem as settled.
class TrackingPanel final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit TrackingPanel(Desk& desk, QWidget* parent = nullptr);
  QTableView* table() const { return table_; }
  QString note() const;

 Q_SIGNALS:
  /// The sentence about the last bulletin's problems has to be written anew.
  void changed();

 protected:
  void fill() override;

 private:
  void read();
  void show(const std::vector<TrackedProblem>& problems);
  void act(bool settle);
  void follow();
  const TrackedProblem* chosen() const;

  QPushButton* settle_;
  QPushButton* reopen_;
  QLabel* note_;
  QTableView* table_;
  TextTableModel* model_;
  std::vector<TrackedProblem> problems_{};
};

}  // namespace shuangda
