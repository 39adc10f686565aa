#include "widgets/flow_chart.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "services/transfer_texts.h"

namespace shuangda {
namespace {

constexpr int kBoxWidth = 88;
constexpr int kBoxHeight = 36;
constexpr int kGapX = 40;
constexpr int kGapY = 30;
constexpr int kMargin = 14;

const TransferTable& table() { return TransferTable::builtIn(); }

/// The point of a box's edge towards another point.
QPointF edgeTowards(const QRectF& box, QPointF target) {
  const QPointF way = target - box.center();
  const qreal scale = std::min(way.x() == 0 ? 1e9 : box.width() / 2 / std::abs(way.x()), way.y() == 0 ? 1e9 : box.height() / 2 / std::abs(way.y()));
  return box.center() + way * scale;
}

}  // namespace

FlowChart::FlowChart(QWidget* parent) : QWidget(parent) { setAccessibleName(tr("流程图")); }

void FlowChart::clear() {
  states_.clear();
  ways_.clear();
  spoken_.clear();
  resize(sizeHint());
  update();
}

void FlowChart::show(const TransferSheet& sheet) {
  present_ = sheet.standing.state;
  visited_ = {present_};
  ways_.clear();
  QStringList spoken;
  std::vector<TransferLane> lanes{sheet.transfer.lane};
  int number = 0;
  for (const TransferSheetStep& step : sheet.steps) {
    spoken << tr("%1 %2").arg(step.on.text().left(10), transferStepText(step.step));
    visited_.push_back(step.from);
    visited_.push_back(step.to);
    if (step.from != step.to) {
      ways_.push_back({step.from, step.to, ++number});
    }
  }
  for (const TransferChoice& choice : sheet.choices) {
    const bool known = std::ranges::any_of(ways_, [&](const Way& way) { return way.number == 0 && way.to == choice.to; });
    if (choice.to != present_ && !known) {
      ways_.push_back({present_, choice.to, 0});
    }
  }
  for (const QString& state : visited_) {
    lanes.push_back(table().state(state)->lane);
  }
  states_.clear();
  for (const TransferState& state : table().states()) {
    const bool reachable = std::ranges::any_of(ways_, [&](const Way& way) { return way.to == state.code; });
    if (std::ranges::find(lanes, state.lane) != lanes.end() || reachable) {
      states_.push_back(state.code);
    }
  }
  spoken_ = spoken.join(QStringLiteral("，")) + tr("；现为%1").arg(transferStateText(present_));
  setAccessibleDescription(spoken_);
  resize(sizeHint());
  update();
}

QRectF FlowChart::boxOf(const QString& state) const {
  int top = 1000;
  int left = 1000;
  for (const QString& code : states_) {
    top = std::min(top, table().state(code)->row);
    left = std::min(left, table().state(code)->column);
  }
  const TransferState& row = *table().state(state);
  return QRectF(kMargin + (row.column - left) * (kBoxWidth + kGapX), kMargin + (row.row - top) * (kBoxHeight + kGapY), kBoxWidth, kBoxHeight);
}

QSize FlowChart::sizeHint() const {
  QRectF whole;
  for (const QString& state : states_) {
    whole = whole.united(boxOf(state));
  }
  return whole.isEmpty() ? QSize(10, 10) : QSize(static_cast<int>(whole.right()) + kMargin, static_cast<int>(whole.bottom()) + kMargin);
}

void FlowChart::paintWay(QPainter& painter, const Way& way) const {
  const QRectF from = boxOf(way.from);
  const QRectF to = boxOf(way.to);
  const bool taken = way.number > 0;
  const QColor colour = taken ? QColor(0x2f, 0x5d, 0x9b) : palette().color(QPalette::Mid);
  painter.setPen(QPen(colour, taken ? 2.2 : 1.2, taken ? Qt::SolidLine : Qt::DashLine));
  painter.setBrush(Qt::NoBrush);
  // Ways run a little beside the line between the middles, so that there and back do not lie upon each other.
  QPointF along = to.center() - from.center();
  const qreal length = std::max(1.0, std::hypot(along.x(), along.y()));
  along /= length;
  const QPointF aside(-along.y() * 5, along.x() * 5);
  const QPointF start = edgeTowards(from, to.center()) + aside;
  const QPointF end = edgeTowards(to, from.center()) + aside;
  // A way past other boxes bows out.
  const bool far = std::abs(to.center().x() - from.center().x()) > 1.5 * (kBoxWidth + kGapX);
  const QPointF bow = (start + end) / 2 + (far ? QPointF(0, from.center().y() == to.center().y() ? -kBoxHeight : 0) : QPointF());
  QPainterPath path(start);
  path.quadTo(bow, end);
  painter.drawPath(path);
  QPointF tip = end - bow;
  tip /= std::max(1.0, std::hypot(tip.x(), tip.y()));
  const QPointF side(-tip.y() * 4, tip.x() * 4);
  painter.setBrush(colour);
  painter.setPen(Qt::NoPen);
  painter.drawPolygon(QPolygonF({end, end - tip * 8 + side, end - tip * 8 - side}));
  if (taken) {
    const QRectF label(path.pointAtPercent(0.5) - QPointF(9, 8), QSizeF(18, 16));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawEllipse(label);
    painter.setPen(colour);
    painter.drawText(label, Qt::AlignCenter, QString::number(way.number));
  }
}

void FlowChart::paintState(QPainter& painter, const QString& state) const {
  const QRectF box = boxOf(state);
  const bool isPresent = state == present_;
  const bool wasThere = std::ranges::find(visited_, state) != visited_.end();
  painter.setPen(QPen(isPresent ? QColor(0xb3, 0x26, 0x1e) : palette().color(wasThere ? QPalette::Text : QPalette::Mid), isPresent ? 2.5 : 1));
  painter.setBrush(wasThere ? QColor(0x4a, 0x6f, 0xa5, 50) : palette().color(QPalette::Base));
  painter.drawRoundedRect(box, 4, 4);
  QFont font = painter.font();
  font.setBold(isPresent);
  painter.setFont(font);
  painter.setPen(palette().color(wasThere ? QPalette::Text : QPalette::PlaceholderText));
  painter.drawText(box.adjusted(3, 2, -3, -2), Qt::AlignCenter | Qt::TextWrapAnywhere, transferStateText(state));
  font.setBold(false);
  painter.setFont(font);
}

void FlowChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  QFont font = painter.font();
  font.setPointSizeF(font.pointSizeF() * 0.9);
  painter.setFont(font);
  // Possible ways first: the way taken lies upon them.
  for (const bool taken : {false, true}) {
    for (const Way& way : ways_) {
      if ((way.number > 0) == taken) {
        paintWay(painter, way);
      }
    }
  }
  for (const QString& state : states_) {
    paintState(painter, state);
  }
}

}  // namespace shuangda
