#pragma once

#include <QWidget>

#include "domain/case_filter.h"

class QHBoxLayout;
class QToolButton;

namespace shuangda {

/// The conditions of a filter as small buttons in a row; pressing one (or Delete on it) takes the condition away. At the end
/// “＋筛选” adds one.
class FilterChips final : public QWidget {
  Q_OBJECT

 public:
  explicit FilterChips(QWidget* parent = nullptr);

  void setConditions(const std::vector<FilterCondition>& conditions);
  /// The buttons of the conditions, in their order.
  std::vector<QToolButton*> chips() const { return chips_; }
  QToolButton* addButton() const { return add_; }

 Q_SIGNALS:
  void removed(int index);
  void added(const FilterCondition& condition);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void addCondition();

  QHBoxLayout* row_;
  QToolButton* add_;
  std::vector<QToolButton*> chips_{};
};

}  // namespace shuangda
