#include <QDragEnterEvent>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <algorithm>

#include "dialogs/batch_plan_dialog.h"
#include "dialogs/paper_dialog.h"
#include "pages/disposal_page.h"
#include "reports/disposal_papers.h"
#include "services/goods_papers.h"
#include "services/texts.h"
#include "widgets/question_bar.h"

// What DisposalPage does; disposal_page.cpp shows it.

namespace shuangda {

bool DisposalPage::mayEdit() const { return sheet_ && sheet_->stage != BatchStage::Completed && sheet_->stage != BatchStage::Cancelled && desk_.session().mayWrite(); }

bool DisposalPage::allows(Act act) const {
  if (!sheet_ || !desk_.session().mayWrite()) {
    return false;
  }
  const BatchStage stage = sheet_->stage;
  const bool isRunning = stage == BatchStage::Approved || stage == BatchStage::Underway;
  const bool isOpen = isRunning || stage == BatchStage::Executed;
  const bool destroys = sheet_->batch.way == QStringLiteral("destroy");
  const auto lies = [&](auto&& test) { return std::ranges::any_of(sheet_->lines, [&](const DisposalLineRow& row) { return test(row.line); }); };
  switch (act) {
    case Act::Approve:
    case Act::Reject:
      return stage == BatchStage::Submitted;
    case Act::Pick:
      return isOpen && !sheet_->picks.empty();
    case Act::BringBack:
    case Act::Lose:
      return isOpen && lies([](const DisposalLine& line) { return line.out() > Quantity(); });
    case Act::Load:
      return isOpen && destroys && lies([](const DisposalLine& line) { return line.picked > line.loaded + line.lost; });
    case Act::Weigh:
    case Act::Evidence:
    case Act::Explain:
      return isOpen;
    case Act::VoidSlip:
      return isOpen && !sheet_->slips.empty();
    case Act::Execute:
      return isOpen && lies([&](const DisposalLine& line) { return line.out() > Quantity() && (!destroys || line.loaded > line.disposed); });
    case Act::TakeBack:
      return isOpen && lies([](const DisposalLine& line) { return line.picked > Quantity() || line.disposed > Quantity() || line.lost > Quantity(); });
    case Act::Reopen:
      return stage == BatchStage::Completed;
    case Act::Sign:
      return stage == BatchStage::Executed;
    case Act::Cancel:
      return stage == BatchStage::Planned || stage == BatchStage::Submitted || isRunning;
  }
  return false;
}

void DisposalPage::allowActs() {
  for (const auto& [what, button] : std::as_const(buttons_)) {
    button->setVisible(allows(what));
  }
  bool any = false;
  for (const auto& [what, action] : std::as_const(others_)) {
    action->setVisible(allows(what));
    any = any || allows(what);
  }
  more_->setVisible(any);
  const bool isPlan = sheet_ && sheet_->stage == BatchStage::Planned;
  edit_->setVisible(mayEdit());
  edit_->setText(isPlan ? tr("修改计划(&U)…") : tr("补充栏目(&U)…"));
  submit_->setVisible(isPlan && mayEdit());
  papers_->setVisible(sheet_.has_value());
}

void DisposalPage::newBatch() {
  auto* dialog = new BatchPlanDialog(desk_, {}, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &BatchPlanDialog::saved, this, &DisposalPage::goTo);
  dialog->open();
}

void DisposalPage::editBatch() {
  if (!mayEdit() || sheet_->batch.id != selected_) {
    return;
  }
  auto* dialog = new BatchPlanDialog(desk_, *sheet_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &BatchPlanDialog::saved, this, &DisposalPage::goTo);
  dialog->open();
}

void DisposalPage::submit() {
  if (!sheet_ || sheet_->stage != BatchStage::Planned) {
    return;
  }
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return hand.services.disposals.submit(hand.session, id); },
      [this](const Result<DisposalBatch>& batch) {
        batch ? question_->say(tr("批次 %1 已提请批准，须由另一账号批准。").arg(batch->number), false) : question_->say(refusalText(batch.error()), true);
        reload();
      });
}

/// The lines chosen in the tab that is open.
std::vector<ItemId> DisposalPage::selectedItems() const {
  std::vector<ItemId> items;
  const bool fromPicks = tabs_->currentWidget() == pickTable_;
  if (!fromPicks && tabs_->currentWidget() != lineTable_) {
    return items;
  }
  for (const QModelIndex& index : (fromPicks ? pickTable_ : lineTable_)->selectionModel()->selectedRows()) {
    const auto row = static_cast<std::size_t>(index.row());
    const ItemId item = fromPicks ? sheet_->picks[row].item : sheet_->lines[row].line.item;
    if (std::ranges::find(items, item) == items.end()) {
      items.push_back(item);
    }
  }
  return items;
}

BatchActDialog::Subject DisposalPage::subject(Act act) const {
  BatchActDialog::Subject subject{.batch = sheet_->batch, .items = selectedItems()};
  const auto unlisted = [this](ItemId item) { return std::ranges::none_of(sheet_->picks, [item](const PickRow& row) { return row.item == item; }); };
  if (act == Act::Pick) {
    std::erase_if(subject.items, unlisted);
    for (const PickRow& row : sheet_->picks) {
      subject.amounts[row.item] = subject.amounts[row.item] + row.quantity;
    }
  }
  const bool destroys = sheet_->batch.way == QStringLiteral("destroy");
  const auto find = [this](ItemId item) { return std::ranges::find_if(sheet_->lines, [item](const DisposalLineRow& row) { return row.line.item == item; }); };
  if (act == Act::Explain) {
    if (subject.items.empty()) {
      for (const DisposalLineRow& row : sheet_->lines) {
        if (!row.line.isEven(destroys) && row.line.difference.isEmpty()) {
          subject.items.push_back(row.line.item);
        }
      }
    }
    std::erase_if(subject.items, [&](ItemId item) { const auto row = find(item); return row == sheet_->lines.end() || row->line.isEven(destroys); });
  }
  if (act == Act::BringBack || act == Act::Execute || act == Act::Lose) {
    std::erase_if(subject.items, [&](ItemId item) { const auto row = find(item); return row == sheet_->lines.end() || row->line.out() <= Quantity(); });
    for (const ItemId item : subject.items) {
      subject.amounts[item] = find(item)->line.out();
    }
  }
  for (const WeighSlip& slip : sheet_->slips) {
    if (slip.voidedReason.isEmpty()) {
      subject.slips.push_back(slip);
    }
  }
  return subject;
}

void DisposalPage::act(Act what, const QStringList& files) {
  if (!allows(what) || sheet_->batch.id != selected_) {
    return;
  }
  BatchActDialog::Subject about = subject(what);
  about.files = files;
  if (what == Act::Explain && about.items.empty()) {
    question_->say(tr("各项数量一致，没有需要说明的差异。"), false);
    return;
  }
  if (what == Act::BringBack && about.items.empty()) {
    question_->say(tr("请先在“物品”中选中已经出库的项目。"), true);
    return;
  }
  if (what == Act::Lose && about.items.size() != 1) {
    question_->say(tr("请先在“物品”中选中一项在途的物品。"), true);
    return;
  }
  if (what != Act::Pick && what != Act::BringBack) {
    ask(about, what);
    return;
  }
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.places.list(hand.session).value_or(std::vector<PlaceRow>()); },
      [this, about, what](const std::vector<PlaceRow>& places) {
        BatchActDialog::Subject placed = about;
        std::ranges::transform(places, std::back_inserter(placed.places), &PlaceRow::place);
        ask(placed, what);
      });
}

void DisposalPage::ask(const BatchActDialog::Subject& subject, Act what) {
  auto* dialog = new BatchActDialog(desk_, subject, what, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &BatchActDialog::done, this, [this] {
    question_->clear();  // what it said is over
    reload();
  });
  dialog->open();
}

void DisposalPage::openPapers() {
  if (!sheet_) {
    return;
  }
  const auto paper = std::make_shared<DisposalPaper>(disposalPaper(*sheet_, desk_.session().officeName));
  const QString way = sheet_->batch.wayRow().name;
  auto* dialog = new PaperDialog(tr("文书 %1").arg(sheet_->batch.number),
                                 {{tr("有关事项审批表"), [paper] { return composeDisposalApproval(*paper); }},
                                  {tr("%1清单").arg(way), [paper] { return composeDisposalList(*paper); }},
                                  {tr("涉案物品处理记录"), [paper] { return composeDisposalRecord(*paper); }},
                                  {tr("%1证明").arg(way), [paper] { return composeDisposalCertificate(*paper); }}},
                                 this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void DisposalPage::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() && allows(Act::Evidence)) {
    event->acceptProposedAction();
  }
}

void DisposalPage::dropEvent(QDropEvent* event) {
  QStringList files;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) {
      files << url.toLocalFile();
    }
  }
  event->acceptProposedAction();
  files.isEmpty() ? question_->say(tr("只能登记本机上的文件。请先把文件存到本机，再拖到这里。"), true) : act(Act::Evidence, files);
}

}  // namespace shuangda
