#pragma once

#include <QAbstractTableModel>

#include "domain/bulk_edit.h"

namespace shuangda {

/// What a bulk change does, a case a line: number, old → new, and why it is left out.
class BulkLinesModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number, Changes, Reason, kColumns };
  using QAbstractTableModel::QAbstractTableModel;

  /// Cases that are left out come first: they are what is looked for.
  void setLines(std::vector<BulkLine> lines);
  /// In the order shown.
  const std::vector<BulkLine>& lines() const { return lines_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<BulkLine> lines_;
};

}  // namespace shuangda
