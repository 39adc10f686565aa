#include "pages/clue_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>
#include <QUrl>

#include "clue_list_model.h"
#include "dialogs/clock_dialog.h"
#include "dialogs/clue_dialog.h"
#include "services/clue_texts.h"
#include "services/texts.h"
#include "widgets/clue_html.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 200;
constexpr int kOpen = -1;
constexpr int kAll = -2;

QTableView* makeTable(ClueListModel* model) {
  auto* view = new QTableView;
  view->setModel(model);
  styleRecordTable(*view, QObject::tr("线索列表"));
  setWidths(*view, {6, 7, 6, 5, 9, 10, 6, 6});
  view->horizontalHeader()->setMinimumSectionSize(2 * view->fontMetrics().horizontalAdvance(u'汉'));
  view->horizontalHeader()->setSectionResizeMode(ClueListModel::Content, QHeaderView::Stretch);
  return view;
}

using Act = ClueActDialog::Act;

/// Which acts a clue allows now.
bool allows(const Clue& clue, Act act) {
  const bool open = !isSettled(clue) && !clue.legalCase;
  switch (act) {
    case Act::Extend:
      return open && !clue.extension.days;
    case Act::Reopen:
      return !clue.legalCase && (clue.refusal.on || clue.mergedOn);
    case Act::Reward:
      return true;
    default:
      return open;
  }
}

}  // namespace

struct CluePage::Answer {
  std::vector<ClueLine> lines{};
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
};

CluePage::CluePage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      search_(new QLineEdit),
      stage_(new QComboBox),
      table_(nullptr),
      model_(new ClueListModel(this)),
      count_(new QLabel),
      detail_(new QTextBrowser),
      question_(new QuestionBar),
      typing_(new QTimer(this)) {
  table_ = makeTable(model_);
  auto* splitter = new QSplitter;
  splitter->addWidget(buildList());
  splitter->addWidget(buildDetail());
  splitter->setStretchFactor(0, 1);
  splitter->setSizes({840, 400});
  splitter->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(splitter);
  typing_->setSingleShot(true);
  typing_->setInterval(kTypingPauseMs);
  connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &CluePage::reload);
  connect(stage_, &QComboBox::activated, this, &CluePage::reload);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CluePage::showSelected);
  onOpened(table_, [this](int) { openSelected(); });
  connect(detail_, &QTextBrowser::anchorClicked, this, &CluePage::follow);
  setFocusProxy(table_);
}

QWidget* CluePage::buildList() {
  search_->setPlaceholderText(tr("搜索登记号、当事人、案源内容、物品、核查人员"));
  search_->setClearButtonEnabled(true);
  search_->setObjectName(QStringLiteral("clue_search"));
  search_->setAccessibleName(tr("搜索"));
  stage_->setAccessibleName(tr("状态"));
  stage_->addItem(tr("没有处理结果的"), kOpen);
  stage_->addItem(tr("全部"), kAll);
  for (const ClueStage stage : {ClueStage::Registered, ClueStage::Checking, ClueStage::Accepted, ClueStage::Refused, ClueStage::Merged}) {
    stage_->addItem(stageText(stage), static_cast<int>(stage));
  }
  auto* create = new QPushButton(tr("新建线索(&N)"));
  connect(create, &QPushButton::clicked, this, &CluePage::newClue);
  auto* bar = new QHBoxLayout;
  bar->addWidget(search_, 1);
  bar->addWidget(stage_);
  bar->addWidget(create);
  auto* list = new QWidget;
  list->setFocusProxy(table_);
  auto* layout = new QVBoxLayout(list);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(question_);
  layout->addWidget(table_, 1);
  layout->addWidget(count_);
  return list;
}

QWidget* CluePage::buildDetail() {
  detail_->setOpenLinks(false);
  detail_->setAccessibleName(tr("线索"));
  auto* bar = new QHBoxLayout;
  const std::pair<Act, QString> acts[] = {{Act::ToCase, tr("立案(&L)…")},  {Act::Refuse, tr("不予立案(&B)…")},   {Act::Extend, tr("延长(&Y)…")},
                                          {Act::Merge, tr("并案(&G)…")},   {Act::Reopen, tr("恢复核查(&H)…")},   {Act::Reward, tr("奖励(&J)…")}};
  for (const auto& [what, text] : acts) {
    auto* button = new QPushButton(text);
    button->setVisible(false);
    connect(button, &QPushButton::clicked, this, [this, what = what] { act(what); });
    bar->addWidget(button);
    acts_ << button;
  }
  bar->addStretch(1);
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(detail_, 1);
  return side;
}

ClueQuery CluePage::query() const {
  ClueQuery query{.search = search_->text()};
  const int wanted = stage_->currentData().toInt();
  query.openOnly = wanted == kOpen;
  if (wanted >= 0) {
    query.stage = static_cast<ClueStage>(wanted);
  }
  return query;
}

QString CluePage::detailText() const { return detail_->toPlainText(); }

void CluePage::reload() {
  desk_.cancel(listTicket_);
  listTicket_ = desk_.ask(
      this,
      [wanted = query()](Desk::Hand hand) {
        Answer answer{.now = EventDate::ofInstant(hand.services.store->clock().now())};
        QHash<qint64, RunningClock> clocks;
        for (const RunningClock& clock : hand.services.clocks.list(hand.session, {.limit = std::numeric_limits<int>::max()}).value_or(std::vector<RunningClock>())) {
          if (clock.clue && !clocks.contains(clock.clue->value)) {
            clocks.insert(clock.clue->value, clock);
          }
        }
        for (ClueRow& row : hand.services.clues.list(hand.session, wanted).value_or(std::vector<ClueRow>())) {
          const auto clock = clocks.constFind(row.id.value);
          answer.lines.push_back({std::move(row), clock == clocks.constEnd() ? std::nullopt : std::optional(*clock)});
        }
        return answer;
      },
      [this](Answer answer) { show(std::move(answer)); });
}

void CluePage::show(Answer answer) {
  model_->setLines(std::move(answer.lines), answer.now);
  count_->setText(tr("%1 件").arg(model_->rowCount()));
  if (model_->rowCount() > 0) {
    table_->selectRow(std::max(0, model_->rowOf(selected_)));
    return;
  }
  sheet_.reset();
  detail_->setHtml(QStringLiteral("<p style='color:#6b6b6b'>%1</p>").arg(tr("没有线索。按 Ctrl+Shift+N 登记一件。")));
  for (QPushButton* button : std::as_const(acts_)) {
    button->setVisible(false);
  }
}

void CluePage::showSelected() {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid()) {
    return;
  }
  selected_ = model_->at(current.row()).row.id;
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return hand.services.clues.sheet(hand.session, id); },
      [this](const Result<ClueSheet>& sheet) {
        if (!sheet || sheet->clue.id != selected_) {
          return;
        }
        sheet_ = *sheet;
        detail_->setHtml(clueHtml(*sheet));
        for (qsizetype i = 0; i < acts_.size(); ++i) {
          acts_[i]->setVisible(allows(sheet->clue, static_cast<Act>(i)));
        }
      });
}

void CluePage::openSelected() {
  if (table_->currentIndex().isValid()) {
    desk_.ask(
        this, [id = selected_](Desk::Hand hand) { return hand.services.clues.find(hand.session, id); },
        [this](const Result<Clue>& clue) {
          if (clue) {
            edit(*clue);
          }
        });
  }
}

void CluePage::newClue() { edit(Clue{}); }

void CluePage::restore(const FormDraft& draft) {
  desk_.ask(
      this, [id = ClueId{draft.recordId}](Desk::Hand hand) { return hand.services.clues.find(hand.session, id); },
      [this, draft](const Result<Clue>& clue) { edit(clue.value_or(Clue{}))->restore(draft); });
}

ClueDialog* CluePage::edit(const Clue& clue) {
  auto* dialog = new ClueDialog(desk_, clue, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ClueDialog::saved, this, [this](const Clue& stored) { goToClue(stored.id); });
  dialog->open();
  return dialog;
}

void CluePage::act(ClueActDialog::Act act) {
  if (!sheet_ || sheet_->clue.id != selected_) {
    return;
  }
  auto* dialog = new ClueActDialog(desk_, sheet_->clue, act, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ClueActDialog::done, this, [this](const QString& caseNumber) {
    if (!caseNumber.isEmpty()) {
      question_->ask(tr("已转为案件 %1。").arg(caseNumber), tr("打开案件(&O)"), [this, caseNumber] { Q_EMIT caseAsked(caseNumber); });
    }
    goToClue(selected_);
  });
  dialog->open();
}

void CluePage::focusSearch() {
  search_->setFocus();
  search_->selectAll();
}

void CluePage::goToClue(ClueId id) {
  selected_ = id;
  desk_.ask(
      this, [id](Desk::Hand hand) { return hand.services.clues.find(hand.session, id); },
      [this](const Result<Clue>& clue) {
        if (clue && !selects(query(), *clue)) {
          const QSignalBlocker quiet(search_);
          search_->clear();
          stage_->setCurrentIndex(isSettled(*clue) ? stage_->findData(kAll) : stage_->findData(kOpen));
        }
        reload();
        table_->setFocus();
      });
}

void CluePage::follow(const QUrl& link) {
  const QString target = link.path();
  if (link.scheme() == QStringLiteral("why")) {
    explain(target.toULongLong());
  } else if (link.scheme() == QStringLiteral("case")) {
    Q_EMIT caseAsked(target);
  } else if (link.scheme() == QStringLiteral("clue")) {
    findNumber(target);
  }
}

void CluePage::explain(std::size_t clock) {
  if (sheet_ && clock < sheet_->clocks.size()) {
    auto* dialog = new ClockDialog(sheet_->clocks[clock], sheet_->clue.number, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  }
}

void CluePage::findNumber(const QString& number) {
  desk_.ask(
      this, [number](Desk::Hand hand) { return hand.services.clues.findByNumber(hand.session, number); },
      [this](const Result<Clue>& clue) { clue ? goToClue(clue->id) : question_->say(refusalText(clue.error()), true); });
}

}  // namespace shuangda
