#pragma once

#include <QWidget>

class QCheckBox;

namespace shuangda {

/// The entries of a code list as check boxes; what is checked are codes separated by ;
class CodeChecks final : public QWidget {
  Q_OBJECT

 public:
  explicit CodeChecks(const QString& list, QWidget* parent = nullptr);

  QString codes() const;
  void setCodes(const QString& codes);

 private:
  QList<QCheckBox*> boxes_;  ///< the code is the object name
};

}  // namespace shuangda
