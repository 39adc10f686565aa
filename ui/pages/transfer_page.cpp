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
#include "services/transfer_texts.h"
#include "transfer_list_model.h"
#include "widgets/flow_chart.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"
#include "widgets/screening_panel.h"
#include "widgets/rich_text.h"
#include "widgets/transfer_board_panel.h"
#include "widgets/transfer_html.h"
#include "widgets/view_menu.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 200;

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
      model_(new TransferListModel(desk, this)),
      views_(new ViewMenu(desk, QStringLiteral("transfers"))),
      status_(new QLabel),
      detail_(new QTextBrowser),
      flow_(new FlowChart),
      next_(new QPushButton(tr("下一步(&X)…"))),
      other_(new QPushButton(tr("其他步骤(&O)…"))),
      suspect_(new QPushButton(tr("嫌疑人(&Y)…"))),
      papers_(new QPushButton(tr("文书(&P)…"))),
      course_(new QPushButton(tr("流程(&L)…"))),
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
  connectList();
  connect(chip_, &QPushButton::clicked, this, [this] { narrow({}, {}); });
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

QWidget* TransferPage::buildDetail() {
  detail_->setOpenLinks(false);
  detail_->setAccessibleName(tr("移送事项"));
  auto* bar = new QHBoxLayout;
  for (QPushButton* button : {next_, other_, papers_, suspect_, remind_, order_}) {
    button->setVisible(false);
    bar->addWidget(button);
  }
  course_->setToolTip(tr("打印办理经过、办理流程"));
  bar->addWidget(course_);
  bar->addStretch(1);
  connect(course_, &QPushButton::clicked, this, &TransferPage::showFlowPapers);
  connect(next_, &QPushButton::clicked, this, [this] { recordStep(next_->property("step").toString()); });
  connect(other_, &QPushButton::clicked, this, [this] { recordStep(); });
  connect(suspect_, &QPushButton::clicked, this, &TransferPage::addSuspect);
  connect(papers_, &QPushButton::clicked, this, [this] {
    if (!sheet_) {
      return;  // another matter is being read
    }
    auto* dialog = new TransferPaperDialog(desk_, *sheet_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
  connect(remind_, &QPushButton::clicked, this, [this] { recordStep(QStringLiteral("remind")); });
  connect(order_, &QPushButton::clicked, this, [this] {
    if (sheet_ && sheet_->legalCase) {
      open(TransferLane::Order, sheet_->transfer.legalCase, sheet_->legalCase->number);
    }
  });
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

void TransferPage::showSelected() {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid() || current.row() >= model_->rowCount()) {
    return;
  }
  selected_ = model_->at(current.row()).transfer.id;
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

}  // namespace shuangda
