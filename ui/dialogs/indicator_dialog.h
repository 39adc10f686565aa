#pragma once

#include "base/csv.h"
#include "dialogs/form_dialog.h"
#include "domain/period.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace shuangda {

/// One indicator of the office's own, made of the entities, dates, conditions and measures there are. 试算 computes it for a period without keeping it.
class IndicatorDialog final : public FormDialog {
  Q_OBJECT

 public:
  /// An empty `row` begins a new indicator.
  IndicatorDialog(Desk& desk, const CsvRecord& row, const Period& period, QWidget* parent = nullptr);

  CsvRecord row() const;
  void tryOut();
  /// What 试算 gave.
  QString tried() const;

 protected:
  void save() override;
  void refused(const Error& error) override;

 private:
  void addFields(const CsvRecord& row);
  QWidget* buildConditions(const QString& where);
  void followKind();
  void followEntity();
  void offerValues();
  void addCondition();
  bool isComplete();

  Period period_;
  QComboBox* conditionField_;
  QComboBox* conditionValue_;
  QPushButton* add_;
  QPushButton* try_;
  QLabel* tried_;
};

/// 取消指标, with a reason.
class IndicatorRemoveDialog final : public FormDialog {
  Q_OBJECT

 public:
  IndicatorRemoveDialog(Desk& desk, const CsvRecord& row, QWidget* parent = nullptr);

 protected:
  void save() override;
  QString fieldOf(const Error& error) const override;

 private:
  QString code_;
};

}  // namespace shuangda
