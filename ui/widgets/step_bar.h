#pragma once

#include <QLabel>

#include "services/disposal_service.h"

namespace shuangda {

/// 计划 → 批准 → 出库 → 装车 → 处置 → 签认: what is done, what comes next, in words and marks.
class StepBar final : public QLabel {
  Q_OBJECT

 public:
  explicit StepBar(QWidget* parent = nullptr);
  void setSheet(const DisposalSheet& sheet);
};

}  // namespace shuangda
