#pragma once

#include <QWidget>

#include "desk.h"

class QComboBox;
class QDateEdit;
class QTextBrowser;
class QUrl;

namespace shuangda {

/// The supervisor's board and the quarterly table between two days; every number asks for its list.
class TransferBoardPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit TransferBoardPanel(Desk& desk, QWidget* parent = nullptr);

  void reload();
  QString text() const;

 Q_SIGNALS:
  /// The matters a number counts, and what it says.
  void listAsked(const shuangda::TransferQuery& query, const QString& what);

 private:
  bool isQuarterly() const;
  Period quarter() const;
  void follow(const QUrl& link);
  void followMilestone(const QStringList& parts);

  Desk& desk_;
  QComboBox* kind_;
  QDateEdit* from_;
  QDateEdit* until_;
  QTextBrowser* page_;
};

}  // namespace shuangda
