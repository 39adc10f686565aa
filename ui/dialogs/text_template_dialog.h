#pragma once

#include <QDialog>

#include "desk.h"
#include "reports/bulletin_writer.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace shuangda {

/// The office's standard text, paragraph by paragraph: the template beside what it says with the numbers of the present period. What is
/// saved holds for every bulletin from now on.
class TextTemplateDialog final : public QDialog {
  Q_OBJECT

 public:
  TextTemplateDialog(Desk& desk, const BulletinMaterial& material, const BulletinLetterhead& head, QWidget* parent = nullptr);
  QListWidget* list() const { return list_; }
  QPlainTextEdit* editor() const { return editor_; }
  QString preview() const;
  QString message() const;

 Q_SIGNALS:
  void saved();

 private:
  void build();
  void choose(int row);
  void tryOut();
  void restore();
  void save();
  /// The office's wording with what was typed.
  std::vector<Wording> wordings() const;
  const TextRow& row() const;

  Desk& desk_;
  BulletinMaterial material_;
  BulletinLetterhead head_;
  std::vector<Wording> seen_{};           ///< as it was stored
  QHash<QString, QString> typed_{};       ///< by code of a row, its text now
  QListWidget* list_;
  QPlainTextEdit* editor_;
  QLabel* note_;
  QLabel* preview_;
  QLabel* message_;
};

}  // namespace shuangda
