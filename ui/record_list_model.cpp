#include "record_list_model.h"

#include <algorithm>

#include "services/texts.h"

namespace shuangda {
namespace {

QString moneyText(const std::optional<Money>& money) {
  if (!money) {
    return {};
  }
  // Grouped by text, not through double: an amount is exact to the fen.
  QString text = money->yuanText();
  const qsizetype first = text.startsWith(u'-') ? 1 : 0;
  for (qsizetype i = text.size() - 6; i > first; i -= 3) {
    text.insert(i, u',');
  }
  return text;
}

QString cellText(const CaseRow& row, int column) {
  switch (column) {
    case RecordListModel::Number:
      return row.number;
    case RecordListModel::Party:
      return row.party;
    case RecordListModel::Cause:
      return row.cause;
    case RecordListModel::Unit:
      return row.unit;
    case RecordListModel::Date:
      return row.listingDate;
    case RecordListModel::Stage:
      return stageText(row.stage);
    case RecordListModel::Value:
      return moneyText(row.value);
    case RecordListModel::Fine:
      return moneyText(row.fine);
    case RecordListModel::DocNo:
      return row.docNo;
    default:
      return {};
  }
}

bool isAmount(int column) { return column == RecordListModel::Value || column == RecordListModel::Fine; }

}  // namespace

RecordListModel::RecordListModel(Desk& desk, QObject* parent) : QAbstractTableModel(parent), desk_(desk) {}

void RecordListModel::setIds(std::vector<CaseId> ids) {
  beginResetModel();
  ids_ = std::move(ids);
  pages_.clear();
  byNumber_.clear();
  ++generation_;
  endResetModel();
}

void RecordListModel::refresh(CaseId id) {
  const int row = rowOf(id);
  if (row < 0) {
    return;
  }
  const int page = row / kPageRows;
  if (const auto it = byNumber_.find(page); it != byNumber_.end()) {
    pages_.erase(*it);
    byNumber_.erase(it);
  }
  request(page);
}

int RecordListModel::rowOf(CaseId id) const {
  const auto it = std::find(ids_.begin(), ids_.end(), id);
  return it == ids_.end() ? -1 : static_cast<int>(it - ids_.begin());
}

int RecordListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ids_.size()); }
int RecordListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant RecordListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != kRawRole) {
    return {};
  }
  const CaseRow* row = rowAt(index.row());
  if (row == nullptr) {
    return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
  }
  if (role == kRawRole && isAmount(index.column())) {
    const std::optional<Money>& money = index.column() == Value ? row->value : row->fine;
    return money ? QVariant(static_cast<qint64>(money->fen())) : QVariant();
  }
  return cellText(*row, index.column());
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return QAbstractTableModel::headerData(section, orientation, role);
  }
  static const QStringList titles{tr("案件编号"), tr("当事人"),     tr("案由"),       tr("单位"), tr("日期"),
                                  tr("状态"),     tr("案值（元）"), tr("罚款（元）"), tr("文号")};
  return titles.value(section);
}

const CaseRow* RecordListModel::rowAt(int row) const {
  const int number = row / kPageRows;
  const auto it = byNumber_.find(number);
  if (it == byNumber_.end()) {
    request(number);
    return nullptr;
  }
  pages_.splice(pages_.begin(), pages_, *it);
  const auto offset = static_cast<std::size_t>(row % kPageRows);
  return offset < (*it)->rows.size() ? &(*it)->rows[offset] : nullptr;
}

void RecordListModel::request(int page) const {
  pages_.push_front({.number = page});
  byNumber_[page] = pages_.begin();
  while (pages_.size() > kPagesKept) {
    byNumber_.remove(pages_.back().number);
    pages_.pop_back();
  }
  const auto begin = static_cast<std::size_t>(page) * kPageRows;
  const auto end = std::min(begin + kPageRows, ids_.size());
  std::vector<CaseId> ids(ids_.begin() + static_cast<std::ptrdiff_t>(begin), ids_.begin() + static_cast<std::ptrdiff_t>(end));
  auto* self = const_cast<RecordListModel*>(this);
  desk_.ask(
      self, [ids = std::move(ids)](Desk::Hand hand) { return hand.services.cases.rows(hand.session, ids); },
      [self, page, generation = generation_](Result<std::vector<CaseRow>> rows) {
        rows ? self->arrived(generation, page, std::move(*rows)) : self->forget(generation, page);
      },
      [self, page, generation = generation_] { self->forget(generation, page); });
}

void RecordListModel::forget(int generation, int page) {
  // Not announced as a change: the view would ask again at once, and go on while the store is broken.
  if (const auto it = byNumber_.find(page); generation == generation_ && it != byNumber_.end() && (*it)->rows.empty()) {
    pages_.erase(*it);
    byNumber_.erase(it);
  }
}

void RecordListModel::arrived(int generation, int page, std::vector<CaseRow> rows) {
  const auto it = byNumber_.find(page);
  if (generation != generation_ || it == byNumber_.end()) {
    return;
  }
  ++pagesRead_;
  const int first = page * kPageRows;
  // A case taken out meanwhile leaves an empty line instead of shifting the ones below it.
  auto next = rows.begin();
  for (int row = first; row < std::min(first + kPageRows, rowCount()); ++row) {
    const bool present = next != rows.end() && next->id == idAt(row);
    (*it)->rows.push_back(present ? std::move(*next++) : CaseRow{.id = idAt(row)});
  }
  Q_EMIT dataChanged(index(first, 0), index(std::min(first + kPageRows, rowCount()) - 1, kColumns - 1));
}

}  // namespace shuangda
