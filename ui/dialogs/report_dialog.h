#pragma once

#include "dialogs/form_dialog.h"
#include "services/report_service.h"

class QCheckBox;
class QLabel;

namespace shuangda {

class ReportFormModel;
class ReportGrid;

/// The form of a member unit: entered for the first time, or amended with a reason. What does not add up is said while it is typed, and keeps
/// nothing from being saved.
class ReportDialog final : public FormDialog {
  Q_OBJECT

 public:
  ReportDialog(Desk& desk, const ReportSheet& sheet, QWidget* parent = nullptr);

  /// Fills in what a template or file says.
  void take(const ReportDraft& draft);
  ReportGrid* grid() const { return grid_; }
  /// What is said below the grid.
  QString statusText() const;

 protected:
  void save() override;
  QString fieldOf(const Error& error) const override;

 private:
  void buildHead();
  void showStatus();

  ReportSheet sheet_;
  QString proposed_{};  ///< time of submission
  ReportFormModel* model_;
  ReportGrid* grid_;
  QCheckBox* zero_;
  QLabel* status_;
};

}  // namespace shuangda
