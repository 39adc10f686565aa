#include "dialogs/form_dialog.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <algorithm>

#include "base/text.h"
#include "services/texts.h"

namespace shuangda {

FormDialog::FormDialog(Desk& desk, const QString& title, const QString& save, QWidget* parent)
    : QDialog(parent), desk_(desk), form_(new FieldForm), body_(new QVBoxLayout), message_(new QLabel), saveButton_(nullptr) {
  setWindowTitle(title);
  message_->setWordWrap(true);
  message_->setVisible(false);
  message_->setAccessibleName(tr("提示"));
  message_->setStyleSheet(QStringLiteral("color:#b3261e"));
  auto* buttons = new QDialogButtonBox;
  saveButton_ = buttons->addButton(save, QDialogButtonBox::AcceptRole);
  // Return saves wherever the focus has been.
  buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(form_);
  layout->addLayout(body_);
  layout->addWidget(message_);
  layout->addStretch(1);
  layout->addWidget(buttons);
  saveButton_->setDefault(true);
  const auto asked = [this] {
    if (saveButton_->isEnabled()) {
      form_->clearRefusals();
      message_->setVisible(false);
      this->save();
    }
  };
  connect(buttons, &QDialogButtonBox::accepted, this, asked);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, asked);
}

bool FormDialog::event(QEvent* event) {
  const bool handled = QDialog::event(event);
  if (event->type() == QEvent::LayoutRequest && layout()) {
    form_->layout()->invalidate();  // it remembers the heights from before the refusal
    // Labels that wrap ask for more at this width than their least size says.
    const int wrapped = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : 0;
    const int needed = std::max({wrapped, layout()->totalMinimumSize().height(), layout()->totalSizeHint().height()});
    if (needed > height()) {
      resize(width(), needed);
    }
  }
  return handled;
}

QString FormDialog::message() const { return message_->isVisible() ? message_->text() : QString(); }

QString FormDialog::refusalOf(const QString& field) const {
  const auto* why = form_->findChild<QLabel*>(QStringLiteral("why_") + field);
  return why && why->isVisible() ? why->text() : QString();
}

void FormDialog::refused(const Error& error) {
  const QString text = refusalText(error);
  if (!form_->refuse(fieldOf(error), text)) {
    say(QStringLiteral("✗ ") + text);
  }
}

void FormDialog::say(const QString& text) {
  message_->setText(text);
  message_->setVisible(!text.isEmpty());
}

void FormDialog::waiting(bool waits) { saveButton_->setEnabled(!waits); }

std::optional<Quantity> FormDialog::quantity(const QString& field) {
  const QString typed = form_->text(field);
  const Result<Quantity> read = Quantity::parse(toHalfWidth(typed).remove(u','));
  if (!read) {
    form_->refuse(field, typed.isEmpty() ? tr("请填写数量。") : refusalText({read.error().code, QStringLiteral("quantity"), typed}));
    return std::nullopt;
  }
  return *read;
}

std::optional<EventDate> FormDialog::moment(const QString& field) {
  const QString typed = form_->text(field);
  const Result<EventDate> read = EventDate::parse(toHalfWidth(typed));
  if (!read) {
    form_->refuse(field, typed.isEmpty() ? tr("请填写时间。") : tr("时间“%1”不能识别，请写成 2026-03-12 或 2026-03-12 10:30。").arg(typed));
    return std::nullopt;
  }
  return *read;
}

QString nowText() { return EventDate::ofInstant(Instant::ofEpochMs(QDateTime::currentMSecsSinceEpoch())).text(); }

}  // namespace shuangda
