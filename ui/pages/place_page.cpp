#include "pages/place_page.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QTreeWidget>
#include <algorithm>

#include "dialogs/place_dialog.h"
#include "goods_list_model.h"
#include "services/texts.h"
#include "widgets/place_html.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

enum Column { Name, Kind, Stock, Lines, Room, Keeper, kColumns };

QTreeWidget* makeTree() {
  auto* tree = new QTreeWidget;
  tree->setAccessibleName(QObject::tr("地点"));
  tree->setColumnCount(kColumns);
  tree->setHeaderLabels({QObject::tr("地点"), QObject::tr("种类"), QObject::tr("现存（含下级）"), QObject::tr("项数"), QObject::tr("容量"), QObject::tr("保管人")});
  tree->setAlternatingRowColors(true);
  tree->setUniformRowHeights(true);
  const int em = tree->fontMetrics().horizontalAdvance(u'汉');
  const int widths[] = {15, 8, 14, 4, 4, 8};
  for (int column = 0; column < kColumns; ++column) {
    tree->setColumnWidth(column, widths[column] * em);
  }
  tree->header()->setStretchLastSection(true);
  for (const int column : {Lines, Room}) {
    tree->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
  }
  return tree;
}

QTableView* makeTable(GoodsListModel* model) {
  auto* view = new QTableView;
  view->setModel(model);
  styleRecordTable(*view, QObject::tr("本处的财物"));
  for (const int column : {GoodsListModel::Brand, GoodsListModel::Value}) {
    view->hideColumn(column);
  }
  const int em = view->fontMetrics().horizontalAdvance(u'汉');
  const std::pair<int, int> widths[] = {{GoodsListModel::Code, 7}, {GoodsListModel::Name, 7}, {GoodsListModel::Spec, 6}, {GoodsListModel::Amount, 3}, {GoodsListModel::Unit, 3}, {GoodsListModel::Case, 7}};
  for (const auto& [column, width] : widths) {
    view->setColumnWidth(column, width * em);
  }
  view->horizontalHeader()->setSectionResizeMode(GoodsListModel::Custody, QHeaderView::Stretch);
  return view;
}

}  // namespace

PlacePage::PlacePage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      tree_(makeTree()),
      closedToo_(new QCheckBox(tr("显示停用的(&H)"))),
      change_(new QPushButton(tr("修改(&X)…"))),
      close_(new QPushButton(tr("停用(&D)…"))),
      list_(new QPushButton(tr("在涉案财物中查看(&G)"))),
      detail_(new QTextBrowser),
      goods_(new GoodsListModel(desk, this)),
      table_(makeTable(goods_)),
      count_(new QLabel),
      question_(new QuestionBar) {
  auto* splitter = new QSplitter;
  splitter->addWidget(buildTree());
  splitter->addWidget(buildDetail());
  splitter->setStretchFactor(0, 1);
  splitter->setSizes({720, 500});
  splitter->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(splitter);
  connectAll();
  setFocusProxy(tree_);
}

QWidget* PlacePage::buildTree() {
  auto* bar = new QHBoxLayout;
  if (desk_.session().mayWrite()) {
    auto* create = new QPushButton(tr("新增地点(&N)…"));
    connect(create, &QPushButton::clicked, this, &PlacePage::newPlace);
    bar->addWidget(create);
    bar->addWidget(change_);
    bar->addWidget(close_);
  }
  bar->addStretch(1);
  bar->addWidget(closedToo_);
  auto* left = new QWidget;
  left->setFocusProxy(tree_);
  auto* layout = new QVBoxLayout(left);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(question_);
  layout->addWidget(tree_, 1);
  layout->addWidget(count_);
  return left;
}

QWidget* PlacePage::buildDetail() {
  detail_->setAccessibleName(tr("地点的情况"));
  detail_->setMinimumHeight(120);
  auto* bar = new QHBoxLayout;
  bar->addWidget(list_);
  bar->addStretch(1);
  auto* below = new QWidget;
  auto* goods = new QVBoxLayout(below);
  goods->setContentsMargins(0, 0, 0, 0);
  goods->addLayout(bar);
  goods->addWidget(table_, 1);
  auto* side = new QSplitter(Qt::Vertical);
  side->addWidget(detail_);
  side->addWidget(below);
  side->setSizes({320, 340});
  side->setChildrenCollapsible(false);
  return side;
}

void PlacePage::connectAll() {
  connect(tree_, &QTreeWidget::currentItemChanged, this, &PlacePage::showSelected);
  connect(tree_, &QTreeWidget::itemDoubleClicked, this, &PlacePage::openSelected);
  connect(change_, &QPushButton::clicked, this, &PlacePage::openSelected);
  connect(close_, &QPushButton::clicked, this, &PlacePage::closeSelected);
  connect(closedToo_, &QCheckBox::toggled, this, &PlacePage::reload);
  connect(list_, &QPushButton::clicked, this, [this] { Q_EMIT goodsAsked(selected_); });
  const auto openLine = [this] {
    if (table_->currentIndex().isValid()) {
      Q_EMIT itemAsked(goods_->at(table_->currentIndex().row()).item.id);
    }
  };
  connect(table_, &QTableView::doubleClicked, this, openLine);
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, tree_);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, &PlacePage::openSelected);
    auto* line = new QShortcut(key, table_);
    line->setContext(Qt::WidgetShortcut);
    connect(line, &QShortcut::activated, this, openLine);
  }
}

QString PlacePage::detailText() const { return detail_->toPlainText(); }

void PlacePage::reload() {
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.places.list(hand.session).value_or(std::vector<PlaceRow>()); },
      [this](std::vector<PlaceRow> rows) { show(std::move(rows)); });
}

QTreeWidgetItem* PlacePage::itemOf(const PlaceRow& row) const {
  const Place& place = row.place;
  auto* item = new QTreeWidgetItem;
  item->setData(Name, Qt::UserRole, static_cast<qlonglong>(place.id.value));
  item->setText(Name, place.closedOn ? tr("%1 %2（停用）").arg(place.code, place.name) : QStringLiteral("%1 %2").arg(place.code, place.name));
  item->setText(Kind, placeKindText(place.kindValue()));
  item->setText(Stock, unitsText(stockWithin(rows_, place.id)));
  const std::int64_t lines = linesWithin(rows_, place.id);
  item->setText(Lines, lines > 0 ? QString::number(lines) : QString());
  item->setText(Room, place.mostLines ? QString::number(*place.mostLines) : QString());
  item->setText(Keeper, place.keeper);
  for (int column = 0; column < kColumns; ++column) {
    item->setToolTip(column, item->text(column));
  }
  for (const int column : {Lines, Room}) {
    item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
  }
  return item;
}

void PlacePage::show(std::vector<PlaceRow> rows) {
  rows_ = std::move(rows);
  const PlaceId wanted = selected_;
  {
    const QSignalBlocker quiet(tree_);
    tree_->clear();
    QHash<qint64, QTreeWidgetItem*> items;
    for (const PlaceRow& row : rows_) {
      if (!row.place.closedOn || closedToo_->isChecked()) {
        items.insert(row.place.id.value, itemOf(row));
      }
    }
    for (const PlaceRow& row : rows_) {
      QTreeWidgetItem* above = row.place.parent ? items.value(row.place.parent->value) : nullptr;
      if (QTreeWidgetItem* item = items.value(row.place.id.value)) {
        above ? above->addChild(item) : tree_->addTopLevelItem(item);
      }
    }
    tree_->expandAll();
    QTreeWidgetItem* current = items.value(wanted.value, tree_->topLevelItem(0));
    tree_->setCurrentItem(current);
  }
  count_->setText(tr("%1 处").arg(rows_.size()));
  showSelected();
}

const PlaceRow* PlacePage::selected() const {
  const auto found = std::ranges::find_if(rows_, [&](const PlaceRow& row) { return row.place.id == selected_; });
  return found == rows_.end() ? nullptr : &*found;
}

void PlacePage::showSelected() {
  const QTreeWidgetItem* current = tree_->currentItem();
  selected_ = PlaceId{current ? current->data(Name, Qt::UserRole).toLongLong() : 0};
  const PlaceRow* row = selected();
  change_->setEnabled(row);
  close_->setEnabled(row);
  list_->setEnabled(row);
  table_->setEnabled(row);
  if (!row) {
    detail_->setHtml(QStringLiteral("<p style='color:#6b6b6b'>%1</p>").arg(tr("还没有地点。先新增仓库，再在它下面新增库房、货位。")));
    return;
  }
  close_->setText(row->place.closedOn ? tr("恢复使用(&D)") : tr("停用(&D)…"));
  detail_->setHtml(placeHtml(*row, QDate::currentDate()));
  goods_->setQuery({.place = selected_});
}

void PlacePage::newPlace() {
  const PlaceRow* above = selected();
  Place place{.kind = placeKindCode(above ? PlaceKind::Shelf : PlaceKind::Store)};
  if (above && isStorage(above->place.kindValue()) && above->place.kindValue() != PlaceKind::Shelf) {
    place.parent = above->place.id;
  }
  openDialog(place);
}

void PlacePage::openSelected() {
  if (const PlaceRow* row = selected(); row && desk_.session().mayWrite()) {
    openDialog(row->place);
  }
}

void PlacePage::openDialog(const Place& place) {
  std::vector<Place> places;
  for (const PlaceRow& row : rows_) {
    places.push_back(row.place);
  }
  auto* dialog = new PlaceDialog(desk_, place, places, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &FormDialog::done, this, [this] {
    reload();
    tree_->setFocus();
  });
  dialog->open();
}

void PlacePage::closeSelected() {
  const PlaceRow* row = selected();
  if (!row) {
    return;
  }
  Place place = row->place;
  if (place.closedOn) {
    place.closedOn.reset();
    save(place);
    return;
  }
  place.closedOn = EventDate::ofDay(QDate::currentDate());
  question_->ask(tr("停用“%1 %2”吗？停用后不能再存入，记录仍可查。").arg(place.code, place.name), tr("停用(&D)"), [this, place] { save(place); });
}

void PlacePage::save(const Place& place) {
  desk_.ask(
      this, [place](Desk::Hand hand) { return hand.services.places.save(hand.session, place); },
      [this](const Result<Place>& stored) {
        if (!stored) {
          question_->say(refusalText(stored.error()), true);
          return;
        }
        reload();
      });
}

}  // namespace shuangda
