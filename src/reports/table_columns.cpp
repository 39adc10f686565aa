#include "reports/table_columns.h"

#include <QRegularExpression>
#include <algorithm>
#include <numeric>

#include "reports/paper.h"

namespace shuangda {

namespace {

constexpr double sizes[] = {paper::size4Small, paper::size5, paper::size5Small, paper::size6};
// Text columns stay at least this many characters wide, so that names do not run down the page.
constexpr double narrowestText = 4;
// A table that would need more than this part of its natural width in wrapped lines is set smaller.
constexpr double mostWrapping = 1.5;

/// What a column would like and what it needs, with padding, pt.
struct Need {
  double natural = 0;
  double least = 0;
};

class Columns {
 public:
  Columns(const TableBlock& table, TextSetter& setter, TableMeasure& measure)
      : table_(table), setter_(setter), measure_(measure), count_(static_cast<std::size_t>(table.head.size())) {}

  std::vector<Need> needs() {
    std::vector<Need> found;
    measure_.fraction.assign(count_, 0);
    for (std::size_t c = 0; c < count_; ++c) {
      Need need = alignOf(table_, c) == CellAlign::Number ? numbers(c) : texts(c);
      const QString head = table_.head[static_cast<qsizetype>(c)];
      const double headWord = setter_.widestUnbroken(head, measure_.head);
      const double headWidth = setter_.naturalWidth(head, measure_.head);
      need.least = std::max({need.least, headWord, std::min(headWidth, 2 * measure_.head.size)}) + 2 * measure_.padding;
      need.natural = std::max(need.natural, std::min(headWidth, 4 * measure_.head.size)) + 2 * measure_.padding;
      need.natural = std::max(need.natural, need.least);
      found.push_back(need);
    }
    return found;
  }

 private:
  QString cell(const QStringList& row, std::size_t column) const { return row.value(static_cast<qsizetype>(column)); }

  Need numbers(std::size_t column) {
    double whole = 0;
    double widest = 0;
    double& fraction = measure_.fraction[column];
    for (const QStringList& row : table_.rows) {
      const QString text = cell(row, column);
      const double all = setter_.naturalWidth(text, measure_.body);
      const double right = setter_.naturalWidth(fractionOf(text), measure_.body);
      fraction = std::max(fraction, right);
      widest = std::max(widest, all);
      whole = std::max(whole, text.contains(QRegularExpression(QStringLiteral("[0-9]"))) ? all - right : 0);
    }
    const double width = std::max(whole + fraction, widest);
    return {width, width};
  }

  Need texts(std::size_t column) {
    Need need;
    for (const QStringList& row : table_.rows) {
      const QString text = cell(row, column);
      const double natural = setter_.naturalWidth(text, measure_.body);
      const double least = std::min(natural, narrowestText * measure_.body.size);
      need.natural = std::max(need.natural, natural);
      need.least = std::max({need.least, least, setter_.widestUnbroken(text, measure_.body)});
    }
    return need;
  }

  const TableBlock& table_;
  TextSetter& setter_;
  TableMeasure& measure_;
  std::size_t count_;
};

double sum(const std::vector<Need>& needs, double Need::*part) {
  return std::accumulate(needs.begin(), needs.end(), 0.0,
                         [part](double total, const Need& n) { return total + n.*part; });
}

std::vector<double> widthsByContent(const std::vector<Need>& needs, double width) {
  const double natural = sum(needs, &Need::natural);
  const double least = sum(needs, &Need::least);
  std::vector<double> widths;
  for (const Need& need : needs) {
    if (natural <= width) {
      widths.push_back(need.natural * width / natural);
    } else if (least <= width) {
      const double part = (need.natural - need.least) / (natural - least);
      widths.push_back(need.least + (width - least) * part);
    } else {
      widths.push_back(need.least * width / least);
    }
  }
  return widths;
}

std::vector<double> widthsByWeight(const std::vector<double>& weights, std::size_t columns, double width) {
  // A column without a sensible weight gets that of an ordinary one.
  std::vector<double> widths(columns, 1.0);
  for (std::size_t c = 0; c < std::min(columns, weights.size()); ++c) {
    widths[c] = weights[c] > 0 ? weights[c] : 1.0;
  }
  const double total = std::accumulate(widths.begin(), widths.end(), 0.0);
  for (double& one : widths) {
    one *= width / total;
  }
  return widths;
}

bool fits(const std::vector<Need>& needs, const TableBlock& table, double width) {
  if (!table.widths.empty()) {
    const std::vector<double> given = widthsByWeight(table.widths, needs.size(), width);
    for (std::size_t c = 0; c < needs.size(); ++c) {
      if (needs[c].least > given[c]) {
        return false;
      }
    }
    return true;
  }
  return sum(needs, &Need::least) <= width && sum(needs, &Need::natural) <= mostWrapping * width;
}

}  // namespace

CellAlign alignOf(const TableBlock& table, std::size_t column) {
  return column < table.align.size() ? table.align[column] : CellAlign::Left;
}

QString fractionOf(const QString& cell) {
  static const QRegularExpression number(QStringLiteral("[0-9][0-9,]*"));
  const QRegularExpressionMatch match = number.match(cell);
  return match.hasMatch() ? cell.mid(match.capturedEnd()) : QString();
}

TableMeasure measureTable(const TableBlock& table, double width, const LayoutOptions& options, TextSetter& setter) {
  TableMeasure measure;
  std::vector<Need> needs;
  for (const double size : sizes) {
    const bool allowed = size <= options.tableLargestSize && size >= options.tableSmallestSize;
    if (!allowed && !(needs.empty() && size == paper::size6)) {
      continue;
    }
    measure.head = solid(FontRole::Hei, size);
    measure.body = solid(FontRole::FangSong, size);
    measure.padding = 0.35 * size;
    needs = Columns(table, setter, measure).needs();
    if (fits(needs, table, width)) {
      break;
    }
  }
  const std::vector<double> widths =
      table.widths.empty() ? widthsByContent(needs, width) : widthsByWeight(table.widths, needs.size(), width);
  measure.edges.push_back(0);
  for (const double one : widths) {
    measure.edges.push_back(measure.edges.back() + one);
  }
  return measure;
}

}  // namespace shuangda
