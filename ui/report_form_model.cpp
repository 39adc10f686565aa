#include "report_form_model.h"

#include <QColor>
#include <algorithm>

#include "goods_intake_model.h"
#include "services/report_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

/// Between the cells of a row in a draft.
const QString kCells = QStringLiteral(" | ");

bool isEditable(int column) { return column == ReportFormModel::Now || column == ReportFormModel::Qualifier || column == ReportFormModel::Note; }

QString baseText(const ReportIndicator& indicator, const QMap<QString, ReportValue>& base) {
  const auto found = base.constFind(indicator.code);
  return found != base.constEnd() && found->amount ? reportAmountText(indicator, *found->amount) : QString();
}

}  // namespace

ReportFormModel::ReportFormModel(const ReportSheet& sheet, QObject* parent) : QAbstractTableModel(parent), receipt_(sheet.receipt), bases_(sheet.bases), limits_(sheet.limits) {
  for (const ReportIndicator* indicator : sheet.asked) {
    const ReportValue value = sheet.receipt.values.value(indicator->code);
    rows_.push_back({.indicator = indicator, .now = value.amount ? reportAmountText(*indicator, *value.amount) : QString(), .qualifier = value.qualifier, .note = value.note});
    rows_.back().opened = cellsOf(rows_.back());
  }
  receipt_.state = ReceiptState::OnTime;
  receipt_.zeroDeclared = false;
  check();
}

QString ReportFormModel::cellsOf(const Row& row) {
  const QStringList cells{row.now, row.qualifier, row.note};
  return cells.join(QString()).isEmpty() ? QString() : cells.join(kCells);
}

std::vector<FieldChange> ReportFormModel::changes() const {
  std::vector<FieldChange> changes;
  for (const Row& row : rows_) {
    if (const QString cells = cellsOf(row); cells != row.opened) {
      changes.push_back({row.indicator->code, row.opened, cells});
    }
  }
  return changes;
}

void ReportFormModel::restore(const FieldChange& change) {
  for (int row = 0; row < rowCount(); ++row) {
    if (rows_[static_cast<std::size_t>(row)].indicator->code == change.field) {
      const QStringList cells = change.after.split(kCells);
      for (const Column column : {Now, Qualifier, Note}) {
        setData(index(row, column), cells.value(column - Now), Qt::EditRole);
      }
    }
  }
}

ReportEntry ReportFormModel::entryOf(const Row& row) {
  ReportEntry entry{.code = row.indicator->code, .number = row.now.trimmed(), .qualifier = row.qualifier.trimmed(), .note = row.note.trimmed()};
  if (const Result<WrittenAmount> parts = splitWrittenAmount(entry.number)) {
    entry.number = parts->number;
    entry.unit = parts->unit;
    entry.qualifier = entry.qualifier.isEmpty() ? parts->qualifier : entry.qualifier;
  }
  return entry;
}

std::vector<ReportEntry> ReportFormModel::entries() const {
  std::vector<ReportEntry> entries;
  for (const Row& row : rows_) {
    if (ReportEntry entry = entryOf(row); !entry.number.isEmpty()) {
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

void ReportFormModel::take(const std::vector<ReportEntry>& entries) {
  beginResetModel();
  for (Row& row : rows_) {
    row.now.clear();
    row.qualifier.clear();
    row.note.clear();
  }
  for (const ReportEntry& entry : entries) {
    auto row = std::ranges::find_if(rows_, [&](const Row& known) { return known.indicator->code == entry.code; });
    const ReportIndicator* indicator = ReportCatalogue::builtIn().find(entry.code);
    if (row == rows_.end() && indicator != nullptr) {
      row = rows_.insert(rows_.end(), Row{.indicator = indicator});
    }
    if (row != rows_.end()) {
      row->now = entry.number + (entry.unit == row->indicator->unit ? QString() : entry.unit);
      row->qualifier = entry.qualifier;
      row->note = entry.note;
    }
  }
  check();
  endResetModel();
  Q_EMIT edited();
}

void ReportFormModel::check() {
  receipt_.values.clear();
  for (Row& row : rows_) {
    row.problem.clear();
    row.remark.clear();
    const ReportEntry entry = entryOf(row);
    if (entry.number.isEmpty()) {
      continue;
    }
    const Result<ReportValue> value = readReportEntry(entry);
    if (value && value->amount) {
      receipt_.values.insert(value->code, *value);
    } else {
      row.problem = value ? tr("“%1”不是数字，请更正。").arg(entry.number) : reportRefusalText(value.error()).value_or(refusalText(value.error()));
    }
  }
  remarks_ = reportRemarks(receipt_, bases_, limits_);
  for (const ReportRemark& remark : remarks_) {
    for (Row& row : rows_) {
      if (remark.codes.contains(row.indicator->code) && (row.remark.isEmpty() || remark.asks)) {
        row.remark = remark.asks ? tr("请核对：%1").arg(remark.text) : tr("留意：%1").arg(remark.text);
      }
    }
  }
}

QModelIndex ReportFormModel::firstProblem() const {
  const auto found = std::ranges::find_if(rows_, [](const Row& row) { return !row.problem.isEmpty(); });
  return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()), Now);
}

int ReportFormModel::problemCount() const {
  return static_cast<int>(std::ranges::count_if(rows_, [](const Row& row) { return !row.problem.isEmpty(); }));
}

int ReportFormModel::paste(const QModelIndex& at, const QString& text) {
  const std::vector<QStringList> cells = readTabbed(text);
  int row = at.row();
  for (const QStringList& line : cells) {
    for (qsizetype i = 0; i < line.size() && row < rowCount(); ++i) {
      setData(index(row, at.column() + static_cast<int>(i)), line[i], Qt::EditRole);
    }
    ++row;
  }
  return static_cast<int>(cells.size());
}

QString ReportFormModel::text(const Row& row, int column) const {
  switch (column) {
    case Name:
      return row.indicator->name;
    case Unit:
      return row.indicator->unit;
    case LastQuarter:
      return baseText(*row.indicator, bases_.lastQuarter);
    case LastYear:
      return baseText(*row.indicator, bases_.lastYear);
    case Now:
      return row.now;
    case Qualifier:
      return row.qualifier;
    case Note:
      return row.note;
    default:
      return row.problem.isEmpty() ? row.remark : QStringLiteral("✗ ") + row.problem;
  }
}

QVariant ReportFormModel::data(const QModelIndex& index, int role) const {
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
      return text(row, column);
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (column >= LastQuarter && column <= Now ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      if (!row.problem.isEmpty() && (column == Problem || column == Now)) {
        return QColor(QStringLiteral("#b3261e"));
      }
      return column == LastQuarter || column == LastYear ? QVariant(QColor(QStringLiteral("#6b6b6b"))) : QVariant();
    default:
      return {};
  }
}

bool ReportFormModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !index.isValid() || !isEditable(index.column())) {
    return false;
  }
  Row& row = rows_[static_cast<std::size_t>(index.row())];
  QString& cell = index.column() == Now ? row.now : index.column() == Qualifier ? row.qualifier : row.note;
  cell = value.toString().trimmed();
  check();
  // A number may complete or break a breakdown that other rows belong to.
  Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, kColumns - 1));
  Q_EMIT edited();
  return true;
}

QVariant ReportFormModel::headerData(int section, Qt::Orientation orientation, int role) const {
  static const QStringList headings{tr("指标"), tr("单位"), tr("上季度"), tr("上年同期"), tr("本期数"), tr("限定词"), tr("备注"), tr("核对")};
  return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(headings.value(section)) : QVariant();
}

Qt::ItemFlags ReportFormModel::flags(const QModelIndex& index) const {
  return isEditable(index.column()) ? QAbstractTableModel::flags(index) | Qt::ItemIsEditable : QAbstractTableModel::flags(index);
}

}  // namespace shuangda
