#pragma once

#include <QDialog>
#include <QHash>

#include "desk.h"
#include "dialogs/plan_lines_model.h"
#include "services/disposal_service.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace shuangda {

/// The plan of a disposal batch: its fields, and its lines out of those nothing stands in the way of. After the plan was submitted only
/// names, papers and notes are changed, and the lines are not shown.
class BatchPlanDialog final : public QDialog {
  Q_OBJECT

 public:
  /// A new plan when `sheet` has no stored batch.
  BatchPlanDialog(Desk& desk, const DisposalSheet& sheet, QWidget* parent = nullptr);

  PlanLinesModel* lines() const { return lines_; }
  /// How many lines are read at once.
  static inline int pageLines = 5000;
  QString message() const;

 Q_SIGNALS:
  void saved(BatchId id);

 private:
  struct Offer;
  bool isPlan() const { return sheet_.stage == BatchStage::Planned; }
  QWidget* buildForm();
  QWidget* buildLines();
  /// What narrows the list, and the buttons that choose all of it or none.
  QLayout* buildLineBar();
  void buildLineTable();
  void addLine(const char* name, const QString& label, const QString& text, const QString& hint = {});
  QComboBox* addChoice(const char* name, const QString& label);
  void fillWays();
  void showWay();
  void load();
  /// Reads on where the list stopped, or what the search finds in all of the store.
  void readMore();
  void readFound();
  void read(const GoodsQuery& query, bool isList);
  void fillFilters();
  void show(Offer offer);
  void filter();
  DisposalBatch filled() const;
  QString textOf(const char* name) const;
  void save();
  void refused(const Error& error);

  Desk& desk_;
  DisposalSheet sheet_;
  PlanLinesModel* lines_;
  QFormLayout* form_;
  QHash<QString, QWidget*> inputs_;
  QTableView* table_ = nullptr;
  QLineEdit* search_ = nullptr;
  QComboBox* case_ = nullptr;
  QComboBox* place_ = nullptr;
  QCheckBox* blocked_ = nullptr;
  QPushButton* more_ = nullptr;
  std::optional<ItemId> next_{};  ///< where the list goes on
  QLabel* chosen_ = nullptr;
  QLabel* wayNote_;
  QLabel* message_;
  QPushButton* saveButton_ = nullptr;
};

}  // namespace shuangda
