#pragma once

#include "reports/bulletin_writer.h"
#include "widgets/bulletin_panel.h"
#include "widgets/live_text_edit.h"

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QTimer;
class QToolButton;

namespace shuangda {

/// The text of the bulletin while it is written: standard paragraphs with live, shaded numbers, changed and added to by the clerk. What is
/// typed is kept by itself; new numbers leave it as it is.
class TextPanel final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit TextPanel(Desk& desk, QWidget* parent = nullptr);
  /// Writes what was typed and not yet kept.
  ~TextPanel() override;

  /// Keeps what was typed at once.
  void save();
  LiveTextEdit* editor() const { return editor_; }
  QString message() const;
  const BulletinMaterial& material() const { return material_; }

 Q_SIGNALS:
  /// The wording was kept; the paper has to be set anew with it.
  void textKept(const std::vector<shuangda::Wording>& wordings);
  /// Cases or standard text were changed: everything has to be gathered anew.
  void materialChanged();
  /// A line of the lists of problems is wanted.
  void problemsAsked();

 protected:
  void fill() override;

 private:
  void showFixed();
  void keep(const std::vector<Wording>& wordings, const QString& done, bool anew);
  void build();
  void write();
  void say(const QString& text);
  void restore(const QString& code);
  void fillLeftOut();
  void insertNumber();
  void chooseCases();
  void editTemplates();
  void tellWhereFrom(const QString& name);
  void followCursor();
  std::vector<Wording> ofPeriod() const;

  BulletinMaterial material_{};
  BulletinLetterhead head_{};
  std::vector<WrittenParagraph> written_{};
  bool fixed_ = true;
  bool saving_ = false;
  LiveTextEdit* editor_;
  QComboBox* level_;
  QToolButton* leftOut_;
  QMenu* leftOutMenu_;
  QAction* insert_;
  QAction* records_;
  QAction* restore_;
  QAction* cases_;
  QAction* templates_;
  QLabel* message_;
  QTimer* soon_;
};

}  // namespace shuangda
