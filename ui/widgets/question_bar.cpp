#include "widgets/question_bar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <utility>

namespace shuangda {

QuestionBar::QuestionBar(QWidget* parent)
    : QFrame(parent), text_(new QLabel), yes_(new QPushButton(tr("是(&Y)"))), no_(new QPushButton(tr("取消(&K)"))) {
  setFrameShape(QFrame::StyledPanel);
  setAccessibleName(tr("提示"));
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  auto* layout = new QHBoxLayout(this);
  layout->addWidget(text_, 1);
  layout->addWidget(yes_);
  layout->addWidget(no_);
  connect(yes_, &QPushButton::clicked, this, [this] {
    const auto agreed = std::exchange(agreed_, {});
    clear();
    if (agreed) {
      agreed();
    }
  });
  connect(no_, &QPushButton::clicked, this, &QuestionBar::clear);
  auto* escape = new QShortcut(Qt::Key_Escape, this);
  escape->setContext(Qt::WidgetWithChildrenShortcut);
  connect(escape, &QShortcut::activated, this, &QuestionBar::clear);
  setVisible(false);
}

void QuestionBar::ask(const QString& question, const QString& yes, std::function<void()> agreed) {
  agreed_ = std::move(agreed);
  text_->setText(question);
  text_->setStyleSheet({});
  yes_->setText(yes);
  yes_->setVisible(true);
  no_->setText(tr("取消(&K)"));
  setVisible(true);
  // The question can be answered by keyboard at once; the harmless answer comes first.
  no_->setFocus();
}

void QuestionBar::say(const QString& text, bool refused) {
  agreed_ = {};
  text_->setText((refused ? QStringLiteral("✗ ") : QString()) + text);
  text_->setStyleSheet(refused ? QStringLiteral("color:#b3261e") : QString());
  yes_->setVisible(false);
  no_->setText(tr("知道了(&K)"));
  setVisible(true);
}

QString QuestionBar::text() const { return text_->text(); }

void QuestionBar::clear() {
  const bool focused = isAncestorOf(focusWidget());
  agreed_ = {};
  setVisible(false);
  if (focused && parentWidget() != nullptr) {
    parentWidget()->setFocus();
  }
}

}  // namespace shuangda
