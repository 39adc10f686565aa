#pragma once

#include "reports/bulletin_writer.h"
#include <functional>

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

  /// Keeps what was typed at once; `then` is told whether everything typed so far is in the store.
  void save(const std::function<void(bool kept)>& then = {});
  /// The same, waited for: for the window that closes. False when something could not be kept.
  bool finish();
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
  bool keep(const std::vector<Wording>& wordings, const QString& done);
  void answered(const Result<void>& saved, const Period& period, const QString& done);
  bool mayWrite() const;
  /// The wording of the period with what stands in the editor.
  std::vector<Wording> edited();
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
  void takeWordings(const std::vector<Wording>& wordings);

  BulletinMaterial material_{};
  BulletinLetterhead head_{};
  std::vector<WrittenParagraph> written_{};
  bool fixed_ = true;
  bool unsaid_ = false;                    ///< something was typed since it was last sent to the store
  bool failed_ = false;                    ///< the last of what was sent was not kept
  int underway_ = 0;                       ///< how much was sent and not answered
  std::vector<Wording> sent_{};            ///< of the period: what the store holds once everything sent is kept
  std::vector<std::function<void(bool)>> waiting_{};
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
