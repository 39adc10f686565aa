#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <algorithm>

#include "dialogs/bulk_edit_dialog.h"
#include "dialogs/bulk_lines_model.h"
#include "services/texts.h"

// What BulkEditDialog does on the data thread; bulk_edit_dialog.cpp has the form.

namespace shuangda {
namespace {

QString counted(qlonglong count) {
  return QLocale(QLocale::Chinese).toString(count);
}

}  // namespace

void BulkEditDialog::start(const QString& what, std::size_t total) {
  work_ = std::make_shared<Work>();
  progress_->setRange(0, static_cast<int>(total));
  progress_->setValue(0);
  progress_->setVisible(true);
  watch_->start();
  say(what, false);
  enableButtons();
}

void BulkEditDialog::finish() {
  work_.reset();
  watch_->stop();
  progress_->setVisible(false);
}

void BulkEditDialog::preview() {
  seen_ = edits();
  changeable_ = 0;
  lines_->setLines({});
  start(tr("正在预览…"), cases_->size());
  desk_.ask(
      this,
      [cases = cases_, edits = seen_, work = work_](Desk::Hand hand) {
        return hand.services.bulkEdits.preview(hand.session, *cases, edits, [&work](int done) {
          work->done = done;
          return !work->cancelled;
        });
      },
      [this](const Result<BulkResult>& result) { previewed(result); },
      [this] { previewed(refuse(ErrorCode::WrongState, QStringLiteral("cancelled"))); });
}

void BulkEditDialog::previewed(const Result<BulkResult>& result) {
  finish();
  if (!result) {
    seen_.clear();
    say(refusalText(result.error()), true);
  } else {
    changeable_ = result->changed;
    lines_->setLines(result->lines);
    showCounts(*result, tr("将改变 %1 件").arg(counted(result->changed)));
  }
  enableButtons();
  if (apply_->isEnabled()) {
    apply_->setFocus();
  }
}

void BulkEditDialog::apply() {
  if (!apply_->isEnabled()) {
    return;
  }
  auto previewed = std::make_shared<const std::vector<BulkLine>>(lines_->lines());
  start(tr("正在修改…"), previewed->size());
  desk_.ask(
      this,
      [previewed, edits = seen_, work = work_](Desk::Hand hand) {
        return hand.services.bulkEdits.apply(hand.session, *previewed, edits, [&work](int done) {
          work->done = done;
          return !work->cancelled;
        });
      },
      [this](const Result<BulkResult>& result) { applied(result); },
      [this] {
        finish();
        say(tr("没有修改，请看窗口上方的提示后重试。"), true);
        enableButtons();
      });
}

void BulkEditDialog::applied(const Result<BulkResult>& result) {
  finish();
  if (!result) {
    say(refusalText(result.error()), true);
  } else {
    done_ = true;
    changeable_ = 0;
    lines_->setLines(result->lines);
    showCounts(*result, tr("已改变 %1 件").arg(counted(result->changed)));
    Q_EMIT changed(result->changed);
  }
  enableButtons();
  cancel_->setFocus();
}

void BulkEditDialog::showCounts(const BulkResult& result, const QString& sentence) {
  QStringList parts{sentence};
  if (result.unchanged > 0) {
    parts << tr("%1 件本来如此，不变").arg(counted(result.unchanged));
  }
  QString text = parts.join(QStringLiteral("，"));
  if (result.refused == 0) {
    say(text + QStringLiteral("。"), false);
    return;
  }
  const auto first = std::find_if(lines_->lines().begin(), lines_->lines().end(),
                                  [](const BulkLine& line) { return line.refusal.has_value(); });
  text += result.refused == 1 ? tr("；另有 1 件不能改，因为：%1").arg(refusalText(*first->refusal))
                              : tr("；另有 %1 件不能改，原因逐件列在表中，例如：%2")
                                    .arg(counted(result.refused))
                                    .arg(refusalText(*first->refusal));
  say(text, false);
}

void BulkEditDialog::reject() {
  if (!work_) {
    done_ ? QDialog::accept() : QDialog::reject();
    return;
  }
  // The answer says what became of it: a change that was committed just before cannot be taken back by closing.
  work_->cancelled = true;
  say(tr("正在取消…"), false);
}

}  // namespace shuangda
