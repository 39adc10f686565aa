#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <vector>

namespace shuangda {

/// Rows of texts for a list that is shown whole. Some columns hold numbers, some rows stand out.
class TextTableModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  TextTableModel(const QStringList& heads, const QSet<int>& numbers, QObject* parent) : QAbstractTableModel(parent), heads_(heads), numbers_(numbers) {}

  /// `standOut` may be shorter than `rows`.
  void setRows(std::vector<QStringList> rows, std::vector<bool> standOut = {});
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(heads_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QStringList heads_;
  QSet<int> numbers_;
  std::vector<QStringList> rows_{};
  std::vector<bool> standOut_{};
};

}  // namespace shuangda
