#include "figure_table_model.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <algorithm>
#include <functional>
#include <utility>

#include "base/search_text.h"

namespace shuangda {
namespace {

bool matches(const FigureRow& row, const QString& words) {
  const QString name = row.cells.empty() ? QString() : row.cells.front().text;
  return searchFolded(name).contains(words) || pinyinInitials(name).contains(words);
}

}  // namespace

void FigureTableModel::setTable(std::vector<FigureColumn> columns, std::vector<FigureRow> rows) {
  beginResetModel();
  columns_ = std::move(columns);
  rows_ = std::move(rows);
  choose();
  endResetModel();
}

void FigureTableModel::narrow(const QString& words) {
  beginResetModel();
  words_ = searchFolded(words.trimmed());
  choose();
  endResetModel();
}

void FigureTableModel::choose() {
  shown_.clear();
  std::optional<std::size_t> heading;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].heading) {
      heading = i;
    } else if (words_.isEmpty() || matches(rows_[i], words_)) {
      if (heading) {
        shown_.push_back(*std::exchange(heading, std::nullopt));
      }
      shown_.push_back(i);
    }
  }
}

const FigureCell* FigureTableModel::cell(const QModelIndex& index) const {
  if (!index.isValid()) {
    return nullptr;
  }
  const FigureRow& row = this->row(index.row());
  const auto column = static_cast<std::size_t>(index.column());
  return column < row.cells.size() ? &row.cells[column] : nullptr;
}

QString FigureTableModel::definition(const QModelIndex& index) const {
  if (!index.isValid() || row(index.row()).heading) {
    return {};
  }
  const QString& ofRow = row(index.row()).definition;
  return ofRow.isEmpty() ? columns_[static_cast<std::size_t>(index.column())].definition : ofRow;
}

QString FigureTableModel::about(const QModelIndex& index) const {
  const QString definition = this->definition(index);
  if (definition.isEmpty()) {
    return {};
  }
  const FigureCell* cell = this->cell(index);
  const QString sentence = cell && !cell->sentence.isEmpty() ? QStringLiteral("，") + cell->sentence : QString();
  return tr("%1%2。口径：%3").arg(row(index.row()).cells.front().text, sentence, definition);
}

int FigureTableModel::firstNumber() const { return static_cast<int>(std::ranges::find(columns_, true, &FigureColumn::isNumber) - columns_.begin()); }

QString FigureTableModel::copied(const QModelIndexList& cells) const {
  if (cells.isEmpty()) {
    return {};
  }
  const auto [top, bottom] = std::minmax_element(cells.begin(), cells.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
  const auto [left, right] = std::minmax_element(cells.begin(), cells.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.column() < b.column(); });
  QStringList lines;
  const auto add = [&](const std::function<QString(int)>& text) {
    QStringList parts;
    for (int column = left->column(); column <= right->column(); ++column) {
      parts << text(column).simplified();
    }
    lines << parts.join(u'\t');
  };
  if (top->row() < bottom->row()) {
    add([&](int column) { return columns_[static_cast<std::size_t>(column)].head; });
  }
  for (int row = top->row(); row <= bottom->row(); ++row) {
    add([&](int column) {
      const FigureCell* one = cell(index(row, column));
      return one ? one->text : QString();
    });
  }
  return lines.join(u'\n');
}

QVariant FigureTableModel::data(const QModelIndex& index, int role) const {
  const FigureRow& row = this->row(index.row());
  const FigureCell* cell = this->cell(index);
  switch (role) {
    case Qt::DisplayRole:
      return cell ? cell->text : QString();
    case Qt::ToolTipRole: {
      const QString about = this->about(index);
      return cell && cell->source ? (about.isEmpty() ? QString() : about + u'\n') + tr("回车或双击查看这个数背后的记录") : about;
    }
    case Qt::TextAlignmentRole: {
      const bool right = !row.heading && columns_[static_cast<std::size_t>(index.column())].isNumber;
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (right ? Qt::AlignRight : Qt::AlignLeft));
    }
    case Qt::FontRole:
      if (row.heading) {
        QFont font;
        font.setBold(true);
        return font;
      }
      return {};
    case Qt::BackgroundRole:
      return row.heading ? QVariant(QGuiApplication::palette().brush(QPalette::Button)) : QVariant();
    case Qt::ForegroundRole:
      if (row.heading) {
        return QGuiApplication::palette().brush(QPalette::Active, QPalette::Text);
      }
      return row.quiet ? QVariant(QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text)) : QVariant();
    default:
      return {};
  }
}

QVariant FigureTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || static_cast<std::size_t>(section) >= columns_.size()) {
    return {};
  }
  const FigureColumn& column = columns_[static_cast<std::size_t>(section)];
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role == Qt::ToolTipRole) {
    return column.definition.isEmpty() ? QString() : tr("口径：%1").arg(column.definition);
  }
  return role == Qt::DisplayRole ? QVariant(column.head) : QVariant();
}

Qt::ItemFlags FigureTableModel::flags(const QModelIndex& index) const {
  return row(index.row()).heading ? Qt::ItemFlags(Qt::NoItemFlags) : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

}  // namespace shuangda
