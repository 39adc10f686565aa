#include "pages/transfer_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>
#include <QUrl>

#include "dialogs/transfer_paper_dialog.h"
#include "services/law_texts.h"
#include "services/texts.h"
#include "services/transfer_texts.h"
#include "text_table_model.h"
#include "widgets/flow_chart.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"
#include "widgets/screening_panel.h"
#include "widgets/rich_text.h"
#include "widgets/transfer_board_panel.h"
#include "widgets/transfer_html.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 200;
constexpr TransferLane kLanes[] = {TransferLane::Forward, TransferLane::Reverse, TransferLane::Other, TransferLane::Order, TransferLane::Notice};

/// What the second filter offers.
enum Standing { Open, Overdue, Ours, Others, All };

QStringList texts(const TransferRow& row, QDate today) {
  const QString about = row.caseNumber.isEmpty() ? row.transfer.title : row.party;
  const QString alarm = row.alarm ? stepName(row.alarmRule) + u' ' + remainingText(*row.alarm, EventDate::ofDay(today)) : QString();
  return {row.transfer.number, laneText(row.transfer.lane), row.caseNumber, about, transferStateText(row.state), row.open ? sideText(row.waitsFor) : QString(), alarm,
          row.since ? row.since->text().left(10) : QString()};
}

}  // namespace

TransferPage::TransferPage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      tabs_(new QTabWidget),
      search_(new QLineEdit),
      lane_(new QComboBox),
      standing_(new QComboBox),
      chip_(new QPushButton),
      table_(new QTableView),
      model_(new TextTableModel({tr("编号"), tr("类别"), tr("案件编号"), tr("当事人、事由"), tr("状态"), tr("待办方"), tr("时限"), tr("自")}, {}, this)),
      count_(new QLabel),
      detail_(new QTextBrowser),
      flow_(new FlowChart),
      next_(new QPushButton(tr("下一步(&X)…"))),
      other_(new QPushButton(tr("其他步骤(&O)…"))),
      suspect_(new QPushButton(tr("嫌疑人(&Y)…"))),
      papers_(new QPushButton(tr("文书(&P)…"))),
      remind_(new QPushButton(tr("催办(&B)…"))),
      order_(new QPushButton(tr("督办(&D)…"))),
      board_(new TransferBoardPanel(desk)),
      screening_(new ScreeningPanel(desk)),
      question_(new QuestionBar),
      typing_(new QTimer(this)) {
  auto* splitter = new QSplitter;
  splitter->addWidget(buildList());
  splitter->addWidget(buildDetail());
  splitter->setStretchFactor(0, 1);
  splitter->setSizes({720, 520});
  splitter->setChildrenCollapsible(false);
  tabs_->addTab(splitter, tr("事项(&1)"));
  tabs_->addTab(board_, tr("看板(&2)"));
  tabs_->addTab(screening_, tr("应移未移(&3)"));
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(tabs_);
  typing_->setSingleShot(true);
  typing_->setInterval(kTypingPauseMs);
  connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &TransferPage::reload);
  connect(lane_, &QComboBox::activated, this, &TransferPage::reload);
  connect(standing_, &QComboBox::activated, this, &TransferPage::reload);
  connect(chip_, &QPushButton::clicked, this, [this] { narrow({}, {}); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TransferPage::showSelected);
  onOpened(table_, [this](int) { recordStep(); });
  connect(detail_, &QTextBrowser::anchorClicked, this, &TransferPage::follow);
  connect(board_, &TransferBoardPanel::listAsked, this, &TransferPage::narrow);
  connect(board_, &TransferBoardPanel::casesAsked, this, &TransferPage::showCases);
  connect(board_, &TransferBoardPanel::screeningAsked, this, [this] {
    tabs_->setCurrentWidget(screening_);
    screening_->start();
  });
  connect(screening_, &ScreeningPanel::caseAsked, this, &TransferPage::screen);
  connect(screening_, &ScreeningPanel::screened, board_, &TransferBoardPanel::setScreened);
  connect(tabs_, &QTabWidget::currentChanged, this, &TransferPage::reload);
  setFocusProxy(table_);
}

QWidget* TransferPage::buildList() {
  search_->setPlaceholderText(tr("搜索编号、当事人、案由、嫌疑人"));
  search_->setClearButtonEnabled(true);
  search_->setAccessibleName(tr("搜索"));
  lane_->setAccessibleName(tr("类别"));
  lane_->addItem(tr("全部类别"), -1);
  for (const TransferLane lane : kLanes) {
    lane_->addItem(laneText(lane), static_cast<int>(lane));
  }
  standing_->setAccessibleName(tr("状态"));
  standing_->addItem(tr("未办结的"), Open);
  standing_->addItem(tr("有超期的"), Overdue);
  standing_->addItem(tr("待本局办的"), Ours);
  standing_->addItem(tr("待对方办的"), Others);
  standing_->addItem(tr("全部"), All);
  chip_->setVisible(false);
  chip_->setAccessibleName(tr("去掉看板的筛选"));
  auto* create = new QPushButton(tr("新建(&N)"));
  auto* menu = new QMenu(create);
  for (const TransferLane lane : kLanes) {
    menu->addAction(laneText(lane) + u'…', this, [this, lane] { open(lane, std::nullopt, {}); });
  }
  create->setMenu(menu);
  table_->setModel(model_);
  styleRecordTable(*table_, tr("移送事项"));
  setWidths(*table_, {7, 5, 8, 9, 7, 5, 13, 6});
  auto* bar = new QHBoxLayout;
  bar->addWidget(search_, 1);
  bar->addWidget(lane_);
  bar->addWidget(standing_);
  bar->addWidget(create);
  auto* list = new QWidget;
  list->setFocusProxy(table_);
  auto* layout = new QVBoxLayout(list);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(chip_, 0, Qt::AlignLeft);
  layout->addWidget(question_);
  layout->addWidget(table_, 1);
  layout->addWidget(count_);
  return list;
}

QWidget* TransferPage::buildDetail() {
  detail_->setOpenLinks(false);
  detail_->setAccessibleName(tr("移送事项"));
  auto* bar = new QHBoxLayout;
  for (QPushButton* button : {next_, other_, papers_, suspect_, remind_, order_}) {
    button->setVisible(false);
    bar->addWidget(button);
  }
  bar->addStretch(1);
  connect(next_, &QPushButton::clicked, this, [this] { recordStep(next_->property("step").toString()); });
  connect(other_, &QPushButton::clicked, this, [this] { recordStep(); });
  connect(suspect_, &QPushButton::clicked, this, &TransferPage::addSuspect);
  connect(papers_, &QPushButton::clicked, this, [this] {
    auto* dialog = new TransferPaperDialog(desk_, *sheet_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
  connect(remind_, &QPushButton::clicked, this, [this] { recordStep(QStringLiteral("remind")); });
  connect(order_, &QPushButton::clicked, this, [this] { open(TransferLane::Order, sheet_->transfer.legalCase, sheet_->legalCase->number); });
  auto* area = new QScrollArea;
  area->setWidget(flow_);
  area->setAccessibleName(tr("流程图"));
  area->setFocusPolicy(Qt::NoFocus);
  auto* parts = new QSplitter(Qt::Vertical);
  parts->addWidget(detail_);
  parts->addWidget(area);
  parts->setSizes({420, 240});
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(parts, 1);
  return side;
}

QString TransferPage::detailText() const { return detail_->toPlainText(); }
QString TransferPage::boardText() const { return board_->text(); }

TransferQuery TransferPage::query() const {
  TransferQuery query = narrowed_;
  query.text = search_->text().trimmed();
  if (const int lane = lane_->currentData().toInt(); lane >= 0) {
    query.lane = static_cast<TransferLane>(lane);
  }
  switch (standing_->currentData().toInt()) {
    case Open:
      query.openOnly = true;
      break;
    case Overdue:
      query.overdueOnly = true;
      break;
    case Ours:
      query.openOnly = true;
      query.waitsFor = TransferSide::Ours;
      break;
    case Others:
      query.openOnly = true;
      query.waitsForOthers = true;
      break;
    default:
      break;
  }
  return query;
}

void TransferPage::reload() {
  if (tabs_->currentIndex() == 1) {
    board_->reload();
  }
  if (tabs_->currentIndex() != 0) {
    return;
  }
  desk_.cancel(listTicket_);
  listTicket_ = desk_.ask(
      this,
      [wanted = query()](Desk::Hand hand) {
        return std::pair(hand.services.transfers.list(hand.session, wanted).value_or(std::vector<TransferRow>()), hand.services.store->clock().today());
      },
      [this](const std::pair<std::vector<TransferRow>, QDate>& answer) { showRows(answer.first, answer.second); });
}

void TransferPage::showRows(const std::vector<TransferRow>& rows, QDate today) {
  rows_ = rows;
  std::vector<QStringList> lines;
  std::vector<bool> late;
  for (const TransferRow& row : rows) {
    lines.push_back(texts(row, today));
    late.push_back(row.alarm && row.alarm->lastDay() < today);
  }
  model_->setRows(std::move(lines), std::move(late));
  const bool all = static_cast<int>(rows.size()) < TransferQuery{}.limit;
  count_->setText(all ? tr("%1 项").arg(rows.size()) : tr("最近的 %1 项；请用搜索或者筛选缩小范围").arg(rows.size()));
  const auto found = std::ranges::find(rows, selected_, [](const TransferRow& row) { return row.transfer.id; });
  if (!rows.empty()) {
    table_->selectRow(found == rows.end() ? 0 : static_cast<int>(found - rows.begin()));
    showSelected();
    return;
  }
  sheet_.reset();
  detail_->setHtml(QStringLiteral("<p>%1</p>").arg(rich::gray(tr("没有符合条件的事项。案件页选中案件后按 Ctrl+T 开始移送。"))));
  flow_->clear();
  showActs();
}

void TransferPage::showSelected() {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid() || current.row() >= static_cast<int>(rows_.size())) {
    return;
  }
  selected_ = rows_[static_cast<std::size_t>(current.row())].transfer.id;
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return hand.services.transfers.sheet(hand.session, id); },
      [this](const Result<TransferSheet>& sheet) {
        if (sheet && sheet->transfer.id == selected_) {
          showSheet(*sheet);
        }
      });
}

void TransferPage::showSheet(const TransferSheet& sheet) {
  sheet_ = sheet;
  detail_->setHtml(transferHtml(sheet));
  flow_->show(sheet);
  showActs();
}

/// The one natural next step is a button; the others are behind a second one.
void TransferPage::showActs() {
  QString next;
  for (const TransferChoice& choice : sheet_ ? sheet_->choices : std::vector<TransferChoice>{}) {
    const bool moves = choice.to != sheet_->standing.state;
    if (next.isEmpty() && moves && !choice.refusal) {
      next = choice.step;
    }
  }
  next_->setVisible(!next.isEmpty());
  next_->setText(tr("%1(&X)…").arg(transferStepText(next)));
  next_->setProperty("step", next);
  other_->setVisible(sheet_ && sheet_->choices.size() > 1);
  const bool mayRemind = sheet_ && std::ranges::any_of(sheet_->choices, [](const TransferChoice& choice) { return choice.step == u"remind" && !choice.refusal; });
  remind_->setVisible(mayRemind && next != u"remind");
  order_->setVisible(sheet_ && sheet_->legalCase && sheet_->transfer.lane != TransferLane::Order);
  papers_->setVisible(sheet_.has_value());
  suspect_->setVisible(sheet_ && (sheet_->transfer.lane == TransferLane::Forward || sheet_->transfer.lane == TransferLane::Reverse));
}

void TransferPage::changed(TransferId id) {
  selected_ = id;
  reload();
}

void TransferPage::goTo(TransferId id) {
  selected_ = id;
  const QSignalBlocker quiet(search_);
  search_->clear();
  lane_->setCurrentIndex(0);
  standing_->setCurrentIndex(standing_->findData(All));
  narrowed_ = {};
  chip_->setVisible(false);
  tabs_->setCurrentIndex(0);
  reload();
  table_->setFocus();
}

void TransferPage::focusSearch() {
  tabs_->setCurrentIndex(0);
  search_->setFocus();
  search_->selectAll();
}

/// Shows what a number of the board counts; the chip says it and takes it away again.
void TransferPage::narrow(const TransferQuery& query, const QString& text) {
  narrowed_ = query;
  chip_->setText(text + QStringLiteral("　✕"));
  chip_->setVisible(!text.isEmpty());
  standing_->setCurrentIndex(standing_->findData(text.isEmpty() ? Open : All));
  lane_->setCurrentIndex(0);
  tabs_->setCurrentIndex(0);
  reload();
}

}  // namespace shuangda
