#pragma once

#include <QTextEdit>

#include "reports/bulletin_edits.h"

namespace shuangda {

/// The text of a bulletin to write in. Live numbers are shaded and stay whole: the cursor steps over them, typing beside one does not become
/// part of it, and deleting takes it away at once. Every paragraph keeps its code when others are typed or taken out around it.
class LiveTextEdit final : public QTextEdit {
  Q_OBJECT

 public:
  explicit LiveTextEdit(QWidget* parent = nullptr);

  /// Shows the paragraphs that are printed. The cursor stays in its paragraph.
  void setParagraphs(const std::vector<WrittenParagraph>& paragraphs);
  std::vector<EditedParagraph> paragraphs() const;
  /// Gives the paragraphs with words the codes under which they were stored, in their order.
  void adopt(const std::vector<EditedParagraph>& stored);
  /// The name of the live number at the cursor; empty beside them.
  QString nameAtCursor() const;
  /// The code of the paragraph the cursor is in.
  QString codeAtCursor() const;
  /// Puts a live number in at the cursor.
  void insertLive(const QString& name, const QString& text);
  /// Makes the paragraph a text (0), a heading 一、 (1) or （一） (2).
  void setLevel(int level);
  int levelAtCursor() const;

 Q_SIGNALS:
  /// The clerk wants to know where a number comes from.
  void numberAsked(const QString& name);

 protected:
  /// Ctrl+Return asks about a number here; elsewhere in the window it is another command.
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void insertFromMimeData(const QMimeData* source) override;

 private:
  void stepOver();
  /// Takes the whole of a live number away that the key would cut into.
  bool removeLive(bool before);
  void typePlainly();
  QTextCharFormat plainFormat(int level) const;
  QTextCharFormat liveFormat(const QString& name, int level) const;

  int last_ = 0;         ///< where the cursor was: it leaves a number on the other side
  bool filling_ = false;
};

}  // namespace shuangda
