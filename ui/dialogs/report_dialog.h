#pragma once

#include "dialogs/form_dialog.h"
#include "domain/form_draft.h"
#include "services/report_service.h"

class QCheckBox;
class QLabel;

namespace shuangda {

class DraftKeeper;
class QuestionBar;
class ReportFormModel;
class ReportGrid;

/// The form of a member unit: entered for the first time, or amended with a reason. What does not add up is said while it is typed, and keeps
/// nothing from being saved.
class ReportDialog final : public FormDialog {
  Q_OBJECT

 public:
  /// The kind of its drafts; their title is "UNIT PERIOD".
  inline static const QString kDraft = QStringLiteral("report");

  ReportDialog(Desk& desk, const ReportSheet& sheet, QWidget* parent = nullptr);

  /// Fills in what a template or file says.
  void take(const ReportDraft& draft);
  ReportGrid* grid() const { return grid_; }
  /// What is said below the grid.
  QString statusText() const;
  DraftKeeper& keeper() { return *keeper_; }
  QuestionBar* question() const { return question_; }
  /// Asks for a second Esc while something is not saved.
  void reject() override;

 protected:
  void save() override;
  void saved() override;
  QString fieldOf(const Error& error) const override;

 private:
  void buildHead();
  void showStatus();
  void edited();
  void watchDrafts();
  void restore(const FormDraft& draft);
  std::vector<FieldChange> changes() const;

  ReportSheet sheet_;
  QString proposed_{};  ///< time of submission
  ReportFormModel* model_;
  ReportGrid* grid_;
  QCheckBox* zero_;
  QLabel* status_;
  QuestionBar* question_;
  DraftKeeper* keeper_ = nullptr;
  bool leaving_ = false;  ///< Esc was pressed once
};

}  // namespace shuangda
