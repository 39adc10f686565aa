#include "pages/goods_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>
#include <algorithm>

#include "goods_list_model.h"
#include "services/goods_texts.h"
#include "services/texts.h"
#include "widgets/attachment_panel.h"
#include "widgets/goods_html.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 200;
constexpr int kAnyState = -1;

QTableView* makeTable(GoodsListModel* model) {
  auto* view = new QTableView;
  view->setModel(model);
  styleRecordTable(*view, QObject::tr("涉案财物列表"));
  view->setSelectionMode(QAbstractItemView::ExtendedSelection);
  const int em = view->fontMetrics().horizontalAdvance(u'汉');
  const int widths[] = {7, 9, 7, 5, 4, 3, 6, 8};
  for (int column = 0; column < GoodsListModel::Custody; ++column) {
    view->setColumnWidth(column, widths[column] * em + 8);
  }
  view->horizontalHeader()->setMinimumSectionSize(2 * em);
  view->horizontalHeader()->setSectionResizeMode(GoodsListModel::Custody, QHeaderView::Stretch);
  return view;
}

}  // namespace

GoodsPage::GoodsPage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      search_(new QLineEdit),
      state_(new QComboBox),
      place_(new QComboBox),
      caseChip_(new QPushButton),
      table_(nullptr),
      model_(new GoodsListModel(desk, this)),
      status_(new QLabel),
      detail_(new QTextBrowser),
      move_(new QPushButton(tr("登记移动(&M)…"))),
      takeIn_(new QPushButton(tr("入账(&R)…"))),
      link_(new QPushButton(tr("归入案件(&Y)…"))),
      tabs_(new QTabWidget),
      attachments_(new AttachmentPanel(desk)),
      question_(new QuestionBar),
      typing_(new QTimer(this)) {
  table_ = makeTable(model_);
  auto* splitter = new QSplitter;
  splitter->addWidget(buildList());
  splitter->addWidget(buildDetail());
  splitter->setStretchFactor(0, 1);
  splitter->setSizes({780, 420});
  splitter->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(splitter);
  connectAll();
  setFocusProxy(table_);
}

QLayout* GoodsPage::buildBar() {
  search_->setPlaceholderText(tr("搜索名称、规格、品牌、条码、批号"));
  search_->setClearButtonEnabled(true);
  search_->setObjectName(QStringLiteral("goods_search"));
  search_->setAccessibleName(tr("搜索"));
  state_->setAccessibleName(tr("状态"));
  state_->addItem(tr("全部状态"), kAnyState);
  state_->addItem(tr("未建账"), static_cast<int>(CustodyState::Outside));
  for (int state = static_cast<int>(CustodyState::Held); state <= static_cast<int>(CustodyState::Missing); ++state) {
    state_->addItem(custodyStateText(static_cast<CustodyState>(state)), state);
  }
  state_->setMaxVisibleItems(state_->count());
  place_->setAccessibleName(tr("地点"));
  place_->addItem(tr("全部地点"), 0);
  place_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  place_->setMinimumContentsLength(10);
  caseChip_->setVisible(false);
  caseChip_->setObjectName(QStringLiteral("case_chip"));
  caseChip_->setAccessibleName(tr("取消按案件筛选"));
  auto* bar = new QHBoxLayout;
  bar->addWidget(search_, 1);
  bar->addWidget(caseChip_);
  bar->addWidget(state_);
  bar->addWidget(place_);
  if (desk_.session().mayWrite()) {
    auto* create = new QPushButton(tr("录入清单(&L)…"));
    create->setToolTip(tr("录入一件案件的财物清单（Ctrl+L）"));
    connect(create, &QPushButton::clicked, this, &GoodsPage::enterGoods);
    bar->addWidget(create);
  }
  return bar;
}

QWidget* GoodsPage::buildList() {
  auto* list = new QWidget;
  list->setFocusProxy(table_);
  auto* layout = new QVBoxLayout(list);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(buildBar());
  layout->addWidget(question_);
  layout->addWidget(table_, 1);
  layout->addWidget(status_);
  return list;
}

QWidget* GoodsPage::buildDetail() {
  detail_->setOpenLinks(false);
  detail_->setAccessibleName(tr("财物"));
  detail_->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::LinksAccessibleByKeyboard | Qt::TextSelectableByKeyboard);
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(buildActs());
  tabs_->addTab(detail_, tr("保管情况"));
  tabs_->addTab(attachments_, tr("照片、附件"));
  tabs_->setDocumentMode(true);
  connect(attachments_, &AttachmentPanel::counted, this, [this](int count) { tabs_->setTabText(1, count > 0 ? tr("照片、附件 %1").arg(count) : tr("照片、附件")); });
  layout->addWidget(tabs_, 1);
  return side;
}

void GoodsPage::connectAll() {
  typing_->setSingleShot(true);
  typing_->setInterval(kTypingPauseMs);
  connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &GoodsPage::filter);
  connect(state_, &QComboBox::activated, this, &GoodsPage::filter);
  connect(place_, &QComboBox::activated, this, &GoodsPage::filter);
  connect(caseChip_, &QPushButton::clicked, this, [this] {
    setCase({}, {});
    filter();
    table_->setFocus();
  });
  connect(model_, &GoodsListModel::listed, this, &GoodsPage::listed);
  connect(model_, &GoodsListModel::grown, this, &GoodsPage::showStatus);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GoodsPage::showSelected);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &GoodsPage::showStatus);
  auto* copy = new QShortcut(QKeySequence::Copy, table_);
  copy->setContext(Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, &GoodsPage::copySelected);
  connect(table_, &QTableView::doubleClicked, this, &GoodsPage::openSelected);
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, table_);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, &GoodsPage::openSelected);
  }
  connect(detail_, &QTextBrowser::anchorClicked, this, &GoodsPage::follow);
}

GoodsQuery GoodsPage::query() const {
  GoodsQuery query{.search = search_->text().trimmed(), .legalCase = case_};
  if (const int state = state_->currentData().toInt(); state != kAnyState) {
    query.state = static_cast<CustodyState>(state);
  }
  if (const auto place = place_->currentData().toLongLong(); place > 0) {
    query.place = PlaceId{place};
  }
  query.place = wantedPlace_ ? wantedPlace_ : query.place;
  return query;
}

QString GoodsPage::detailText() const { return detail_->toPlainText(); }
QString GoodsPage::statusText() const { return status_->text(); }

void GoodsPage::filter() {
  wantedPlace_.reset();
  model_->setQuery(query());
}

void GoodsPage::reload() {
  using Names = std::vector<std::pair<QString, PlaceId>>;
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        Names names;
        for (const PlaceRow& row : hand.services.places.list(hand.session).value_or(std::vector<PlaceRow>())) {
          names.emplace_back(QStringLiteral("%1 %2").arg(row.place.code, row.place.name), row.place.id);
        }
        return names;
      },
      [this](const Names& names) { fillPlaces(names); });
  const GoodsQuery wanted = query();
  if (GoodsQuery shown = model_->query(); shown.search == wanted.search && shown.state == wanted.state && shown.place == wanted.place && shown.legalCase == wanted.legalCase) {
    model_->reload();
  } else {
    model_->setQuery(wanted);
  }
}

void GoodsPage::fillPlaces(const std::vector<std::pair<QString, PlaceId>>& places) {
  const qlonglong current = wantedPlace_ ? wantedPlace_->value : place_->currentData().toLongLong();
  while (place_->count() > 1) {
    place_->removeItem(1);
  }
  for (const auto& [name, id] : places) {
    place_->addItem(name, static_cast<qlonglong>(id.value));
  }
  place_->setCurrentIndex(std::max(0, place_->findData(current)));
  wantedPlace_.reset();
}

void GoodsPage::listed() {
  if (model_->rowCount() > 0) {
    const ItemId before = selected_;
    table_->selectRow(std::max(0, model_->rowOf(selected_)));
    if (selected_ == before) {
      readSheet();  // otherwise choosing the row has asked for it
    }
  } else {
    sheet_.reset();
    selected_ = {};
    attachments_->setCase({});
    showActs();
    const bool filtered = query() != GoodsQuery{};
    detail_->setHtml(QStringLiteral("<p style='color:#6b6b6b'>%1</p>").arg(filtered ? tr("没有符合条件的财物。") : tr("还没有财物。在案件上录入财物清单，或者导入物品台账。")));
  }
  showStatus();
}

std::vector<ItemId> GoodsPage::selectedItems() const {
  std::vector<ItemId> items;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    items.push_back(model_->at(index.row()).item.id);
  }
  return items;
}

void GoodsPage::showStatus() {
  const int count = model_->rowCount();
  QString text = model_->isComplete() ? tr("共 %1 项").arg(count) : tr("已显示 %1 项，向下滚动继续读取").arg(count);
  std::vector<GoodsRow> rows;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    rows.push_back(model_->at(index.row()));
  }
  if (rows.size() > 1) {
    text += tr(" · 选中 %1 项：%2").arg(rows.size()).arg(amountsText(rows));
  }
  status_->setText(text);
  showActs();
}

void GoodsPage::showSelected() {
  const QModelIndex current = table_->currentIndex();
  if (current.isValid() && model_->at(current.row()).item.id != selected_) {
    readSheet();
  }
}

void GoodsPage::readSheet() {
  if (!table_->currentIndex().isValid()) {
    return;
  }
  selected_ = model_->at(table_->currentIndex().row()).item.id;
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return hand.services.custody.sheet(hand.session, id); },
      [this](const Result<GoodsSheet>& sheet) {
        if (sheet && sheet->row.item.id == selected_) {
          showSheet(*sheet);
        }
      });
}

void GoodsPage::showSheet(const GoodsSheet& sheet) {
  sheet_ = sheet;
  model_->replace(sheet.row);
  detail_->setHtml(goodsHtml(sheet));
  attachments_->setItem(sheet.row.legalCase.value_or(CaseId{}), sheet.row.item.id);
  showActs();
}

void GoodsPage::focusSearch() {
  search_->setFocus();
  search_->selectAll();
}

void GoodsPage::setCase(std::optional<CaseId> id, const QString& number) {
  case_ = id;
  caseNumber_ = number;
  caseChip_->setText(tr("案件 %1  ✕").arg(number));
  caseChip_->setAccessibleName(tr("只看案件 %1，按下取消").arg(number));
  caseChip_->setVisible(id.has_value());
}

void GoodsPage::clearFilters() {
  const QSignalBlocker quiet(search_);
  search_->clear();
  state_->setCurrentIndex(0);
  place_->setCurrentIndex(0);
  setCase({}, {});
}

void GoodsPage::showCase(CaseId id, const QString& number) {
  clearFilters();
  setCase(id, number);
  filter();
  table_->setFocus();
}

void GoodsPage::showPlace(PlaceId id) {
  clearFilters();
  wantedPlace_ = id;
  reload();
  table_->setFocus();
}

void GoodsPage::goToItem(ItemId id) {
  desk_.ask(
      this, [id](Desk::Hand hand) { return hand.services.custody.sheet(hand.session, id); },
      [this](const Result<GoodsSheet>& sheet) {
        if (!sheet) {
          question_->say(refusalText(sheet.error()), true);
          return;
        }
        selected_ = sheet->row.item.id;
        if (const int row = model_->rowOf(selected_); row >= 0) {
          table_->selectRow(row);
          showSheet(*sheet);
        } else if (sheet->row.legalCase) {
          // Far down in the list it may stand: its case is what surely shows it.
          showCase(*sheet->row.legalCase, sheet->row.caseNumber);
          selected_ = sheet->row.item.id;
        } else {
          showSheet(*sheet);
        }
        table_->setFocus();
      });
}

}  // namespace shuangda
