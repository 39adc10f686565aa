#pragma once

#include <QHash>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace shuangda {

/// The inputs of a small form one below the other, each with its label at the left and, below it, why what stands there was refused.
class FieldForm final : public QWidget {
  Q_OBJECT

 public:
  explicit FieldForm(QWidget* parent = nullptr);

  QLineEdit* addLine(const QString& name, const QString& label, const QString& text = {}, const QString& hint = {});
  QComboBox* addChoice(const QString& name, const QString& label);
  /// Any other input; its object name becomes `name`.
  void add(const QString& name, const QString& label, QWidget* input);
  /// A sentence in the place of an input.
  QLabel* addText(const QString& name, const QString& label);

  QWidget* input(const QString& name) const { return fields_.value(name).input; }
  QLineEdit* line(const QString& name) const;
  QComboBox* choice(const QString& name) const;
  /// What stands in a line or is chosen, without white space at its ends; empty for a field that is not shown.
  QString text(const QString& name) const;
  /// The chosen key, 0 for none.
  qlonglong key(const QString& name) const;

  void setShown(const QString& name, bool shown);
  bool isShown(const QString& name) const;
  /// The label's text; required fields carry a star.
  void setLabel(const QString& name, const QString& label, bool required = false);
  /// Says why beside the field and moves there. False when there is no such field to be seen.
  bool refuse(const QString& name, const QString& why);
  void clearRefusals();

 Q_SIGNALS:
  void changed();

 private:
  struct Field {
    QWidget* input = nullptr;
    QLabel* label = nullptr;
    QLabel* message = nullptr;
    QWidget* row = nullptr;
    bool shown = true;
  };

  QFormLayout* layout_;
  QHash<QString, Field> fields_;
};

}  // namespace shuangda
