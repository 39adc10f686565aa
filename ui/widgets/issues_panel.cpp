#include "widgets/issues_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <algorithm>

#include "domain/figure_text.h"
#include "domain/bulletin_charts.h"
#include "services/bulletin_texts.h"
#include "services/texts.h"
#include "text_table_model.h"
#include "widgets/figure_table.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

QString signedText(const std::optional<SignedBy>& by) { return by ? QStringLiteral("%1 %2").arg(by->name, by->at.localText()) : QString(); }

/// “2020年第三季度 第五十三期”
QString nameOf(const IssuedBulletin& bulletin) { return QStringLiteral("%1 %2").arg(bulletin.period.nameZh(), bulletin.number.isEmpty() ? progressText(bulletin.stage()) : bulletin.number); }

}  // namespace

IssuesPanel::IssuesPanel(Desk& desk, QWidget* parent)
    : BulletinPanel(desk, parent),
      list_(new QTableView),
      model_(new TextTableModel({tr("统计期"), tr("文号"), tr("办理情况"), tr("统计截止"), tr("拟稿"), tr("复核"), tr("签发"), tr("撤回理由")}, {}, this)),
      what_(new QComboBox),
      by_(new QComboBox),
      note_(new QLabel),
      table_(new FigureTable(tr("变动的数"))) {
  list_->setModel(model_);
  styleRecordTable(*list_, tr("历次通报"));
  setWidths(*list_, {10, 11, 9, 10, 13, 13, 13});
  list_->horizontalHeader()->setStretchLastSection(true);
  note_->setWordWrap(true);
  note_->setAccessibleName(tr("说明"));
  auto* below = new QWidget;
  auto* belowLayout = new QVBoxLayout(below);
  belowLayout->setContentsMargins(0, 6, 0, 0);
  belowLayout->addLayout(buildBar());
  belowLayout->addWidget(table_, 1);
  belowLayout->addWidget(note_);
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->addWidget(list_);
  splitter->addWidget(below);
  splitter->setChildrenCollapsible(false);
  splitter->setSizes({180, 360});
  splitter->setStretchFactor(1, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(splitter);
  setFocusProxy(list_);
  onOpened(list_, [this](int row) { Q_EMIT periodAsked(bulletins_[static_cast<std::size_t>(row)].period); });
  connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now, const QModelIndex& before) {
    if (now.row() != before.row()) {
      fillWhat();
    }
  });
  connect(what_, &QComboBox::activated, this, &IssuesPanel::look);
  connect(by_, &QComboBox::activated, this, &IssuesPanel::showDifferences);
  connect(table_, &FigureTable::opened, this, &IssuesPanel::openRecords);
}

QLayout* IssuesPanel::buildBar() {
  what_->setAccessibleName(tr("下表内容"));
  what_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  by_->setAccessibleName(tr("分组"));
  by_->addItem(tr("合计"), QString());
  by_->addItem(tr("按%1").arg(dimensionName(FigureDimension::Region)), dimensionText(FigureDimension::Region));
  by_->addItem(tr("按%1").arg(dimensionName(FigureDimension::Unit)), dimensionText(FigureDimension::Unit));
  auto* whatLabel = new QLabel(tr("下表(&L)"));
  whatLabel->setBuddy(what_);
  auto* byLabel = new QLabel(tr("分组(&G)"));
  byLabel->setBuddy(by_);
  auto* bar = new QHBoxLayout;
  for (QWidget* widget : std::initializer_list<QWidget*>{whatLabel, what_, byLabel, by_}) {
    bar->addWidget(widget);
  }
  bar->addStretch(1);
  return bar;
}

QString IssuesPanel::note() const { return note_->text(); }

const IssuedBulletin* IssuesPanel::chosen() const {
  const int row = list_->currentIndex().row();
  return row >= 0 && static_cast<std::size_t>(row) < bulletins_.size() ? &bulletins_[static_cast<std::size_t>(row)] : nullptr;
}

const IssuedBulletin* IssuesPanel::find(std::int64_t id) const {
  const auto found = std::ranges::find(bulletins_, id, &IssuedBulletin::id);
  return found == bulletins_.end() ? nullptr : &*found;
}

void IssuesPanel::fill() {
  desk().cancel(ticket_);
  bulletins_.clear();
  found_.clear();
  model_->setRows({});
  what_->clear();
  table_->setTable({}, {});
  note_->clear();
  if (!bulletin()) {
    return;
  }
  ticket_ = desk().ask(
      this, [](Desk::Hand hand) { return IssueService(*hand.services.store).list(hand.session); },
      [this, asked = bulletin()](const Result<std::vector<IssuedBulletin>>& list) {
        if (asked == bulletin()) {
          list ? showList(*list) : note_->setText(refusalText(list.error()));
        }
      });
}

void IssuesPanel::showList(const std::vector<IssuedBulletin>& bulletins) {
  bulletins_ = bulletins;
  std::vector<QStringList> rows;
  int current = 0;
  for (const IssuedBulletin& one : bulletins_) {
    if (bulletin()->issued && bulletin()->issued->id == one.id) {
      current = static_cast<int>(rows.size());
    }
    rows.push_back({one.period.nameZh(), one.number, progressText(one.stage()), one.cutoff.localText(), signedText(one.drafted), signedText(one.reviewed), signedText(one.issued), one.withdrawnReason});
  }
  model_->setRows(std::move(rows));
  if (bulletins_.empty()) {
    fillWhat();
  } else {
    list_->selectRow(current);
  }
}

void IssuesPanel::fillWhat() {
  const QVariant before = what_->currentData();
  what_->clear();
  what_->addItem(tr("上期数据更正"), 0);
  if (const IssuedBulletin* one = chosen()) {
    for (const IssuedBulletin& other : bulletins_) {
      if (other.id != one->id) {
        what_->addItem(tr("所选一期与%1比较").arg(nameOf(other)), static_cast<qlonglong>(other.id));
      }
    }
  }
  what_->setCurrentIndex(std::max(0, what_->findData(before)));
  look();
}

void IssuesPanel::compareWith(std::int64_t other) {
  what_->setCurrentIndex(std::max(0, what_->findData(static_cast<qlonglong>(other))));
  look();
}

void IssuesPanel::look() {
  desk().cancel(ticket_);
  found_.clear();
  about_.clear();
  showDifferences();
  const IssuedBulletin* other = find(what_->currentData().toLongLong());
  if (other && chosen()) {
    compare(*chosen(), *other);
  } else if (bulletin()) {
    lookAtCorrections();
  }
}

void IssuesPanel::lookAtCorrections() {
  note_->setText(tr("正在核对上期的数…"));
  ticket_ = desk().ask(
      this,
      [asked = bulletin()](Desk::Hand hand) { return IssueService(*hand.services.store).corrections(hand.session, asked->period(), asked->cutoff()); },
      [this, asked = bulletin()](const Result<std::optional<Corrections>>& corrections) {
        if (asked != bulletin()) {
          return;
        }
        if (!corrections || !*corrections) {
          note_->setText(corrections ? tr("%1以前没有同类的通报定稿，没有可以更正的数。").arg(asked->period().nameZh()) : refusalText(corrections.error()));
          return;
        }
        found_ = (*corrections)->differences;
        of_ = (*corrections)->bulletin.period;
        heads_ = {tr("原数"), tr("现数")};
        about_ = tr("%1定稿（截至 %2）以后，按 %3 的记录").arg(of_->nameZh(), (*corrections)->bulletin.cutoff.localText(), asked->cutoff().localText());
        showDifferences();
      },
      [this, asked = bulletin()] {
        if (asked == bulletin()) {
          note_->setText(tr("没有核对完。"));
        }
      });
}

void IssuesPanel::compare(const IssuedBulletin& one, const IssuedBulletin& other) {
  const bool inOrder = std::pair(one.period.begin(), one.id) < std::pair(other.period.begin(), other.id);
  const IssuedBulletin& before = inOrder ? one : other;
  const IssuedBulletin& after = inOrder ? other : one;
  note_->setText(tr("正在比较…"));
  ticket_ = desk().ask(
      this, [first = before.id, second = after.id](Desk::Hand hand) { return IssueService(*hand.services.store).compare(hand.session, first, second); },
      [this, before, after, asked = bulletin()](const Result<std::vector<FigureDifference>>& differences) {
        if (asked != bulletin()) {
          return;
        }
        if (!differences) {
          note_->setText(refusalText(differences.error()));
          return;
        }
        found_ = *differences;
        of_ = after.period;
        heads_ = {nameOf(before), nameOf(after)};
        about_ = tr("%1与%2比较").arg(nameOf(before), nameOf(after));
        showDifferences();
      });
}

FigureRow IssuesPanel::rowOf(const FigureDifference& difference) const {
  const Indicator* indicator = bulletin()->figures().catalogue->find(difference.code);
  const auto value = [&](const FigureValue& of) { return tableText({.indicator = indicator, .value = of}); };
  const auto source = [&](const std::vector<std::int64_t>& keys, const QString& what) {
    return FigureSource{.code = difference.code, .period = *of_, .cutoff = bulletin()->cutoff(), .keys = keys, .title = QStringLiteral("%1 %2 %3 %4").arg(of_->nameZh(), difference.scope, indicator->nameZh, what)};
  };
  std::vector<std::int64_t> both;
  std::ranges::merge(difference.added, difference.removed, std::back_inserter(both));
  const FigureSource changed = source(both, tr("增减的记录"));
  return {.key = difference.scope + u'/' + difference.code,
          .cells = {{.text = indicator->nameZh, .source = changed},
                    {.text = indicator->unit, .source = changed},
                    {.text = difference.scope.isEmpty() && difference.dimension ? tr("（未注明）") : difference.scope, .source = changed},
                    {.text = value(difference.before), .source = changed},
                    {.text = value(difference.after), .source = changed},
                    {.text = difference.added.empty() ? QString() : tr("%1 条").arg(difference.added.size()), .source = difference.added.empty() ? changed : source(difference.added, tr("增加的记录"))},
                    {.text = difference.removed.empty() ? QString() : tr("%1 条").arg(difference.removed.size()), .source = difference.removed.empty() ? changed : source(difference.removed, tr("减少的记录"))}},
          .definition = indicator->definition};
}

void IssuesPanel::showDifferences() {
  if (about_.isEmpty() || !bulletin()) {
    table_->setTable({}, {});
    note_->clear();
    return;
  }
  std::vector<FigureRow> rows;
  for (const FigureDifference& difference : found_) {
    if (dimensionText(difference.dimension) == by_->currentData().toString() && bulletin()->figures().catalogue->find(difference.code)) {
      rows.push_back(rowOf(difference));
    }
  }
  const std::size_t count = rows.size();
  table_->setTable({{.head = tr("指标"), .isNumber = false},
                    {.head = tr("单位"), .isNumber = false},
                    {.head = tr("范围"), .isNumber = false},
                    {.head = heads_[0]},
                    {.head = heads_[1]},
                    {.head = tr("增加的记录")},
                    {.head = tr("减少的记录")}},
                   std::move(rows));
  table_->widen({20, 5, 14});
  table_->setColumnHidden(2, by_->currentIndex() == 0);  // of everything
  note_->setText(count == 0 ? tr("%1：没有变动的数。").arg(about_) : tr("%1：%2个数有变动。回车列出增减的记录。").arg(about_).arg(count));
}

}  // namespace shuangda
