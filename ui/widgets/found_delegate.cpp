#include "widgets/found_delegate.h"

#include <QApplication>
#include <QPainter>

namespace shuangda {
namespace {

constexpr int kMargin = 8;

}  // namespace

void FoundDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QString reason = index.data(kReason).toString();
  const bool chosen = (option.state & QStyle::State_Selected) != 0;
  const QPalette& palette = option.palette;
  QRect area = option.rect.adjusted(kMargin, 0, -kMargin, 0);
  painter->save();
  if (reason.isEmpty()) {
    painter->setPen(palette.color(QPalette::Active, QPalette::Highlight));
    painter->drawText(area, Qt::AlignBottom | Qt::AlignLeft, index.data().toString());
    painter->restore();
    return;
  }
  if (chosen) {
    painter->fillRect(option.rect, palette.color(QPalette::Active, QPalette::Highlight));
  }
  const QColor text = palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
  QColor faint = text;
  faint.setAlphaF(0.65F);
  const QFontMetrics metrics(option.font);
  painter->setPen(faint);
  const QString date = index.data(kDate).toString();
  painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, date);
  area.setRight(area.right() - metrics.horizontalAdvance(QStringLiteral("2020-08-05")) - kMargin * 2);
  painter->setPen(text);
  const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width() / 2);
  painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, title);
  area.setLeft(area.left() + std::max(metrics.horizontalAdvance(title), area.width() / 3) + kMargin * 2);
  painter->setPen(faint);
  painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(reason, Qt::ElideRight, area.width()));
  painter->restore();
}

QSize FoundDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {100, QFontMetrics(option.font).height() + 10};
}

}  // namespace shuangda
