#include "widgets/figures_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>

#include "domain/bulletin_charts.h"
#include "services/bulletin_texts.h"
#include "services/texts.h"
#include "widgets/figure_rows.h"
#include "widgets/figure_table.h"

namespace shuangda {
namespace {

// Choices of the first box beside the breakdowns.
constexpr int kTotal = -1;
constexpr int kGoods = -2;

}  // namespace

FiguresPanel::FiguresPanel(Desk& desk, QWidget* parent)
    : BulletinPanel(desk, parent),
      by_(new QComboBox),
      groupLabel_(new QLabel(tr("列(&L)"))),
      group_(new QComboBox),
      filter_(new QLineEdit),
      note_(new QLabel),
      table_(new FigureTable(tr("各项数字"))),
      definition_(new QLabel) {
  definition_->setWordWrap(true);
  definition_->setTextFormat(Qt::PlainText);
  definition_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  definition_->setAccessibleName(tr("口径"));
  definition_->setMinimumHeight(2 * definition_->fontMetrics().lineSpacing());
  definition_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(buildBar());
  layout->addWidget(table_, 1);
  layout->addWidget(definition_);
  setFocusProxy(table_);
  connect(by_, &QComboBox::currentIndexChanged, this, &FiguresPanel::fill);
  connect(group_, &QComboBox::currentIndexChanged, this, &FiguresPanel::fill);
  connect(filter_, &QLineEdit::textChanged, table_, &FigureTable::narrow);
  connect(table_, &FigureTable::opened, this, &FiguresPanel::openRecords);
  connect(table_, &FigureTable::aboutChanged, definition_, &QLabel::setText);
}

QLayout* FiguresPanel::buildBar() {
  by_->setAccessibleName(tr("分组"));
  by_->addItem(tr("合计"), kTotal);
  for (std::size_t i = 0; i < kFigureDimensions; ++i) {
    by_->addItem(tr("按%1").arg(dimensionName(static_cast<FigureDimension>(i))), static_cast<int>(i));
  }
  by_->addItem(tr("查获物品"), kGoods);
  by_->setMaxVisibleItems(by_->count());
  group_->setAccessibleName(tr("列"));
  group_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  filter_->setAccessibleName(tr("筛选"));
  filter_->setPlaceholderText(tr("名称或拼音首字母"));
  filter_->setClearButtonEnabled(true);
  filter_->setFixedWidth(220);
  note_->setAccessibleName(tr("说明"));
  auto* byLabel = new QLabel(tr("分组(&G)"));
  byLabel->setBuddy(by_);
  groupLabel_->setBuddy(group_);
  auto* filterLabel = new QLabel(tr("筛选(&R)"));
  filterLabel->setBuddy(filter_);
  auto* bar = new QHBoxLayout;
  for (QWidget* widget : std::initializer_list<QWidget*>{byLabel, by_, groupLabel_, group_, filterLabel, filter_}) {
    bar->addWidget(widget);
  }
  bar->addSpacing(12);
  bar->addWidget(note_);
  bar->addStretch(1);
  return bar;
}

void FiguresPanel::focusFilter() {
  filter_->setFocus();
  filter_->selectAll();
}

QString FiguresPanel::note() const { return note_->text(); }

QString FiguresPanel::definition() const { return definition_->text(); }

void FiguresPanel::showBy(std::optional<FigureDimension> dimension) { by_->setCurrentIndex(by_->findData(dimension ? static_cast<int>(*dimension) : kTotal)); }

void FiguresPanel::fillGroups() {
  if (groupsOf_ == bulletin()) {
    return;
  }
  groupsOf_ = bulletin();
  const QSignalBlocker quiet(group_);
  const QVariant chosen = group_->currentData();
  group_->clear();
  for (const QString& group : columnGroups(*bulletin()->figures().catalogue)) {
    group_->addItem(group.isEmpty() ? tr("主要指标") : sectionText(group), group);
  }
  group_->setCurrentIndex(std::max(0, group_->findData(chosen)));
}

void FiguresPanel::fill() {
  desk().cancel(ticket_);
  const int by = by_->currentData().toInt();
  const bool isBreakdown = by >= 0;
  groupLabel_->setVisible(isBreakdown);
  group_->setVisible(isBreakdown);
  if (!bulletin()) {
    computed_.clear();
    table_->setTable({}, {});
    note_->clear();
    return;
  }
  fillGroups();
  if (by == kTotal) {
    showContent(totalTable(*bulletin()), bulletin()->issued ? tr("定稿只存本期数和增减，不含年初至今") : QString());
  } else if (by == kGoods) {
    fillGoods();
  } else {
    fillBreakdown(static_cast<FigureDimension>(by));
  }
}

void FiguresPanel::fillBreakdown(FigureDimension dimension) {
  const QString group = group_->currentData().toString();
  if (isFixed(*bulletin(), dimension)) {
    showContent(fixedBreakdown(*bulletin(), dimension, group), {});
    return;
  }
  const QString note = bulletin()->issued ? tr("定稿没有这一分组，按统计截止时点的记录统计") : QString();
  if (const auto shown = bulletin()->figures().breakdowns.find(dimension); shown != bulletin()->figures().breakdowns.end()) {
    showContent(breakdownFigures(*bulletin(), dimension, shown->second, group), note);
    return;
  }
  if (const auto known = computed_.find(dimension); known != computed_.end()) {
    showContent(breakdownFigures(*bulletin(), dimension, known->second.by(dimension), group), note);
    return;
  }
  note_->setText(tr("正在统计…"));
  table_->setTable({}, {});
  ticket_ = desk().ask(
      this,
      [asked = bulletin(), dimension](Desk::Hand hand) {
        return hand.services.bulletins.compute(hand.session, {.period = asked->period(), .scope = asked->figures().scope, .breakdowns = {dimension}}, asked->cutoff());
      },
      [this, asked = bulletin(), dimension](const Result<Bulletin>& computed) {
        if (asked != bulletin()) {
          return;
        }
        if (!computed) {
          note_->setText(refusalText(computed.error()));
          return;
        }
        computed_.insert_or_assign(dimension, *computed);
        if (by_->currentData().toInt() == static_cast<int>(dimension)) {
          fill();
        }
      },
      [this, asked = bulletin()] {
        if (asked == bulletin()) {
          note_->setText(tr("统计没有完成。"));
        }
      });
}

void FiguresPanel::fillGoods() {
  note_->setText(tr("正在统计…"));
  table_->setTable({}, {});
  ticket_ = desk().ask(
      this,
      [asked = bulletin()](Desk::Hand hand) { return hand.services.bulletins.goods(hand.session, {.period = asked->period(), .scope = asked->figures().scope, .breakdowns = {}}, asked->cutoff()); },
      [this, asked = bulletin()](const Result<GoodsFigures>& goods) {
        if (asked != bulletin() || by_->currentData().toInt() != kGoods) {
          return;
        }
        if (!goods) {
          note_->setText(refusalText(goods.error()));
          return;
        }
        showContent(goodsTable(*bulletin(), *goods), tr("不同计量单位不相加；打开的是本期全部有涉案财物的案件"));
      });
}

void FiguresPanel::showContent(const FigureTableContent& content, const QString& note) {
  table_->setTable(content.columns, content.rows);
  note_->setText(note);
  widen();
}

void FiguresPanel::widen() {
  const int em = table_->fontMetrics().horizontalAdvance(u'汉');
  const int by = by_->currentData().toInt();
  if (by < 0) {
    table_->widen({26, 7});
    return;
  }
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  table_->setColumnWidth(0, 16 * em);
  for (int column = 1; column < table_->model()->columnCount(); ++column) {
    const int head = table_->fontMetrics().horizontalAdvance(table_->model()->headerData(column, Qt::Horizontal).toString());
    table_->setColumnWidth(column, std::max(6 * em, head + 2 * em));
  }
}

}  // namespace shuangda
