#include "goods_intake_model.h"

#include <QColor>
#include <algorithm>

#include "dialogs/goods_item_dialog.h"
#include "domain/seized_item_fields.h"
#include "services/goods_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kMostWords = 200;

int columnOf(const QString& field) { return static_cast<int>(goodsFields().indexOf(field)); }

bool isNumber(int column) { return column == columnOf(QStringLiteral("quantity")) || column == columnOf(QStringLiteral("unit_price_yuan")) || column == columnOf(QStringLiteral("value_yuan")); }

/// Which column each cell of a heading row names; empty when it is no heading row.
std::vector<int> headings(const QStringList& cells) {
  std::vector<int> columns;
  int named = 0;
  for (const QString& cell : cells) {
    const QString text = cell.trimmed();
    const auto found = std::ranges::find_if(goodsFields(), [&](const QString& field) {
      const QString label = goodsFieldLabel(field);
      return !text.isEmpty() && (label == text || label.section(QStringLiteral("（"), 0, 0) == text);
    });
    columns.push_back(found == goodsFields().end() ? -1 : static_cast<int>(found - goodsFields().begin()));
    named += columns.back() >= 0 ? 1 : 0;
  }
  return named >= 2 && named * 2 > static_cast<int>(cells.size()) ? columns : std::vector<int>();
}

QString tabbed(QString cell) {
  if (cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'"')) {
    return u'"' + cell.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
  }
  return cell;
}

}  // namespace

std::vector<QStringList> readTabbed(const QString& text) {
  std::vector<QStringList> rows;
  QStringList cells;
  QString cell;
  bool quoted = false;
  const auto endCell = [&] {
    cells << cell;
    cell.clear();
  };
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text[i];
    if (quoted) {
      if (c != u'"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == u'"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == u'"' && cell.isEmpty()) {
      quoted = true;
    } else if (c == u'\t') {
      endCell();
    } else if (c == u'\n') {
      endCell();
      rows.push_back(std::exchange(cells, {}));
    } else if (c != u'\r') {
      cell += c;
    }
  }
  if (!cell.isEmpty() || !cells.isEmpty()) {
    endCell();
    rows.push_back(cells);
  }
  return rows;
}

GoodsIntakeModel::GoodsIntakeModel(QObject* parent) : QAbstractTableModel(parent), rows_{emptyRow()} {}

GoodsIntakeModel::Row GoodsIntakeModel::emptyRow() {
  Row row;
  row.cells.resize(goodsFields().size());
  return row;
}

void GoodsIntakeModel::check(Row& row) {
  row.item = {};
  row.problems.clear();
  if (row.isEmpty()) {
    return;
  }
  for (int column = 0; column < static_cast<int>(goodsFields().size()); ++column) {
    if (const Result<void> read = readItemField(row.item, goodsFields()[column], row.cells[column]); !read) {
      row.problems.emplace(column, refusalText(read.error()));
    }
  }
  if (const Result<void> sound = checkItem(row.item); !sound) {
    row.problems.emplace(std::max(0, columnOf(goodsFieldOf(sound.error()))), refusalText(sound.error()));
  }
  // The check digit is looked at whatever else is wrong.
  const int barcode = columnOf(QStringLiteral("barcode"));
  SeizedItem coded{.name = QStringLiteral("-"), .barcode = row.item.barcode};
  if (const Result<void> sound = checkItem(coded); !sound) {
    row.problems.emplace(barcode, refusalText(sound.error()));
  }
}

void GoodsIntakeModel::grow(int row) {
  const int wanted = std::min(row + 2, kMostLines + 1);
  if (wanted > rowCount()) {
    beginInsertRows({}, rowCount(), wanted - 1);
    rows_.resize(static_cast<std::size_t>(wanted), emptyRow());
    endInsertRows();
  }
}

void GoodsIntakeModel::changedRows(int first, int last) {
  Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
  Q_EMIT edited();
}

int GoodsIntakeModel::paste(const QModelIndex& at, const QString& text) {
  std::vector<QStringList> pasted = readTabbed(text);
  if (!at.isValid() || pasted.empty()) {
    return 0;
  }
  const std::vector<int> named = headings(pasted.front());
  if (!named.empty()) {
    pasted.erase(pasted.begin());
  }
  const int room = kMostLines - at.row();
  pasted.resize(std::min(pasted.size(), static_cast<std::size_t>(std::max(0, room))));
  if (pasted.empty()) {
    return 0;
  }
  const int last = at.row() + static_cast<int>(pasted.size()) - 1;
  grow(last);
  for (std::size_t line = 0; line < pasted.size(); ++line) {
    Row& row = rows_[static_cast<std::size_t>(at.row()) + line];
    for (qsizetype i = 0; i < pasted[line].size(); ++i) {
      const int column = named.empty() ? at.column() + static_cast<int>(i) : i < static_cast<qsizetype>(named.size()) ? named[static_cast<std::size_t>(i)] : -1;
      if (column >= 0 && column < columnCount()) {
        row.cells[column] = pasted[line][i].trimmed();
      }
    }
    check(row);
  }
  changedRows(at.row(), last);
  return static_cast<int>(pasted.size());
}

QString GoodsIntakeModel::copied(const QModelIndex& from, const QModelIndex& to) const {
  QStringList lines;
  for (int row = from.row(); row <= to.row(); ++row) {
    QStringList cells;
    for (int column = from.column(); column <= to.column(); ++column) {
      cells << tabbed(data(index(row, column), Qt::DisplayRole).toString());
    }
    lines << cells.join(u'\t');
  }
  return lines.join(u'\n');
}

QString GoodsIntakeModel::text() const {
  QStringList lines;
  for (const Row& row : rows_) {
    QStringList cells;
    for (const QString& cell : row.cells) {
      cells << tabbed(cell);
    }
    if (!row.isEmpty()) {
      lines << cells.join(u'\t');
    }
  }
  return lines.join(u'\n');
}

void GoodsIntakeModel::removeLines(int first, int last) {
  beginRemoveRows({}, first, last);
  rows_.erase(rows_.begin() + first, rows_.begin() + last + 1);
  endRemoveRows();
  if (rows_.empty() || !rows_.back().isEmpty()) {
    beginInsertRows({}, rowCount(), rowCount());
    rows_.push_back(emptyRow());
    endInsertRows();
  }
  Q_EMIT edited();
}

std::vector<GoodsRow> GoodsIntakeModel::listed() const {
  std::vector<GoodsRow> listed;
  for (const Row& row : rows_) {
    if (!row.isEmpty()) {
      listed.push_back({.item = row.item});
      SeizedItem& item = listed.back().item;
      item.value = item.value ? item.value : computedValue(item);
    }
  }
  return listed;
}

std::vector<SeizedItem> GoodsIntakeModel::lines() const {
  std::vector<SeizedItem> lines;
  for (const Row& row : rows_) {
    if (!row.isEmpty()) {
      lines.push_back(row.item);
    }
  }
  return lines;
}

std::optional<GoodsIntakeModel::Problem> GoodsIntakeModel::firstProblem() const {
  for (int row = 0; row < rowCount(); ++row) {
    const auto& problems = rows_[static_cast<std::size_t>(row)].problems;
    if (!problems.empty()) {
      const QModelIndex cell = index(row, problems.begin()->first);
      return Problem{cell, problemAt(cell)};
    }
  }
  return std::nullopt;
}

int GoodsIntakeModel::problemCount() const {
  return static_cast<int>(std::ranges::count_if(rows_, [](const Row& row) { return !row.problems.empty(); }));
}

QString GoodsIntakeModel::problemAt(const QModelIndex& index) const {
  if (!index.isValid()) {
    return {};
  }
  const auto& problems = rows_[static_cast<std::size_t>(index.row())].problems;
  const auto found = problems.find(index.column());
  if (found == problems.end() || found->second.startsWith(QStringLiteral("第"))) {
    return found == problems.end() ? QString() : found->second;  // the store has named the line
  }
  return tr("第%1行：%2").arg(index.row() + 1).arg(found->second);
}

QModelIndex GoodsIntakeModel::refuse(int line, const QString& field, const QString& why) {
  int number = 0;
  for (int row = 0; row < rowCount(); ++row) {
    Row& at = rows_[static_cast<std::size_t>(row)];
    if (!at.isEmpty() && ++number == line) {
      const QModelIndex cell = index(row, std::max(0, columnOf(field)));
      at.problems.insert_or_assign(cell.column(), why);
      Q_EMIT dataChanged(cell, cell);
      return cell;
    }
  }
  return {};
}

QStringList GoodsIntakeModel::words(int column) const {
  QStringList words;
  for (const Row& row : rows_) {
    const QString& word = row.cells[column];
    if (!word.isEmpty() && !words.contains(word) && words.size() < kMostWords) {
      words << word;
    }
  }
  return words;
}

int GoodsIntakeModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

int GoodsIntakeModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(goodsFields().size()); }

QVariant GoodsIntakeModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const bool hasProblem = row.problems.contains(index.column());
  const bool computed = goodsFields()[index.column()] == QStringLiteral("value_yuan") && row.cells[index.column()].isEmpty();
  switch (role) {
    case Qt::EditRole:
      return row.cells[index.column()];
    case Qt::DisplayRole:
      return computed && computedValue(row.item) ? computedValue(row.item)->yuanText() : row.cells[index.column()];
    case Qt::BackgroundRole:
      return hasProblem ? QVariant(QColor(0xfd, 0xec, 0xea)) : QVariant();
    case Qt::ForegroundRole:
      return hasProblem ? QVariant(QColor(0x7a, 0x17, 0x12)) : computed ? QVariant(QColor(0x6b, 0x6b, 0x6b)) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
      return problemAt(index);
    case Qt::TextAlignmentRole:
      return QVariant::fromValue<Qt::Alignment>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
      return {};
  }
}

bool GoodsIntakeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) {
    return false;
  }
  Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (row.cells[index.column()] == value.toString()) {
    return true;
  }
  row.cells[index.column()] = value.toString().trimmed();
  check(row);
  if (!row.isEmpty()) {
    grow(index.row());
  }
  changedRows(index.row(), index.row());
  return true;
}

QVariant GoodsIntakeModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) {
    return role == Qt::DisplayRole ? QVariant(section + 1 == rowCount() ? QStringLiteral("＋") : QString::number(section + 1)) : QVariant();
  }
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue<Qt::Alignment>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return role == Qt::DisplayRole ? QVariant(goodsFieldLabel(goodsFields()[section])) : QVariant();
}

Qt::ItemFlags GoodsIntakeModel::flags(const QModelIndex& index) const {
  return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable : Qt::ItemFlags();
}

}  // namespace shuangda
