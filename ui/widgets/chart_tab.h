#pragma once

#include "widgets/bulletin_panel.h"

class QLabel;

namespace shuangda {

class ChartPanel;

/// 图表: the charts of a draft; those of a fixed bulletin are on its paper.
class ChartTab final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit ChartTab(Desk& desk, QWidget* parent = nullptr);
  ChartPanel* charts() const { return charts_; }

 protected:
  void fill() override;

 private:
  ChartPanel* charts_;
  QLabel* note_;
};

}  // namespace shuangda
