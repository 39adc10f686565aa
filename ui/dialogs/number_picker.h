#pragma once

#include <QDialog>

#include "domain/indicator.h"
#include "domain/text_template.h"

class QLineEdit;
class QListWidget;

namespace shuangda {

/// Finds a live number by its name: type a part of it, Return takes the marked one.
class NumberPicker final : public QDialog {
  Q_OBJECT

 public:
  NumberPicker(const TextValue& root, const IndicatorCatalogue& catalogue, QWidget* parent = nullptr);
  QLineEdit* filter() const { return filter_; }
  QListWidget* list() const { return list_; }

 Q_SIGNALS:
  void picked(const QString& name, const QString& text);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(const TextValue& root, const IndicatorCatalogue& catalogue);
  void narrow(const QString& words);
  void take();

  QLineEdit* filter_;
  QListWidget* list_;
};

}  // namespace shuangda
