#include "widgets/ranking_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <algorithm>

#include "domain/figure_text.h"
#include "services/bulletin_texts.h"
#include "services/texts.h"
#include "widgets/figure_table.h"

namespace shuangda {
namespace {

const QString kUsual = QStringLiteral("adm_filed");

/// The ranking with what decides its ties.
struct Ranking {
  std::vector<RankedUnit> units{};
  QString ties{};
  std::shared_ptr<const IndicatorCatalogue> catalogue{};  ///< what the figures point into
};

QComboBox* chooser(const QString& name) {
  auto* combo = new QComboBox;
  combo->setAccessibleName(name);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(16);
  combo->setMaxVisibleItems(24);
  return combo;
}

}  // namespace

RankingPanel::RankingPanel(Desk& desk, QWidget* parent)
    : BulletinPanel(desk, parent), by_(chooser(tr("排名指标"))), second_(chooser(tr("次指标"))), note_(new QLabel), table_(new FigureTable(tr("排名"))) {
  note_->setWordWrap(true);
  note_->setAccessibleName(tr("说明"));
  auto* byLabel = new QLabel(tr("按指标(&B)"));
  byLabel->setBuddy(by_);
  auto* secondLabel = new QLabel(tr("并列时再比(&C)"));
  secondLabel->setBuddy(second_);
  auto* bar = new QHBoxLayout;
  for (QWidget* widget : std::initializer_list<QWidget*>{byLabel, by_, secondLabel, second_}) {
    bar->addWidget(widget);
  }
  bar->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  layout->addWidget(note_);
  setFocusProxy(table_);
  connect(by_, &QComboBox::activated, this, &RankingPanel::rank);
  connect(second_, &QComboBox::activated, this, &RankingPanel::rank);
  connect(table_, &FigureTable::opened, this, &RankingPanel::openRecords);
}

QString RankingPanel::note() const { return note_->text(); }

void RankingPanel::rankBy(const QString& code, const QString& second) {
  by_->setCurrentIndex(by_->findData(code));
  second_->setCurrentIndex(std::max(0, second_->findData(second)));
  rank();
}

void RankingPanel::fillChoices() {
  const auto& catalogue = bulletin()->figures().catalogue;
  if (choicesOf_ == catalogue) {
    return;
  }
  choicesOf_ = catalogue;
  const QVariant by = by_->count() > 0 ? by_->currentData() : QVariant(kUsual);
  const QVariant second = second_->currentData();
  by_->clear();
  second_->clear();
  second_->addItem(tr("不比"), QString());
  for (const Indicator& indicator : catalogue->all()) {
    if (indicator.shown && indicator.kind != Indicator::Kind::Goods) {
      by_->addItem(indicator.nameZh, indicator.code);
      second_->addItem(indicator.nameZh, indicator.code);
    }
  }
  by_->setCurrentIndex(std::max(0, by_->findData(by)));
  second_->setCurrentIndex(std::max(0, second_->findData(second)));
}

void RankingPanel::fill() {
  desk().cancel(ticket_);
  if (!bulletin()) {
    table_->setTable({}, {});
    note_->clear();
    return;
  }
  fillChoices();
  rank();
}

void RankingPanel::rank() {
  if (!bulletin()) {
    return;
  }
  desk().cancel(ticket_);
  note_->setText(tr("正在排名…"));
  ticket_ = desk().ask(
      this,
      [asked = bulletin(), code = by_->currentData().toString(), second = second_->currentData().toString()](Desk::Hand hand) {
        return hand.services.bulletins.ranking(hand.session, {.period = asked->period(), .scope = asked->figures().scope}, asked->cutoff(), code, second).map([&](std::vector<RankedUnit> units) {
          return Ranking{.units = std::move(units), .ties = hand.services.store->law().law().parameters.at(QStringLiteral("bulletin_rank_ties")).value, .catalogue = hand.services.bulletins.catalogue()};
        });
      },
      [this, asked = bulletin()](const Result<Ranking>& ranking) {
        if (asked != bulletin()) {
          return;
        }
        if (!ranking) {
          note_->setText(refusalText(ranking.error()));
          table_->setTable({}, {});
          return;
        }
        showRanking(ranking->units, ranking->ties);
      });
}

void RankingPanel::showRanking(const std::vector<RankedUnit>& units, const QString& ties) {
  const Indicator* indicator = bulletin()->figures().catalogue->find(by_->currentData().toString());
  if (indicator == nullptr) {
    return;
  }
  const std::vector<FigureColumn> columns{{.head = tr("单位"), .isNumber = false}, {.head = tr("名次")}, {.head = QStringLiteral("%1（%2）").arg(indicator->nameZh, indicator->unit)}, {.head = tr("同比%")}};
  std::vector<FigureRow> rows;
  QString group;
  for (const RankedUnit& unit : units) {
    if (unit.group != group || rows.empty()) {
      group = unit.group;
      rows.push_back({.cells = {{.text = group.isEmpty() ? tr("未分组") : group}}, .heading = true});
    }
    const bool ranked = unit.standing == RankedUnit::Standing::Ranked;
    const Period period = bulletin()->period();
    const auto source = [&](const Period& of) {
      return FigureSource{.code = indicator->code, .period = of, .scope = FigureScope::row(FigureDimension::Unit, unit.unit), .cutoff = bulletin()->cutoff(),
                          .title = QStringLiteral("%1 %2 %3").arg(of.nameZh(), unit.unit, indicator->nameZh)};
    };
    FigureRow row{.key = unit.unit, .cells = {{.text = unit.unit}, {.text = ranked ? QString::number(unit.place) : QString()}, {.text = ranked ? tableText(unit.figure) : standingText(unit.standing)}, {}},
                  .definition = indicator->definition, .quiet = !ranked};
    if (ranked) {
      row.cells[1].source = row.cells[0].source = row.cells[2].source = source(period);
      row.cells[3] = {.text = comparisonTableText(unit.figure.yearOnYear), .source = source(period.samePeriodLastYear())};
    }
    rows.push_back(std::move(row));
  }
  const bool none = rows.empty();
  table_->setTable(columns, std::move(rows));
  table_->widen({26});
  note_->setText(none ? tr("还没有成员单位，请先登记（导入“成员单位”）。")
                      : tr("名次在组内比较，%1（参数“排名并列的处理”）；没有报送的列为“未报”，没有执法权的列为“—”，不排名次。%2")
                            .arg(ties, bulletin()->issued ? tr("按统计截止时点的记录排名。") : QString()) +
                            tr("\n口径：%1").arg(indicator->definition));
}

}  // namespace shuangda
