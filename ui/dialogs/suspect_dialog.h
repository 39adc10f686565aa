#pragma once

#include "dialogs/form_dialog.h"

class QComboBox;

namespace shuangda {

/// 嫌疑人: adds one to a matter or changes one of them.
class SuspectDialog final : public FormDialog {
  Q_OBJECT

 public:
  SuspectDialog(Desk& desk, const TransferSheet& sheet, QWidget* parent = nullptr);

 protected:
  void save() override;

 private:
  void showChosen();

  std::vector<Suspect> suspects_;
  TransferId transfer_;
  QComboBox* who_;
};

}  // namespace shuangda
