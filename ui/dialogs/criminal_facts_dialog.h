#pragma once

#include "dialogs/form_dialog.h"

class QTableWidget;

namespace shuangda {

/// 涉罪事实: what the officer established about a case as a possible crime; goes before the estimates from the administrative amounts.
class CriminalFactsDialog final : public FormDialog {
  Q_OBJECT

 public:
  CriminalFactsDialog(Desk& desk, const CriminalFacts& facts, const QString& number, QWidget* parent = nullptr);

 protected:
  void save() override;

 private:
  void fillFacts();
  std::optional<EventDate> day(const QString& field, bool& sound);
  std::optional<bool> answer(const QString& field) const;

  CriminalFacts facts_;
  QTableWidget* values_;
};

}  // namespace shuangda
