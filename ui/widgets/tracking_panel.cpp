#include "widgets/tracking_panel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <algorithm>

#include "dialogs/problem_note_dialog.h"
#include "services/problem_service.h"
#include "services/texts.h"
#include "text_table_model.h"
#include "widgets/record_table.h"

namespace shuangda {

TrackingPanel::TrackingPanel(Desk& desk, QWidget* parent)
    : BulletinPanel(desk, parent),
      settle_(new QPushButton(tr("整改完毕(&D)…"))),
      reopen_(new QPushButton(tr("重新列为未整改(&O)…"))),
      note_(new QLabel),
      table_(new QTableView),
      model_(new TextTableModel({tr("通报"), tr("问题"), tr("单位"), tr("指出的情况"), tr("整改"), tr("整改情况")}, {}, this)) {
  note_->setWordWrap(true);
  auto* bar = new QHBoxLayout;
  bar->addWidget(settle_);
  bar->addWidget(reopen_);
  bar->addSpacing(12);
  bar->addWidget(note_, 1);
  table_->setModel(model_);
  styleRecordTable(*table_, tr("以前各期通报指出的问题"));
  setWidths(*table_, {10, 8, 12, 14, 12});
  table_->horizontalHeader()->setStretchLastSection(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  setFocusProxy(table_);
  connect(settle_, &QPushButton::clicked, this, [this] { act(true); });
  connect(reopen_, &QPushButton::clicked, this, [this] { act(false); });
  onOpened(table_, [this](int) {
    if (const TrackedProblem* problem = chosen()) {
      act(!problem->settled);
    }
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TrackingPanel::follow);
  follow();
}

QString TrackingPanel::note() const { return note_->text(); }

void TrackingPanel::fill() {
  if (bulletin()) {
    read();
  }
}

void TrackingPanel::read() {
  desk().ask(
      this, [period = bulletin()->period()](Desk::Hand hand) { return ProblemService(*hand.services.store).tracked(hand.session, period); },
      [this](const Result<std::vector<TrackedProblem>>& problems) {
        if (problems) {
          show(*problems);
        } else {
          Q_EMIT said(refusalText(problems.error()), true);
        }
      },
      [this] { note_->setText(tr("没有读到，请看窗口上方的提示。")); });
}

void TrackingPanel::show(const std::vector<TrackedProblem>& problems) {
  const int row = table_->currentIndex().row();
  problems_ = problems;
  std::vector<QStringList> rows;
  std::vector<bool> open;
  for (const TrackedProblem& problem : problems_) {
    rows.push_back({problem.period.nameZh(), problem.list, problem.unit, problem.detail,
                    problem.settled ? tr("已整改 %1").arg(problem.settled->at.localDate().toString(Qt::ISODate)) : tr("未整改"), problem.settledNote});
    open.push_back(!problem.settled);
  }
  const auto left = std::count(open.begin(), open.end(), true);
  model_->setRows(std::move(rows), std::move(open));
  note_->setText(problems_.empty() ? tr("%1以前签发的通报没有指出需要跟踪整改的问题。").arg(bulletin()->period().nameZh())
                                   : tr("共%1个问题，未整改%2个。整改的记载写进下一期通报的“上期问题整改情况”。").arg(problems_.size()).arg(left));
  if (!problems_.empty()) {
    table_->selectRow(std::clamp(row, 0, static_cast<int>(problems_.size()) - 1));
  }
  follow();
}

const TrackedProblem* TrackingPanel::chosen() const {
  const int row = table_->currentIndex().row();
  return row >= 0 && row < static_cast<int>(problems_.size()) ? &problems_[static_cast<std::size_t>(row)] : nullptr;
}

void TrackingPanel::follow() {
  const TrackedProblem* problem = chosen();
  settle_->setEnabled(problem != nullptr && !problem->settled && desk().session().mayWrite());
  reopen_->setEnabled(problem != nullptr && problem->settled && desk().session().mayWrite());
}

void TrackingPanel::act(bool settle) {
  const TrackedProblem* problem = chosen();
  if (problem == nullptr || !desk().session().mayWrite()) {
    return;
  }
  auto* dialog = new ProblemNoteDialog(desk(), *problem, settle, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &FormDialog::done, this, [this] {
    read();
    Q_EMIT changed();
  });
  dialog->open();
}

}  // namespace shuangda
