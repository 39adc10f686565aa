#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "figure_source.h"

namespace shuangda {

/// A cell of a list of figures. What has a source opens its records.
struct FigureCell {
  QString text{};
  QString sentence{};  ///< the same as a bulletin says it: “58.16万元”, “上年同期为0”
  std::optional<FigureSource> source{};
};

/// A row of a list of figures, or the heading of a section.
struct FigureRow {
  QString key{};                  ///< by which the row is found again after it was read anew
  std::vector<FigureCell> cells{};
  QString definition{};           ///< 口径 of all its numbers; empty where each column has its own
  bool heading = false;
  bool quiet = false;             ///< nobody knows its numbers
};

/// A column of a list of figures.
struct FigureColumn {
  QString head{};
  bool isNumber = true;
  QString definition{};  ///< 口径 of its numbers, where columns are indicators
};

/// Figures in rows under headings of sections, narrowed by what is typed. Headings stand only above rows that are shown.
class FigureTableModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;

  void setTable(std::vector<FigureColumn> columns, std::vector<FigureRow> rows);
  /// Rows whose first cell has these characters, or begins its words with these pinyin initials.
  void narrow(const QString& words);
  const FigureRow& row(int row) const { return rows_[shown_[static_cast<std::size_t>(row)]]; }
  const FigureCell* cell(const QModelIndex& index) const;
  QString definition(const QModelIndex& index) const;
  /// What is to be known of a cell: its row, what it says in words, and 口径.
  QString about(const QModelIndex& index) const;
  /// The first column of numbers.
  int firstNumber() const;
  /// The cells between these, lines and tabs; with the heads where more than one row is wanted.
  QString copied(const QModelIndexList& cells) const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(columns_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  void choose();

  std::vector<FigureColumn> columns_{};
  std::vector<FigureRow> rows_{};
  std::vector<std::size_t> shown_{};  ///< places in rows_
  QString words_{};
};

}  // namespace shuangda
