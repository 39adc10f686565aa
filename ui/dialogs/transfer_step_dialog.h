#pragma once

#include <QDialog>
#include <QMap>
#include <memory>

#include "desk.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace shuangda {

class FormDrafts;
class QuestionBar;
class StepInputs;

/// Records a step of a matter, corrects one, or opens a matter with its first step: the fields and the checklist of papers come from the
/// table of steps. What is late or missing is said in place and goes through once it is explained.
/// What is typed is kept as a draft until it is recorded or given up; a correction is not.
class TransferStepDialog final : public QDialog {
  Q_OBJECT

 public:
  /// Records the next step; `preferred` is chosen where it is possible.
  TransferStepDialog(Desk& desk, const TransferSheet& sheet, const QString& preferred, QWidget* parent = nullptr);
  /// Corrects or withdraws this step.
  TransferStepDialog(Desk& desk, const TransferSheet& sheet, const TransferEvent& event, QWidget* parent = nullptr);
  /// Opens a matter of this lane, for a case or for a matter described by a title.
  TransferStepDialog(Desk& desk, const Transfer& draft, const QString& caseNumber, QWidget* parent = nullptr);
  ~TransferStepDialog() override;

  QString message() const;

 Q_SIGNALS:
  void recorded(TransferId id);

 private:
  void build();
  QFormLayout* buildForm();
  void addStep(const QString& id, const std::optional<Error>& refusal = {});
  void showStep();
  void showPapers(const TransferStep& step);
  void fillPapers(const std::vector<EnclosedPaper>& papers);
  std::vector<EnclosedPaper> papers() const;
  Result<TransferEvent> draft() const;
  void save();
  void withdraw();
  void refused(const Error& error);
  void say(const QString& text, bool isRefusal);
  void waiting(bool waits);
  template <typename Work>
  void perform(Work work);
  QString fingerprint(const TransferEvent& event) const;
  void watchDrafts();
  void expectOffered();
  QMap<QString, QString> formTexts() const;
  void restore(const QMap<QString, QString>& texts);

  Desk& desk_;
  TransferSheet sheet_;
  std::optional<TransferEvent> correcting_{};
  bool opening_ = false;
  QComboBox* step_;
  QLineEdit* title_;
  QComboBox* suspect_;
  QLineEdit* on_;
  QLineEdit* docNo_;
  QCheckBox* nextNumber_;
  QLabel* article_;
  QFormLayout* form_;
  QFormLayout* details_;
  QTableWidget* papers_;
  QLabel* papersLabel_;
  QLineEdit* hole_;
  QPlainTextEdit* note_;
  QLabel* message_;
  QPushButton* saveButton_;
  QPushButton* withdrawButton_;
  std::unique_ptr<StepInputs> inputs_;
  QuestionBar* question_;
  FormDrafts* drafts_ = nullptr;
  QString caseNumber_{};  ///< of a matter that is opened
  QString warned_;
};

}  // namespace shuangda
