#include <QUrl>

#include "dialogs/clock_dialog.h"
#include "dialogs/paper_dialog.h"
#include "dialogs/records_dialog.h"
#include "dialogs/screening_dialog.h"
#include "dialogs/suspect_dialog.h"
#include "dialogs/transfer_step_dialog.h"
#include "pages/transfer_page.h"
#include "reports/transfer_flow_composer.h"
#include "services/texts.h"
#include "services/transfer_flow.h"
#include "services/transfer_texts.h"
#include "widgets/question_bar.h"

// What is opened from the page of 两法衔接: forms, sheets and lists.

namespace shuangda {

void TransferPage::recordStep(const QString& preferred) {
  if (!sheet_ || sheet_->choices.empty()) {
    return;
  }
  openStep(*sheet_, preferred);
}

void TransferPage::openStep(const TransferSheet& sheet, const QString& preferred) {
  auto* dialog = new TransferStepDialog(desk_, sheet, preferred, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &TransferStepDialog::recorded, this, &TransferPage::changed);
  dialog->open();
}

void TransferPage::open(TransferLane lane, std::optional<CaseId> legalCase, const QString& caseNumber) {
  auto* dialog = new TransferStepDialog(desk_, Transfer{.lane = lane, .legalCase = legalCase}, caseNumber, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &TransferStepDialog::recorded, this, &TransferPage::goTo);
  dialog->open();
}

void TransferPage::restore(const FormDraft& draft) {
  QMap<QString, QString> texts;
  for (const FieldChange& field : draftChanges(draft.fields)) {
    texts.insert(field.field, field.after);
  }
  if (draft.recordId > 0) {
    desk_.ask(
        this, [id = TransferId{draft.recordId}](Desk::Hand hand) { return hand.services.transfers.sheet(hand.session, id); },
        [this, step = texts.value(QStringLiteral("step"))](const Result<TransferSheet>& sheet) {
          if (sheet) {
            goTo(sheet->transfer.id);
            openStep(*sheet, step);
          } else {
            question_->say(refusalText(sheet.error()), true);
          }
        });
    return;
  }
  TransferLane lane{};
  if (const Result<void> known = setField(lane, texts.value(QStringLiteral("lane"))); !known) {
    return;
  }
  const QString number = texts.value(QStringLiteral("case_id"));
  desk_.ask(
      this, [number](Desk::Hand hand) { return hand.services.cases.findByNumber(hand.session, number); },
      [this, lane, number](const Result<LegalCase>& found) { open(lane, found ? std::optional(found->id) : std::nullopt, found ? number : QString()); });
}

void TransferPage::showCase(CaseId legalCase, const QString& number) {
  desk_.ask(
      this, [legalCase](Desk::Hand hand) { return hand.services.transfers.list(hand.session, {.legalCase = legalCase}); },
      [this, legalCase, number](const Result<std::vector<TransferRow>>& rows) {
        if (rows && rows->empty()) {
          open(TransferLane::Forward, legalCase, number);
        } else if (rows) {
          goTo(rows->front().transfer.id);
        }
      });
}

void TransferPage::screen(CaseId id) { openScreening(id, this); }

ScreeningDialog* TransferPage::openScreening(CaseId id, QWidget* over) {
  auto* dialog = new ScreeningDialog(desk_, id, over);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ScreeningDialog::transferAsked, this, &TransferPage::showCase);
  connect(dialog, &QDialog::finished, this, &TransferPage::reload);  // a decision changes what is owed
  dialog->open();
  return dialog;
}

void TransferPage::showCases(const std::vector<CaseId>& cases, const QString& what) {
  auto* list = new RecordsDialog(desk_, what, cases, this);
  list->setAttribute(Qt::WA_DeleteOnClose);
  connect(list, &RecordsDialog::caseOpened, this, [this, list](CaseId id) {
    // The list stays for the next case, unless this one goes on to its transfer.
    connect(openScreening(id, list), &ScreeningDialog::transferAsked, list, &QDialog::accept);
  });
  list->open();
}

void TransferPage::showFlowPapers() {
  desk_.ask(
      this,
      [lane = sheet_ ? std::optional(sheet_->transfer.lane) : std::nullopt](Desk::Hand hand) {
        const Law law = hand.services.store->law().law();
        const EventDate now = EventDate::ofInstant(hand.services.store->clock().now());
        return std::pair(lane ? transferFlowPaper(law, hand.session.officeName, now, lane) : TransferFlowPaper{}, transferFlowPaper(law, hand.session.officeName, now));
      },
      [this](const std::pair<TransferFlowPaper, TransferFlowPaper>& flows) {
        std::vector<NamedPaper> papers;
        if (sheet_) {
          const TransferWayPaper way = transferWayPaper(*sheet_, desk_.session().officeName);
          papers.push_back({tr("办理经过 %1").arg(way.number), [way] { return composeTransferWay(way); }});
          papers.push_back({tr("办理流程：%1").arg(laneText(sheet_->transfer.lane)), [flow = flows.first] { return composeTransferFlow(flow); }});
        }
        papers.push_back({tr("办理流程：全部类别"), [flow = flows.second] { return composeTransferFlow(flow); }});
        auto* dialog = new PaperDialog(tr("两法衔接流程"), papers, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
      });
}

void TransferPage::addSuspect() {
  if (!sheet_) {
    return;  // another matter is being read
  }
  auto* dialog = new SuspectDialog(desk_, *sheet_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &SuspectDialog::done, this, [this] { changed(selected_); });
  dialog->open();
}

void TransferPage::correct(TransferEventId id) {
  if (!sheet_) {
    return;
  }
  const auto step = std::ranges::find_if(sheet_->steps, [&](const TransferSheetStep& one) { return one.event && one.event->id == id; });
  if (step == sheet_->steps.end()) {
    return;
  }
  auto* dialog = new TransferStepDialog(desk_, *sheet_, *step->event, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &TransferStepDialog::recorded, this, &TransferPage::changed);
  dialog->open();
}

void TransferPage::follow(const QUrl& link) {
  const QString target = link.path();
  if (link.scheme() == QStringLiteral("case")) {
    Q_EMIT caseAsked(target);
  } else if (link.scheme() == QStringLiteral("event") && sheet_) {
    correct(TransferEventId{target.toLongLong()});
  } else if (link.scheme() == QStringLiteral("why") && sheet_ && target.toULongLong() < sheet_->clocks.size()) {
    auto* dialog = new ClockDialog(sheet_->clocks[target.toULongLong()], sheet_->transfer.number, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  }
}

}  // namespace shuangda
