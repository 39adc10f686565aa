#include "pages/disposal_page.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <algorithm>

#include "domain/goods_code.h"
#include "domain/goods_value.h"
#include "services/destruction_report.h"
#include "services/goods_texts.h"
#include "services/texts.h"
#include "text_table_model.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"
#include "widgets/step_bar.h"

// DisposalPage: what it shows. What it does is in disposal_page_acts.cpp.

namespace shuangda {

struct DisposalPage::Answer {
  std::vector<BatchId> keys{};
  std::vector<QStringList> rows{};
};

DisposalPage::DisposalPage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      table_(new QTableView),
      batches_(new TextTableModel({tr("批次"), tr("状态"), tr("方式"), tr("名称")}, {}, this)),
      lines_(new TextTableModel({tr("编号"), tr("案件"), tr("名称"), tr("规格"), tr("单位"), tr("计划"), tr("出库"), tr("装车"), tr("处置"), tr("货值（元）"), tr("差异说明")}, {5, 6, 7, 8, 9}, this)),
      picks_(new TextTableModel({tr("地点"), tr("地点名称"), tr("编号"), tr("名称"), tr("规格"), tr("数量"), tr("单位")}, {5}, this)),
      slips_(new TextTableModel({tr("磅单"), tr("车号"), tr("时间"), tr("毛重（公斤）"), tr("皮重（公斤）"), tr("净重（公斤）"), tr("作废理由")}, {3, 4, 5}, this)),
      evidence_(new TextTableModel({tr("时段"), tr("文件"), tr("大小（字节）"), tr("校验值 SHA-256"), tr("说明")}, {2}, this)),
      head_(new QLabel),
      steps_(new StepBar),
      open_(new QLabel),
      count_(new QLabel),
      question_(new QuestionBar) {
  auto* splitter = new QSplitter;
  splitter->addWidget(buildList());
  splitter->addWidget(buildDetail());
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({330, 860});
  splitter->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(splitter);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DisposalPage::showSelected);
  onOpened(table_, [this](int) { editBatch(); });
  setFocusProxy(table_);
  setAcceptDrops(true);
  allowActs();
}

QWidget* DisposalPage::buildList() {
  table_->setModel(batches_);
  styleRecordTable(*table_, tr("处置批次"));
  setWidths(*table_, {7, 4, 3, 7});
  table_->horizontalHeader()->setStretchLastSection(true);
  auto* create = new QPushButton(tr("编制计划(&N)…"));
  create->setObjectName(QStringLiteral("new_batch"));
  connect(create, &QPushButton::clicked, this, &DisposalPage::newBatch);
  auto* bar = new QHBoxLayout;
  bar->addWidget(create);
  bar->addStretch(1);
  auto* list = new QWidget;
  auto* layout = new QVBoxLayout(list);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  layout->addWidget(count_);
  return list;
}

QTableView* DisposalPage::addTab(TextTableModel* model, const QString& name, const std::vector<int>& widths) {
  auto* view = new QTableView;
  view->setModel(model);
  styleRecordTable(*view, name);
  view->setSelectionMode(QAbstractItemView::ExtendedSelection);
  setWidths(*view, widths);
  view->horizontalHeader()->setStretchLastSection(true);
  tabs_->addTab(view, name);
  return view;
}

QWidget* DisposalPage::buildDetail() {
  head_->setTextFormat(Qt::PlainText);
  head_->setWordWrap(true);
  head_->setAccessibleName(tr("批次"));
  open_->setWordWrap(true);
  open_->setTextFormat(Qt::PlainText);
  open_->setAccessibleName(tr("还要办的"));
  tabs_ = new QTabWidget;
  lineTable_ = addTab(lines_, tr("物品"), {8, 9, 7, 6, 3, 4, 4, 4, 4, 6, 8});
  pickTable_ = addTab(picks_, tr("出库清单"), {6, 9, 8, 8, 8, 5, 3});
  addTab(slips_, tr("磅单"), {8, 7, 9, 7, 7, 7, 8});
  addTab(evidence_, tr("照片、录像"), {5, 12, 8, 20, 8});
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(6, 0, 0, 0);
  layout->addLayout(buildActs());
  layout->addWidget(question_);
  layout->addWidget(head_);
  layout->addWidget(steps_);
  layout->addWidget(open_);
  layout->addWidget(tabs_, 1);
  return side;
}

QLayout* DisposalPage::buildActs() {
  auto* bar = new QHBoxLayout;
  const auto add = [bar](const QString& text) {
    auto* button = new QPushButton(text);
    bar->addWidget(button);
    return button;
  };
  edit_ = add(tr("修改计划(&U)…"));
  connect(edit_, &QPushButton::clicked, this, &DisposalPage::editBatch);
  submit_ = add(tr("提请批准(&R)"));
  connect(submit_, &QPushButton::clicked, this, &DisposalPage::submit);
  for (const auto& [what, text] : {std::pair(Act::Approve, tr("批准(&A)…")), std::pair(Act::Reject, tr("退回(&B)…")), std::pair(Act::Pick, tr("出库(&O)…")), std::pair(Act::Load, tr("装车(&L)…")),
                                   std::pair(Act::Weigh, tr("磅单(&W)…")), std::pair(Act::Evidence, tr("影像(&I)…")), std::pair(Act::Execute, tr("登记处置(&X)…")), std::pair(Act::Sign, tr("签认(&G)…"))}) {
    QPushButton* button = add(text);
    connect(button, &QPushButton::clicked, this, [this, what = what] { act(what); });
    buttons_ << std::pair(what, button);
  }
  bar->addStretch(1);
  auto* menu = new QMenu(this);
  for (const auto& [what, text] : {std::pair(Act::Explain, tr("说明差异(&D)…")), std::pair(Act::BringBack, tr("所选退回入库(&H)…")), std::pair(Act::Lose, tr("所选途中短少(&S)…")), std::pair(Act::VoidSlip, tr("磅单作废(&V)…")),
                                   std::pair(Act::TakeBack, tr("更正误登记(&Z)…")), std::pair(Act::Reopen, tr("撤回签认(&K)…")), std::pair(Act::Cancel, tr("取消批次(&C)…"))}) {
    others_ << std::pair(what, menu->addAction(text, this, [this, what = what] { act(what); }));
  }
  more_ = new QToolButton;
  more_->setText(tr("更多(&M)"));
  more_->setMenu(menu);
  more_->setPopupMode(QToolButton::InstantPopup);
  more_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  more_->setFocusPolicy(Qt::TabFocus);
  bar->addWidget(more_);
  papers_ = add(tr("文书(&P)…"));
  connect(papers_, &QPushButton::clicked, this, &DisposalPage::openPapers);
  return bar;
}

void DisposalPage::goTo(BatchId id) {
  selected_ = id;
  reload();
}

void DisposalPage::reload() {
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        Answer answer;
        for (const DisposalBatch& batch : hand.services.disposals.list(hand.session).value_or(std::vector<DisposalBatch>())) {
          BatchStage stage = batchStage(batch);
          if (stage == BatchStage::Approved) {  // whether something left the store is in its lines
            stage = hand.services.disposals.sheet(hand.session, batch.id).map([](const DisposalSheet& sheet) { return sheet.stage; }).value_or(stage);
          }
          answer.keys.push_back(batch.id);
          answer.rows.push_back({batch.number, batchStageText(stage), batch.wayRow().name, batch.title});
        }
        return answer;
      },
      [this](const Answer& answer) { show(answer); });
}

void DisposalPage::show(const Answer& answer) {
  keys_ = answer.keys;
  batches_->setRows(answer.rows);
  count_->setText(tr("%1 个批次").arg(keys_.size()));
  if (keys_.empty()) {
    sheet_.reset();
    head_->setText(tr("还没有处置批次。按“编制计划”，从没有障碍的罚没物品中选入。"));
    open_->clear();
    allowActs();
    return;
  }
  const auto at = std::ranges::find(keys_, selected_);
  const int row = at == keys_.end() ? 0 : static_cast<int>(at - keys_.begin());
  table_->selectRow(row);  // the list was read anew: no row was current, so this shows the batch
}

void DisposalPage::showSelected() {
  const int row = table_->currentIndex().row();
  if (row < 0 || static_cast<std::size_t>(row) >= keys_.size()) {
    return;
  }
  selected_ = keys_[static_cast<std::size_t>(row)];
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return hand.services.disposals.sheet(hand.session, id); },
      [this](const Result<DisposalSheet>& sheet) {
        if (sheet && sheet->batch.id == selected_) {
          showSheet(*sheet);
        } else if (!sheet) {
          question_->say(refusalText(sheet.error()), true);
        }
      });
}

void DisposalPage::showSheet(DisposalSheet sheet) {
  sheet_ = std::move(sheet);
  showHead();
  steps_->setSheet(*sheet_);
  fillTabs();
  allowActs();
}

void DisposalPage::showHead() {
  const DisposalBatch& batch = sheet_->batch;
  QStringList parts{QStringLiteral("%1　%2　%3　【%4】").arg(batch.number, batch.wayRow().name, batch.title, batchStageText(sheet_->stage))};
  QString second = tr("编制 %1 %2").arg(sheet_->plannedBy, batch.plannedOn.text());
  if (batch.approvedOn) {
    second += tr("　批准 %1 %2（%3）").arg(sheet_->approvedBy, batch.approvedOn->text(), batch.approvalNo);
  } else if (!batch.rejectedReason.isEmpty()) {
    second += tr("　已退回：%1").arg(batch.rejectedReason);
  }
  if (sheet_->plant) {
    second += tr("　处置单位 %1").arg(sheet_->plant->name);
  }
  parts << second;
  QString third = tr("%1 项，货值 %2 元").arg(sheet_->lines.size()).arg(sheet_->value().yuanText());
  if (sheet_->netWeight() > Quantity()) {
    third += tr("，净重 %1 公斤").arg(sheet_->netWeight().text());
  }
  if (batch.completedAt) {
    third += tr("　签认 %1、%2，%3").arg(sheet_->signedBy, sheet_->countersignedBy, batch.completedAt->localText());
  }
  parts << third;
  for (const BatchReopening& reopening : sheet_->reopenings) {
    parts << tr("曾撤回签认 %1：%2").arg(reopening.reopenedAt.localText(), reopening.reason);
  }
  head_->setText(parts.join(u'\n'));
  QStringList open;
  for (const QString& text : openPointTexts(*sheet_)) {
    open << QStringLiteral("· ") + text;
  }
  open_->setText(open.isEmpty() ? QString() : tr("签认以前还要办：\n%1").arg(open.join(u'\n')));
  open_->setVisible(!open.isEmpty());
}

void DisposalPage::fillTabs() {
  std::vector<QStringList> rows;
  std::vector<bool> uneven;
  QHash<qint64, const SeizedItem*> items;
  const bool begun = sheet_->batch.approvedOn && sheet_->stage != BatchStage::Approved;
  for (const DisposalLineRow& row : sheet_->lines) {
    const SeizedItem& item = row.row.item;
    items.insert(item.id.value, &item);
    rows.push_back({itemLabel(item.id), row.row.caseNumber, item.name, item.spec, item.unit, row.line.planned.text(), row.line.picked.text(), row.line.loaded.text(), row.line.disposed.text(),
                    valueOfPart(item, row.line.planned).yuanText(), row.line.difference});
    uneven.push_back(begun && sheet_->batch.endedAt && !row.line.isEven(sheet_->batch.way == QStringLiteral("destroy")));
  }
  lines_->setRows(std::move(rows), std::move(uneven));
  rows.clear();
  for (const PickRow& row : sheet_->picks) {
    const SeizedItem* item = items.value(row.item.value);
    rows.push_back({row.placeCode, row.placeName, itemLabel(row.item), item ? item->name : QString(), item ? item->spec : QString(), row.quantity.text(), item ? item->unit : QString()});
  }
  picks_->setRows(std::move(rows));
  rows.clear();
  for (const WeighSlip& slip : sheet_->slips) {
    rows.push_back({slip.number, slip.vehicle, slip.at.text(), slip.gross.text(), slip.tare.text(), slip.net().text(), slip.voidedReason});
  }
  slips_->setRows(std::move(rows));
  rows.clear();
  const QHash<QString, QString> stages{{QStringLiteral("before"), tr("处置前")}, {QStringLiteral("during"), tr("处置中")}, {QStringLiteral("after"), tr("处置后")}};
  for (const DisposalEvidence& evidence : sheet_->evidence) {
    rows.push_back({stages.value(evidence.stage, evidence.stage), evidence.fileName, QString::number(evidence.size), evidence.sha256, evidence.note});
  }
  evidence_->setRows(std::move(rows));
  tabs_->setTabText(0, tr("物品 %1").arg(sheet_->lines.size()));
  tabs_->setTabText(1, tr("出库清单 %1").arg(sheet_->picks.size()));
  tabs_->setTabText(2, tr("磅单 %1").arg(sheet_->slips.size()));
  tabs_->setTabText(3, tr("照片、录像 %1").arg(sheet_->evidence.size()));
}

QString DisposalPage::detailText() const { return head_->text() + u'\n' + open_->text(); }

}  // namespace shuangda
