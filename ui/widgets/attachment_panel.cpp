#include "widgets/attachment_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QUrl>
#include <algorithm>

#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kShaRole = Qt::UserRole + 1;

QString secondLine(const AttachmentRow& row) {
  const Attachment& a = row.attachment;
  QStringList parts{a.role, fileSizeText(a.size),
                    a.takenDate ? a.takenDate->text() : a.addedAt.localDate().toString(Qt::ISODate)};
  const bool broken = row.content == ContentState::Missing || row.content == ContentState::Changed;
  // Words beside the colour: never colour alone.
  parts << (broken ? QStringLiteral("⚠ ") : QString()) + attachmentStateText(row);
  return parts.join(QStringLiteral(" · "));
}

QString details(const AttachmentRow& row) {
  const Attachment& a = row.attachment;
  QStringList lines{a.fileName, secondLine(row), QObject::tr("登记：%1 %2").arg(a.addedAt.localText(), row.addedBy)};
  if (!a.note.isEmpty()) {
    lines << QObject::tr("备注：%1").arg(a.note);
  }
  if (a.withdrawnAt) {
    lines << QObject::tr("撤回：%1，理由：%2").arg(a.withdrawnAt->localText(), a.withdrawReason);
  }
  lines << QStringLiteral("SHA-256 ") + a.sha256;
  return QStringLiteral("<div>%1</div>").arg(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

QFrame* makeStrip() {
  auto* strip = new QFrame;
  strip->setFrameShape(QFrame::StyledPanel);
  strip->setVisible(false);
  return strip;
}

}  // namespace

AttachmentPanel::AttachmentPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      list_(new QListWidget),
      empty_(new QLabel(tr("没有附件。把文件拖到这里，或按 Insert 选择文件。"))),
      message_(new QLabel) {
  chooseFiles = [this] { return QFileDialog::getOpenFileNames(this, tr("选择附件")); };
  chooseTarget = [this](const QString& name) {
    return QFileDialog::getSaveFileName(this, tr("附件另存为"), QDir::home().filePath(name));
  };
  openFile = [](const QString& path) { return QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };
  list_->setAccessibleName(tr("附件列表"));
  list_->setIconSize(QSize(Thumbnails::kEdge, Thumbnails::kEdge));
  list_->setAlternatingRowColors(true);
  list_->setAcceptDrops(false);  // the whole panel takes files
  empty_->setWordWrap(true);
  empty_->setForegroundRole(QPalette::PlaceholderText);
  message_->setWordWrap(true);
  message_->setTextFormat(Qt::PlainText);
  message_->setAccessibleName(tr("提示"));
  message_->setVisible(false);
  setAcceptDrops(true);
  addStrip_ = buildAddStrip();
  withdrawStrip_ = buildWithdrawStrip();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(buildButtons());
  layout->addWidget(addStrip_);
  layout->addWidget(withdrawStrip_);
  layout->addWidget(empty_);
  layout->addWidget(list_, 1);
  layout->addWidget(message_);
  addShortcuts();
  connect(list_, &QListWidget::currentRowChanged, this, &AttachmentPanel::enableButtons);
  connect(list_, &QListWidget::itemDoubleClicked, this, &AttachmentPanel::openSelected);
  connect(&thumbnails_, &Thumbnails::made, this, &AttachmentPanel::showPicture);
  setFocusProxy(list_);
  enableButtons();
}

QWidget* AttachmentPanel::buildButtons() {
  const auto make = [this](const QString& text, const QString& tip, void (AttachmentPanel::*act)()) {
    auto* button = new QPushButton(text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    return button;
  };
  add_ = new QPushButton(tr("添加(&A)…"));
  add_->setToolTip(tr("选择文件（Insert）；也可以把文件拖到这里"));
  add_->setAutoDefault(false);
  connect(add_, &QPushButton::clicked, this, [this] { offer(chooseFiles()); });
  open_ = make(tr("打开(&O)"), tr("用系统程序打开只读副本（回车）"), &AttachmentPanel::openSelected);
  save_ = make(tr("另存为(&E)…"), tr("另存一份，同时核对校验值（Ctrl+Shift+S）"), &AttachmentPanel::saveSelected);
  withdraw_ = make(tr("撤回(&W)…"), tr("撤回附件，记录和文件保留（Delete）"), &AttachmentPanel::askReason);
  auto* bar = new QWidget;
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  for (QPushButton* button : {add_, open_, save_, withdraw_}) {
    // Narrow enough for the column beside the list.
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 8);
    layout->addWidget(button);
  }
  return bar;
}

QFrame* AttachmentPanel::buildAddStrip() {
  QFrame* strip = makeStrip();
  addTitle_ = new QLabel;
  addTitle_->setWordWrap(true);
  addTitle_->setTextFormat(Qt::PlainText);
  role_ = new QComboBox;
  role_->setObjectName(QStringLiteral("attachment_role"));
  role_->setAccessibleName(tr("附件类别"));
  taken_ = new QLineEdit;
  taken_->setObjectName(QStringLiteral("attachment_taken"));
  taken_->setPlaceholderText(tr("如 2020-08-05，可留空"));
  note_ = new QLineEdit;
  note_->setObjectName(QStringLiteral("attachment_note"));
  auto* form = new QFormLayout;
  form->addRow(tr("类别 *"), role_);
  form->addRow(tr("形成日期"), taken_);
  form->addRow(tr("备注"), note_);
  auto* yes = new QPushButton(tr("添加"));
  auto* no = new QPushButton(tr("取消"));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(yes);
  buttons->addWidget(no);
  auto* layout = new QVBoxLayout(strip);
  layout->addWidget(addTitle_);
  layout->addLayout(form);
  layout->addLayout(buttons);
  connect(yes, &QPushButton::clicked, this, &AttachmentPanel::addOffered);
  connect(no, &QPushButton::clicked, this, &AttachmentPanel::closeStrips);
  connect(taken_, &QLineEdit::returnPressed, this, &AttachmentPanel::addOffered);
  connect(note_, &QLineEdit::returnPressed, this, &AttachmentPanel::addOffered);
  return strip;
}

QFrame* AttachmentPanel::buildWithdrawStrip() {
  QFrame* strip = makeStrip();
  withdrawTitle_ = new QLabel;
  withdrawTitle_->setWordWrap(true);
  withdrawTitle_->setTextFormat(Qt::PlainText);
  reason_ = new QLineEdit;
  reason_->setObjectName(QStringLiteral("withdraw_reason"));
  reason_->setAccessibleName(tr("撤回理由"));
  reason_->setPlaceholderText(tr("撤回理由（必填）"));
  auto* yes = new QPushButton(tr("撤回"));
  auto* no = new QPushButton(tr("不撤回"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(reason_, 1);
  buttons->addWidget(yes);
  buttons->addWidget(no);
  auto* layout = new QVBoxLayout(strip);
  layout->addWidget(withdrawTitle_);
  layout->addLayout(buttons);
  connect(yes, &QPushButton::clicked, this, &AttachmentPanel::withdrawSelected);
  connect(no, &QPushButton::clicked, this, &AttachmentPanel::closeStrips);
  connect(reason_, &QLineEdit::returnPressed, this, &AttachmentPanel::withdrawSelected);
  return strip;
}

void AttachmentPanel::addShortcuts() {
  const auto bind = [this](QWidget* where, Qt::ShortcutContext context, const QKeySequence& keys, auto act) {
    auto* shortcut = new QShortcut(keys, where);
    shortcut->setContext(context);
    connect(shortcut, &QShortcut::activated, this, act);
  };
  bind(this, Qt::WidgetWithChildrenShortcut, Qt::Key_Insert, [this] { add_->click(); });
  bind(list_, Qt::WidgetShortcut, Qt::Key_Return, &AttachmentPanel::openSelected);
  bind(list_, Qt::WidgetShortcut, Qt::Key_Enter, &AttachmentPanel::openSelected);
  bind(list_, Qt::WidgetShortcut, Qt::Key_Delete, &AttachmentPanel::askReason);
  bind(this, Qt::WidgetWithChildrenShortcut, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
       &AttachmentPanel::saveSelected);
  bind(addStrip_, Qt::WidgetWithChildrenShortcut, Qt::Key_Escape, &AttachmentPanel::closeStrips);
  bind(withdrawStrip_, Qt::WidgetWithChildrenShortcut, Qt::Key_Escape, &AttachmentPanel::closeStrips);
}

void AttachmentPanel::setCase(CaseId id) { setSubject(id, std::nullopt); }

void AttachmentPanel::setItem(CaseId id, ItemId item) { setSubject(id, item); }

void AttachmentPanel::setSubject(CaseId id, std::optional<ItemId> item) {
  if (id != case_ || item != item_) {
    thumbnails_.drop();
    closeStrips();
    say({}, false);
    rows_.clear();
    list_->clear();
  }
  case_ = id;
  item_ = item;
  empty_->setText(item && !id.isStored() ? tr("这项财物还没有案件，附件随案件保存；请先归入案件。") : tr("没有附件。把文件拖到这里，或按 Insert 选择文件。"));
  reload();
}

void AttachmentPanel::reload() {
  if (!case_.isStored()) {
    list({});
    return;
  }
  struct Listed {
    std::vector<AttachmentRow> rows{};
    Thumbnails::Reader reader{};
  };
  desk_.ask(
      this,
      [id = case_, item = item_](Desk::Hand hand) {
        Listed listed{hand.services.attachments.list(hand.session, id).value_or(std::vector<AttachmentRow>()), hand.services.attachments.reader()};
        std::erase_if(listed.rows, [&](const AttachmentRow& row) { return item && row.attachment.item != item; });
        return listed;
      },
      [this, id = case_, item = item_](const Listed& listed) {
        if (id == case_ && item == item_) {
          reader_ = listed.reader;
          list(listed.rows);
        }
      });
}

void AttachmentPanel::list(const std::vector<AttachmentRow>& rows) {
  const AttachmentRow* before = selected();
  const AttachmentId chosen = before != nullptr ? before->attachment.id : AttachmentId{};
  rows_ = rows;
  list_->clear();
  for (const AttachmentRow& row : rows_) {
    auto* item = new QListWidgetItem(row.attachment.fileName + u'\n' + secondLine(row), list_);
    item->setToolTip(details(row));
    item->setData(kShaRole, row.attachment.sha256);
    const QPixmap picture = thumbnails_.find(row.attachment.sha256);
    item->setIcon(picture.isNull() ? style()->standardIcon(QStyle::SP_FileIcon) : QIcon(picture));
    item->setSizeHint(QSize(0, Thumbnails::kEdge + 10));
    if (row.attachment.withdrawnAt) {
      item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
    } else if (picture.isNull() && reader_) {
      thumbnails_.request(row.attachment, reader_);
    }
    if (row.attachment.id == chosen) {
      list_->setCurrentItem(item);
    }
  }
  if (list_->currentRow() < 0 && list_->count() > 0) {
    list_->setCurrentRow(0);
  }
  empty_->setVisible(rows_.empty() && (case_.isStored() || item_));
  enableButtons();
  Q_EMIT counted(static_cast<int>(
      std::count_if(rows_.begin(), rows_.end(), [](const AttachmentRow& row) { return !row.attachment.withdrawnAt; })));
}

void AttachmentPanel::showPicture(const QString& sha256) {
  for (int i = 0; i < list_->count(); ++i) {
    if (QListWidgetItem* item = list_->item(i); item->data(kShaRole).toString() == sha256) {
      item->setIcon(QIcon(thumbnails_.find(sha256)));
    }
  }
}

const AttachmentRow* AttachmentPanel::selected() const {
  const auto row = static_cast<std::size_t>(list_->currentRow());
  return list_->currentRow() >= 0 && row < rows_.size() ? &rows_[row] : nullptr;
}

void AttachmentPanel::enableButtons() {
  const AttachmentRow* row = selected();
  const bool writer = desk_.session().mayWrite();
  add_->setEnabled(case_.isStored() && writer && adding_ == 0);
  open_->setEnabled(row != nullptr);
  save_->setEnabled(row != nullptr);
  withdraw_->setEnabled(row != nullptr && writer && !row->attachment.withdrawnAt);
}

void AttachmentPanel::say(const QString& text, bool refused) {
  message_->setText((refused ? QStringLiteral("✗ ") : QString()) + text);
  message_->setStyleSheet(refused ? QStringLiteral("color:#b3261e") : QString());
  message_->setVisible(!text.isEmpty());
}

}  // namespace shuangda
