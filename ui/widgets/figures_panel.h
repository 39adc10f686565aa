#pragma once

#include "widgets/bulletin_panel.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace shuangda {

class FigureTable;
struct FigureTableContent;
struct GoodsFigures;

/// 数字: all figures, or those of one breakdown, or what was seized. Every number opens its records.
class FiguresPanel final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit FiguresPanel(Desk& desk, QWidget* parent = nullptr);

  FigureTable* table() const { return table_; }
  /// Shows a breakdown; absent shows the totals.
  void showBy(std::optional<FigureDimension> dimension);
  QString note() const;
  QString definition() const;
  void focusFilter();

 protected:
  void fill() override;

 private:
  QLayout* buildBar();
  void fillGroups();
  void fillBreakdown(FigureDimension dimension);
  void fillGoods();
  void showContent(const FigureTableContent& content, const QString& note);
  void widen();

  QComboBox* by_;
  QLabel* groupLabel_;
  QComboBox* group_;
  QLineEdit* filter_;
  QLabel* note_;
  FigureTable* table_;
  QLabel* definition_;
  SharedBulletin groupsOf_{};  ///< whose catalogue the choices of columns are
  std::map<FigureDimension, Bulletin> computed_{};  ///< breakdowns asked for beyond those of the bulletin
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
