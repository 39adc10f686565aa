#pragma once

#include <QAbstractTableModel>
#include <algorithm>
#include <functional>
#include <vector>

#include "desk.h"

namespace shuangda {

/// A list that is read by key, newest first, page by page as it is scrolled to: opening costs one page however many rows there are.
class PagedModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  static constexpr int kPageRows = 64;
  static constexpr int kMostReread = 512;

  using QAbstractTableModel::QAbstractTableModel;

  /// Whether the list ends with the last row read.
  bool isComplete() const { return complete_; }
  /// The rows as tab-separated text with the headings, for WPS and Excel; `columns` in order, none = all.
  QString copied(const std::vector<int>& rows, std::vector<int> columns = {}) const;

  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override { return !parent.isValid() && !complete_ && !reading_ && rowCount() > 0; }

 Q_SIGNALS:
  /// The list was read anew.
  void listed();
  /// Another page came, or the list ended.
  void grown();

 protected:
  virtual QString heading(int column) const = 0;
  virtual QString cellText(int row, int column) const = 0;
  virtual bool isNumber(int column) const = 0;
  /// A row that stands out.
  virtual bool isAlarming(int) const { return false; }

  bool reading_ = false;
  bool complete_ = true;  ///< nothing was asked yet
};

/// The same over rows of one kind. `Query` has `limit` and `before`, the key of the last row before the page.
template <typename Row, typename Query>
class PagedRows : public PagedModel {
 public:
  using Key = typename decltype(Query::before)::value_type;
  using Read = std::function<Result<std::vector<Row>>(Desk::Hand hand, const Query& query)>;

  PagedRows(Desk& desk, Read read, QObject* parent) : PagedModel(parent), desk_(desk), read_(std::move(read)) {}

  /// Shows other rows; what is shown stays until the first page has come.
  void setQuery(const Query& query) {
    query_ = query;
    query_.before.reset();
    query_.limit = kPageRows;
    ask(query_, true);
  }
  const Query& query() const { return query_; }
  /// Reads the rows shown anew, at most kMostReread of them.
  void reload() {
    Query query = query_;
    query.limit = std::clamp(rowCount(), kPageRows, kMostReread);
    ask(query, true);
  }
  const Row& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  /// -1 when it is not among the rows read.
  int rowOf(Key key) const {
    const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return keyOf(row) == key; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
  }
  /// Puts a row as it is now in the place of what was read.
  void replace(const Row& row) {
    if (const int place = rowOf(keyOf(row)); place >= 0) {
      rows_[static_cast<std::size_t>(place)] = row;
      Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
    }
  }

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  void fetchMore(const QModelIndex& parent) override {
    if (canFetchMore(parent)) {
      Query query = query_;
      query.before = keyOf(rows_.back());
      ask(query, false);
    }
  }

 protected:
  virtual Key keyOf(const Row& row) const = 0;

 private:
  void ask(Query query, bool anew) {
    desk_.cancel(ticket_);
    const int generation = ++generation_;
    reading_ = true;
    ticket_ = desk_.ask(
        this, [query, read = read_](Desk::Hand hand) { return read(hand, query); },
        [this, query, anew, generation](Result<std::vector<Row>> rows) {
          if (generation == generation_) {
            reading_ = false;
            arrived(std::move(rows).value_or(std::vector<Row>()), query, anew);
          }
        },
        [this, generation] { reading_ = reading_ && generation != generation_; });
  }

  void arrived(std::vector<Row> rows, const Query& query, bool anew) {
    complete_ = rows.size() < static_cast<std::size_t>(query.limit);
    if (anew) {
      beginResetModel();
      rows_ = std::move(rows);
      endResetModel();
      Q_EMIT listed();
      return;
    }
    if (!rows.empty()) {
      beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
      std::ranges::move(rows, std::back_inserter(rows_));
      endInsertRows();
    }
    Q_EMIT grown();
  }

  Desk& desk_;
  Read read_;
  Query query_{};
  std::vector<Row> rows_{};
  Desk::Ticket ticket_ = 0;
  int generation_ = 0;  ///< answers for an older list are dropped
};

}  // namespace shuangda
