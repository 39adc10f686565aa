#pragma once

#include <QDialog>

#include "desk.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QTimer;

namespace shuangda {

/// Search over everything (Ctrl+K): one line to type into, and below what was found, by kind, newest first. The keys go up
/// and down in the list while typing goes on; Enter opens, Esc closes.
class SearchPalette final : public QDialog {
  Q_OBJECT

 public:
  explicit SearchPalette(Desk& desk, QWidget* parent);

  /// Shows the palette over its parent, with the last search selected.
  void open() override;
  QLineEdit* edit() const { return edit_; }
  QListWidget* list() const { return list_; }

 Q_SIGNALS:
  void chosen(const FoundRecord& found);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void search();
  void showFound(const QString& text, const std::vector<FoundRecord>& found);
  void choose();

  Desk& desk_;
  QLineEdit* edit_;
  QListWidget* list_;
  QLabel* hint_;
  QTimer* typing_;
  Desk::Ticket ticket_ = 0;
  std::vector<FoundRecord> found_{};
};

/// 案件, 当事人 … as the palette heads its groups.
QString searchKindText(SearchKind kind);

}  // namespace shuangda
