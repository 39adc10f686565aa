#include "reports/page_flow.h"

#include <cmath>

#include "reports/paper.h"

namespace shuangda {

namespace {

constexpr double tolerance = 0.01;

QRectF horizontal(double x, double width, double y, double thickness) {
  return {x, y - thickness / 2, width, thickness};
}

QRectF vertical(double x, double top, double bottom, double thickness) {
  return {x - thickness / 2, top, thickness, bottom - top};
}

}  // namespace

TypeArea typeArea(Orientation orientation) {
  if (orientation == Orientation::Portrait) {
    return {paper::leftMargin, paper::headMargin, paper::typeWidth, paper::typeHeight};
  }
  // Turned back, the left edge is the foot of the portrait sheet and the top its left edge.
  return {paper::footMargin, paper::leftMargin, paper::typeHeight, paper::typeWidth};
}

std::size_t PageFlow::add(FlowItem item) {
  items_.push_back(std::move(item));
  return items_.size() - 1;
}

// Height of the item and all that must follow it on the same page.
double PageFlow::chainHeight(std::size_t first) const {
  double height = 0;
  for (std::size_t i = first; i < items_.size(); ++i) {
    if (i > first && items_[i].newPage) {
      break;
    }
    height += items_[i].height;
    if (items_[i].keep == Keep::Free) {
      break;
    }
  }
  return height;
}

bool PageFlow::needsNewPage(std::size_t index) const {
  const FlowItem& item = items_[index];
  if (pages_.empty() || pages_.back().orientation != item.orientation) {
    return true;
  }
  if (empty_) {
    return false;
  }
  if (item.newPage || item.height > roomLeft() + tolerance) {
    return true;
  }
  // Only the beginning of a chain may move it; a chain longer than a page is broken where the page ends.
  const bool begins = index == 0 || items_[index - 1].keep == Keep::Free;
  const double chain = chainHeight(index);
  return begins && chain > roomLeft() + tolerance && chain <= area_.height + tolerance;
}

void PageFlow::startPage(Orientation orientation) {
  finishPage();
  pages_.push_back({});
  pages_.back().orientation = orientation;
  area_ = typeArea(orientation);
  y_ = area_.top;
  empty_ = true;
}

void PageFlow::place(const FlowItem& item) {
  Page& page = pages_.back();
  for (const PlacedLine& line : item.lines) {
    page.lines.push_back({line.line, area_.left + line.x, y_ + line.baseline});
  }
  for (const PlacedRule& rule : item.rules) {
    page.rules.push_back({rule.area.translated(area_.left, y_), rule.ink});
  }
  for (const PlacedDrawing& drawing : item.drawings) {
    page.drawings.push_back({drawing.shapes, area_.left + drawing.x, y_ + drawing.y});
  }
  if (item.row) {
    rows_.push_back({&*item.row, y_, y_ + item.height});
    for (const QRectF& rule : item.row->inner) {
      page.rules.push_back({rule.translated(area_.left, y_)});
    }
  }
  y_ += item.height;
  if (item.toGrid) {
    const double lines = std::ceil((y_ - area_.top) / paper::linePitch - tolerance);
    y_ = std::min(area_.top + lines * paper::linePitch, area_.top + area_.height);
  }
  empty_ = false;
}

std::vector<Page> PageFlow::paginate() {
  pages_.clear();
  rows_.clear();
  pageOf_.assign(items_.size(), 0);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const FlowItem& item = items_[i];
    if (needsNewPage(i)) {
      startPage(item.orientation);
      if (item.repeatedHead && *item.repeatedHead != i) {
        place(items_[*item.repeatedHead]);
      }
    }
    if (!empty_ || item.atTop == AtPageTop::Kept || pages_.size() == 1) {
      place(item);
    }
    pageOf_[i] = pages_.size() - 1;
  }
  finishPage();
  return std::move(pages_);
}

void PageFlow::finishPage() {
  std::size_t first = 0;
  while (first < rows_.size()) {
    std::size_t last = first;
    while (last + 1 < rows_.size() && rows_[last + 1].frame->table == rows_[first].frame->table) {
      ++last;
    }
    drawFrames(first, last);
    first = last + 1;
  }
  rows_.clear();
}

// Rows of one table that stand below each other on a page: thin lines between, a thick frame around.
void PageFlow::drawFrames(std::size_t first, std::size_t last) {
  std::vector<PlacedRule>& rules = pages_.back().rules;
  const std::vector<double>& columns = rows_[first].frame->columns;
  const double left = area_.left + columns.front();
  const double right = area_.left + columns.back();
  const double top = rows_[first].top;
  const double bottom = rows_[last].bottom;
  for (std::size_t i = first; i <= last; ++i) {
    const std::vector<double>& xs = rows_[i].frame->columns;
    for (std::size_t c = 1; c + 1 < xs.size(); ++c) {
      rules.push_back({vertical(area_.left + xs[c], rows_[i].top, rows_[i].bottom, paper::thinLine)});
    }
    if (i < last) {
      rules.push_back({horizontal(left, right - left, rows_[i].bottom, paper::thinLine)});
    }
  }
  const double half = frameThickness_ / 2;
  for (const double y : {top, bottom}) {
    rules.push_back({horizontal(left - half, right - left + frameThickness_, y, frameThickness_)});
  }
  for (const double x : {left, right}) {
    rules.push_back({vertical(x, top, bottom, frameThickness_)});
  }
}

}  // namespace shuangda
