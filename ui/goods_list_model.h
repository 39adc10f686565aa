#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "desk.h"
#include "domain/goods_query.h"

namespace shuangda {

/// Lines of goods, newest first, page by page as they are scrolled to: opening costs one page however many lines there are.
class GoodsListModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Code, Name, Spec, Brand, Amount, Unit, Value, Case, Custody, kColumns };
  static constexpr int kPageRows = 64;
  static constexpr int kMostReread = 512;

  GoodsListModel(Desk& desk, QObject* parent);

  /// Shows other lines; what is shown stays until the first page has come.
  void setQuery(const GoodsQuery& query);
  const GoodsQuery& query() const { return query_; }
  /// Reads the lines shown anew, at most kMostReread of them.
  void reload();
  const GoodsRow& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  /// -1 when it is not among the lines read.
  int rowOf(ItemId id) const;
  /// Puts the line as it is now in the place of what was read.
  void replace(const GoodsRow& row);
  /// Whether the list ends with the last line read.
  bool isComplete() const { return complete_; }
  /// The rows as tab-separated text with the headings, for WPS and Excel.
  QString copied(const std::vector<int>& rows) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 Q_SIGNALS:
  /// The list was read anew.
  void listed();
  /// Another page came, or the list ended.
  void grown();

 private:
  void read(GoodsQuery query, bool anew);
  void arrived(std::vector<GoodsRow> rows, const GoodsQuery& query, bool anew);
  static QString cell(const GoodsRow& row, int column);

  Desk& desk_;
  GoodsQuery query_{};
  std::vector<GoodsRow> rows_{};
  Desk::Ticket ticket_ = 0;
  int generation_ = 0;     ///< answers for an older list are dropped
  bool reading_ = false;
  bool complete_ = true;   ///< nothing was asked yet
};

}  // namespace shuangda
