#pragma once

#include <QDialog>
#include <QHash>

#include "desk.h"
#include "domain/clue.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace shuangda {

class DraftKeeper;
class QuestionBar;

/// Registers a clue or changes one, in the order of form 1 (案件来源登记表). Records that may be about the same are looked for while
/// typing and shown with their reasons; they never block. What is typed is kept as a draft.
class ClueDialog final : public QDialog {
  Q_OBJECT

 public:
  /// A default-constructed clue (version 0) makes a new one.
  ClueDialog(Desk& desk, const Clue& clue, QWidget* parent = nullptr);

  /// What the form says now, or the first field that cannot be read.
  Result<Clue> draft() const;
  /// Fills in what an earlier form was left with, and goes on keeping it under the same name.
  void restore(const FormDraft& draft);
  DraftKeeper& keeper() { return *keeper_; }
  /// What is said of likely duplicates, as plain text.
  QString duplicatesText() const;

 Q_SIGNALS:
  void saved(const shuangda::Clue& clue);

 private:
  struct Field {
    QString name{};
    QWidget* input = nullptr;  ///< QLineEdit, QComboBox or QPlainTextEdit
    QLabel* message = nullptr;
  };

  void buildForm(QVBoxLayout* layout);
  void addGroup(QVBoxLayout* layout, const QString& title, const QStringList& names);
  void addField(QGridLayout* grid, const QString& name, int place);
  QWidget* inputFor(const QString& name);
  void fillSources();
  void watchDrafts();
  void offer(const FormDraft& draft);
  std::vector<FieldChange> changes() const;
  void setText(const QString& name, const QString& text);
  void changed();
  void check();
  void say(const QString& field, const QString& text);
  void seekDuplicates();
  void save();
  void refused(const Error& error);
  void reject() override;

  Desk& desk_;
  Clue original_;
  QList<Field> fields_;
  QHash<QString, qsizetype> byName_;
  QLabel* duplicates_;
  QLabel* summary_;
  QPushButton* saveButton_;
  QuestionBar* question_;
  DraftKeeper* keeper_;
  QTimer* pause_;
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
