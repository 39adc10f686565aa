#pragma once

#include <QWidget>
#include <atomic>
#include <memory>

#include "desk.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace shuangda {

class TextTableModel;

/// 应移未移: the whole store compared with the standards of prosecution, with progress and cancel; a line opens the sheet of its case.
class ScreeningPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit ScreeningPanel(Desk& desk, QWidget* parent = nullptr);
  ~ScreeningPanel() override;

  void start();
  QTableView* table() const { return table_; }
  QString summary() const;

 Q_SIGNALS:
  void caseAsked(CaseId id);
  /// A run has ended: these cases reach a standard.
  void screened(const std::vector<CaseId>& reached, const shuangda::Instant& at);

 private:
  void show(const Result<ScreeningOverview>& overview);

  Desk& desk_;
  QPushButton* start_;
  QPushButton* cancel_;
  QProgressBar* progress_;
  QLabel* summary_;
  QTableView* table_;
  TextTableModel* model_;
  std::vector<CaseId> cases_{};
  std::shared_ptr<std::atomic<bool>> stop_;
};

}  // namespace shuangda
