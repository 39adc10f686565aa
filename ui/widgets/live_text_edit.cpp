#include "widgets/live_text_edit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

namespace shuangda {
namespace {

constexpr int kName = QTextFormat::UserProperty + 1;
/// Two live numbers side by side are two, also when they are the same.
constexpr int kInstance = QTextFormat::UserProperty + 2;
constexpr int kLevel = QTextFormat::UserProperty + 3;
constexpr int kLineHeightPercent = 150;
constexpr qreal kParagraphGap = 4;
/// Live numbers are shaded by the highlight colour, this much of it.
constexpr qreal kShade = 0.22;

/// Keeps the code with its paragraph: a split gives the new one none, a merge drops that of the second.
class ParagraphCode final : public QTextBlockUserData {
 public:
  explicit ParagraphCode(QString stored) : code(std::move(stored)) {}
  QString code;
};

QString codeOf(const QTextBlock& block) {
  const auto* data = static_cast<const ParagraphCode*>(block.userData());
  return data == nullptr ? QString() : data->code;
}

int levelOf(const QTextBlock& block) { return block.blockFormat().intProperty(kLevel); }

/// The live number that contains `position`, both of its edges included or not; its begin and end, or nothing.
struct LiveSpan {
  int begin = -1;
  int end = -1;
  QString name{};
};

LiveSpan spanAt(const QTextDocument& document, int position) {
  const QTextBlock block = document.findBlock(position);
  LiveSpan span;
  int instance = -1;
  for (auto it = block.begin(); !it.atEnd(); ++it) {
    const QTextFragment fragment = it.fragment();
    const QTextCharFormat format = fragment.charFormat();
    const QString name = format.stringProperty(kName);
    if (name.isEmpty() || format.intProperty(kInstance) != instance) {
      if (span.begin >= 0 && position > span.begin && position < span.end) {
        return span;
      }
      span = {};
    }
    if (!name.isEmpty()) {
      span.begin = span.begin < 0 ? fragment.position() : span.begin;
      span.end = fragment.position() + fragment.length();
      span.name = name;
      instance = format.intProperty(kInstance);
    }
  }
  return span.begin >= 0 && position > span.begin && position < span.end ? span : LiveSpan{};
}

/// The number whose edge the position is: to its right when `before`, else to its left.
LiveSpan spanBeside(const QTextDocument& document, int position, bool before) {
  const QTextBlock block = document.findBlock(position);
  LiveSpan span;
  int instance = -1;
  for (auto it = block.begin(); !it.atEnd(); ++it) {
    const QTextFragment fragment = it.fragment();
    const QTextCharFormat format = fragment.charFormat();
    const QString name = format.stringProperty(kName);
    if (name.isEmpty()) {
      if (span.begin >= 0 && (before ? span.end == position : span.begin == position)) {
        return span;
      }
      span = {};
      continue;
    }
    if (format.intProperty(kInstance) != instance && span.begin >= 0 && (before ? span.end == position : span.begin == position)) {
      return span;
    }
    const bool goesOn = span.begin >= 0 && format.intProperty(kInstance) == instance;
    span = {.begin = goesOn ? span.begin : fragment.position(), .end = fragment.position() + fragment.length(), .name = name};
    instance = format.intProperty(kInstance);
  }
  return span.begin >= 0 && (before ? span.end == position : span.begin == position) ? span : LiveSpan{};
}

bool asksAboutNumber(const QKeyEvent& event) {
  return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && event.modifiers().testFlag(Qt::ControlModifier);
}

QTextBlockFormat blockFormat(int level, qreal indent) {
  QTextBlockFormat format;
  format.setLineHeight(kLineHeightPercent, QTextBlockFormat::ProportionalHeight);
  format.setTextIndent(indent);
  format.setBottomMargin(kParagraphGap);
  format.setTopMargin(level == 1 ? 3 * kParagraphGap : 0);
  format.setProperty(kLevel, level);
  return format;
}

}  // namespace

LiveTextEdit::LiveTextEdit(QWidget* parent) : QTextEdit(parent) {
  setAcceptRichText(false);
  setTabChangesFocus(true);
  connect(this, &QTextEdit::cursorPositionChanged, this, &LiveTextEdit::stepOver);
}

QTextCharFormat LiveTextEdit::plainFormat(int level) const {
  QTextCharFormat format;
  format.setFontWeight(level == 1 ? QFont::Bold : QFont::Normal);
  return format;
}

QTextCharFormat LiveTextEdit::liveFormat(const QString& name, int level) const {
  static int instances = 0;
  QTextCharFormat format = plainFormat(level);
  QColor shade = palette().color(QPalette::Highlight);
  shade.setAlphaF(static_cast<float>(kShade));
  format.setBackground(shade);
  format.setProperty(kName, name);
  format.setProperty(kInstance, ++instances);
  return format;
}

void LiveTextEdit::setParagraphs(const std::vector<WrittenParagraph>& paragraphs) {
  const QString code = codeAtCursor();
  const int column = textCursor().positionInBlock();
  filling_ = true;
  const QSignalBlocker quiet(this);
  clear();
  QTextCursor cursor(document());
  const qreal indent = 2.0 * fontMetrics().horizontalAdvance(u'字');
  bool first = true;
  for (const WrittenParagraph& paragraph : paragraphs) {
    if (!paragraph.printed) {
      continue;
    }
    const QTextBlockFormat format = blockFormat(paragraph.level, indent);
    if (first) {
      cursor.setBlockFormat(format);
    } else {
      cursor.insertBlock(format, plainFormat(paragraph.level));
    }
    first = false;
    cursor.block().setUserData(new ParagraphCode(paragraph.code));
    for (const TextRun& run : paragraph.runs) {
      cursor.insertText(run.text, run.name.isEmpty() ? plainFormat(paragraph.level) : liveFormat(run.name, paragraph.level));
    }
  }
  document()->clearUndoRedoStacks();
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    if (codeOf(block) == code) {
      QTextCursor back(block);
      back.setPosition(block.position() + std::min(column, std::max(0, block.length() - 1)));
      setTextCursor(back);
      break;
    }
  }
  filling_ = false;
  last_ = textCursor().position();
}

std::vector<EditedParagraph> LiveTextEdit::paragraphs() const {
  std::vector<EditedParagraph> all;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    EditedParagraph paragraph{.code = codeOf(block), .level = levelOf(block)};
    int instance = 0;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
      const QTextFragment fragment = it.fragment();
      const QString name = fragment.charFormat().stringProperty(kName);
      const int own = fragment.charFormat().intProperty(kInstance);
      // What Qt keeps as several fragments of one kind is one run.
      if (!paragraph.runs.empty() && paragraph.runs.back().name == name && own == instance) {
        paragraph.runs.back().text += fragment.text();
      } else {
        paragraph.runs.push_back({fragment.text(), name});
      }
      instance = own;
    }
    if (!paragraph.code.isEmpty() || !plainText(paragraph.runs).trimmed().isEmpty()) {
      all.push_back(std::move(paragraph));
    }
  }
  return all;
}

void LiveTextEdit::adopt(const std::vector<EditedParagraph>& stored) {
  std::size_t next = 0;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    const bool blank = block.text().trimmed().isEmpty();
    block.setUserData(blank || next == stored.size() ? nullptr : new ParagraphCode(stored[next].code));
    next += blank ? 0 : 1;
  }
}

QString LiveTextEdit::nameAtCursor() const {
  const int position = textCursor().position();
  for (const LiveSpan& span : {spanAt(*document(), position), spanBeside(*document(), position, true), spanBeside(*document(), position, false)}) {
    if (!span.name.isEmpty()) {
      return span.name;
    }
  }
  return {};
}

QString LiveTextEdit::codeAtCursor() const { return codeOf(textCursor().block()); }
int LiveTextEdit::levelAtCursor() const { return levelOf(textCursor().block()); }

void LiveTextEdit::insertLive(const QString& name, const QString& text) {
  QTextCursor cursor = textCursor();
  cursor.insertText(text, liveFormat(name, levelAtCursor()));
  setTextCursor(cursor);
}

void LiveTextEdit::setLevel(int level) {
  QTextCursor cursor = textCursor();
  cursor.beginEditBlock();
  cursor.setBlockFormat(blockFormat(level, 2.0 * fontMetrics().horizontalAdvance(u'字')));
  cursor.movePosition(QTextCursor::StartOfBlock);
  cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
  QTextCharFormat weight;
  weight.setFontWeight(level == 1 ? QFont::Bold : QFont::Normal);
  cursor.mergeCharFormat(weight);
  cursor.endEditBlock();
}

void LiveTextEdit::stepOver() {
  if (filling_) {
    return;
  }
  QTextCursor cursor = textCursor();
  const int position = cursor.position();
  const LiveSpan span = spanAt(*document(), position);
  if (span.begin >= 0) {
    const int edge = position >= last_ ? span.end : span.begin;
    cursor.setPosition(edge, cursor.hasSelection() ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    last_ = edge;
    setTextCursor(cursor);
    return;
  }
  last_ = position;
}

bool LiveTextEdit::removeLive(bool before) {
  QTextCursor cursor = textCursor();
  if (cursor.hasSelection()) {
    return false;
  }
  const LiveSpan span = spanBeside(*document(), cursor.position(), before);
  if (span.begin < 0) {
    return false;
  }
  cursor.setPosition(span.begin);
  cursor.setPosition(span.end, QTextCursor::KeepAnchor);
  cursor.removeSelectedText();
  setTextCursor(cursor);
  return true;
}

void LiveTextEdit::typePlainly() { setCurrentCharFormat(plainFormat(levelAtCursor())); }

bool LiveTextEdit::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && asksAboutNumber(*static_cast<QKeyEvent*>(event)) && !nameAtCursor().isEmpty()) {
    event->accept();
    return true;
  }
  return QTextEdit::event(event);
}

void LiveTextEdit::keyPressEvent(QKeyEvent* event) {
  if (asksAboutNumber(*event) && !nameAtCursor().isEmpty()) {
    Q_EMIT numberAsked(nameAtCursor());
    return;
  }
  if ((event->key() == Qt::Key_Backspace && removeLive(true)) || (event->key() == Qt::Key_Delete && removeLive(false))) {
    return;
  }
  if (!event->text().isEmpty()) {
    typePlainly();
  }
  QTextEdit::keyPressEvent(event);
}

void LiveTextEdit::inputMethodEvent(QInputMethodEvent* event) {
  typePlainly();
  QTextEdit::inputMethodEvent(event);
}

void LiveTextEdit::mouseDoubleClickEvent(QMouseEvent* event) {
  const QString name = spanAt(*document(), cursorForPosition(event->pos()).position()).name;
  if (!name.isEmpty()) {
    Q_EMIT numberAsked(name);
    return;
  }
  QTextEdit::mouseDoubleClickEvent(event);
}

void LiveTextEdit::insertFromMimeData(const QMimeData* source) {
  typePlainly();
  if (source->hasText()) {
    textCursor().insertText(source->text(), plainFormat(levelAtCursor()));
  }
}

}  // namespace shuangda
