#pragma once

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "domain/goods_code.h"

namespace shuangda {

/// Hears a keyboard-wedge scanner wherever the focus is: a label's text typed faster than people type, ended by Return. The keys are held
/// back while they could be a label and given to the field they were meant for as soon as they cannot, so that typing loses nothing.
class ScanCatcher final : public QObject {
  Q_OBJECT

 public:
  explicit ScanCatcher(QObject* parent = nullptr);
  ~ScanCatcher() override;

  bool eventFilter(QObject* object, QEvent* event) override;

 Q_SIGNALS:
  void scanned(const GoodsCode& code);
  /// A label whose check character does not fit.
  void misread(const QString& text);

 private:
  bool takes(const QKeyEvent& key) const;
  bool finish();
  void giveBack();

  struct Held {
    QPointer<QWidget> receiver{};
    std::unique_ptr<QKeyEvent> event{};
  };
  std::vector<Held> held_{};
  QString text_{};
  QTimer pause_;
  bool givingBack_ = false;
};

}  // namespace shuangda
