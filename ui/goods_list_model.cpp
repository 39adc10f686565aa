#include "goods_list_model.h"

#include <algorithm>

#include "domain/goods_code.h"
#include "services/goods_texts.h"

namespace shuangda {

GoodsListModel::GoodsListModel(Desk& desk, QObject* parent) : QAbstractTableModel(parent), desk_(desk) {}

void GoodsListModel::setQuery(const GoodsQuery& query) {
  query_ = query;
  query_.before.reset();
  query_.limit = kPageRows;
  read(query_, true);
}

void GoodsListModel::reload() {
  GoodsQuery query = query_;
  query.limit = std::clamp(rowCount(), kPageRows, kMostReread);
  read(query, true);
}

void GoodsListModel::read(GoodsQuery query, bool anew) {
  desk_.cancel(ticket_);
  const int generation = ++generation_;
  reading_ = true;
  const auto ended = [this, generation] {
    if (generation == generation_) {
      reading_ = false;
    }
  };
  ticket_ = desk_.ask(
      this, [query](Desk::Hand hand) { return hand.services.goods.list(hand.session, query); },
      [this, query, anew, generation](Result<std::vector<GoodsRow>> rows) {
        if (generation == generation_) {
          reading_ = false;
          arrived(std::move(rows).value_or(std::vector<GoodsRow>()), query, anew);
        }
      },
      ended);
}

void GoodsListModel::arrived(std::vector<GoodsRow> rows, const GoodsQuery& query, bool anew) {
  complete_ = rows.size() < static_cast<std::size_t>(query.limit);
  if (anew) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    Q_EMIT listed();
    return;
  }
  if (!rows.empty()) {
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    std::ranges::move(rows, std::back_inserter(rows_));
    endInsertRows();
  }
  Q_EMIT grown();
}

bool GoodsListModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && !complete_ && !reading_ && !rows_.empty(); }

void GoodsListModel::fetchMore(const QModelIndex& parent) {
  if (canFetchMore(parent)) {
    GoodsQuery query = query_;
    query.before = rows_.back().item.id;
    read(query, false);
  }
}

int GoodsListModel::rowOf(ItemId id) const {
  const auto found = std::ranges::find(rows_, id, [](const GoodsRow& row) { return row.item.id; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

void GoodsListModel::replace(const GoodsRow& row) {
  if (const int at = rowOf(row.item.id); at >= 0) {
    rows_[static_cast<std::size_t>(at)] = row;
    Q_EMIT dataChanged(index(at, 0), index(at, kColumns - 1));
  }
}

QString GoodsListModel::copied(const std::vector<int>& rows) const {
  QStringList lines;
  const auto line = [&](const auto& text) {
    QStringList cells;
    for (int column = 0; column < kColumns; ++column) {
      cells << QString(text(column)).replace(u'\t', u' ').replace(u'\n', u' ');
    }
    lines << cells.join(u'\t');
  };
  line([&](int column) { return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
  for (const int row : rows) {
    line([&](int column) { return cell(at(row), column); });
  }
  return lines.join(u'\n') + u'\n';
}

int GoodsListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

int GoodsListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString GoodsListModel::cell(const GoodsRow& row, int column) {
  switch (column) {
    case Code:
      return itemLabel(row.item.id);
    case Name:
      return row.item.name;
    case Spec:
      return row.item.spec;
    case Brand:
      return row.item.brand;
    case Amount:
      return row.item.quantity ? row.item.quantity->text() : QString();
    case Unit:
      return row.item.unit;
    case Value:
      return row.item.value ? row.item.value->yuanText() : QString();
    case Case:
      return row.caseNumber;
    case Custody:
      return balanceText(row);
    default:
      return {};
  }
}

QVariant GoodsListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return cell(at(index.row()), index.column());
  }
  const bool isNumber = index.column() == Amount || index.column() == Value;
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue<Qt::Alignment>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

QVariant GoodsListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) {
    return {};
  }
  const bool isNumber = section == Amount || section == Value;
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue<Qt::Alignment>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  static const QStringList heads{tr("编号"), tr("名称"), tr("规格"), tr("品牌"), tr("数量"), tr("单位"), tr("货值（元）"), tr("案件"), tr("保管情况")};
  return role == Qt::DisplayRole ? QVariant(heads.value(section)) : QVariant();
}

}  // namespace shuangda
