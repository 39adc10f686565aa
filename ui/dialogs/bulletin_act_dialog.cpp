#include "dialogs/bulletin_act_dialog.h"

#include <QLabel>
#include <QLineEdit>

#include "base/text.h"
#include "reports/document_json.h"
#include "services/issue_service.h"

namespace shuangda {
namespace {

const QString kWhat = QStringLiteral("what");
const QString kCutoff = QStringLiteral("cutoff");
const QString kNumber = QStringLiteral("number");
const QString kReason = QStringLiteral("reason");

void explain(FieldForm& form, const QString& text) {
  QLabel* what = form.addText(kWhat, QObject::tr("说明"));
  what->setWordWrap(true);
  what->setText(text);
}

/// The draft as of another instant: nothing recorded later is in it.
Result<ShownBulletin> asOf(const ShownBulletin& draft, Instant cutoff, Desk::Hand hand) {
  // Read anew also for the same instant: the figures are the same, the wording may have been kept just now.
  return hand.services.bulletinDrafts.gather(hand.session, {.period = draft.period()}, cutoff).map([&](BulletinMaterial material) {
    ShownBulletin other = draft;
    other.material = std::move(material);
    return other;
  });
}

}  // namespace

BulletinSubmitDialog::BulletinSubmitDialog(Desk& desk, SharedBulletin draft, QWidget* parent)
    : FormDialog(desk, tr("%1通报送审").arg(draft->period().nameZh()), tr("送审(&S)"), parent), draft_(std::move(draft)) {
  explain(form(), tr("送审以后，数字、名单和文字就此定稿，台账再有变动也不改变；要改须撤回重发。") +
                      (draft_->alone ? tr("本单位只有一人可以登记，复核和签发也由您办理。") : tr("复核、签发应当由别的人办理。")));
  form().addLine(kCutoff, tr("统计截止"), draft_->cutoff().localText(), tr("如 2020-10-10 09:00"));
  form().line(kCutoff)->setFocus();
  resize(480, sizeHint().height());
}

void BulletinSubmitDialog::save() {
  const QString typed = toHalfWidth(form().text(kCutoff));
  // What stands there to the minute is the draft as it is shown.
  const Result<Instant> cutoff = typed == draft_->cutoff().localText() ? Result<Instant>(draft_->cutoff()) : Instant::parseLocal(typed);
  if (!cutoff) {
    form().refuse(kCutoff, tr("时间“%1”不能识别，请写成 2020-10-10 09:00。").arg(typed));
    return;
  }
  perform([draft = draft_, at = *cutoff](Desk::Hand hand) -> Result<IssuedBulletin> {
    IssueService issues(*hand.services.store);
    if (at > hand.services.store->clock().now()) {
      return refuse(ErrorCode::OutOfRange, QStringLiteral("bulletin_cutoff"), at.localText());
    }
    return asOf(*draft, at, hand).and_then([&](const ShownBulletin& fixed) {
      return paperOf(fixed).and_then([&](const Document& paper) {
        return issues.submit(hand.session, {.period = fixed.period(), .cutoff = at, .paper = packDocument(paper), .problems = fixed.material.problems});
      });
    });
  });
}

QString BulletinSubmitDialog::fieldOf(const Error& error) const { return error.field == QStringLiteral("bulletin_cutoff") ? kCutoff : error.field; }

BulletinIssueDialog::BulletinIssueDialog(Desk& desk, const Period& period, const QString& proposed, QWidget* parent)
    : FormDialog(desk, tr("%1通报签发").arg(period.nameZh()), tr("签发(&S)"), parent), period_(period) {
  form().addLine(kNumber, tr("发文字号或期号"), proposed, tr("如 第五十三期、云双打发〔2020〕5号"));
  form().setLabel(kNumber, tr("发文字号或期号"), true);
  form().line(kNumber)->setFocus();
  resize(480, sizeHint().height());
}

void BulletinIssueDialog::save() {
  perform([period = period_, number = form().text(kNumber)](Desk::Hand hand) { return IssueService(*hand.services.store).issue(hand.session, period, number); });
}

QString BulletinIssueDialog::fieldOf(const Error& error) const { return error.field == QStringLiteral("bulletin_number") ? kNumber : error.field; }

BulletinWithdrawDialog::BulletinWithdrawDialog(Desk& desk, const Period& period, QWidget* parent)
    : FormDialog(desk, tr("撤回%1通报").arg(period.nameZh()), tr("撤回(&S)"), parent), period_(period) {
  explain(form(), tr("撤回的通报仍保留在“历次与更正”里；撤回以后可以重新拟稿、送审，按新的文号印发。"));
  form().addLine(kReason, tr("理由"));
  form().setLabel(kReason, tr("理由"), true);
  form().line(kReason)->setFocus();
  resize(480, sizeHint().height());
}

void BulletinWithdrawDialog::save() {
  perform([period = period_, reason = form().text(kReason)](Desk::Hand hand) { return IssueService(*hand.services.store).withdraw(hand.session, period, reason); });
}

QString BulletinWithdrawDialog::fieldOf(const Error& error) const { return error.field == QStringLiteral("bulletin_reason") ? kReason : error.field; }

}  // namespace shuangda
