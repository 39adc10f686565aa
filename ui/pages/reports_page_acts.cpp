#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "dialogs/report_act_dialog.h"
#include "dialogs/report_dialog.h"
#include "exchange/finding_report.h"
#include "exchange/report_template.h"
#include "pages/reports_page.h"
#include "services/report_texts.h"
#include "services/texts.h"
#include "widgets/question_bar.h"

// ReportsPage: what it does. What it shows is in reports_page.cpp.

namespace shuangda {

void ReportsPage::edit() {
  if (sheet_ && desk_.session().mayWrite()) {
    openForm(*sheet_, std::nullopt);
  }
}

void ReportsPage::openForm(const ReportSheet& sheet, const std::optional<ReportDraft>& draft) {
  auto* dialog = new ReportDialog(desk_, sheet, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ReportDialog::done, this, &ReportsPage::reload);
  if (draft) {
    dialog->take(*draft);
  }
  dialog->open();
}

void ReportsPage::openUnit(const QString& unit, const QString& code) {
  const Result<Period> wanted = Period::parse(code);
  if (!wanted) {
    return;
  }
  setPeriod(*wanted);
  reload();
  desk_.ask(
      this, [unit, period = *wanted](Desk::Hand hand) { return ReportService(*hand.services.store).sheet(hand.session, unit, period); },
      [this](const Result<ReportSheet>& sheet) {
        if (sheet) {
          openForm(*sheet, std::nullopt);
        } else {
          message_->say(refusalText(sheet.error()), true);
        }
      });
}

void ReportsPage::openFile(const QString& path) {
  Result<ReportTemplate> form = readReportTemplate(path);
  if (!form && form.error().code == ErrorCode::NotFound && form.error().field == QStringLiteral("report_template")) {
    Q_EMIT importAsked(path);
    return;
  }
  if (!form || !form->findings.empty()) {
    message_->say(form ? tr("模板有 %1 处不能采用，没有读入：%2").arg(form->findings.size()).arg(findingLine(form->findings.front())) : refusalText(form.error()), true);
    return;
  }
  desk_.ask(
      this, [draft = form->draft](Desk::Hand hand) { return ReportService(*hand.services.store).sheet(hand.session, draft.unit, draft.period); },
      [this, draft = form->draft](const Result<ReportSheet>& sheet) {
        if (!sheet) {
          message_->say(refusalText(sheet.error()), true);
          return;
        }
        setPeriod(draft.period);
        reload();
        openForm(*sheet, draft);
      });
}

void ReportsPage::answerRemark() {
  const int row = remarks_->currentRow();
  if (!sheet_ || row < 0 || static_cast<std::size_t>(row) >= sheet_->remarks.size() || !answer_->isEnabled()) {
    return;
  }
  auto* dialog = new ReportAnswerDialog(desk_, *sheet_, sheet_->remarks[static_cast<std::size_t>(row)], this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ReportAnswerDialog::done, this, &ReportsPage::showSelected);
  dialog->open();
}

void ReportsPage::setDue() {
  if (!shown_) {
    return;
  }
  auto* dialog = new ReportDueDialog(desk_, *shown_, selectedUnit(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ReportDueDialog::done, this, &ReportsPage::reload);
  dialog->open();
}

void ReportsPage::writeTemplate() {
  if (!sheet_) {
    return;
  }
  const QString path = chooseTarget(tr("%1%2双打报表.xlsx").arg(sheet_->receipt.unit.name, sheet_->receipt.period.nameZh()));
  if (path.isEmpty()) {
    return;
  }
  const Result<void> written = writeReportTemplate(path, *sheet_);
  message_->say(written ? tr("已写出模板：%1。发给单位填写后，用“导入”读回。").arg(path) : refusalText(written.error()), !written);
}

void ReportsPage::remind() {
  if (!shown_) {
    return;
  }
  const QString text = reminderText(*shown_);
  QGuiApplication::clipboard()->setText(text);
  text_->setText(text);
  text_->setVisible(true);
  message_->say(tr("下面的文字已复制，可以直接粘贴发送。"), false);
}

}  // namespace shuangda
