#pragma once

#include <QTemporaryDir>
#include <QWidget>
#include <functional>

#include "desk.h"
#include "domain/attachment.h"
#include "widgets/thumbnails.h"

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace shuangda {

/// The attachments of one case, or of one line of its goods: a list with small pictures; files are dropped onto it or chosen, named by their kind,
/// saved elsewhere, opened from a read-only copy, and withdrawn with a reason. Refusals stand in place.
class AttachmentPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit AttachmentPanel(Desk& desk, QWidget* parent = nullptr);

  /// Shows the attachments of this case; none for a key that is not stored.
  void setCase(CaseId id);
  /// Shows those of one line of goods; a line without a case has none, and says why.
  void setItem(CaseId id, ItemId item);
  /// Asks what kind of papers these files are, before they are added.
  void offer(const QStringList& paths);

  /// Replaced in tests.
  std::function<QStringList()> chooseFiles;
  std::function<QString(const QString& name)> chooseTarget;
  std::function<bool(const QString& path)> openFile;

 Q_SIGNALS:
  /// How many attachments are in use.
  void counted(int count);

 private:
  QWidget* buildButtons();
  QFrame* buildAddStrip();
  QFrame* buildWithdrawStrip();
  void addShortcuts();
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

  void setSubject(CaseId id, std::optional<ItemId> item);
  void reload();
  void fillRoles();
  void list(const std::vector<AttachmentRow>& rows);
  void showPicture(const QString& sha256);
  void addOffered();
  void added(const Result<Attachment>& result);
  void openSelected();
  void saveSelected();
  void askReason();
  void withdrawSelected();
  void closeStrips();
  void enableButtons();
  void say(const QString& text, bool refused);
  const AttachmentRow* selected() const;

  Desk& desk_;
  CaseId case_{};
  std::optional<ItemId> item_{};  ///< the line they belong to; any of the case when absent
  std::vector<AttachmentRow> rows_;
  Thumbnails thumbnails_;
  Thumbnails::Reader reader_;
  QTemporaryDir copies_;  ///< what was opened; gone with the panel
  QStringList offered_;
  CaseId addingTo_{};  ///< may no longer be the case shown when the answer comes
  int adding_ = 0;     ///< files being copied
  int addedCount_ = 0;
  QStringList refusals_;
  QListWidget* list_;
  QLabel* empty_;
  QLabel* message_;
  QFrame* addStrip_ = nullptr;
  QLabel* addTitle_ = nullptr;
  QComboBox* role_ = nullptr;
  QLineEdit* taken_ = nullptr;
  QLineEdit* note_ = nullptr;
  QFrame* withdrawStrip_ = nullptr;
  QLabel* withdrawTitle_ = nullptr;
  QLineEdit* reason_ = nullptr;
  QPushButton* add_ = nullptr;
  QPushButton* open_ = nullptr;
  QPushButton* save_ = nullptr;
  QPushButton* withdraw_ = nullptr;
};

}  // namespace shuangda
