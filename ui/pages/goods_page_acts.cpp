// What can be done with goods from their page.
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTableView>
#include <QUrl>
#include <algorithm>

#include "dialogs/goods_intake_dialog.h"
#include "dialogs/goods_item_dialog.h"
#include "dialogs/movement_dialog.h"
#include "domain/goods_code.h"
#include "goods_list_model.h"
#include "pages/goods_page.h"
#include "services/goods_texts.h"
#include "widgets/question_bar.h"

namespace shuangda {

QLayout* GoodsPage::buildActs() {
  auto* bar = new QHBoxLayout;
  takeIn_->setToolTip(tr("选中的财物还没有保管账：登记存放在哪里"));
  connect(move_, &QPushButton::clicked, this, &GoodsPage::recordMovement);
  connect(takeIn_, &QPushButton::clicked, this, &GoodsPage::takeIn);
  bar->addWidget(move_);
  bar->addWidget(takeIn_);
  link_->setToolTip(tr("选中的财物没有案件：归入一件案件"));
  connect(link_, &QPushButton::clicked, this, &GoodsPage::linkCase);
  bar->addWidget(link_);
  using Act = GoodsActDialog::Act;
  const std::pair<Act, QString> acts[] = {{Act::Split, tr("拆分(&C)…")}, {Act::Merge, tr("合并(&H)…")}, {Act::Note, tr("记事(&J)…")}};
  for (const auto& [what, text] : acts) {
    auto* button = new QPushButton(text);
    connect(button, &QPushButton::clicked, this, [this, what = what] { act(what); });
    bar->addWidget(button);
    acts_ << button;
  }
  bar->addStretch(1);
  showActs();
  return bar;
}

std::vector<ItemId> GoodsPage::unledgered() const {
  std::vector<ItemId> items;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    const GoodsRow& row = model_->at(index.row());
    if (row.balance.empty() && row.item.quantity > Quantity()) {
      items.push_back(row.item.id);
    }
  }
  return items;
}

QStringList GoodsPage::unmeasured() const {
  QStringList labels;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    const GoodsRow& row = model_->at(index.row());
    if (row.balance.empty() && !row.item.quantity) {
      labels << itemLabel(row.item.id) + u' ' + row.item.name;
    }
  }
  return labels;
}

std::vector<ItemId> GoodsPage::withoutCase() const {
  std::vector<ItemId> items;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    if (const GoodsRow& row = model_->at(index.row()); !row.legalCase) {
      items.push_back(row.item.id);
    }
  }
  return items;
}

void GoodsPage::showActs() {
  const bool mayWrite = desk_.session().mayWrite();
  const bool single = sheet_ && table_->selectionModel()->selectedRows().size() == 1;
  move_->setVisible(mayWrite && single);
  takeIn_->setVisible(mayWrite && (!unledgered().empty() || !unmeasured().isEmpty()));
  link_->setVisible(mayWrite && !withoutCase().empty());
  for (qsizetype i = 0; i < acts_.size(); ++i) {
    acts_[i]->setVisible(mayWrite && single && GoodsActDialog::allows(*sheet_, static_cast<GoodsActDialog::Act>(i)));
  }
}

void GoodsPage::openForm(FormDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &FormDialog::done, model_, &GoodsListModel::reload);
  dialog->open();
}

void GoodsPage::recordMovement() {
  if (sheet_ && sheet_->row.item.id == selected_) {
    openForm(new MovementDialog(desk_, *sheet_, this));
  }
}

void GoodsPage::act(GoodsActDialog::Act act, std::int64_t key) {
  if (sheet_ && sheet_->row.item.id == selected_) {
    openForm(new GoodsActDialog(desk_, *sheet_, act, key, this));
  }
}

void GoodsPage::takeIn() {
  const QString waiting = waitingText(unmeasured());
  if (const std::vector<ItemId> items = unledgered(); !items.empty()) {
    auto* dialog = new TakeInDialog(desk_, items, this);
    connect(dialog, &FormDialog::done, this, [this, waiting] { waiting.isEmpty() ? question_->clear() : question_->say(waiting, true); });
    openForm(dialog);
  } else if (!waiting.isEmpty()) {
    question_->say(waiting, true);
  }
}

void GoodsPage::linkCase() {
  if (const std::vector<ItemId> items = withoutCase(); !items.empty()) {
    openForm(new LinkCaseDialog(desk_, items, this));
  }
}

void GoodsPage::enterGoods() {
  auto* dialog = new GoodsIntakeDialog(desk_, caseNumber_, this);
  connect(dialog, &GoodsIntakeDialog::entered, this, [this, dialog](CaseId id, const QString& number) {
    showCase(id, number);
    const QString waiting = waitingText(dialog->waiting());
    waiting.isEmpty() ? question_->clear() : question_->say(waiting, true);
  });
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void GoodsPage::openSelected() {
  if (sheet_ && sheet_->row.item.id == selected_) {
    openForm(new GoodsItemDialog(desk_, *sheet_, this));
  }
}

void GoodsPage::copySelected() {
  std::vector<int> rows;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    rows.push_back(index.row());
  }
  std::ranges::sort(rows);
  QGuiApplication::clipboard()->setText(model_->copied(rows));
}

void GoodsPage::follow(const QUrl& link) {
  const QString kind = link.toString().section(u':', 0, 0);
  const QString target = link.toString().section(u':', 1);
  if (kind == QStringLiteral("case")) {
    Q_EMIT caseAsked(target);
  } else if (kind == QStringLiteral("item")) {
    goToItem(ItemId{target.toLongLong()});
  } else if (kind == QStringLiteral("correct")) {
    act(GoodsActDialog::Act::Correct, target.toLongLong());
  } else if (kind == QStringLiteral("settle")) {
    act(GoodsActDialog::Act::Settle, target.toLongLong());
  }
}

}  // namespace shuangda
