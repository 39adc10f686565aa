#pragma once

#include <QTableView>

#include "figure_table_model.h"

namespace shuangda {

/// A list of figures: cells are chosen, Return or a double click opens the records behind a number, Ctrl+C copies what is chosen.
class FigureTable final : public QTableView {
  Q_OBJECT

 public:
  FigureTable(const QString& name, QWidget* parent = nullptr);

  /// Keeps the chosen cell where its row is there, also after the list has been empty for a while.
  void setTable(std::vector<FigureColumn> columns, std::vector<FigureRow> rows);
  void narrow(const QString& words);
  /// Widths in Chinese characters of the columns of texts; those of numbers share the rest.
  void widen(const std::vector<int>& characters);
  void copy() const;
  /// Chooses a cell of the row with this key; false where there is none.
  bool choose(const QString& key, int column);
  QString text(int row, int column) const;
  FigureTableModel& figures() { return *model_; }

 Q_SIGNALS:
  void opened(const shuangda::FigureSource& source);
  /// What is to be known of the chosen cell, 口径 included; empty where there is nothing.
  void aboutChanged(const QString& about);

 protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  void remember();
  void arrange();
  void chooseFirst();
  void open(const QModelIndex& index);

  FigureTableModel* model_;
  QString key_{};   ///< of the row chosen last
  int column_ = 0;
};

}  // namespace shuangda
