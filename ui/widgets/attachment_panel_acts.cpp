#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <algorithm>
#include <utility>

#include "services/texts.h"
#include "widgets/attachment_panel.h"

// What AttachmentPanel does with files; attachment_panel.cpp shows them.

namespace shuangda {

void AttachmentPanel::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() && add_->isEnabled()) {
    event->acceptProposedAction();
  }
}

void AttachmentPanel::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) {
      paths << url.toLocalFile();
    }
  }
  event->acceptProposedAction();
  if (paths.isEmpty()) {
    say(tr("只能添加本机上的文件。请先把文件存到本机，再拖到这里。"), true);
    return;
  }
  offer(paths);
}

void AttachmentPanel::offer(const QStringList& paths) {
  if (paths.isEmpty() || !add_->isEnabled()) {
    return;
  }
  closeStrips();
  say({}, false);
  offered_ = paths;
  QStringList names;
  for (const QString& path : paths) {
    names << QFileInfo(path).fileName();
  }
  constexpr qsizetype kNamesShown = 3;
  const QString shown = names.mid(0, kNamesShown).join(QStringLiteral("、"));
  addTitle_->setText(names.size() > kNamesShown ? tr("将添加 %1 等 %2 个文件：").arg(shown).arg(names.size())
                                                : tr("将添加 %1：").arg(shown));
  addStrip_->setVisible(true);
  role_->setFocus();
  fillRoles();
}

void AttachmentPanel::fillRoles() {
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        return hand.services.codeLists
            .labels(hand.session, QStringLiteral("attachment_role"), hand.services.store->clock().today())
            .value_or(QStringList());
      },
      [this](const QStringList& roles) {
        const QString chosen = role_->currentText();
        role_->clear();
        role_->addItems(roles);
        role_->setCurrentIndex(std::max(0, role_->findText(chosen)));
      });
}

void AttachmentPanel::addOffered() {
  AttachmentDraft draft{.legalCase = case_, .role = role_->currentText(), .note = note_->text(), .item = item_};
  if (const QString day = taken_->text().trimmed(); !day.isEmpty()) {
    const Result<EventDate> date = EventDate::parse(day);
    if (!date) {
      say(tr("形成日期：") + refusalText(date.error()), true);
      taken_->setFocus();
      return;
    }
    draft.takenDate = *date;
  }
  const QStringList paths = std::exchange(offered_, {});
  closeStrips();
  adding_ = static_cast<int>(paths.size());
  addingTo_ = case_;
  addedCount_ = 0;
  refusals_.clear();
  enableButtons();
  say(tr("正在添加 %1 个文件…").arg(adding_), false);
  for (const QString& path : paths) {
    // One piece of work a file: others get their turn between large files.
    desk_.ask(
        this, [draft, path](Desk::Hand hand) { return hand.services.attachments.add(hand.session, draft, path); },
        [this](const Result<Attachment>& result) { added(result); },
        [this, path] {
          refusals_ << tr("“%1”没有添加，请看窗口上方的提示后重试。").arg(QFileInfo(path).fileName());
          added(refuse(ErrorCode::Unreadable));
        });
  }
}

void AttachmentPanel::added(const Result<Attachment>& result) {
  addedCount_ += result ? 1 : 0;
  if (!result && !result.error().field.isEmpty()) {
    refusals_ << refusalText(result.error());
  }
  if (--adding_ > 0) {
    return;
  }
  note_->clear();
  taken_->clear();
  QStringList lines = refusals_;
  if (addedCount_ > 0) {
    lines.prepend(tr("已添加 %1 个文件。").arg(addedCount_));
  }
  const QString to = addingTo_ == case_ ? QString() : tr("前一件案件：");
  say(to + lines.join(u'\n'), !refusals_.isEmpty());
  reload();
}

void AttachmentPanel::openSelected() {
  const AttachmentRow* row = selected();
  if (row == nullptr) {
    return;
  }
  if (runsWhenOpened(row->attachment)) {
    say(tr("“%1”是可以运行的程序，为安全起见不直接打开。确需查看的，请另存后由技术人员处理。")
            .arg(row->attachment.fileName),
        true);
    return;
  }
  const QString folder = copies_.filePath(QString::number(row->attachment.id.value));
  QDir().mkpath(folder);
  const QString path = folder + u'/' + row->attachment.fileName;
  desk_.ask(
      this,
      [id = row->attachment.id, path](Desk::Hand hand) {
        return hand.services.attachments.exportTo(hand.session, id, path);
      },
      [this, path](const Result<Attachment>& copied) {
        if (!copied) {
          say(refusalText(copied.error()), true);
          return;
        }
        // What is changed in the copy would be lost: it cannot be saved over.
        QFile::setPermissions(path, QFile::ReadOwner);
        openFile(path) ? say({}, false)
                       : say(tr("系统中没有能打开“%1”的程序，请另存为后处理。").arg(copied->fileName), true);
      },
      [this] { say(tr("没有打开，请看窗口上方的提示后重试。"), true); });
}

void AttachmentPanel::saveSelected() {
  const AttachmentRow* row = selected();
  if (row == nullptr) {
    return;
  }
  const AttachmentId id = row->attachment.id;
  const QString path = chooseTarget(row->attachment.fileName);
  if (path.isEmpty()) {
    return;
  }
  desk_.ask(
      this, [id, path](Desk::Hand hand) { return hand.services.attachments.exportTo(hand.session, id, path); },
      [this, path](const Result<Attachment>& copied) {
        copied ? say(tr("已另存为 %1，校验值相符。").arg(QDir::toNativeSeparators(path)), false)
               : say(refusalText(copied.error()), true);
      },
      [this] { say(tr("没有另存，请看窗口上方的提示后重试。"), true); });
}

void AttachmentPanel::askReason() {
  const AttachmentRow* row = selected();
  if (row == nullptr || !withdraw_->isEnabled()) {
    return;
  }
  closeStrips();
  say({}, false);
  withdrawTitle_->setText(tr("撤回“%1”？撤回后不再作为本案附件，记录和文件仍然保留。").arg(row->attachment.fileName));
  withdrawStrip_->setProperty("attachment", static_cast<qlonglong>(row->attachment.id.value));
  withdrawStrip_->setVisible(true);
  reason_->setFocus();
}

void AttachmentPanel::withdrawSelected() {
  const AttachmentId id{withdrawStrip_->property("attachment").toLongLong()};
  desk_.ask(
      this,
      [id, reason = reason_->text()](Desk::Hand hand) {
        return hand.services.attachments.withdraw(hand.session, id, reason);
      },
      [this](const Result<Attachment>& withdrawn) {
        if (!withdrawn) {
          say(refusalText(withdrawn.error()), true);
          reason_->setFocus();
          return;
        }
        closeStrips();
        say(tr("已撤回“%1”。").arg(withdrawn->fileName), false);
        reload();
      },
      [this] { say(tr("没有撤回，请看窗口上方的提示后重试。"), true); });
}

void AttachmentPanel::closeStrips() {
  const bool focused = addStrip_->isAncestorOf(focusWidget()) || withdrawStrip_->isAncestorOf(focusWidget());
  addStrip_->setVisible(false);
  withdrawStrip_->setVisible(false);
  reason_->clear();
  offered_.clear();
  if (focused) {
    list_->setFocus();
  }
}

}  // namespace shuangda
