#include "widgets/figure_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QShortcut>

#include "widgets/record_table.h"

namespace shuangda {

FigureTable::FigureTable(const QString& name, QWidget* parent) : QTableView(parent), model_(new FigureTableModel(this)) {
  setModel(model_);
  styleRecordTable(*this, name);
  setSelectionBehavior(QAbstractItemView::SelectItems);
  setSelectionMode(QAbstractItemView::ContiguousSelection);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  connect(this, &QTableView::doubleClicked, this, &FigureTable::open);
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, this);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, [this] { open(currentIndex()); });
  }
  auto* copying = new QShortcut(QKeySequence::Copy, this);
  copying->setContext(Qt::WidgetShortcut);
  connect(copying, &QShortcut::activated, this, &FigureTable::copy);
}

void FigureTable::remember() {
  if (currentIndex().isValid()) {
    key_ = model_->row(currentIndex().row()).key;
    column_ = currentIndex().column();
  }
}

QString FigureTable::text(int row, int column) const { return model_->index(row, column).data().toString(); }

void FigureTable::setTable(std::vector<FigureColumn> columns, std::vector<FigureRow> rows) {
  remember();
  model_->setTable(std::move(columns), std::move(rows));
  arrange();
}

void FigureTable::narrow(const QString& words) {
  remember();
  model_->narrow(words);
  arrange();
}

void FigureTable::arrange() {
  clearSpans();
  for (int row = 0; row < model_->rowCount(); ++row) {
    if (model_->row(row).heading && model_->columnCount() > 1) {
      setSpan(row, 0, 1, model_->columnCount());
    }
  }
  if (!choose(key_, column_)) {
    chooseFirst();
  }
}

void FigureTable::chooseFirst() {
  int first = -1;
  for (int row = model_->rowCount() - 1; row >= 0; --row) {
    const bool better = !model_->row(row).heading && (first < 0 || !model_->row(row).quiet || model_->row(first).quiet);
    first = better ? row : first;
  }
  if (first >= 0) {
    setCurrentIndex(model_->index(first, std::clamp(model_->firstNumber(), 0, model_->columnCount() - 1)));
  }
}

void FigureTable::widen(const std::vector<int>& characters) {
  const int em = fontMetrics().horizontalAdvance(u'汉');
  horizontalHeader()->setMinimumSectionSize(5 * em);
  for (int column = 0; column < model_->columnCount(); ++column) {
    const bool isText = static_cast<std::size_t>(column) < characters.size();
    horizontalHeader()->setSectionResizeMode(column, isText ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (isText) {
      setColumnWidth(column, characters[static_cast<std::size_t>(column)] * em + 8);
    }
  }
}

bool FigureTable::choose(const QString& key, int column) {
  for (int row = 0; !key.isEmpty() && row < model_->rowCount(); ++row) {
    if (!model_->row(row).heading && model_->row(row).key == key) {
      setCurrentIndex(model_->index(row, std::clamp(column, 0, model_->columnCount() - 1)));
      return true;
    }
  }
  return false;
}

void FigureTable::copy() const { QGuiApplication::clipboard()->setText(model_->copied(selectionModel()->selectedIndexes())); }

void FigureTable::open(const QModelIndex& index) {
  const FigureCell* cell = model_->cell(index);
  if (cell && cell->source) {
    Q_EMIT opened(*cell->source);
  }
}

void FigureTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  Q_EMIT aboutChanged(model_->about(current));
}

}  // namespace shuangda
