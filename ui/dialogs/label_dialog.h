#pragma once

#include <QDialog>
#include <functional>
#include <memory>

#include "desk.h"
#include "reports/fonts.h"
#include "reports/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace shuangda {

/// 打印标签: the labels of the lines chosen, on a sheet begun anywhere or on a roll. That they were printed is recorded; printing again wants
/// its reason.
class LabelDialog final : public QDialog {
  Q_OBJECT

 public:
  LabelDialog(Desk& desk, std::vector<ItemId> items, QWidget* parent = nullptr);

  QString message() const;
  /// Asks for the file to save to; replaced in tests.
  std::function<QString()> chooseFile;

 private:
  void showLabels(const Result<std::vector<LabelText>>& labels);
  /// Checks the reason of a reprint, lays the labels out, puts them out by `put`, and records it.
  void putOut(const std::function<Result<void>(const LaidOutDocument&)>& put);
  void save();
  void print();
  void say(const QString& text, bool isRefusal);

  Desk& desk_;
  std::vector<ItemId> items_;
  std::vector<LabelText> labels_{};
  std::unique_ptr<FontBook> fonts_;
  QComboBox* format_;
  QSpinBox* first_;
  QLineEdit* reason_;
  QLabel* count_;
  QLabel* message_;
};

}  // namespace shuangda
