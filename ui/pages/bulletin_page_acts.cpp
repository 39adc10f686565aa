#include <QComboBox>

#include "dialogs/bulletin_act_dialog.h"
#include "dialogs/indicators_dialog.h"
#include "pages/bulletin_page.h"
#include "services/issue_service.h"
#include "services/texts.h"
#include "widgets/paper_panel.h"
#include "widgets/question_bar.h"
#include "widgets/text_panel.h"

// BulletinPage: what it does. What it shows is in bulletin_page.cpp.

namespace shuangda {

void BulletinPage::takeNextStep() {
  if (!bulletin_ || !desk_.session().mayWrite()) {
    return;
  }
  if (!bulletin_->issued) {
    submit();
  } else if (bulletin_->issued->stage() == IssuedBulletin::Stage::Submitted) {
    review();
  } else if (bulletin_->issued->stage() == IssuedBulletin::Stage::Reviewed) {
    issue();
  }
}

void BulletinPage::open(FormDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &FormDialog::done, this, &BulletinPage::recompute);
  dialog->open();
}

void BulletinPage::withText(const std::function<void()>& act) {
  text_->save([this, act](bool kept) {
    if (kept) {
      act();
      return;
    }
    tabs_->setCurrentWidget(text_);
    say(tr("正文有没有保存的改动，请先看正文下面的提示。"), true);
  });
}

void BulletinPage::submit() {
  withText([this] {
    if (bulletin_) {
      open(new BulletinSubmitDialog(desk_, bulletin_, this));
    }
  });
}

void BulletinPage::issue() { open(new BulletinIssueDialog(desk_, bulletin_->period(), nextNumber_, this)); }

void BulletinPage::withdraw() {
  if (bulletin_ && bulletin_->issued) {
    open(new BulletinWithdrawDialog(desk_, bulletin_->period(), this));
  }
}

void BulletinPage::review() {
  const Period period = bulletin_->period();
  message_->ask(tr("复核%1通报：数字、名单和文字核对无误，交签发人签发？").arg(period.nameZh()), tr("复核(&Y)"), [this, period] {
    desk_.ask(
        this, [period](Desk::Hand hand) { return IssueService(*hand.services.store).review(hand.session, period); },
        [this](const Result<IssuedBulletin>& reviewed) {
          if (reviewed) {
            recompute();
          } else {
            say(refusalText(reviewed.error()), true);
          }
        },
        [this] { say(tr("没有办理，请看窗口上方的提示后重试。"), true); });
  });
}

void BulletinPage::openIndicators() {
  auto* dialog = new IndicatorsDialog(desk_, period(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &IndicatorsDialog::changed, this, &BulletinPage::recompute);
  dialog->open();
}

void BulletinPage::save() {
  const QString path = chooseFile(tr("%1双打通报.pdf").arg(bulletin_->period().nameZh()));
  if (!path.isEmpty()) {
    withText([this, path] { paper_->save(path); });
  }
}

}  // namespace shuangda
