#pragma once

#include <QWidget>

#include "desk.h"
#include "dialogs/clue_act_dialog.h"
#include "domain/clue.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTextBrowser;
class QTimer;
class QUrl;

namespace shuangda {

class ClueDialog;
class ClueListModel;
class QuestionBar;

/// 线索: the list with search and stage, the selected one at the right with its clock and likely duplicates, and what can be done with it.
class CluePage final : public QWidget {
  Q_OBJECT

 public:
  explicit CluePage(Desk& desk, QWidget* parent = nullptr);

  void reload();
  void newClue();
  void focusSearch();
  /// Selects the clue, clearing filters that hide it.
  void goToClue(ClueId id);
  /// Opens the form an unsaved draft belongs to, with what the draft says.
  void restore(const FormDraft& draft);
  void act(ClueActDialog::Act act);
  ClueListModel* model() const { return model_; }
  QTableView* table() const { return table_; }
  /// What stands at the right, as plain text.
  QString detailText() const;

 Q_SIGNALS:
  void caseAsked(const QString& number);

 private:
  struct Answer;
  QWidget* buildList();
  QWidget* buildDetail();
  ClueQuery query() const;
  void show(Answer answer);
  void showSelected();
  void openSelected();
  ClueDialog* edit(const Clue& clue);
  void follow(const QUrl& link);
  void explain(std::size_t clock);
  void findNumber(const QString& number);

  Desk& desk_;
  QLineEdit* search_;
  QComboBox* stage_;
  QTableView* table_;
  ClueListModel* model_;
  QLabel* count_;
  QTextBrowser* detail_;
  QList<QPushButton*> acts_;
  QuestionBar* question_;
  QTimer* typing_;
  Desk::Ticket listTicket_ = 0;
  ClueId selected_{};
  std::optional<ClueSheet> sheet_{};
};

}  // namespace shuangda
