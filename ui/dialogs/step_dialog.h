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

namespace shuangda {

class FormDrafts;
class QuestionBar;
class StepInputs;

/// Records a step of a case, or corrects one. Only possible steps can be chosen; the others stand below them with the reason. What is
/// odd is said in place and goes through once a note explains it. What is typed is kept as a draft until it is recorded or given up.
class StepDialog final : public QDialog {
  Q_OBJECT

 public:
  /// Records; `preferred` is chosen where it is possible.
  StepDialog(Desk& desk, const CaseCourse& course, const QString& preferred, QWidget* parent = nullptr);
  /// Corrects or withdraws this event.
  StepDialog(Desk& desk, const CaseCourse& course, const CaseEvent& event, QWidget* parent = nullptr);

  ~StepDialog() override;

  void choose(const QString& step);
  QString message() const;

 Q_SIGNALS:
  void recorded();

 private:
  void build();
  void fillSteps(const QString& preferred);
  void showStep();
  void fillIn(const QString& id, QWidget* input);
  Result<CaseEvent> draft() const;
  void save();
  void withdraw();
  void refused(const Error& error);
  void say(const QString& text, bool isRefusal);
  void waiting(bool waits);
  void watchDrafts();
  QMap<QString, QString> formTexts() const;
  void restore(const QMap<QString, QString>& texts);
  /// What the step says now, to know whether a confirmation is still about the same.
  QString fingerprint(const CaseEvent& event) const;

  Desk& desk_;
  CaseCourse course_;
  std::optional<CaseEvent> correcting_{};
  QComboBox* step_;
  QComboBox* subject_;
  QLabel* subjectLabel_;
  QLineEdit* on_;
  QLineEdit* docNo_;
  QLabel* docLabel_;
  QCheckBox* nextNumber_;
  QWidget* detailArea_;
  QFormLayout* details_;
  QPlainTextEdit* note_;
  QLabel* article_;
  QLabel* message_;
  QPushButton* saveButton_;
  QPushButton* withdrawButton_;
  std::unique_ptr<StepInputs> inputs_;
  QuestionBar* question_;
  FormDrafts* drafts_ = nullptr;  ///< none while a step is corrected
  QString warned_;  ///< the step whose oddities were shown
};

}  // namespace shuangda
