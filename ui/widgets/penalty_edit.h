#pragma once

#include <QWidget>

class QVBoxLayout;

namespace shuangda {

/// The penalties of a decision, one line each: kind and amount in 元. Enter in the last line adds another.
class PenaltyEdit final : public QWidget {
  Q_OBJECT

 public:
  explicit PenaltyEdit(const QStringList& kinds, QWidget* parent = nullptr);

  /// The canonical text: "警告;罚款 5000".
  QString text() const;
  void setText(const QString& text);

 Q_SIGNALS:
  void changed();

 private:
  void addLine(const QString& kind, const QString& amount);

  QStringList kinds_;
  QVBoxLayout* lines_;
};

}  // namespace shuangda
