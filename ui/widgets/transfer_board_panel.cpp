#include "widgets/transfer_board_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QTextBrowser>
#include <QUrl>

#include "services/law_texts.h"
#include "services/texts.h"
#include "services/transfer_texts.h"
#include "widgets/transfer_html.h"

namespace shuangda {
namespace {

TransferBoardService::Reached spanOf(const std::shared_ptr<const std::vector<CaseId>>& reached) {
  return reached ? TransferBoardService::Reached(*reached) : std::nullopt;
}

}  // namespace

TransferBoardPanel::TransferBoardPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), kind_(new QComboBox), from_(new QDateEdit), until_(new QDateEdit), page_(new QTextBrowser) {
  page_->setOpenLinks(false);
  page_->setAccessibleName(tr("看板"));
  kind_->setAccessibleName(tr("表"));
  kind_->addItems({tr("看板"), tr("季度移送情况表")});
  const QDate today = QDate::currentDate();
  from_->setDate(QDate(today.year(), 1, 1));
  until_->setDate(today);
  for (const auto& [edit, name] : {std::pair(from_, tr("自")), std::pair(until_, tr("至"))}) {
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setCalendarPopup(true);
    edit->setAccessibleName(name);
    connect(edit, &QDateEdit::dateChanged, this, &TransferBoardPanel::reload);
  }
  connect(kind_, &QComboBox::activated, this, &TransferBoardPanel::reload);
  connect(page_, &QTextBrowser::anchorClicked, this, &TransferBoardPanel::follow);
  auto* bar = new QHBoxLayout;
  bar->addWidget(kind_);
  bar->addWidget(new QLabel(tr("自")));
  bar->addWidget(from_);
  bar->addWidget(new QLabel(tr("至")));
  bar->addWidget(until_);
  bar->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(page_, 1);
}

QString TransferBoardPanel::text() const { return page_->toPlainText(); }

bool TransferBoardPanel::isQuarterly() const { return kind_->currentIndex() == 1; }

/// The quarter the last day lies in.
Period TransferBoardPanel::quarter() const { return Period::quarter(until_->date().year(), (until_->date().month() - 1) / 3 + 1); }

void TransferBoardPanel::reload() {
  from_->setEnabled(!isQuarterly());
  if (isQuarterly()) {
    desk_.ask(
        this, [period = quarter()](Desk::Hand hand) { return hand.services.board.quarterly(hand.session, period); },
        [this](const Result<QuarterlyTable>& table) { page_->setHtml(table ? quarterlyHtml(*table) : refusalText(table.error()).toHtmlEscaped()); });
    return;
  }
  desk_.ask(
      this, [from = from_->date(), until = until_->date(), reached = reached_](Desk::Hand hand) { return hand.services.board.board(hand.session, from, until, {}, spanOf(reached)); },
      [this](const Result<TransferBoard>& board) { page_->setHtml(board ? boardHtml(*board, screenedAt_) : refusalText(board.error()).toHtmlEscaped()); });
}

void TransferBoardPanel::setScreened(const std::vector<CaseId>& reached, const Instant& at) {
  reached_ = std::make_shared<const std::vector<CaseId>>(reached);
  screenedAt_ = at;
}

void TransferBoardPanel::followOwed(OwedTransfer kind) {
  desk_.ask(
      this, [kind, reached = reached_](Desk::Hand hand) { return hand.services.board.owed(hand.session, kind, {}, spanOf(reached)); },
      [this, kind](const Result<std::vector<CaseId>>& cases) {
        if (cases) {
          Q_EMIT casesAsked(*cases, owedText(kind));
        }
      });
}

/// "NAME/UNIT/REGION" between the days shown.
void TransferBoardPanel::followMilestone(const QStringList& parts) {
  const QDate from = isQuarterly() ? quarter().begin() : from_->date();
  const QDate until = isQuarterly() ? quarter().lastDay() : until_->date();
  Q_EMIT listAsked({.unit = parts.value(1), .region = parts.value(2), .milestone = parts.value(0), .from = from, .until = until},
                   tr("%1　%2 至 %3　%4%5").arg(milestoneText(parts.value(0)), from.toString(Qt::ISODate), until.toString(Qt::ISODate), parts.value(1), parts.value(2)));
}

void TransferBoardPanel::follow(const QUrl& link) {
  const QString target = link.path();
  const QString scheme = link.scheme();
  TransferSide side{};
  if (scheme == QStringLiteral("milestone")) {
    followMilestone(target.split(u'/'));
  } else if (scheme == QStringLiteral("overdue")) {
    Q_EMIT listAsked({.overdueOnly = true, .overdueOwner = target}, tr("%1 超期").arg(ownerText(target)));
  } else if (scheme == QStringLiteral("owed")) {
    followOwed(owedTransfer(target).value_or(OwedTransfer::Decided));
  } else if (scheme == QStringLiteral("screen")) {
    Q_EMIT screeningAsked();
  } else if (scheme == QStringLiteral("state")) {
    Q_EMIT listAsked({.state = target}, transferStateText(target));
  } else if (scheme == QStringLiteral("waits") && setField(side, target)) {
    desk_.ask(
        this,
        [](Desk::Hand hand) {
          return hand.services.store->clock().today().addDays(-hand.services.store->law().law().parameters.number(QStringLiteral("board_stuck_days")));
        },
        [this, side](QDate since) { Q_EMIT listAsked({.waitsFor = side, .openOnly = true, .waitingSince = since}, tr("%1 没有答复").arg(sideText(side))); });
  }
}

}  // namespace shuangda
