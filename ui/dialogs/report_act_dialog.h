#pragma once

#include "dialogs/form_dialog.h"
#include "services/report_service.h"

namespace shuangda {

/// 设定截止时间: when the forms of a period are due, for all units or one.
class ReportDueDialog final : public FormDialog {
  Q_OBJECT

 public:
  ReportDueDialog(Desk& desk, const ReportBoard& board, const QString& unit, QWidget* parent = nullptr);

 protected:
  void save() override;

 private:
  Period period_;
};

/// 说明: why a remark about a form is right.
class ReportAnswerDialog final : public FormDialog {
  Q_OBJECT

 public:
  ReportAnswerDialog(Desk& desk, const ReportSheet& sheet, const ReportRemark& remark, QWidget* parent = nullptr);

 protected:
  void save() override;
  QString fieldOf(const Error& error) const override;

 private:
  QString unit_;
  Period period_;
  QString key_;
};

}  // namespace shuangda
