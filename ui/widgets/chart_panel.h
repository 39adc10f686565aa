#pragma once

#include <QWidget>
#include <optional>

#include "desk.h"
#include "domain/chart.h"
#include "domain/trend.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace shuangda {

class ChartView;

/// The charts of a bulletin: choose what is shown, read it above as a chart and below as a table, open the records behind a point. What the
/// bulletin at hand does not hold — the quarters before it, further breakdowns — is computed as of the same instant.
class ChartPanel final : public QWidget {
  Q_OBJECT

 public:
  enum class Kind { Trend, Regions, Units, Funnel, Fields, Campaigns };

  explicit ChartPanel(Desk& desk, QWidget* parent = nullptr);

  using QWidget::show;
  /// Shows the charts of this bulletin; the choice of chart and indicator stays.
  void show(const Bulletin& bulletin);
  /// Shows nothing, as while figures are computed.
  void clear();

  void choose(Kind kind);
  /// False when the chart at hand has no such indicator.
  bool chooseIndicator(const QString& code);

  ChartView* view() const { return view_; }
  QTableWidget* table() const { return table_; }
  QString message() const;

 Q_SIGNALS:
  /// A case in a list of records was opened.
  void caseOpened(CaseId id);

 private:
  void buildBar(QBoxLayout* bar);
  Kind kind() const;
  QStringList codes() const;
  std::optional<FigureDimension> dimension() const;
  void fillIndicators();
  void refresh();
  void askTrend();
  void askBreakdown(FigureDimension dimension);
  void setChart(const Chart& chart);
  void fillTable();
  void openCell(int row, int column);
  void openRecords(int series, int category);
  void copyTable();
  void copyPicture();
  void say(const QString& text);

  Desk& desk_;
  std::optional<Bulletin> bulletin_;
  std::optional<Bulletin> further_;   ///< the same with breakdowns the bulletin does not hold
  std::optional<Trend> trend_;
  QComboBox* kind_;
  QComboBox* indicator_;
  QSpinBox* quarters_;
  QPushButton* copyTable_;
  QPushButton* copyPicture_;
  ChartView* view_;
  QTableWidget* table_;
  QLabel* message_;
  Desk::Ticket ticket_ = 0;
  int question_ = 0;                  ///< answers to an older one are not shown
};

}  // namespace shuangda
