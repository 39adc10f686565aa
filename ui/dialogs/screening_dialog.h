#pragma once

#include <QDialog>

#include "desk.h"
#include "domain/screening_paper.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTextBrowser;

namespace shuangda {

/// 移还是不移: one case compared with the standards of prosecution, what the officer established, and the decision with its reason.
class ScreeningDialog final : public QDialog {
  Q_OBJECT

 public:
  ScreeningDialog(Desk& desk, CaseId id, QWidget* parent = nullptr);

  QString text() const;
  QString message() const;

 Q_SIGNALS:
  /// It was decided to hand the case over: the form for that is wanted.
  void transferAsked(CaseId id, const QString& number);
  void decided();

 private:
  void load();
  void show(const ScreeningSheet& sheet, const QString& office);
  void editFacts();
  void print();
  void decide();
  void say(const QString& text, bool isRefusal);

  Desk& desk_;
  CaseId id_;
  QString number_{};
  ScreeningPaper paper_{};
  QTextBrowser* page_;
  QComboBox* decision_;
  QLineEdit* reason_;
  QPushButton* record_;
  QLabel* message_;
};

}  // namespace shuangda
