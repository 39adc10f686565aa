#include "widgets/problems_panel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHideEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>

#include "services/problem_service.h"
#include "services/texts.h"
#include "text_table_model.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

std::pair<QString, std::int64_t> identityOf(const ShownBulletin& bulletin) { return {bulletin.period().code(), bulletin.issued ? bulletin.issued->id : 0}; }

}  // namespace

ProblemsPanel::ProblemsPanel(Desk& desk, QWidget* parent)
    : BulletinPanel(desk, parent),
      search_(new QPushButton(tr("重新查找(&R)"))),
      stop_(new QPushButton(tr("停止(&C)"))),
      copy_(new QPushButton(tr("复制全部名单(&L)"))),
      note_(new QLabel),
      lists_(new QListWidget),
      table_(new QTableView),
      model_(new TextTableModel({tr("单位或案件"), tr("说明")}, {}, this)) {
  note_->setAccessibleName(tr("说明"));
  note_->setWordWrap(true);
  stop_->setVisible(false);
  auto* bar = new QHBoxLayout;
  bar->addWidget(search_);
  bar->addWidget(stop_);
  bar->addWidget(copy_);
  bar->addSpacing(12);
  bar->addWidget(note_, 1);
  buildLists();
  auto* splitter = new QSplitter;
  splitter->addWidget(lists_);
  splitter->addWidget(table_);
  splitter->setChildrenCollapsible(false);
  splitter->setSizes({240, 900});
  splitter->setStretchFactor(1, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(splitter, 1);
  setFocusProxy(lists_);
  connect(search_, &QPushButton::clicked, this, &ProblemsPanel::search);
  connect(stop_, &QPushButton::clicked, this, &ProblemsPanel::stop);
  connect(copy_, &QPushButton::clicked, this, &ProblemsPanel::copyAll);
}

void ProblemsPanel::buildLists() {
  lists_->setAccessibleName(tr("问题名单"));
  connect(lists_, &QListWidget::currentRowChanged, this, &ProblemsPanel::showList);
  table_->setModel(model_);
  styleRecordTable(*table_, tr("名单"));
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  setWidths(*table_, {18});
  table_->horizontalHeader()->setStretchLastSection(true);
  onOpened(table_, [this](int row) { open(row); });
  auto* copying = new QShortcut(QKeySequence::Copy, table_);
  copying->setContext(Qt::WidgetShortcut);
  connect(copying, &QShortcut::activated, this, &ProblemsPanel::copy);
}

QString ProblemsPanel::note() const { return note_->text(); }

void ProblemsPanel::fill() {
  if (!bulletin()) {
    return;  // what was found stays until another bulletin is shown
  }
  if (foundFor_ != identityOf(*bulletin())) {
    search();
  }
}

void ProblemsPanel::search() {
  if (!bulletin() || searching_) {
    return;
  }
  found_.clear();
  foundFor_.reset();
  lists_->clear();
  showList(-1);
  searching_ = true;
  search_->setEnabled(false);
  copy_->setEnabled(false);
  stop_->setVisible(true);
  note_->setText(tr("正在查找…（要把全部案件与追诉标准比较，离开本页即停止）"));
  ticket_ = desk().ask(
      this,
      [asked = bulletin()](Desk::Hand hand) { return ProblemService(*hand.services.store).lists(hand.session, asked->period(), asked->cutoff()); },
      [this, asked = bulletin()](const Result<std::vector<ProblemList>>& lists) {
        searching_ = false;
        search_->setEnabled(true);
        stop_->setVisible(false);
        if (!bulletin() || identityOf(*asked) != identityOf(*bulletin())) {
          forget();
          isVisible() ? fill() : void();
        } else if (lists) {
          foundFor_ = identityOf(*asked);
          found(*lists);
        } else {
          note_->setText(refusalText(lists.error()));
        }
      },
      [this] {
        searching_ = false;
        search_->setEnabled(true);
        stop_->setVisible(false);
        note_->setText(tr("已停止，没有改动数据。"));
        forget();
      });
}

void ProblemsPanel::stop() { desk().cancel(ticket_); }

void ProblemsPanel::hideEvent(QHideEvent* event) {
  BulletinPanel::hideEvent(event);
  if (searching_ && !event->spontaneous()) {  // a minimised window has not been left
    stop();
  }
}

void ProblemsPanel::found(const std::vector<ProblemList>& lists) {
  found_ = lists;
  std::size_t lines = 0;
  for (const ProblemList& list : found_) {
    lists_->addItem(QStringLiteral("%1　%2%3").arg(list.name).arg(list.total()).arg(list.isReproach ? QString() : tr("（备注）")));
    lines += list.total();
  }
  copy_->setEnabled(!found_.empty());
  note_->setText(found_.empty() ? tr("%1没有发现问题，截至 %2。").arg(bulletin()->period().nameZh(), bulletin()->cutoff().localText())
                                : tr("%1：%2份名单、%3条，截至 %4；每份名单重的在前。").arg(bulletin()->period().nameZh()).arg(found_.size()).arg(lines).arg(bulletin()->cutoff().localText()));
  if (!found_.empty()) {
    lists_->setCurrentRow(0);
  }
}

const ProblemList* ProblemsPanel::chosen() const {
  const int row = lists_->currentRow();
  return row >= 0 && static_cast<std::size_t>(row) < found_.size() ? &found_[static_cast<std::size_t>(row)] : nullptr;
}

void ProblemsPanel::showList(int) {
  std::vector<QStringList> rows;
  if (const ProblemList* list = chosen()) {
    for (const ProblemItem& item : list->items) {
      rows.push_back({item.subject, item.detail});
    }
  }
  const bool any = !rows.empty();
  model_->setRows(std::move(rows));
  if (any) {
    table_->selectRow(0);
  }
}

void ProblemsPanel::open(int row) {
  const ProblemList* list = chosen();
  if (list == nullptr || row < 0 || static_cast<std::size_t>(row) >= list->items.size()) {
    return;
  }
  const ProblemItem& item = list->items[static_cast<std::size_t>(row)];
  if (item.legalCase) {
    Q_EMIT caseAsked(*item.legalCase);
  } else {
    Q_EMIT said(tr("“%1”是单位，它的报表在“报表”页。").arg(item.subject), false);
  }
}

void ProblemsPanel::copy() {
  QModelIndexList rows = table_->selectionModel()->selectedRows();
  std::ranges::sort(rows, {}, &QModelIndex::row);
  QStringList lines;
  for (const QModelIndex& index : rows) {
    lines << index.data().toString() + u'\t' + index.siblingAtColumn(1).data().toString();
  }
  QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ProblemsPanel::copyAll() {
  QStringList lines{tr("名单\t单位或案件\t说明")};
  for (const ProblemList& list : found_) {
    for (const ProblemItem& item : list.items) {
      lines << QStringList{list.name, item.subject, item.detail}.join(u'\t');
    }
  }
  QGuiApplication::clipboard()->setText(lines.join(u'\n'));
  Q_EMIT said(tr("已复制 %1 条，可以粘贴到 WPS 或 Excel。").arg(lines.size() - 1), false);
}

}  // namespace shuangda
