#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>

#include "exchange/transfer_export.h"
#include "pages/transfer_page.h"
#include "services/texts.h"
#include "services/transfer_texts.h"
#include "transfer_list_model.h"
#include "widgets/column_layout.h"
#include "widgets/flow_chart.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"
#include "widgets/rich_text.h"
#include "widgets/transfer_board_panel.h"
#include "widgets/view_menu.h"

// The list on the page of 两法衔接: its filters, columns, views, totals, and what is taken out of it.

namespace shuangda {
namespace {

constexpr TransferLane kLanes[] = {TransferLane::Forward, TransferLane::Reverse, TransferLane::Other, TransferLane::Order, TransferLane::Notice};

/// What the second filter offers.
enum Standing { Open, Overdue, Ours, Others, All };

/// Columns shown from the beginning, with their widths in characters; the others can be shown.
const std::vector<std::pair<TransferColumn, int>>& usual() {
  using enum TransferColumn;
  static const std::vector<std::pair<TransferColumn, int>> columns{{Number, 7}, {Lane, 5}, {Case, 8}, {About, 9}, {State, 7}, {WaitsFor, 5}, {Clock, 13}};
  return columns;
}

}  // namespace

QWidget* TransferPage::buildList() {
  search_->setPlaceholderText(tr("搜索编号、当事人、案由、嫌疑人"));
  search_->setClearButtonEnabled(true);
  search_->setAccessibleName(tr("搜索"));
  lane_->setAccessibleName(tr("类别"));
  lane_->addItem(tr("全部类别"), -1);
  for (const TransferLane lane : kLanes) {
    lane_->addItem(laneText(lane), static_cast<int>(lane));
  }
  standing_->setAccessibleName(tr("状态"));
  standing_->addItem(tr("未办结的"), Open);
  standing_->addItem(tr("有超期的"), Overdue);
  standing_->addItem(tr("待本局办的"), Ours);
  standing_->addItem(tr("待对方办的"), Others);
  standing_->addItem(tr("全部"), All);
  chip_->setVisible(false);
  chip_->setAccessibleName(tr("去掉看板的筛选"));
  auto* create = new QPushButton(tr("新建(&N)"));
  auto* menu = new QMenu(create);
  for (const TransferLane lane : kLanes) {
    menu->addAction(laneText(lane) + u'…', this, [this, lane] { open(lane, std::nullopt, {}); });
  }
  create->setMenu(menu);
  auto* store = new QPushButton(tr("导出(&E)…"));
  store->setToolTip(tr("把列表中的全部事项存成 XLSX 或者 CSV 文件"));
  connect(store, &QPushButton::clicked, this, &TransferPage::exportList);
  table_->setModel(model_);
  styleRecordTable(*table_, tr("移送事项"));
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  letChooseColumns(*table_);
  usualColumns();
  auto* bar = new QHBoxLayout;
  bar->addWidget(search_, 1);
  bar->addWidget(lane_);
  bar->addWidget(standing_);
  bar->addWidget(views_);
  bar->addWidget(store);
  bar->addWidget(create);
  auto* list = new QWidget;
  list->setFocusProxy(table_);
  auto* layout = new QVBoxLayout(list);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(chip_, 0, Qt::AlignLeft);
  layout->addWidget(question_);
  layout->addWidget(table_, 1);
  layout->addWidget(status_);
  return list;
}

void TransferPage::connectList() {
  connect(model_, &PagedModel::listed, this, &TransferPage::listed);
  connect(model_, &PagedModel::grown, this, &TransferPage::showStatus);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TransferPage::showSelected);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TransferPage::showStatus);
  auto* copy = new QShortcut(QKeySequence::Copy, table_);
  copy->setContext(Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, &TransferPage::copySelected);
  views_->content = [this] { return viewContent(); };
  connect(views_, &ViewMenu::applied, this, &TransferPage::applyView);
  connect(views_, &ViewMenu::reset, this, [this] {
    clearFilters();
    standing_->setCurrentIndex(standing_->findData(Open));
    usualColumns();
    reload();
  });
  connect(views_, &ViewMenu::said, this, [this](const QString& text) { text.isEmpty() ? question_->clear() : question_->say(text, true); });
  chooseFile = [this](const QString& suggestion) {
    return QFileDialog::getSaveFileName(this, tr("导出"), suggestion, tr("Excel 工作簿 (*.xlsx);;CSV 文件 (*.csv)"));
  };
  views_->reload();
}

void TransferPage::usualColumns() {
  QJsonArray layout;
  for (const auto& [column, characters] : usual()) {
    layout.append(QJsonObject{{QStringLiteral("column"), columnName(column)}});
  }
  for (const QString& name : TransferListModel::columnNames()) {
    const bool shown = std::ranges::any_of(usual(), [&](const auto& one) { return columnName(one.first) == name; });
    if (!shown) {
      layout.append(QJsonObject{{QStringLiteral("column"), name}, {QStringLiteral("hidden"), true}});
    }
  }
  applyColumnLayout(*table_, TransferListModel::columnNames(), layout);
  const int em = table_->fontMetrics().horizontalAdvance(u'汉');
  for (const auto& [column, characters] : usual()) {
    table_->setColumnWidth(static_cast<int>(column), characters * em + 8);
  }
}

TransferQuery TransferPage::query() const {
  TransferQuery query = narrowed_;
  query.text = search_->text().trimmed();
  if (const int lane = lane_->currentData().toInt(); lane >= 0) {
    query.lane = static_cast<TransferLane>(lane);
  }
  switch (standing_->currentData().toInt()) {
    case Open:
      query.openOnly = true;
      break;
    case Overdue:
      query.overdueOnly = true;
      break;
    case Ours:
      query.openOnly = true;
      query.waitsFor = TransferSide::Ours;
      break;
    case Others:
      query.openOnly = true;
      query.waitsForOthers = true;
      break;
    default:
      break;
  }
  return query;
}

void TransferPage::reload() {
  if (tabs_->currentIndex() == 1) {
    board_->reload();
  }
  if (tabs_->currentIndex() != 0) {
    return;
  }
  const TransferQuery wanted = query();
  TransferQuery shown = model_->query();
  shown.limit = wanted.limit;
  shown == wanted && model_->rowCount() > 0 ? model_->reload() : model_->setQuery(wanted);
  desk_.cancel(totalsTicket_);
  totals_.reset();
  totalsTicket_ = desk_.ask(
      this, [wanted](Desk::Hand hand) { return hand.services.transfers.totals(hand.session, wanted); },
      [this](const Result<TransferTotals>& totals) {
        totals_ = totals ? std::optional(*totals) : std::nullopt;
        showStatus();
      });
}

void TransferPage::listed() {
  const int found = model_->rowOf(selected_);
  if (wanted_ && found < 0 && *wanted_ == selected_ && !narrowed_.matter) {
    // Far down in the list it may stand: alone it is surely shown.
    wanted_.reset();
    narrow({.matter = selected_}, tr("只看一项"));
    return;
  }
  wanted_.reset();
  showStatus();
  if (model_->rowCount() > 0) {
    table_->selectRow(std::max(0, found));
    showSelected();
    return;
  }
  sheet_.reset();
  detail_->setHtml(QStringLiteral("<p>%1</p>").arg(rich::gray(tr("没有符合条件的事项。案件页选中案件后按 Ctrl+T 开始移送。"))));
  flow_->clear();
  showActs();
}

void TransferPage::showStatus() {
  QString text = totals_ ? totalsText(*totals_) : QString();
  if (!model_->isComplete()) {
    text += (text.isEmpty() ? QString() : QStringLiteral(" · ")) + tr("已显示 %1 项，向下滚动继续读取").arg(model_->rowCount());
  }
  if (const auto selected = table_->selectionModel()->selectedRows().size(); selected > 1) {
    text += tr(" · 选中 %1 项").arg(selected);
  }
  status_->setText(text);
}

QString TransferPage::statusText() const { return status_->text(); }

/// Columns that are shown, in the order in which they stand.
std::vector<int> TransferPage::shownColumns() const {
  const QHeaderView* header = table_->horizontalHeader();
  std::vector<int> columns;
  for (int visual = 0; visual < header->count(); ++visual) {
    if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column)) {
      columns.push_back(column);
    }
  }
  return columns;
}

void TransferPage::copySelected() {
  std::vector<int> rows;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    rows.push_back(index.row());
  }
  std::ranges::sort(rows);
  if (!rows.empty()) {
    QGuiApplication::clipboard()->setText(model_->copied(rows, shownColumns()));
  }
}

void TransferPage::exportList() {
  QString path = chooseFile(tr("移送事项.xlsx"));
  if (path.isEmpty()) {
    return;
  }
  const bool named = path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive) || path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
  path += named ? QString() : QStringLiteral(".xlsx");
  std::vector<TransferColumn> columns;
  for (const int column : shownColumns()) {
    columns.push_back(static_cast<TransferColumn>(column));
  }
  question_->say(tr("正在导出……"), false);
  desk_.ask(
      this, [wanted = query(), columns, path](Desk::Hand hand) { return exportTransfers(*hand.services.store, hand.session, wanted, columns, path); },
      [this, path](const Result<std::int64_t>& written) {
        question_->say(written ? tr("已导出 %1 项到 %2。").arg(*written).arg(path) : refusalText(written.error()), !written);
      },
      [this] { question_->clear(); });
}

QString TransferPage::viewContent() const {
  const QJsonObject content{{QStringLiteral("text"), search_->text().trimmed()},
                            {QStringLiteral("lane"), lane_->currentIndex()},
                            {QStringLiteral("standing"), standing_->currentIndex()},
                            {QStringLiteral("columns"), columnLayout(*table_, TransferListModel::columnNames())}};
  return QString::fromUtf8(QJsonDocument(content).toJson(QJsonDocument::Compact));
}

void TransferPage::applyView(const QString& content) {
  const QJsonObject view = QJsonDocument::fromJson(content.toUtf8()).object();
  clearFilters();
  const QSignalBlocker quiet(search_);
  search_->setText(view.value(QStringLiteral("text")).toString());
  lane_->setCurrentIndex(std::clamp(view.value(QStringLiteral("lane")).toInt(), 0, lane_->count() - 1));
  standing_->setCurrentIndex(std::clamp(view.value(QStringLiteral("standing")).toInt(), 0, standing_->count() - 1));
  applyColumnLayout(*table_, TransferListModel::columnNames(), view.value(QStringLiteral("columns")).toArray());
  reload();
}

void TransferPage::clearFilters() {
  const QSignalBlocker quiet(search_);
  search_->clear();
  lane_->setCurrentIndex(0);
  standing_->setCurrentIndex(standing_->findData(All));
  narrowed_ = {};
  chip_->setVisible(false);
}

void TransferPage::changed(TransferId id) {
  selected_ = id;
  reload();
}

void TransferPage::goTo(TransferId id) {
  selected_ = id;
  wanted_ = id;
  clearFilters();
  tabs_->setCurrentIndex(0);
  reload();
  table_->setFocus();
}

void TransferPage::focusSearch() {
  tabs_->setCurrentIndex(0);
  search_->setFocus();
  search_->selectAll();
}

/// Shows what a number of the board counts; the chip says it and takes it away again.
void TransferPage::narrow(const TransferQuery& query, const QString& text) {
  narrowed_ = query;
  chip_->setText(text + QStringLiteral("　✕"));
  chip_->setVisible(!text.isEmpty());
  standing_->setCurrentIndex(standing_->findData(text.isEmpty() ? Open : All));
  lane_->setCurrentIndex(0);
  tabs_->setCurrentIndex(0);
  reload();
}

}  // namespace shuangda
