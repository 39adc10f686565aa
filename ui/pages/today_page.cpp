#include "pages/today_page.h"

#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "clock_list_model.h"
#include "dialogs/clock_dialog.h"
#include "dialogs/findings_dialog.h"
#include "widgets/alarm_list.h"
#include "widgets/draft_list.h"
#include "widgets/import_list.h"
#include "widgets/record_table.h"

namespace shuangda {

struct TodayPage::Answer {
  std::vector<RunningClock> ours{};
  std::vector<RunningClock> others{};
  ClockCounts oursCounts{};
  ClockCounts othersCounts{};
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
  bool calendarLoaded = true;
  std::vector<DraftOffer> drafts{};
  std::vector<ImportFindings> imports{};
  std::vector<CustodyAlarm> alarms{};
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
      othersTable_(nullptr),
      drafts_(new DraftList),
      imports_(new ImportList),
      alarms_(new AlarmList) {
  oursTable_ = table(ours_, tr("本机关的期限"));
  othersTable_ = table(others_, tr("其他机关和当事人的期限"));
  calendar_->setStyleSheet(QStringLiteral("color:#9a5b00"));
  calendar_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(buildBar());
  layout->addWidget(calendar_);
  layout->addWidget(oursTitle_);
  layout->addWidget(oursTable_, 3);
  layout->addWidget(othersTitle_);
  layout->addWidget(othersTable_, 2);
  layout->addLayout(buildLeft(), 2);
  // The list that was used last is the one whose line is meant.
  connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, QWidget* now) {
    if (now == oursTable_ || now == othersTable_) {
      lastUsed_ = now;
    }
  });
  setFocusProxy(oursTable_);
}

QLayout* TodayPage::buildBar() {
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
  auto* why = new QPushButton(tr("为什么(&W)"));
  why->setToolTip(tr("选中的期限为什么是这一天"));
  auto* bar = new QHBoxLayout;
  bar->addWidget(summary_, 1);
  bar->addWidget(whose_);
  bar->addWidget(until_);
  bar->addWidget(why);
  connect(whose_, &QComboBox::activated, this, &TodayPage::reload);
  connect(until_, &QComboBox::activated, this, &TodayPage::reload);
  connect(why, &QPushButton::clicked, this, [this] {
    const bool others = lastUsed_ == othersTable_;
    const QModelIndex current = (others ? othersTable_ : oursTable_)->currentIndex();
    if (current.isValid()) {
      explain((others ? others_ : ours_)->at(current.row()));
    }
  });
  return bar;
}

QLayout* TodayPage::buildLeft() {
  auto* left = new QHBoxLayout;
  left->setSpacing(12);
  left->addWidget(alarms_, 1);
  left->addWidget(drafts_, 1);
  left->addWidget(imports_, 1);
  connect(alarms_, &AlarmList::opened, this, &TodayPage::alarmAsked);
  connect(drafts_, &DraftList::opened, this, &TodayPage::draftAsked);
  connect(drafts_, &DraftList::givenUp, this, &TodayPage::giveUp);
  connect(imports_, &ImportList::opened, this, &TodayPage::showFindings);
  return left;
}

void TodayPage::showFindings(const ImportFindings& import) {
  auto* dialog = new FindingsDialog(desk_, import, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &FindingsDialog::settled, this, &TodayPage::reload);
  dialog->open();
}

void TodayPage::giveUp(const QString& uid) {
  desk_.ask(
      this, [uid](Desk::Hand hand) { return hand.services.drafts.remove(hand.session, uid); },
      [this](const Result<void>&) { reload(); });
}

QTableView* TodayPage::table(ClockListModel* model, const QString& name) {
  auto* view = new QTableView;
  view->setModel(model);
  styleRecordTable(*view, name);
  view->horizontalHeader()->setStretchLastSection(true);
  setWidths(*view, {7, 8, 19, 15, 15, 8, 8});
  onOpened(view, [this, model](int row) { open(model->at(row)); });
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
        answer.drafts = hand.services.drafts.offers(hand.session).value_or(std::vector<DraftOffer>());
        answer.imports = hand.services.findings.list(hand.session, FindingService::Which::Open).value_or(std::vector<ImportFindings>());
        answer.alarms = hand.services.alarms.list(hand.session).value_or(std::vector<CustodyAlarm>());
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
  drafts_->show(answer.drafts);
  imports_->show(answer.imports);
  alarms_->show(answer.alarms);
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
  } else if (clock.transfer) {
    Q_EMIT transferAsked(*clock.transfer);
  }
}

void TodayPage::explain(const RunningClock& clock) {
  desk_.ask(
      this, [number = clock.number, rule = clock.rule](Desk::Hand hand) { return hand.services.clocks.explain(hand.session, number, rule); },
      [this, trigger = clock.trigger, at = clock.triggerAt, number = clock.number](const Result<std::vector<CaseClock>>& clocks) {
        for (const CaseClock& found : clocks.value_or(std::vector<CaseClock>())) {
          if (found.trigger == trigger && found.triggerAt == at) {
            auto* dialog = new ClockDialog(found, number, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
            return;
          }
        }
      });
}

}  // namespace shuangda
