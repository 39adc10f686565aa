#pragma once

#include <QWidget>
#include <memory>

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
  /// What a screening of all cases found: the board counts what is not decided yet among them.
  void setScreened(const std::vector<CaseId>& reached, const Instant& at);
  QString text() const;

 Q_SIGNALS:
  /// The matters a number counts, and what it says.
  void listAsked(const shuangda::TransferQuery& query, const QString& what);
  /// The cases a number of 应移未移 counts.
  void casesAsked(const std::vector<CaseId>& cases, const QString& what);
  void screeningAsked();

 private:
  bool isQuarterly() const;
  Period quarter() const;
  void follow(const QUrl& link);
  void followMilestone(const QStringList& parts);
  void followOwed(OwedTransfer kind);

  Desk& desk_;
  QComboBox* kind_;
  QDateEdit* from_;
  QDateEdit* until_;
  QTextBrowser* page_;
  std::shared_ptr<const std::vector<CaseId>> reached_{};  ///< none before a screening
  Instant screenedAt_{};
};

}  // namespace shuangda
