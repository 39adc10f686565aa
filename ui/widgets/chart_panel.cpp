#include "widgets/chart_panel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>

#include "dialogs/records_dialog.h"
#include "domain/bulletin_charts.h"
#include "domain/tally.h"
#include "services/texts.h"
#include "widgets/chart_view.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

constexpr int kMostQuarters = 40;
constexpr std::size_t kMostRows = 24;    ///< of a breakdown: the window scrolls
constexpr double kPictureScale = 3;      ///< pixels a point of a picture to be pasted

/// A chart with its name.
struct Choice {
  ChartPanel::Kind kind;
  const char* name;
};
constexpr Choice kChoices[] = {{ChartPanel::Kind::Trend, QT_TRANSLATE_NOOP("ChartPanel", "季度趋势")},   {ChartPanel::Kind::Regions, QT_TRANSLATE_NOOP("ChartPanel", "分地区比较")},
                               {ChartPanel::Kind::Units, QT_TRANSLATE_NOOP("ChartPanel", "分部门比较")}, {ChartPanel::Kind::Funnel, QT_TRANSLATE_NOOP("ChartPanel", "移送漏斗")},
                               {ChartPanel::Kind::Fields, QT_TRANSLATE_NOOP("ChartPanel", "分领域")},     {ChartPanel::Kind::Campaigns, QT_TRANSLATE_NOOP("ChartPanel", "专项行动")}};

QPushButton* makeButton(const QString& text) {
  auto* button = new QPushButton(text);
  button->setAutoDefault(false);
  return button;
}

}  // namespace

ChartPanel::ChartPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      kind_(new QComboBox),
      indicator_(new QComboBox),
      quarters_(new QSpinBox),
      copyTable_(makeButton(tr("复制数据(&D)"))),
      copyPicture_(makeButton(tr("复制图片(&G)"))),
      view_(new ChartView),
      table_(makeRecordTable({}, tr("图表数据"))),
      message_(new QLabel) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* bar = new QHBoxLayout;
  buildBar(bar);
  layout->addLayout(bar);
  auto* scroll = new QScrollArea;
  scroll->setWidget(view_);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);  // the keys are the chart's
  table_->setSelectionBehavior(QAbstractItemView::SelectItems);
  table_->horizontalHeader()->setStretchLastSection(false);
  table_->horizontalHeader()->setMinimumSectionSize(fontMetrics().horizontalAdvance(u'汉') * 5);
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->addWidget(scroll);
  splitter->addWidget(table_);
  splitter->setStretchFactor(0, 2);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({400, 180});
  splitter->setChildrenCollapsible(false);
  layout->addWidget(splitter, 1);
  message_->setWordWrap(true);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(message_);
  connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
    fillIndicators();
    refresh();
  });
  connect(indicator_, &QComboBox::currentIndexChanged, this, &ChartPanel::refresh);
  connect(quarters_, &QSpinBox::valueChanged, this, &ChartPanel::refresh);
  connect(view_, &ChartView::pointActivated, this, &ChartPanel::openRecords);
  connect(table_, &QTableWidget::cellActivated, this, &ChartPanel::openCell);
  connect(copyTable_, &QPushButton::clicked, this, &ChartPanel::copyTable);
  connect(copyPicture_, &QPushButton::clicked, this, &ChartPanel::copyPicture);
  auto* copy = new QShortcut(QKeySequence::Copy, table_);
  copy->setContext(Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, &ChartPanel::copyTable);
  clear();
}

void ChartPanel::buildBar(QBoxLayout* bar) {
  for (const Choice& choice : kChoices) {
    kind_->addItem(tr(choice.name), static_cast<int>(choice.kind));
  }
  kind_->setAccessibleName(tr("图表种类"));
  indicator_->setAccessibleName(tr("图表指标"));
  indicator_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  indicator_->setMinimumContentsLength(14);
  quarters_->setRange(2, kMostQuarters);
  quarters_->setValue(kChartQuarters);
  quarters_->setSuffix(tr(" 个季度"));
  quarters_->setKeyboardTracking(false);
  quarters_->setAccessibleName(tr("季度个数"));
  bar->addWidget(kind_);
  bar->addWidget(indicator_);
  bar->addWidget(quarters_);
  bar->addStretch(1);
  bar->addWidget(copyTable_);
  bar->addWidget(copyPicture_);
}

ChartPanel::Kind ChartPanel::kind() const { return static_cast<Kind>(kind_->currentData().toInt()); }

QStringList ChartPanel::codes() const { return indicator_->currentData().toStringList(); }

QString ChartPanel::message() const { return message_->text(); }

void ChartPanel::say(const QString& text) { message_->setText(text); }

std::optional<FigureDimension> ChartPanel::dimension() const {
  switch (kind()) {
    case Kind::Regions:
      return FigureDimension::Region;
    case Kind::Units:
      return FigureDimension::Unit;
    case Kind::Fields:
      return FigureDimension::Field;
    case Kind::Campaigns:
      return FigureDimension::Campaign;
    case Kind::Trend:
    case Kind::Funnel:
      return std::nullopt;
  }
  return std::nullopt;
}

void ChartPanel::clear() {
  desk_.cancel(ticket_);
  ++question_;
  bulletin_.reset();
  further_.reset();
  trend_.reset();
  fillIndicators();
  setChart({});
  say({});
}

void ChartPanel::show(const Bulletin& bulletin) {
  desk_.cancel(ticket_);
  bulletin_ = bulletin;
  further_.reset();
  trend_.reset();
  fillIndicators();
  refresh();
}

void ChartPanel::choose(Kind kind) { kind_->setCurrentIndex(kind_->findData(static_cast<int>(kind))); }

bool ChartPanel::chooseIndicator(const QString& code) {
  const int index = indicator_->findData(QStringList{code});
  if (index >= 0) {
    indicator_->setCurrentIndex(index);
  }
  return index >= 0;
}

/// What the chosen chart can show; the choice stays where it still exists.
void ChartPanel::fillIndicators() {
  const QStringList before = codes();
  const QSignalBlocker quiet(indicator_);
  indicator_->clear();
  const bool trend = kind() == Kind::Trend;
  indicator_->setVisible(kind() != Kind::Funnel);
  quarters_->setVisible(trend);
  if (!bulletin_ || kind() == Kind::Funnel) {
    return;
  }
  if (trend) {
    indicator_->addItem(tr("立案、办结、移送"), QStringList{QStringLiteral("adm_filed"), QStringLiteral("adm_closed"), QStringLiteral("trf_cases")});
    indicator_->addItem(tr("涉案金额、罚没款"), QStringList{QStringLiteral("adm_case_value"), QStringLiteral("adm_fine_confiscated")});
  }
  for (const Figure& figure : bulletin_->figures) {
    if (isCharted(*figure.indicator) && figure.value.known) {
      indicator_->addItem(tr("%1（%2）").arg(figure.indicator->nameZh, figure.indicator->unit), QStringList{figure.indicator->code});
    }
  }
  const int same = indicator_->findData(before);
  indicator_->setCurrentIndex(same >= 0 ? same : trend ? 0 : std::max(0, indicator_->findData(QStringList{QStringLiteral("adm_filed")})));
}

void ChartPanel::refresh() {
  desk_.cancel(ticket_);
  ++question_;
  if (!bulletin_) {
    setChart({});
    return;
  }
  say({});
  if (kind() == Kind::Funnel) {
    setChart(transferFunnel(*bulletin_));
  } else if (kind() == Kind::Trend) {
    const bool atHand = trend_ && static_cast<int>(trend_->quarters.size()) == quarters_->value();
    atHand ? setChart(trendChart(*trend_, codes())) : askTrend();
  } else if (const FigureDimension wanted = *dimension(); bulletin_->breakdowns.contains(wanted)) {
    setChart(breakdownChart(*bulletin_, wanted, codes().value(0), kMostRows));
  } else if (further_ && further_->breakdowns.contains(wanted)) {
    setChart(breakdownChart(*further_, wanted, codes().value(0), kMostRows));
  } else {
    askBreakdown(wanted);
  }
}

void ChartPanel::askTrend() {
  setChart({});
  say(tr("正在统计各季度…"));
  const FigureQuery query{.period = bulletin_->period, .scope = bulletin_->scope, .breakdowns = {}};
  ticket_ = desk_.ask(
      this, [query, count = quarters_->value(), cutoff = bulletin_->cutoff](Desk::Hand hand) { return hand.services.bulletins.trend(hand.session, query, count, cutoff); },
      [this, question = question_](const Result<Trend>& trend) {
        if (question != question_) {
          return;
        }
        if (!trend) {
          say(refusalText(trend.error()));
          return;
        }
        trend_ = *trend;
        refresh();
      },
      [this, question = question_] { question == question_ ? say(tr("统计没有完成。")) : void(); });
}

void ChartPanel::askBreakdown(FigureDimension dimension) {
  setChart({});
  say(tr("正在统计…"));
  FigureQuery query{.period = bulletin_->period, .scope = bulletin_->scope, .breakdowns = {FigureDimension::Field, FigureDimension::Campaign}};
  if (dimension != FigureDimension::Field && dimension != FigureDimension::Campaign) {
    query.breakdowns.push_back(dimension);
  }
  ticket_ = desk_.ask(
      this, [query, cutoff = bulletin_->cutoff](Desk::Hand hand) { return hand.services.bulletins.compute(hand.session, query, cutoff); },
      [this, question = question_](const Result<Bulletin>& bulletin) {
        if (question != question_) {
          return;
        }
        if (!bulletin) {
          say(refusalText(bulletin.error()));
          return;
        }
        further_ = *bulletin;
        refresh();
      },
      [this, question = question_] { question == question_ ? say(tr("统计没有完成。")) : void(); });
}

void ChartPanel::setChart(const Chart& chart) {
  view_->setChart(chart);
  copyTable_->setEnabled(!chart.isEmpty());
  copyPicture_->setEnabled(!chart.isEmpty());
  fillTable();
  if (!chart.notes.isEmpty()) {
    say(chart.notes.join(u' '));
  }
}

void ChartPanel::fillTable() {
  const ChartRows rows = chartRows(view_->chart());
  table_->clear();
  table_->setRowCount(static_cast<int>(rows.rows.size()));
  table_->setColumnCount(static_cast<int>(rows.heads.size()));
  table_->setHorizontalHeaderLabels(rows.heads);
  for (int row = 0; row < table_->rowCount(); ++row) {
    setRow(table_, row, rows.rows[static_cast<std::size_t>(row)]);
    for (int column = 1; column < table_->columnCount(); ++column) {
      table_->item(row, column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
  }
  table_->resizeColumnsToContents();
}

void ChartPanel::openCell(int row, int column) {
  const Chart& chart = view_->chart();
  const bool across = chartRows(chart).hasCategoriesAcross;
  const int series = across ? row : column - 1;
  const int category = across ? column - 1 : row;
  if (series >= 0 && category >= 0 && series < static_cast<int>(chart.series.size()) && category < chart.categories.size()) {
    openRecords(series, category);
  }
}

void ChartPanel::openRecords(int series, int category) {
  const Chart& chart = view_->chart();
  const ChartPoint& point = chart.point(static_cast<std::size_t>(series), static_cast<std::size_t>(category));
  if (!point.source || !bulletin_) {
    say(point.value ? tr("这一项没有单独的记录清单。") : tr("这一项没有数据。"));
    return;
  }
  const QString title = pointWords(chart, static_cast<std::size_t>(series), static_cast<std::size_t>(category));
  desk_.ask(
      this,
      [source = *point.source, cutoff = bulletin_->cutoff](Desk::Hand hand) {
        return hand.services.bulletins.records(hand.session, source.period, source.code, source.scope, cutoff);
      },
      [this, title](const Result<std::vector<FigureRecord>>& records) {
        if (!records) {
          say(refusalText(records.error()));
          return;
        }
        if (records->empty()) {
          say(tr("%1。没有案件记录：数为零，或者来自成员单位的报表。").arg(title));
          return;
        }
        auto* dialog = new RecordsDialog(desk_, title, *records, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &RecordsDialog::caseOpened, this, &ChartPanel::caseOpened);
        dialog->open();
      });
}

void ChartPanel::copyTable() {
  const ChartRows rows = chartRows(view_->chart());
  QStringList lines{QStringList(rows.heads).replaceInStrings(QStringLiteral("\n"), QString()).join(u'\t')};
  for (const QStringList& row : rows.rows) {
    lines << row.join(u'\t');
  }
  QGuiApplication::clipboard()->setText(lines.join(u'\n'));
  say(tr("已复制 %1 行数据。").arg(rows.rows.size()));
}

void ChartPanel::copyPicture() {
  QGuiApplication::clipboard()->setImage(view_->picture(kPictureScale));
  say(tr("已复制图片。"));
}

}  // namespace shuangda
