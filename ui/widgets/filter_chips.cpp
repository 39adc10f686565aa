#include "widgets/filter_chips.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

#include "dialogs/condition_dialog.h"

namespace shuangda {

FilterChips::FilterChips(QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)), add_(new QToolButton) {
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(4);
  add_->setText(tr("＋筛选"));
  add_->setToolTip(tr("按当事人、金额、日期、状态等筛选"));
  add_->setAutoRaise(true);
  row_->addWidget(add_);
  row_->addStretch(1);
  connect(add_, &QToolButton::clicked, this, &FilterChips::addCondition);
}

void FilterChips::setConditions(const std::vector<FilterCondition>& conditions) {
  const bool hadFocus = std::any_of(chips_.begin(), chips_.end(), [](const QToolButton* chip) { return chip->hasFocus(); });
  for (QToolButton* chip : chips_) {
    chip->hide();
    chip->deleteLater();
  }
  chips_.clear();
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    auto* chip = new QToolButton;
    const QString text = conditions[i].text();
    chip->setText(text + QStringLiteral("  ✕"));
    chip->setToolTip(tr("去掉这个条件"));
    chip->setAccessibleName(tr("筛选 %1，按空格键去掉").arg(text));
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->installEventFilter(this);
    connect(chip, &QToolButton::clicked, this, [this, i] { Q_EMIT removed(static_cast<int>(i)); });
    row_->insertWidget(static_cast<int>(i), chip);
    setTabOrder(chips_.empty() ? nextInFocusChain() : chips_.back(), chip);
    chips_.push_back(chip);
  }
  setTabOrder(chips_.empty() ? this : static_cast<QWidget*>(chips_.back()), add_);
  if (hadFocus) {
    (chips_.empty() ? add_ : chips_.back())->setFocus();
  }
}

bool FilterChips::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return || key == Qt::Key_Enter) {
      static_cast<QToolButton*>(watched)->click();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void FilterChips::addCondition() {
  auto* dialog = new ConditionDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ConditionDialog::accepted, this, [this, dialog] { Q_EMIT added(dialog->condition()); });
  dialog->move(add_->mapToGlobal(QPoint(0, add_->height() + 4)));
  dialog->open();
}

}  // namespace shuangda
