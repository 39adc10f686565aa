#pragma once

#include <QDialog>
#include <atomic>
#include <memory>

#include "desk.h"
#include "domain/bulk_edit.h"

class QComboBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;

namespace shuangda {

class BulkLinesModel;

/// The same change to many cases: what to change above, what it would do to each case below, and only then the deed.
/// What cannot be changed is listed with the reason and left out. Long work shows how far it is and can be cancelled.
class BulkEditDialog final : public QDialog {
  Q_OBJECT

 public:
  BulkEditDialog(Desk& desk, std::vector<CaseId> cases, QWidget* parent = nullptr);
  ~BulkEditDialog() override;

  void preview();
  void apply();

 Q_SIGNALS:
  void changed(int count);

 private:
  struct Row {
    QString field{};
    QComboBox* kind = nullptr;
    QComboBox* value = nullptr;
  };

  QFormLayout* buildForm();
  QHBoxLayout* buildButtons();
  void addRow(QFormLayout* form, const QString& field, const QList<std::pair<QString, FieldEdit::Kind>>& kinds);
  void fillChoices();
  QTableView* makeTable();
  std::vector<FieldEdit> edits() const;
  void edited();
  void start(const QString& what, std::size_t total);
  void finish();
  void previewed(const Result<BulkResult>& result);
  void applied(const Result<BulkResult>& result);
  void showCounts(const BulkResult& result, const QString& sentence);
  void say(const QString& text, bool refused);
  void enableButtons();
  void reject() override;

  Desk& desk_;
  std::shared_ptr<const std::vector<CaseId>> cases_;
  QList<Row> rows_;
  BulkLinesModel* lines_;
  QLabel* summary_;
  QProgressBar* progress_;
  QPushButton* preview_;
  QPushButton* apply_;
  QPushButton* cancel_;
  QTimer* watch_;
  /// Shared with the data thread; each piece of work has its own, so that a cancelled one does not stop the next.
  struct Work {
    std::atomic<int> done = 0;
    std::atomic<bool> cancelled = false;
  };
  std::shared_ptr<Work> work_;   ///< null when nothing is being done
  std::vector<FieldEdit> seen_;  ///< the edits of the preview shown
  int changeable_ = 0;           ///< how many cases the preview would change; 0 without one
  bool done_ = false;
};

}  // namespace shuangda
