#pragma once

#include <QAbstractTableModel>

#include "domain/running_clock.h"

namespace shuangda {

/// A table of texts whose first column says how much time is left, in word and colour.
class RemainingModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  int rowCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : rows(); }
  int columnCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : static_cast<int>(heads_.size()); }
  QVariant data(const QModelIndex& index, int role) const final;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

 protected:
  RemainingModel(const QStringList& heads, QObject* parent) : QAbstractTableModel(parent), heads_(heads) {}

  virtual int rows() const = 0;
  /// The text of any column but the first.
  virtual QString cell(int row, int column) const = 0;
  /// The clock of a row; none where nothing is waited for.
  virtual const RunningClock* clockOf(int row) const = 0;
  /// To be called between beginResetModel() and endResetModel().
  void setNow(const EventDate& now) { now_ = now; }

 private:
  QStringList heads_;
  EventDate now_ = EventDate::ofDay(QDate(1970, 1, 1));
};

}  // namespace shuangda
