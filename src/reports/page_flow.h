#pragma once

#include <optional>
#include <vector>

#include "reports/page.h"

namespace shuangda {

/// The rectangle text is set in, on a sheet of the given orientation, pt.
struct TypeArea {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};
TypeArea typeArea(Orientation orientation);

/// What a page break may do at an item.
enum class Keep { Free, WithNext };
enum class AtPageTop { Kept, Dropped };

/// A row of a table, for the frame drawn around the rows that come to stand on one page.
struct RowFrame {
  int table = 0;                  ///< numbers the tables of the document
  std::vector<double> columns{};  ///< x of the column lines from left frame to right frame, from the type area's left
  std::vector<QRectF> inner{};    ///< further thin rules inside the row (head of two rows), from its upper left corner
};

/// A piece of a page that is not split: a line of text, a table row, a head. Positions are from the left edge of the
/// type area and the top of the item.
struct FlowItem {
  double height = 0;
  std::vector<PlacedLine> lines{};
  std::vector<PlacedRule> rules{};
  std::vector<PlacedDrawing> drawings{};
  Keep keep = Keep::Free;
  AtPageTop atTop = AtPageTop::Kept;
  std::optional<RowFrame> row{};
  std::optional<std::size_t> repeatedHead{};  ///< item to repeat above this one when it comes first on a page
  bool newPage = false;
  bool toGrid = false;  ///< goes down to the next line of the grid of 22 lines
  Orientation orientation = Orientation::Portrait;
};

/// Distributes items over pages, top to bottom. Items kept with the next one stay together as far as a page holds them;
/// a change of orientation begins a new page.
class PageFlow {
 public:
  explicit PageFlow(double frameThickness) : frameThickness_(frameThickness) {}

  std::size_t add(FlowItem item);
  std::vector<FlowItem>& items() { return items_; }

  /// The pages filled so far; an empty flow gives no page.
  std::vector<Page> paginate();
  /// The page an item came to stand on, counted from 0, after paginate(); 0 for one that was dropped.
  std::size_t pageOf(std::size_t item) const { return item < pageOf_.size() ? pageOf_[item] : 0; }
  /// Room left on the last page after paginate(), pt.
  double roomLeft() const { return area_.top + area_.height - y_; }

 private:
  struct DrawnRow {
    const RowFrame* frame = nullptr;
    double top = 0;
    double bottom = 0;
  };

  double chainHeight(std::size_t first) const;
  bool needsNewPage(std::size_t index) const;
  void startPage(Orientation orientation);
  void finishPage();
  void place(const FlowItem& item);
  void drawFrames(std::size_t first, std::size_t last);

  double frameThickness_;
  std::vector<FlowItem> items_{};
  std::vector<Page> pages_{};
  std::vector<DrawnRow> rows_{};
  std::vector<std::size_t> pageOf_{};
  TypeArea area_{};
  double y_ = 0;
  bool empty_ = true;
};

}  // namespace shuangda
