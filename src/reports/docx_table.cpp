#include "reports/docx_table.h"

#include <algorithm>
#include <numeric>

#include "reports/table_columns.h"

namespace shuangda {
namespace {

constexpr int kLongCell = 400;  ///< characters from which a row may break over pages

constexpr double kPadding = 3;   ///< left and right in a cell, pt

/// The longest line of a column in characters of its type.
double longestLine(const TableBlock& table, qsizetype column) {
  double longest = docx::widthOf(table.head.value(column));
  for (const QStringList& row : table.rows) {
    for (const QString& line : row.value(column).split(u'\n')) {
      longest = std::max(longest, docx::widthOf(line));
    }
  }
  return longest;
}

/// Type size and widths of the columns, pt.
struct Columns {
  double size = paper::size4Small;
  std::vector<double> widths{};
};

Columns given(const TableBlock& table, double width) {
  constexpr qsizetype kMany = 8;
  Columns columns{.size = table.head.size() > kMany ? paper::size5 : paper::size4Small, .widths = table.widths};
  const double sum = std::accumulate(columns.widths.begin(), columns.widths.end(), 0.0);
  for (double& one : columns.widths) {
    one *= width / std::max(sum, 1e-9);
  }
  return columns;
}

/// The largest size in which numbers and short words stay whole; what is left goes to the columns of text.
Columns byContent(const TableBlock& table, double width) {
  constexpr double kRoom = 0.4;  // characters are not all as wide as counted
  constexpr double kShort = 6;
  constexpr double kMost = 18;
  std::vector<double> least;
  std::vector<double> wanted;
  for (qsizetype i = 0; i < table.head.size(); ++i) {
    const double longest = longestLine(table, i);
    const bool isText = alignOf(table, static_cast<std::size_t>(i)) == CellAlign::Left;
    least.push_back((isText ? std::min(longest, kShort) : std::min(longest, kMost)) + kRoom);
    wanted.push_back(std::min(longest, kMost) + kRoom);
  }
  const double leastSum = std::accumulate(least.begin(), least.end(), 0.0);
  const double wantedSum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
  const double room = width - 2 * kPadding * static_cast<double>(least.size());
  Columns columns{.size = paper::size5Small};
  for (const double size : {paper::size4Small, paper::size5}) {
    if (leastSum * size <= room) {
      columns.size = size;
      break;
    }
  }
  const double spare = std::max(0.0, room / columns.size - leastSum);
  const double missing = std::max(wantedSum - leastSum, 1e-9);
  for (std::size_t i = 0; i < least.size(); ++i) {
    // Up to what they want columns grow as they need it, beyond that all by the same factor.
    columns.widths.push_back(spare < missing ? least[i] + spare * (wanted[i] - least[i]) / missing : wanted[i] * (leastSum + spare) / wantedSum);
  }
  const double sum = std::accumulate(columns.widths.begin(), columns.widths.end(), 0.0);
  for (double& one : columns.widths) {
    one = 2 * kPadding + one * room / sum;
  }
  return columns;
}

Columns columnsOf(const TableBlock& table, double width) {
  return table.widths.size() == static_cast<std::size_t>(table.head.size()) ? given(table, width) : byContent(table, width);
}

class TableWriter {
 public:
  TableWriter(DocxXml& xml, const TableBlock& table, Columns columns, DocxRows rows)
      : xml_(xml), table_(table), widths_(std::move(columns.widths)), size_(columns.size), keeps_(rows == DocxRows::KeptWhole) {}

  void write() {
    xml_.start("tbl");
    properties();
    xml_.start("tblGrid");
    for (const double width : widths_) {
      xml_.empty("gridCol", {{"w", docx::twips(width)}});
    }
    xml_.end();
    const bool named = std::ranges::any_of(table_.head, [](const QString& text) { return !text.isEmpty(); });
    if (named && !table_.groups.empty()) {
      groupRow();
    }
    if (named) {
      headRow();
    }
    for (const QStringList& row : table_.rows) {
      // The notes must not stand alone on a page.
      const bool last = &row == &table_.rows.back();
      bodyRow(row, last ? !table_.notes.isEmpty() : keeps_);
    }
    xml_.end();
  }

 private:
  enum class Merge { None, Begins, Continues };

  void properties() {
    xml_.start("tblPr");
    xml_.empty("tblW", {{"w", docx::twips(std::accumulate(widths_.begin(), widths_.end(), 0.0))}, {"type", QStringLiteral("dxa")}});
    xml_.empty("jc", {{"val", QStringLiteral("center")}});
    xml_.start("tblBorders");
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      const bool inner = QLatin1String(side).startsWith(QLatin1String("inside"));
      xml_.empty(side, {{"val", QStringLiteral("single")}, {"sz", inner ? QStringLiteral("4") : QStringLiteral("8")}, {"space", QStringLiteral("0")}, {"color", QStringLiteral("000000")}});
    }
    xml_.end();
    xml_.empty("tblLayout", {{"type", QStringLiteral("fixed")}});
    xml_.start("tblCellMar");
    xml_.empty("left", {{"w", docx::twips(kPadding)}, {"type", QStringLiteral("dxa")}});
    xml_.empty("right", {{"w", docx::twips(kPadding)}, {"type", QStringLiteral("dxa")}});
    xml_.end();
    xml_.end();
  }

  void cell(const QString& text, double width, int span, const char* align, bool head, Merge merge = Merge::None, bool keepNext = false) {
    xml_.start("tc");
    xml_.start("tcPr");
    xml_.empty("tcW", {{"w", docx::twips(width)}, {"type", QStringLiteral("dxa")}});
    if (span > 1) {
      xml_.empty("gridSpan", {{"val", QString::number(span)}});
    }
    if (merge == Merge::Begins) {
      xml_.empty("vMerge", {{"val", QStringLiteral("restart")}});
    } else if (merge == Merge::Continues) {
      xml_.empty("vMerge");
    }
    xml_.empty("vAlign", {{"val", QStringLiteral("center")}});
    xml_.end();
    const QStringList lines = text.split(u'\n');
    for (const QString& line : lines) {
      xml_.start("p");
      xml_.start("pPr");
      xml_.empty("pStyle", {{"val", QStringLiteral("TableText")}});
      if (keepNext) {
        xml_.empty("keepNext");
      }
      xml_.empty("jc", {{"val", QLatin1String(align)}});
      xml_.end();
      xml_.start("r");
      docx::runProperties(xml_, head ? docx::kHei : docx::kFangSong, size_);
      xml_.text(line);
      xml_.end();
      xml_.end();
    }
    xml_.end();
  }

  void rowStart(bool head, bool mayBreak) {
    xml_.start("tr");
    xml_.start("trPr");
    if (!mayBreak) {
      xml_.empty("cantSplit");
    }
    if (head) {
      xml_.empty("tblHeader");
    }
    xml_.end();
  }

  double widthOf(std::size_t first, int columns) const {
    double sum = 0;
    for (std::size_t i = first; i < std::min(first + static_cast<std::size_t>(columns), widths_.size()); ++i) {
      sum += widths_[i];
    }
    return sum;
  }

  /// Upper row of heads: a group without text leaves the columns' own heads the whole height.
  void groupRow() {
    rowStart(true, false);
    std::size_t column = 0;
    for (const HeadGroup& group : table_.groups) {
      if (!group.text.isEmpty()) {
        cell(group.text, widthOf(column, group.columns), group.columns, "center", true);
      } else {
        for (int i = 0; i < group.columns; ++i) {
          const std::size_t one = column + static_cast<std::size_t>(i);
          cell(table_.head.value(static_cast<qsizetype>(one)), widthOf(one, 1), 1, "center", true, Merge::Begins);
        }
      }
      column += static_cast<std::size_t>(group.columns);
    }
    for (; column < widths_.size(); ++column) {
      cell(table_.head.value(static_cast<qsizetype>(column)), widths_[column], 1, "center", true, Merge::Begins);
    }
    xml_.end();
  }

  bool isGrouped(std::size_t column) const {
    std::size_t end = 0;
    for (const HeadGroup& group : table_.groups) {
      end += static_cast<std::size_t>(group.columns);
      if (column < end) {
        return !group.text.isEmpty();
      }
    }
    return false;
  }

  void headRow() {
    rowStart(true, false);
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const bool covered = !table_.groups.empty() && !isGrouped(i);
      cell(covered ? QString() : table_.head.value(static_cast<qsizetype>(i)), widths_[i], 1, "center", true, covered ? Merge::Continues : Merge::None, keeps_);
    }
    xml_.end();
  }

  void bodyRow(const QStringList& row, bool keepNext) {
    const bool isLong = std::ranges::any_of(row, [](const QString& text) { return text.size() > kLongCell; });
    rowStart(false, isLong);
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      cell(row.value(static_cast<qsizetype>(i)), widths_[i], 1, alignName(alignOf(table_, i)), false, Merge::None, keepNext && !isLong);
    }
    xml_.end();
  }

  static const char* alignName(CellAlign align) {
    return align == CellAlign::Center ? "center" : align == CellAlign::Left ? "left" : "right";
  }

  DocxXml& xml_;
  const TableBlock& table_;
  std::vector<double> widths_;
  double size_;
  bool keeps_;
};

}  // namespace

void writeDocxTable(DocxXml& xml, const TableBlock& table, double width, DocxRows rows) {
  if (!table.head.isEmpty()) {
    TableWriter(xml, table, columnsOf(table, width), rows).write();
  }
}

}  // namespace shuangda
