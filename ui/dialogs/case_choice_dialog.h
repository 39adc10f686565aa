#pragma once

#include <QDialog>

#include "desk.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace shuangda {

/// Chooses the cases a bulletin tells (典型案例): those chosen stand first, ticked; below them the weightiest of the period. Space ticks,
/// Alt+Up and Alt+Down move, any other case is added by its number.
class CaseChoiceDialog final : public QDialog {
  Q_OBJECT

 public:
  CaseChoiceDialog(Desk& desk, const Period& period, Instant cutoff, QWidget* parent = nullptr);
  QListWidget* list() const { return list_; }
  QLineEdit* number() const { return number_; }
  QString message() const;

 Q_SIGNALS:
  void chosen();

 private:
  void build();
  void read();
  void put(const CaseSuggestion& suggestion, bool ticked);
  void add();
  void move(int by);
  void save();
  void say(const QString& text);

  Desk& desk_;
  Period period_;
  Instant cutoff_;
  QListWidget* list_;
  QLineEdit* number_;
  QLabel* message_;
};

}  // namespace shuangda
