#include <algorithm>
#include <cmath>

#include "reports/layout_context.h"
#include "reports/table_columns.h"

namespace shuangda {

namespace {

/// Line pitch and empty room above and below in cells, in parts of the type size.
constexpr double cellPitch = 1.3;
constexpr double cellRoom = 0.3;

/// A cell's lines with their places from the cell's left edge.
struct SetCell {
  std::vector<TextLine> lines{};
  std::vector<double> x{};
};

class TableSetter {
 public:
  TableSetter(const TableBlock& table, Orientation orientation, LayoutContext& context)
      : table_(table),
        context_(context),
        orientation_(orientation),
        area_(typeArea(orientation)),
        measure_(measureTable(table, area_.width, context.options, context.setter)) {}

  void set() {
    addTitle();
    addUnitLine();
    const std::optional<std::size_t> head = addHead();
    addRows(head);
    addNotes();
  }

 private:
  double size() const { return measure_.body.size; }
  double left(std::size_t column) const { return measure_.edges[column]; }
  double widthOf(std::size_t column, std::size_t columns = 1) const {
    return measure_.edges[column + columns] - measure_.edges[column];
  }
  std::size_t columns() const { return measure_.edges.size() - 1; }

  FlowItem item(double height) const {
    FlowItem made;
    made.height = height;
    made.orientation = orientation_;
    return made;
  }

  void addTitle() {
    if (table_.title.isEmpty()) {
      return;
    }
    const TextStyle style = solid(FontRole::Hei, context_.options.tableTitleSize);
    for (TextLine& line : context_.setter.paragraph(table_.title, style, {area_.width, 0, 0, LineFill::Ragged})) {
      const double x = (area_.width - line.width) / 2;
      FlowItem made = lineItem(context_, std::move(line), x, style.size);
      made.orientation = orientation_;
      made.keep = Keep::WithNext;
      context_.flow.add(std::move(made));
    }
  }

  void addUnitLine() {
    if (table_.unitLine.isEmpty()) {
      return;
    }
    TextLine line = context_.setter.line(table_.unitLine, solid(FontRole::FangSong, size()));
    const double x = area_.width - line.width;
    FlowItem made = lineItem(context_, std::move(line), x, size(), size() * 1.7);
    made.orientation = orientation_;
    made.keep = Keep::WithNext;
    context_.flow.add(std::move(made));
  }

  SetCell setCell(const QString& text, CellAlign align, const TextStyle& style, double width, double fraction) {
    const double inner = width - 2 * measure_.padding;
    SetCell cell;
    cell.lines = context_.setter.paragraph(text, style, {std::max(inner, style.size), 0, 0, LineFill::Ragged});
    for (const TextLine& line : cell.lines) {
      double room = inner - line.width;
      if (align == CellAlign::Left) {
        room = 0;
      } else if (align == CellAlign::Center) {
        room /= 2;
      } else if (align == CellAlign::Number && cell.lines.size() == 1) {
        room = numberRoom(text, style, room, fraction);
      }
      cell.x.push_back(measure_.padding + room);
    }
    return cell;
  }

  // Room left of a number so that its point stands below the others'; what has no digits ends at the column's edge.
  double numberRoom(const QString& text, const TextStyle& style, double room, double fraction) {
    const bool number = std::any_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const double own = context_.setter.naturalWidth(fractionOf(text), style);
    return number ? std::max(0.0, room - std::max(0.0, fraction - own)) : room;
  }

  double heightOf(std::size_t lines, const TextStyle& style) const {
    return style.size * (static_cast<double>(std::max<std::size_t>(lines, 1)) * cellPitch + 2 * cellRoom);
  }

  // Puts the lines [first, last) of a cell in the middle of a box.
  void putCell(SetCell& cell, std::size_t first, std::size_t last, double x, double top, double height,
               const TextStyle& style, FlowItem& into) const {
    last = std::min(last, cell.lines.size());
    if (first >= last) {
      return;
    }
    const double pitch = style.size * cellPitch;
    double y = top + (height - static_cast<double>(last - first) * pitch) / 2;
    for (std::size_t i = first; i < last; ++i) {
      into.lines.push_back({std::move(cell.lines[i]), x + cell.x[i], y + paper::baselineIn(pitch, style.size)});
      y += pitch;
    }
  }

  std::optional<std::size_t> addHead() {
    const bool named =
        std::any_of(table_.head.begin(), table_.head.end(), [](const QString& h) { return !h.isEmpty(); });
    if (!named) {
      return std::nullopt;
    }
    std::vector<SetCell> cells;
    std::size_t lines = 1;
    for (std::size_t c = 0; c < columns(); ++c) {
      cells.push_back(
          setCell(table_.head.value(static_cast<qsizetype>(c)), CellAlign::Center, measure_.head, widthOf(c), 0));
      lines = std::max(lines, cells.back().lines.size());
    }
    const double upper = table_.groups.empty() ? 0 : heightOf(groupLines(), measure_.head);
    const double lower = heightOf(lines, measure_.head);
    FlowItem made = item(upper + lower);
    made.row = RowFrame{context_.tables, {0}, {}};
    std::size_t column = 0;
    for (const HeadGroup& group : groupsOrNone()) {
      addGroup(group, column, upper, lower, cells, made);
      column += static_cast<std::size_t>(std::max(1, group.columns));
      if (column >= columns()) {
        break;
      }
    }
    made.keep = Keep::WithNext;
    return context_.flow.add(std::move(made));
  }

  // Without groups every column is one without a name above it.
  std::vector<HeadGroup> groupsOrNone() const {
    std::vector<HeadGroup> groups = table_.groups;
    std::size_t covered = 0;
    for (const HeadGroup& group : groups) {
      covered += static_cast<std::size_t>(std::max(1, group.columns));
    }
    for (; covered < columns(); ++covered) {
      groups.push_back({});
    }
    return groups;
  }

  std::size_t groupLines() {
    std::size_t lines = 1;
    std::size_t column = 0;
    for (const HeadGroup& group : groupsOrNone()) {
      const std::size_t span = std::min(static_cast<std::size_t>(std::max(1, group.columns)), columns() - column);
      lines =
          std::max(lines, setCell(group.text, CellAlign::Center, measure_.head, widthOf(column, span), 0).lines.size());
      column += span;
      if (column >= columns()) {
        break;
      }
    }
    return lines;
  }

  void addGroup(const HeadGroup& group, std::size_t column, double upper, double lower, std::vector<SetCell>& cells,
                FlowItem& made) {
    const std::size_t span = std::min(static_cast<std::size_t>(std::max(1, group.columns)), columns() - column);
    const bool named = !group.text.isEmpty();
    if (named) {
      SetCell cell = setCell(group.text, CellAlign::Center, measure_.head, widthOf(column, span), 0);
      putCell(cell, 0, cell.lines.size(), left(column), 0, upper, measure_.head, made);
      const double half = paper::thinLine / 2;
      made.row->inner.push_back(QRectF(left(column), upper - half, widthOf(column, span), paper::thinLine));
    }
    for (std::size_t c = column; c < column + span; ++c) {
      const double top = named ? upper : 0;
      putCell(cells[c], 0, cells[c].lines.size(), left(c), top, upper + lower - top, measure_.head, made);
      const bool last = c + 1 == column + span;
      if (last || !named) {
        made.row->columns.push_back(measure_.edges[c + 1]);
      } else {
        made.row->inner.push_back(QRectF(measure_.edges[c + 1] - paper::thinLine / 2, upper, paper::thinLine, lower));
      }
    }
  }

  void addRows(std::optional<std::size_t> head) {
    const double headHeight = head ? context_.flow.items()[*head].height : 0;
    const double room = area_.height - headHeight - 2 * cellRoom * size();
    const auto mostLines = static_cast<std::size_t>(std::max(1.0, std::floor(room / (size() * cellPitch))));
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      addRow(table_.rows[r], r, mostLines, head);
    }
  }

  // A row is not split, unless it is higher than a page.
  void addRow(const QStringList& row, std::size_t index, std::size_t mostLines, std::optional<std::size_t> head) {
    std::vector<SetCell> cells;
    std::size_t lines = 1;
    for (std::size_t c = 0; c < columns(); ++c) {
      cells.push_back(setCell(row.value(static_cast<qsizetype>(c)), alignOf(table_, c), measure_.body, widthOf(c),
                              measure_.fraction[c]));
      lines = std::max(lines, cells.back().lines.size());
    }
    for (std::size_t first = 0; first < lines; first += mostLines) {
      const std::size_t last = std::min(first + mostLines, lines);
      FlowItem made = item(heightOf(last - first, measure_.body));
      made.row = RowFrame{context_.tables, measure_.edges, {}};
      made.repeatedHead = head;
      made.keep = keepOf(index);
      for (std::size_t c = 0; c < columns(); ++c) {
        putCell(cells[c], first, last, left(c), 0, made.height, measure_.body, made);
      }
      context_.flow.add(std::move(made));
    }
  }

  // Neither the first row alone under the head nor the last alone on a page; the last with the notes.
  Keep keepOf(std::size_t index) const {
    const std::size_t count = table_.rows.size();
    const bool last = index + 1 == count;
    const bool keeps = last ? !table_.notes.isEmpty() : index == 0 || index + 2 == count;
    return keeps ? Keep::WithNext : Keep::Free;
  }

  void addNotes() {
    const TextStyle style = solid(FontRole::FangSong, std::min(context_.options.tableNoteSize, size()));
    const double pitch = style.size * 1.4;
    const QString mark = QStringLiteral("注：");
    const bool marked = table_.notes.value(0).startsWith(mark);
    const double indent = marked ? context_.setter.naturalWidth(mark, style) : 0;
    bool first = true;
    for (const QString& note : table_.notes) {
      for (TextLine& line : context_.setter.paragraph(note, style, {area_.width, first ? 0 : indent, indent})) {
        const double above = first ? 0.4 * style.size : 0;
        FlowItem made = lineItem(context_, std::move(line), 0, style.size, pitch);
        made.orientation = orientation_;
        made.height += above;
        made.lines[0].baseline += above;
        first = false;
        context_.flow.add(std::move(made));
      }
    }
    addRoomBelow();
  }

  // Text goes on in the lines of the grid, where those of the sheet's back are.
  void addRoomBelow() {
    FlowItem made = item(0);
    made.toGrid = true;
    made.atTop = AtPageTop::Dropped;
    context_.flow.add(std::move(made));
  }

  const TableBlock& table_;
  LayoutContext& context_;
  Orientation orientation_;
  TypeArea area_;
  TableMeasure measure_;
};

}  // namespace

void layOutTable(const TableBlock& block, LayoutContext& context) {
  TableBlock table = block;
  for (const QStringList& row : table.rows) {
    while (table.head.size() < row.size()) {
      table.head << QString();
    }
  }
  if (table.head.isEmpty()) {
    return;
  }
  ++context.tables;
  TableSetter(table, table.orientation.value_or(context.orientation), context).set();
}

}  // namespace shuangda
