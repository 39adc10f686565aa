#pragma once

#include "domain/ranking.h"
#include "widgets/bulletin_panel.h"

class QComboBox;
class QLabel;

namespace shuangda {

class FigureTable;

/// 排名: the member units by one figure, within their groups. A unit's number opens its records.
class RankingPanel final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit RankingPanel(Desk& desk, QWidget* parent = nullptr);

  FigureTable* table() const { return table_; }
  void rankBy(const QString& code, const QString& second = {});
  QString note() const;

 protected:
  void fill() override;

 private:
  void fillChoices();
  void rank();
  void showRanking(const std::vector<RankedUnit>& units, const QString& ties);

  QComboBox* by_;
  QComboBox* second_;
  QLabel* note_;
  FigureTable* table_;
  std::shared_ptr<const IndicatorCatalogue> choicesOf_{};
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
