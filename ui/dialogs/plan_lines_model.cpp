#include "dialogs/plan_lines_model.h"

#include <QColor>
#include <algorithm>
#include <map>
#include <set>

#include "domain/goods_code.h"
#include "domain/goods_value.h"
#include "services/goods_texts.h"

namespace shuangda {

void PlanLinesModel::setLines(std::vector<PlanLine> lines) {
  std::map<ItemId, Quantity> chosen;
  for (const PlanLine& line : lines_) {
    if (line.chosen) {
      chosen.emplace(line.candidate.row.item.id, line.planned);
    }
  }
  for (PlanLine& line : lines) {
    if (const auto before = chosen.find(line.candidate.row.item.id); before != chosen.end() && line.mayGoIn()) {
      line.chosen = true;
      line.planned = before->second;
    }
  }
  lines_ = std::move(lines);
  setFilter(filter_);
  Q_EMIT chosenChanged();
}

void PlanLinesModel::addLines(std::vector<PlanLine> lines) {
  std::set<ItemId> known;
  for (const PlanLine& line : lines_) {
    known.insert(line.candidate.row.item.id);
  }
  for (PlanLine& line : lines) {
    if (known.insert(line.candidate.row.item.id).second) {
      lines_.push_back(std::move(line));
    }
  }
  setFilter(filter_);
  Q_EMIT chosenChanged();
}

void PlanLinesModel::setFilter(const PlanFilter& filter) {
  beginResetModel();
  filter_ = filter;
  shown_.clear();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (matches(lines_[i])) {
      shown_.push_back(i);
    }
  }
  endResetModel();
}

bool PlanLinesModel::matches(const PlanLine& line) const {
  const GoodsRow& row = line.candidate.row;
  if ((filter_.chosenOnly && !line.chosen) || (!filter_.caseNumber.isEmpty() && row.caseNumber != filter_.caseNumber) || (!filter_.place.isEmpty() && line.place != filter_.place)) {
    return false;
  }
  const QString text = QStringList{itemLabel(row.item.id), row.caseNumber, row.item.name, row.item.spec, row.item.brand, line.place}.join(u' ');
  return std::ranges::all_of(filter_.words.split(u' ', Qt::SkipEmptyParts), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void PlanLinesModel::chooseAll(bool chosen) {
  for (const std::size_t i : shown_) {
    lines_[i].chosen = chosen && lines_[i].mayGoIn();
  }
  if (!shown_.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
  }
  Q_EMIT chosenChanged();
}

void PlanLinesModel::toggle(int row) {
  const QModelIndex at = index(row, Code);
  setData(at, data(at, Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

std::vector<DisposalLine> PlanLinesModel::plan() const {
  std::vector<DisposalLine> plan;
  for (const PlanLine& line : lines_) {
    if (line.chosen) {
      plan.push_back({.item = line.candidate.row.item.id, .planned = line.planned});
    }
  }
  return plan;
}

QString PlanLinesModel::chosenText() const {
  std::map<QString, Quantity> sums;
  Money value;
  int count = 0;
  for (const PlanLine& line : lines_) {
    if (line.chosen) {
      const SeizedItem& item = line.candidate.row.item;
      sums[item.unit] = sums[item.unit] + line.planned;
      value += valueOfPart(item, line.planned);
      ++count;
    }
  }
  QStringList parts{tr("已选 %1 项").arg(count)};
  for (const auto& [unit, sum] : sums) {
    parts << sum.text() + u' ' + unit;
  }
  if (count > 0) {
    parts << tr("货值 %1 元").arg(value.yuanText());
  }
  return parts.join(QStringLiteral("，"));
}

QStringList PlanLinesModel::caseNumbers() const {
  QStringList numbers;
  for (const PlanLine& line : lines_) {
    numbers << line.candidate.row.caseNumber;
  }
  numbers.removeDuplicates();
  numbers.removeAll(QString());
  numbers.sort();
  return numbers;
}

QStringList PlanLinesModel::places() const {
  QStringList names;
  for (const PlanLine& line : lines_) {
    names << line.place;
  }
  names.removeDuplicates();
  names.removeAll(QString());
  names.sort();
  return names;
}

QString PlanLinesModel::cell(const PlanLine& line, int column) const {
  const GoodsRow& row = line.candidate.row;
  switch (column) {
    case Code:
      return itemLabel(row.item.id);
    case Case:
      return row.caseNumber;
    case Name:
      return row.item.name;
    case Spec:
      return row.item.spec;
    case Available:
      return line.candidate.available.text();
    case Planned:
      return line.chosen ? line.planned.text() : QString();
    case Unit:
      return row.item.unit;
    case Value:
      return valueOfPart(row.item, line.chosen ? line.planned : line.candidate.available).yuanText();
    case Where:
      return line.place;
    default:
      break;
  }
  if (line.mayGoIn()) {
    return {};
  }
  return line.candidate.blockers.empty() ? tr("没有可以列入的数量，或者已列入其他批次") : disposalText(line.candidate.blockers);
}

QVariant PlanLinesModel::data(const QModelIndex& index, int role) const {
  const PlanLine& line = lines_[shown_[static_cast<std::size_t>(index.row())]];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::EditRole:
      return cell(line, index.column());
    case Qt::CheckStateRole:
      return index.column() == Code && line.mayGoIn() ? QVariant(line.chosen ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (index.column() == Available || index.column() == Planned || index.column() == Value ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      return line.mayGoIn() ? QVariant() : QVariant(QColor(QStringLiteral("#6b6b6b")));
    default:
      return {};
  }
}

QVariant PlanLinesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  const QStringList heads{tr("编号"), tr("案件"), tr("名称"), tr("规格"), tr("可处置"), tr("计划"), tr("单位"), tr("货值（元）"), tr("存放"), tr("不能列入的原因")};
  return heads.value(section);
}

bool PlanLinesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  PlanLine& line = lines_[shown_[static_cast<std::size_t>(index.row())]];
  if (!line.mayGoIn()) {
    return false;
  }
  if (role == Qt::CheckStateRole) {
    line.chosen = value.toInt() == Qt::Checked;
  } else if (role == Qt::EditRole && index.column() == Planned) {
    const Result<Quantity> quantity = Quantity::parse(value.toString().trimmed());
    if (!quantity || *quantity <= Quantity() || *quantity > line.candidate.available) {
      return false;
    }
    line.planned = *quantity;
    line.chosen = true;
  } else {
    return false;
  }
  Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), kColumns - 1));
  Q_EMIT chosenChanged();
  return true;
}

Qt::ItemFlags PlanLinesModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  const PlanLine& line = lines_[shown_[static_cast<std::size_t>(index.row())]];
  if (line.mayGoIn()) {
    flags |= index.column() == Code ? Qt::ItemIsUserCheckable : index.column() == Planned ? Qt::ItemIsEditable : Qt::NoItemFlags;
  }
  return flags;
}

}  // namespace shuangda
