#pragma once

#include <QStyledItemDelegate>

namespace shuangda {

/// Paints one line of what a search found: the record's title, after it why it was found, at the right its date. An item
/// without a reason is the heading of a group.
class FoundDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  enum Role { kReason = Qt::UserRole + 1, kDate, kIndex };
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace shuangda
