#include "dialogs/report_act_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include "base/text.h"

namespace shuangda {
namespace {

const QString kUnit = QStringLiteral("unit");
const QString kAt = QStringLiteral("due_at");
const QString kNote = QStringLiteral("note");
const QString kReason = QStringLiteral("reason");

}  // namespace

ReportDueDialog::ReportDueDialog(Desk& desk, const ReportBoard& board, const QString& unit, QWidget* parent)
    : FormDialog(desk, tr("%1报表的截止时间").arg(board.period.nameZh()), tr("保存(&S)"), parent), period_(board.period) {
  QComboBox* units = form().addChoice(kUnit, tr("单位"));
  units->addItem(tr("各单位"), QString());
  Instant due{};
  for (const ReportReceipt& receipt : board.receipts) {
    units->addItem(receipt.unit.name, receipt.unit.name);
    due = due == Instant() || receipt.unit.name == unit ? receipt.due : due;
  }
  form().addLine(kAt, tr("截止时间"), due == Instant() ? QString() : reportInstantText(due), tr("如 2020-10-12 18:00；只写日期的到当日24时"));
  form().addLine(kNote, tr("说明"));
  form().input(kAt)->setFocus();
  resize(460, sizeHint().height());
}

void ReportDueDialog::save() {
  const QString typed = toHalfWidth(form().text(kAt));
  const Result<Instant> due = readReportDue(typed);
  if (!due) {
    form().refuse(kAt, tr("时间“%1”不能识别，请写成 2020-10-12 18:00。").arg(typed));
    return;
  }
  perform([period = period_, unit = form().choice(kUnit)->currentData().toString(), due = *due, note = form().text(kNote)](Desk::Hand hand) {
    return ReportService(*hand.services.store).setDue(hand.session, period, unit, due, note);
  });
}

ReportAnswerDialog::ReportAnswerDialog(Desk& desk, const ReportSheet& sheet, const ReportRemark& remark, QWidget* parent)
    : FormDialog(desk, tr("说明核对情况"), tr("保存(&S)"), parent), unit_(sheet.receipt.unit.name), period_(sheet.receipt.period), key_(remark.key) {
  auto* what = form().addText(QStringLiteral("remark"), tr("提示"));
  what->setWordWrap(true);
  what->setText(remark.text);
  form().addLine(kReason, tr("说明"), remark.answer.isEmpty() ? tr("经核对无误：") : remark.answer);
  form().setLabel(kReason, tr("说明"), true);
  form().line(kReason)->setFocus();
  // Focus selects what stands there; what is proposed is to be gone on with.
  QMetaObject::invokeMethod(form().line(kReason), [line = form().line(kReason)] { line->end(false); }, Qt::QueuedConnection);
  resize(560, sizeHint().height());
}

void ReportAnswerDialog::save() {
  perform([unit = unit_, period = period_, key = key_, reason = form().text(kReason)](Desk::Hand hand) {
    return ReportService(*hand.services.store).answer(hand.session, unit, period, key, reason);
  });
}

QString ReportAnswerDialog::fieldOf(const Error& error) const { return error.field == QStringLiteral("report_reason") ? kReason : error.field; }

}  // namespace shuangda
