#include "pages/today_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

#include "clock_list_model.h"
#include "dialogs/clock_dialog.h"

namespace shuangda {

struct TodayPage::Answer {
  std::vector<RunningClock> ours{};
  std::vector<RunningClock> others{};
  ClockCounts oursCounts{};
  ClockCounts othersCounts{};
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
  bool calendarLoaded = true;
};

TodayPage::TodayPage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      whose_(new QComboBox),
      until_(new QComboBox),
      summary_(new QLabel),
      calendar_(new QLabel),
      oursTitle_(new QLabel),
      othersTitle_(new QLabel),
      ours_(new ClockListModel(this)),
      others_(new ClockListModel(this)),
      oursTable_(nullptr),
      othersTable_(nullptr) {
  oursTable_ = table(ours_, tr("本机关的期限"));
  othersTable_ = table(others_, tr("其他机关和当事人的期限"));
  whose_->addItems({tr("全部"), tr("本单位"), tr("我办的")});
  whose_->setAccessibleName(tr("范围"));
  until_->addItem(tr("超期和今后 7 天"), 7);
  until_->addItem(tr("超期和今后 30 天"), 30);
  until_->addItem(tr("所有正在计算的"), -1);
  until_->setAccessibleName(tr("时间"));
  QFont large = summary_->font();
  large.setPointSizeF(large.pointSizeF() * 1.25);
  large.setBold(true);
  summary_->setFont(large);
  calendar_->setStyleSheet(QStringLiteral("color:#9a5b00"));
  calendar_->setWordWrap(true);
  auto* why = new QPushButton(tr("为什么(&W)"));
  auto* bar = new QHBoxLayout;
  bar->addWidget(summary_, 1);
  bar->addWidget(whose_);
  bar->addWidget(until_);
  bar->addWidget(why);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(calendar_);
  layout->addWidget(oursTitle_);
  layout->addWidget(oursTable_, 3);
  layout->addWidget(othersTitle_);
  layout->addWidget(othersTable_, 2);
  connect(whose_, &QComboBox::activated, this, &TodayPage::reload);
  connect(until_, &QComboBox::activated, this, &TodayPage::reload);
  connect(why, &QPushButton::clicked, this, [this] {
    const bool others = othersTable_->hasFocus();
    const QModelIndex current = (others ? othersTable_ : oursTable_)->currentIndex();
    if (current.isValid()) {
      explain((others ? others_ : ours_)->at(current.row()));
    }
  });
  // The list with the line that was meant keeps the focus.
  why->setFocusPolicy(Qt::TabFocus);
  setFocusProxy(oursTable_);
}

QTableView* TodayPage::table(ClockListModel* model, const QString& name) {
  auto* view = new QTableView;
  view->setModel(model);
  view->setAccessibleName(name);
  view->setSelectionBehavior(QAbstractItemView::SelectRows);
  view->setSelectionMode(QAbstractItemView::SingleSelection);
  view->setAlternatingRowColors(true);
  view->setShowGrid(false);
  view->setWordWrap(false);
  view->setTabKeyNavigation(false);
  view->verticalHeader()->hide();
  view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 8);
  view->horizontalHeader()->setHighlightSections(false);
  view->horizontalHeader()->setStretchLastSection(true);
  const int em = view->fontMetrics().horizontalAdvance(u'汉');
  const int widths[] = {7, 8, 19, 15, 15, 8, 8};
  for (int column = 0; column < ClockListModel::kColumns; ++column) {
    view->setColumnWidth(column, widths[column] * em);
  }
  connect(view, &QTableView::doubleClicked, this, [this, model](const QModelIndex& index) { open(model->at(index.row())); });
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, view);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, [this, view, model] {
      if (view->currentIndex().isValid()) {
        open(model->at(view->currentIndex().row()));
      }
    });
  }
  return view;
}

ClockQuery TodayPage::query(ClockQuery::Owner owner) const {
  ClockQuery query{.owner = owner};
  const Session& session = desk_.session();
  query.unit = whose_->currentIndex() == 1 ? session.officeName : QString();
  query.officer = whose_->currentIndex() == 2 ? session.displayName : QString();
  return query;
}

void TodayPage::reload() {
  desk_.cancel(ticket_);
  ticket_ = desk_.ask(
      this,
      [ours = query(ClockQuery::Owner::Ours), others = query(ClockQuery::Owner::Others), days = until_->currentData().toInt()](Desk::Hand hand) {
        ClockService& clocks = hand.services.clocks;
        const QDate today = hand.services.store->clock().today();
        const auto within = [&](ClockQuery query, int limit) {
          query.until = limit < 0 ? QDate() : today.addDays(limit);
          return query;
        };
        const auto listed = [&](const ClockQuery& query) { return clocks.list(hand.session, within(query, days)).value_or(std::vector<RunningClock>()); };
        const auto counted = [&](const ClockQuery& query) { return clocks.counts(hand.session, within(query, std::max(days, 7))).value_or(ClockCounts{}); };
        Answer answer{.ours = listed(ours), .others = listed(others), .oursCounts = counted(ours), .othersCounts = counted(others)};
        answer.now = EventDate::ofInstant(hand.services.store->clock().now());
        const std::vector<int> years = clocks.calendarYears();
        answer.calendarLoaded = std::find(years.begin(), years.end(), today.year() + (today.month() == 12 ? 1 : 0)) != years.end();
        return answer;
      },
      [this](const Answer& answer) { show(answer); });
}

void TodayPage::show(const Answer& answer) {
  // Rights that have run out are no longer waited for.
  const auto stillRuns = [&](std::vector<RunningClock> clocks) {
    std::erase_if(clocks, [&](const RunningClock& clock) { return clock.lapses && clock.due && clock.due->lastDay() < answer.now.firstDay(); });
    return clocks;
  };
  ours_->setClocks(stillRuns(answer.ours), answer.now);
  others_->setClocks(stillRuns(answer.others), answer.now);
  const ClockCounts& mine = answer.oursCounts;
  summary_->setText(mine.overdue + mine.today + mine.soon == 0
                        ? tr("今日 %1：没有要赶的期限").arg(answer.now.firstDay().toString(Qt::ISODate))
                        : tr("今日 %1：超期 %2 · 今天到期 %3 · 今后几天 %4").arg(answer.now.firstDay().toString(Qt::ISODate)).arg(mine.overdue).arg(mine.today).arg(mine.soon));
  oursTitle_->setText(tr("本机关（%1）").arg(ours_->rowCount()));
  othersTitle_->setText(tr("其他机关和当事人（%1）").arg(others_->rowCount()));
  calendar_->setVisible(!answer.calendarLoaded);
  calendar_->setText(tr("⚠ 当前所需年份的放假安排还没有导入，工作日期限只按周末计算。请在“工具”中导入放假安排。"));
  if (ours_->rowCount() > 0 && !oursTable_->currentIndex().isValid()) {
    oursTable_->selectRow(0);
  }
  Q_EMIT counted(mine.overdue + mine.today);
}

void TodayPage::open(const RunningClock& clock) {
  if (clock.legalCase) {
    Q_EMIT caseAsked(clock.number);
  } else if (clock.clue) {
    Q_EMIT clueAsked(*clock.clue);
  }
}

void TodayPage::explain(const RunningClock& clock) {
  desk_.ask(
      this, [number = clock.number, rule = clock.rule](Desk::Hand hand) { return hand.services.clocks.explain(hand.session, number, rule); },
      [this, trigger = clock.trigger, number = clock.number](const Result<std::vector<CaseClock>>& clocks) {
        for (const CaseClock& found : clocks.value_or(std::vector<CaseClock>())) {
          if (found.trigger == trigger) {
            auto* dialog = new ClockDialog(found, number, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
            return;
          }
        }
      });
}

}  // namespace shuangda
