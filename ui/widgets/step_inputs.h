#pragma once

#include <QHash>
#include <QMap>
#include <QStringList>
#include <functional>

#include "desk.h"
#include "domain/procedure_table.h"

class QComboBox;
class QFormLayout;
class QWidget;

namespace shuangda {

/// The fields a step asks for, in a form: of cases and of transfers.
class StepInputs {
 public:
  /// `layout` outlives this.
  StepInputs(Desk& desk, QFormLayout* layout, QStringList penaltyKinds = {}) : desk_(desk), layout_(layout), penaltyKinds_(std::move(penaltyKinds)) {}

  /// Replaces the fields; `added` is told of each.
  void show(const std::vector<AskedDetail>& asked, const std::function<void(const QString& id, QWidget* input)>& added);
  QWidget* input(const QString& id) const { return inputs_.value(id); }
  bool contains(const QString& id) const { return inputs_.contains(id); }
  QStringList ids() const { return inputs_.keys(); }
  QString text(const QString& id) const;
  void setText(const QString& id, const QString& text);
  /// What was filled in.
  QMap<QString, QString> details() const;

 private:
  QWidget* make(const StepDetail& detail);
  void fillCodeList(QComboBox* combo, const QString& list);

  Desk& desk_;
  QFormLayout* layout_;
  QStringList penaltyKinds_;
  QHash<QString, QWidget*> inputs_{};
};

}  // namespace shuangda
