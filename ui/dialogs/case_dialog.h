#pragma once

#include <QDialog>
#include <QHash>

#include "desk.h"
#include "domain/legal_case.h"
#include "services/draft_service.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QTabWidget;

namespace shuangda {

class DraftBar;
class DraftKeeper;

/// Enters a new case or changes one, in the order of the paper form. What is wrong stands beside the field while typing; what
/// is merely odd is said there too and never blocks. Incomplete cases may be saved. What is typed is kept as a draft every
/// few seconds; a draft of the same case that was left behind is offered at the top.
class CaseDialog final : public QDialog {
  Q_OBJECT

 public:
  /// A default-constructed case (version 0) makes a new one.
  CaseDialog(Desk& desk, const LegalCase& legalCase, QWidget* parent = nullptr);

  /// What the form says now, or the first field that cannot be read.
  Result<LegalCase> draft() const;
  /// Fills in what an earlier form was left with, and goes on keeping it under the same name.
  void restore(const CaseDraftOffer& offer);
  DraftKeeper& keeper() { return *keeper_; }

 Q_SIGNALS:
  void saved(const shuangda::LegalCase& legalCase);

 private:
  struct Field {
    QString name{};
    QWidget* input = nullptr;  ///< QLineEdit or QComboBox
    QLabel* message = nullptr;
  };

  void buildGroup(QTabWidget* tabs, const QString& title, const QStringList& names);
  QWidget* inputFor(const QString& name);
  void addField(QFormLayout* form, const QString& name);
  void fillChoices();
  void watchDrafts();
  std::vector<FieldChange> changes() const;
  void setText(const QString& name, const QString& text);
  void check();
  void say(const QString& field, const QString& text, bool refused);
  void save();
  void savedOrRefused(const Result<LegalCase>& result);
  void reject() override;

  Desk& desk_;
  LegalCase original_;
  QList<Field> fields_;
  QHash<QString, qsizetype> byName_;
  QLabel* summary_;
  QPushButton* saveButton_;
  DraftBar* draftBar_;
  DraftKeeper* keeper_;
  QHash<QString, QString> conflicts_;   ///< field → what stands in the record, where a restored draft says otherwise
};

}  // namespace shuangda
