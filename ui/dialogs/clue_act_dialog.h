#pragma once

#include <QDialog>
#include <QHash>

#include "desk.h"
#include "domain/clue.h"

class QFormLayout;
class QLabel;
class QPushButton;

namespace shuangda {

/// One act on a clue as a small form: 转为案件, 不予立案, 延长核查期限, 并案, 恢复核查 or 举报奖励. A refusal is said in place.
class ClueActDialog final : public QDialog {
  Q_OBJECT

 public:
  enum class Act { ToCase, Refuse, Extend, Merge, Reopen, Reward };

  ClueActDialog(Desk& desk, const Clue& clue, Act act, QWidget* parent = nullptr);
  QString message() const;

 Q_SIGNALS:
  /// Something was done; the number of the new case when the clue became one.
  void done(const QString& caseNumber);

 private:
  void build();
  void addLine(const QString& name, const QString& label, const QString& text, const QString& hint = {});
  void addChoice(const QString& name, const QString& label, const QStringList& choices, const QString& text);
  void fillCauses();
  QString textOf(const QString& name) const;
  void save();
  void toCase();
  void merge();
  void reopen();
  void change();
  /// Reads the inputs into fields of the clue of the same names.
  Result<Clue> filled() const;
  template <typename Work>
  void perform(Work work);
  void refused(const Error& error);

  Desk& desk_;
  Clue clue_;
  Act act_;
  QFormLayout* form_;
  QLabel* message_;
  QPushButton* saveButton_;
  QHash<QString, QWidget*> inputs_;
  QString warned_{};   ///< the filing whose oddities were shown
  QString tried_{};    ///< the filing asked for last
};

}  // namespace shuangda
