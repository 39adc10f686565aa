#include "scan_catcher.h"

#include <QApplication>

namespace shuangda {
namespace {

/// Longer than a scanner leaves between two keys, shorter than people do; and what a typed letter is late at most.
constexpr int kPauseMs = 60;
constexpr qsizetype kLongest = 24;

const QString kFirstLetters = QStringLiteral("WLXPC");

bool endsLabel(const QKeyEvent& key) { return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter; }

}  // namespace

ScanCatcher::ScanCatcher(QObject* parent) : QObject(parent) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPauseMs);
  connect(&pause_, &QTimer::timeout, this, &ScanCatcher::giveBack);
  qApp->installEventFilter(this);
}

ScanCatcher::~ScanCatcher() { qApp->removeEventFilter(this); }

bool ScanCatcher::takes(const QKeyEvent& key) const {
  const bool isPlain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
  if (!isPlain || key.text().size() != 1 || text_.size() >= kLongest) {
    return false;
  }
  const QChar character = key.text().at(0).toUpper();
  if (text_.isEmpty()) {
    return kFirstLetters.contains(character);
  }
  // After the letter come digits only; the check character, which may be any, stands at the end.
  const bool isCheck = text_.size() >= 8 && (character == u'-' || character == u'*' || (character >= u'A' && character <= u'Z'));
  return (character >= u'0' && character <= u'9') || isCheck;
}

bool ScanCatcher::eventFilter(QObject* object, QEvent* event) {
  auto* widget = qobject_cast<QWidget*>(object);
  if (event->type() == QEvent::MouseButtonPress && !givingBack_) {
    giveBack();  // what was typed comes before what is clicked
  }
  if (givingBack_ || !widget || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)) {
    return false;
  }
  const auto& key = static_cast<const QKeyEvent&>(*event);
  if (event->type() == QEvent::ShortcutOverride) {
    // In the middle of a label no key is a shortcut: Return ends it and opens nothing.
    const bool isLabel = !text_.isEmpty() && (endsLabel(key) || takes(key));
    if (isLabel) {
      event->accept();
    } else {
      giveBack();  // what was typed comes before what a shortcut does with it
    }
    return isLabel;
  }
  if (!text_.isEmpty() && endsLabel(key)) {
    return finish();
  }
  if (!takes(key)) {
    giveBack();
    return false;
  }
  held_.push_back({widget, std::unique_ptr<QKeyEvent>(key.clone())});
  text_ += key.text();
  pause_.start();
  return true;
}

bool ScanCatcher::finish() {
  const Result<GoodsCode> code = readGoodsCode(text_);
  if (!code && code.error().code != ErrorCode::CheckDigit) {
    giveBack();
    return false;
  }
  const QString text = text_;
  pause_.stop();
  held_.clear();
  text_.clear();
  if (code) {
    Q_EMIT scanned(*code);
  } else {
    Q_EMIT misread(text);
  }
  return true;
}

void ScanCatcher::giveBack() {
  pause_.stop();
  text_.clear();
  givingBack_ = true;
  for (const Held& held : std::exchange(held_, {})) {
    if (held.receiver) {
      QCoreApplication::sendEvent(held.receiver, held.event.get());
    }
  }
  givingBack_ = false;
}

}  // namespace shuangda
