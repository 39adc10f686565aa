#pragma once

#include <QDialog>

#include "desk.h"
#include "widgets/field_form.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace shuangda {

/// A small form that asks the desk to do one thing: Ctrl+S and Return save, Esc closes, what is refused stands beside its field, and what
/// belongs to none above the buttons.
class FormDialog : public QDialog {
  Q_OBJECT

 public:
  /// What is said above the buttons.
  QString message() const;
  /// What is said beside a field; empty when nothing is.
  QString refusalOf(const QString& field) const;
  FieldForm& form() { return *form_; }
  const FieldForm& form() const { return *form_; }

 Q_SIGNALS:
  /// It was done; read anew what it changed.
  void done();

 protected:
  /// Grows where what is said below a field needs room.
  bool event(QEvent* event) override;
  FormDialog(Desk& desk, const QString& title, const QString& save, QWidget* parent);

  virtual void save() = 0;
  /// Called before the dialog closes because it was done.
  virtual void saved() {}
  /// The field of the form a refusal belongs to.
  virtual QString fieldOf(const Error& error) const { return error.field; }

  /// Lets the desk do `work(Hand) -> Result<T>`; closes when it is done.
  template <typename Work>
  void perform(Work work) {
    waiting(true);
    desk_.ask(
        this, std::move(work),
        [this](const auto& result) {
          waiting(false);
          if (result) {
            Q_EMIT done();
            saved();
            accept();
          } else {
            refused(result.error());
          }
        },
        [this] {
          waiting(false);
          say(tr("没有保存，请看窗口上方的提示后重试。"));
        });
  }
  virtual void refused(const Error& error);
  void say(const QString& text);
  QPushButton* saveButton() { return saveButton_; }
  QVBoxLayout* body() { return body_; }
  Desk& desk() { return desk_; }
  /// Reads a quantity or a time from a field, refusing in place.
  std::optional<Quantity> quantity(const QString& field);
  std::optional<EventDate> moment(const QString& field);

 private:
  void waiting(bool waits);

  Desk& desk_;
  FieldForm* form_;
  QVBoxLayout* body_;
  QLabel* message_;
  QPushButton* saveButton_;
};

/// "2026-03-12 10:00": now, as the forms propose it.
QString nowText();

}  // namespace shuangda
