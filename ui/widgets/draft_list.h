#pragma once

#include <QWidget>

#include "services/draft_service.h"

class QLabel;
class QTableWidget;

namespace shuangda {

class QuestionBar;

/// 草稿: the forms of this account that were left unsaved; a line opens its form with what was typed, or is given up after a question.
class DraftList final : public QWidget {
  Q_OBJECT

 public:
  explicit DraftList(QWidget* parent = nullptr);

  /// Hidden where there are none.
  void show(std::vector<DraftOffer> offers);
  QTableWidget* table() const { return table_; }
  QString title() const;

 Q_SIGNALS:
  void opened(const shuangda::FormDraft& draft);
  void givenUp(const QString& uid);

 private:
  void open(int row);
  void giveUp();

  std::vector<DraftOffer> offers_;
  QLabel* title_;
  QTableWidget* table_;
  QuestionBar* question_;
};

}  // namespace shuangda
