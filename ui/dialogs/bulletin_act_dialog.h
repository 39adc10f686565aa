#pragma once

#include "dialogs/form_dialog.h"
#include "widgets/bulletin_panel.h"

namespace shuangda {

/// 送审: figures, records and words are fixed as of an instant, by default the one the draft was computed for.
class BulletinSubmitDialog final : public FormDialog {
  Q_OBJECT

 public:
  BulletinSubmitDialog(Desk& desk, SharedBulletin draft, QWidget* parent = nullptr);

 protected:
  void save() override;
  QString fieldOf(const Error& error) const override;

 private:
  SharedBulletin draft_;
};

/// 签发: the paper gets its number.
class BulletinIssueDialog final : public FormDialog {
  Q_OBJECT

 public:
  /// `proposed` is the next 期号.
  BulletinIssueDialog(Desk& desk, const Period& period, const QString& proposed, QWidget* parent = nullptr);

 protected:
  void save() override;
  QString fieldOf(const Error& error) const override;

 private:
  Period period_;
};

/// 撤回: a submitted or issued bulletin is taken back, with a reason.
class BulletinWithdrawDialog final : public FormDialog {
  Q_OBJECT

 public:
  BulletinWithdrawDialog(Desk& desk, const Period& period, QWidget* parent = nullptr);

 protected:
  void save() override;
  QString fieldOf(const Error& error) const override;

 private:
  Period period_;
};

}  // namespace shuangda
