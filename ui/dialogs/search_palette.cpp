#include "dialogs/search_palette.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>

#include "widgets/found_delegate.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 60;
constexpr std::size_t kEachKind = 30;
constexpr QSize kSize(640, 420);

QFrame* rule() {
  auto* line = new QFrame;
  line->setFrameShape(QFrame::HLine);
  line->setFrameShadow(QFrame::Sunken);
  return line;
}

}  // namespace

QString searchKindText(SearchKind kind) {
  switch (kind) {
    case SearchKind::Case:
      return QObject::tr("案件");
    case SearchKind::Clue:
      return QObject::tr("线索");
    case SearchKind::Party:
      return QObject::tr("当事人");
    case SearchKind::Item:
      return QObject::tr("涉案物品");
    case SearchKind::Paper:
      return QObject::tr("文书");
    case SearchKind::Transfer:
      return QObject::tr("移送");
  }
  return {};
}

SearchPalette::SearchPalette(Desk& desk, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      desk_(desk),
      edit_(new QLineEdit),
      list_(new QListWidget),
      hint_(new QLabel),
      typing_(new QTimer(this)) {
  setWindowTitle(tr("搜索一切"));
  setObjectName(QStringLiteral("searchPalette"));
  edit_->setPlaceholderText(tr("当事人、编号、文号、证件或电话尾号、拼音首字母…"));
  edit_->setAccessibleName(tr("搜索一切"));
  edit_->setFrame(false);
  edit_->setClearButtonEnabled(true);
  QFont larger = edit_->font();
  larger.setPointSizeF(larger.pointSizeF() * 1.25);
  edit_->setFont(larger);
  edit_->installEventFilter(this);
  list_->setAccessibleName(tr("搜索结果"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setItemDelegate(new FoundDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setFocusPolicy(Qt::NoFocus);  // the keys are handed on from the line
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  hint_->setForegroundRole(QPalette::PlaceholderText);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 8);
  layout->addWidget(edit_);
  layout->addWidget(rule());
  layout->addWidget(list_, 1);
  layout->addWidget(hint_);
  resize(kSize);

  typing_->setSingleShot(true);
  typing_->setInterval(kTypingPauseMs);
  connect(edit_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &SearchPalette::search);
  connect(list_, &QListWidget::itemClicked, this, &SearchPalette::choose);
}

void SearchPalette::open() {
  if (const QWidget* over = parentWidget()) {
    const QPoint top = over->mapToGlobal(QPoint((over->width() - width()) / 2, over->height() / 10));
    move(top);
  }
  edit_->selectAll();
  edit_->setFocus();
  search();
  QDialog::show();
  raise();
  activateWindow();
}

bool SearchPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched != edit_ || event->type() != QEvent::KeyPress) {
    return QDialog::eventFilter(watched, event);
  }
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
      QCoreApplication::sendEvent(list_, event);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      choose();
      return true;
    default:
      return false;
  }
}

void SearchPalette::search() {
  desk_.cancel(ticket_);
  const QString text = edit_->text();
  if (text.trimmed().isEmpty()) {
    showFound(text, {});
    return;
  }
  ticket_ = desk_.ask(
      this, [text](Desk::Hand hand) { return hand.services.search.find(hand.session, text, kEachKind); },
      [this, text](Result<std::vector<FoundRecord>> found) {
        if (text == edit_->text()) {
          showFound(text, std::move(found).value_or(std::vector<FoundRecord>()));
        }
      });
}

void SearchPalette::showFound(const QString& text, const std::vector<FoundRecord>& found) {
  typing_->stop();
  found_ = found;
  list_->clear();
  std::optional<SearchKind> group;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (group != found_[i].kind) {
      group = found_[i].kind;
      auto* head = new QListWidgetItem(searchKindText(*group), list_);
      head->setFlags(Qt::NoItemFlags);
    }
    auto* item = new QListWidgetItem(found_[i].of.isEmpty() ? found_[i].title : found_[i].title + QStringLiteral("  ") + found_[i].of, list_);
    item->setData(FoundDelegate::kReason, QStringLiteral("%1：%2").arg(found_[i].label, found_[i].line));
    item->setData(FoundDelegate::kDate, found_[i].date);
    item->setData(FoundDelegate::kIndex, static_cast<int>(i));
    item->setData(Qt::AccessibleDescriptionRole, item->data(FoundDelegate::kReason));
  }
  list_->setCurrentRow(found_.empty() ? -1 : 1);
  hint_->setText(text.trimmed().isEmpty() ? tr("输入一个字即可查找；多个词之间用空格隔开")
                 : found_.empty()         ? tr("没有找到“%1”").arg(text.trimmed())
                                          : tr("↑ ↓ 选择 · Enter 打开 · Esc 关闭"));
}

void SearchPalette::choose() {
  const QListWidgetItem* item = list_->currentItem();
  // While a newer search is under way the list still shows the older one.
  if (item == nullptr || typing_->isActive() || !item->data(FoundDelegate::kIndex).isValid()) {
    return;
  }
  const FoundRecord found = found_[item->data(FoundDelegate::kIndex).toUInt()];
  accept();
  Q_EMIT chosen(found);
}

}  // namespace shuangda
