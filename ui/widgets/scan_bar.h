#pragma once

#include <QFrame>

#include "desk.h"
#include "domain/scan_session.h"

class QLabel;
class QLineEdit;

namespace shuangda {

/// The large line above the page that answers a scanner: what was scanned, what comes next, what was wrong — in a colour and in words that
/// can be read from two metres. Hidden until something is scanned.
class ScanBar final : public QFrame {
  Q_OBJECT

 public:
  explicit ScanBar(Desk& desk, QWidget* parent = nullptr);

  /// A code heard by the scanner or typed into the field.
  void take(const GoodsCode& code);
  void tellMisread(const QString& text);
  /// Shows the bar with the field for typing a code, for those without a scanner.
  void openField();

  QString headline() const;
  const ScanSession& session() const { return scan_; }

 Q_SIGNALS:
  /// A label scanned without a command: its record is to be shown.
  void opened(const GoodsCode& code);
  /// Something was recorded: lists are to be read again.
  void recorded();

 private:
  enum class Mood { Fine, Waiting, Wrong };
  void say(Mood mood, const QString& headline, const QString& detail = {});
  void commit();
  void askQuantity(ItemId item);
  void count(const QString& quantity);
  void takeTyped();

  Desk& desk_;
  ScanSession scan_;
  std::optional<ItemId> counting_{};  ///< the line whose counted quantity is to be typed
  QLabel* word_;
  QLabel* headline_;
  QLabel* detail_;
  QLineEdit* field_;
  QLineEdit* giver_;
  QLineEdit* receiver_;
};

}  // namespace shuangda
