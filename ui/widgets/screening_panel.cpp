#include "widgets/screening_panel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include "services/screening_texts.h"
#include "services/texts.h"
#include "text_table_model.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

/// How many of the gravest cases are listed.
constexpr std::size_t kMost = 2000;

}  // namespace

ScreeningPanel::ScreeningPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      start_(new QPushButton(tr("筛查全部案件(&F)"))),
      cancel_(new QPushButton(tr("取消(&C)"))),
      progress_(new QProgressBar),
      summary_(new QLabel(tr("把全部案件与现行追诉标准比较，列出应移未移的线索。结果只作提示，由办案人员判断。"))),
      table_(new QTableView),
      model_(new TextTableModel({tr("案件编号"), tr("当事人"), tr("案由"), tr("结果"), tr("罪名"), tr("指标"), tr("未处理行为"), tr("化整为零线索")}, {6}, this)),
      stop_(std::make_shared<std::atomic<bool>>(false)) {
  table_->setModel(model_);
  styleRecordTable(*table_, tr("应移未移线索"));
  setWidths(*table_, {9, 9, 11, 9, 12, 6, 6, 16});
  summary_->setWordWrap(true);
  summary_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  progress_->setVisible(false);
  progress_->setAccessibleName(tr("进度"));
  cancel_->setVisible(false);
  auto* bar = new QHBoxLayout;
  bar->addWidget(start_);
  bar->addWidget(progress_, 1);
  bar->addWidget(cancel_);
  bar->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(summary_);
  layout->addWidget(table_, 1);
  connect(start_, &QPushButton::clicked, this, &ScreeningPanel::start);
  connect(cancel_, &QPushButton::clicked, this, [this] { stop_->store(true); });
  onOpened(table_, [this](int row) { Q_EMIT caseAsked(cases_[static_cast<std::size_t>(row)]); });
}

ScreeningPanel::~ScreeningPanel() { stop_->store(true); }

QString ScreeningPanel::summary() const { return summary_->text(); }

void ScreeningPanel::start() {
  stop_ = std::make_shared<std::atomic<bool>>(false);
  start_->setEnabled(false);
  progress_->setVisible(true);
  cancel_->setVisible(true);
  progress_->setValue(0);
  desk_.ask(
      this,
      [stop = stop_, bar = QPointer<QProgressBar>(progress_)](Desk::Hand hand) {
        int shown = -1;
        return hand.services.screening.overview(hand.session, kMost, [&](std::int64_t done, std::int64_t of) {
          // Told once for every percent, not once for every case.
          if (const int percent = of > 0 ? static_cast<int>(100 * done / of) : 100; percent != shown) {
            shown = percent;
            QMetaObject::invokeMethod(qApp, [bar, percent] { bar ? bar->setValue(percent) : void(); }, Qt::QueuedConnection);
          }
          return !stop->load();
        });
      },
      [this](const Result<ScreeningOverview>& overview) { show(overview); }, [this] { show(refuse(ErrorCode::WrongState, QStringLiteral("cancelled"))); });
}

void ScreeningPanel::show(const Result<ScreeningOverview>& overview) {
  start_->setEnabled(true);
  progress_->setVisible(false);
  cancel_->setVisible(false);
  if (!overview) {
    summary_->setText(overview.error().field == u"cancelled" ? tr("已取消，没有改动数据。") : refusalText(overview.error()));
    return;
  }
  Q_EMIT screened(overview->reached, overview->at);
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.store->law().law().parameters.number(QStringLiteral("near_ratio")); },
      [this, found = *overview](int near) {
        cases_.clear();
        std::vector<QStringList> rows;
        std::vector<bool> grave;
        for (const ScreeningOverview::Row& row : found.rows) {
          cases_.push_back(row.id);
          rows.push_back({row.number, row.party, row.cause, outcomeText(row.outcome, near), offenceNames(row.outcome.offences), indicatorNumbers(row.outcome.indicators),
                          row.unpunished > 0 ? QString::number(row.unpunished) : QString(), splittingText(row)});
          grave.push_back(row.outcome.best() == ThresholdLine::State::Hit);
        }
        model_->setRows(std::move(rows), std::move(grave));
        summary_->setText(overviewTexts(found, near).join(u'\n'));
        if (!cases_.empty()) {
          table_->selectRow(0);
          table_->setFocus();
        }
      });
}

}  // namespace shuangda
