#include "pages/case_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QTimer>

#include "dialogs/case_dialog.h"
#include "domain/figure_text.h"
#include "record_list_model.h"
#include "widgets/case_detail.h"
#include "widgets/case_table.h"
#include "widgets/column_layout.h"
#include "widgets/filter_chips.h"
#include "widgets/view_menu.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 200;

}  // namespace

CasePage::CasePage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      search_(new QLineEdit),
      year_(new QComboBox),
      unit_(new QComboBox),
      chips_(new FilterChips),
      views_(new ViewMenu(desk, QStringLiteral("cases"))),
      problem_(new QLabel),
      table_(nullptr),
      model_(new RecordListModel(desk, this)),
      detail_(new CaseDetail),
      totals_(new QLabel),
      typing_(new QTimer(this)) {
  table_ = makeCaseTable(model_);
  letChooseColumns(*table_);
  auto* left = new QWidget;
  auto* list = new QVBoxLayout(left);
  list->setContentsMargins(0, 0, 0, 0);
  list->addLayout(buildBars());
  list->addWidget(table_, 1);
  list->addWidget(totals_);
  auto* splitter = new QSplitter;
  splitter->addWidget(left);
  splitter->addWidget(detail_);
  splitter->setStretchFactor(0, 1);
  splitter->setSizes({900, 340});
  splitter->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(splitter);
  connectBars();
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CasePage::showSelected);
  connect(table_, &QTableView::doubleClicked, this, &CasePage::openSelected);
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, table_);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, &CasePage::openSelected);
  }
  setFocusProxy(table_);
  showOrder();
}

QLayout* CasePage::buildBars() {
  search_->setPlaceholderText(tr("搜索或筛选，如 王五 货值>5万 立案:2026-Q3（Ctrl+F）"));
  search_->setClearButtonEnabled(true);
  search_->setAccessibleName(tr("搜索"));
  year_->setAccessibleName(tr("年份"));
  unit_->setAccessibleName(tr("单位"));
  year_->addItem(tr("全部年份"), 0);
  unit_->addItem(tr("全部单位"), QString());
  unit_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  problem_->setWordWrap(true);
  problem_->setVisible(false);
  problem_->setAccessibleName(tr("筛选的问题"));
  auto* create = new QPushButton(tr("新建案件(&N)"));
  connect(create, &QPushButton::clicked, this, &CasePage::newCase);
  auto* bar = new QHBoxLayout;
  bar->addWidget(search_, 1);
  bar->addWidget(year_);
  bar->addWidget(unit_);
  bar->addWidget(create);
  auto* second = new QHBoxLayout;
  second->addWidget(chips_, 1);
  second->addWidget(views_);
  auto* bars = new QVBoxLayout;
  bars->setSpacing(4);
  bars->addLayout(bar);
  bars->addLayout(second);
  bars->addWidget(problem_);
  return bars;
}

void CasePage::connectBars() {
  typing_->setSingleShot(true);
  typing_->setInterval(kTypingPauseMs);
  connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &CasePage::filterTyped);
  connect(year_, &QComboBox::activated, this, &CasePage::reload);
  connect(unit_, &QComboBox::activated, this, &CasePage::reload);
  connect(chips_, &FilterChips::removed, this, &CasePage::removeCondition);
  connect(chips_, &FilterChips::added, this, &CasePage::addCondition);
  connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, this, &CasePage::sortBy);
  views_->content = [this] { return viewContent(); };
  connect(views_, &ViewMenu::applied, this, &CasePage::applyView);
  connect(views_, &ViewMenu::reset, this, &CasePage::resetView);
  connect(views_, &ViewMenu::said, this, [this](const QString& text) {
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
  });
}

void CasePage::focusSearch() {
  search_->setFocus();
  search_->selectAll();
}

CaseQuery CasePage::query() const {
  CaseQuery query{.filter = filter_, .unit = unit_->currentData().toString(), .order = order_};
  if (const int year = year_->currentData().toInt(); year > 0) {
    query.year = year;
  }
  return query;
}

void CasePage::reload() {
  // A list that nobody waits for any more gives way to the new one.
  desk_.cancel(listTicket_);
  desk_.cancel(totalsTicket_);
  const CaseQuery wanted = query();
  listTicket_ = desk_.ask(
      this, [wanted](Desk::Hand hand) { return hand.services.cases.list(hand.session, wanted); },
      [this, wanted](Result<std::vector<CaseId>> ids) {
        if (!ids || wanted != query()) {
          return;
        }
        model_->setIds(std::move(*ids));
        const int row = std::max(0, model_->rowOf(selected_));
        if (model_->rowCount() > 0) {
          table_->selectRow(row);
        } else {
          detail_->clear();
        }
      });
  totalsTicket_ = desk_.ask(
      this, [wanted](Desk::Hand hand) { return hand.services.cases.totals(hand.session, wanted); },
      [this, wanted](const Result<CaseTotals>& totals) {
        if (totals && wanted == query()) {
          showTotals(*totals);
        }
      });
  struct Filters {
    QStringList units{};
    std::vector<int> years{};
  };
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        return Filters{hand.services.cases.units(hand.session).value_or(QStringList()),
                       hand.services.cases.years(hand.session).value_or(std::vector<int>())};
      },
      [this](const Filters& filters) { fillFilters(filters.units, filters.years); });
}

void CasePage::fillFilters(const QStringList& units, const std::vector<int>& years) {
  const auto refill = [](QComboBox* combo, const auto& fill) {
    const QVariant current = combo->currentData();
    while (combo->count() > 1) {
      combo->removeItem(1);
    }
    fill();
    combo->setCurrentIndex(std::max(0, combo->findData(current)));
  };
  refill(year_, [&] {
    for (const int year : years) {
      year_->addItem(tr("%1年").arg(year), year);
    }
  });
  refill(unit_, [&] {
    for (const QString& unit : units) {
      unit_->addItem(unit, unit);
    }
  });
}

void CasePage::showTotals(const CaseTotals& totals) {
  totals_->setText(tr("%1 件 · 案值 %2").arg(QLocale(QLocale::Chinese).toString(static_cast<qlonglong>(totals.count)), moneyBodyText(totals.value)));
}

void CasePage::showSelected() {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid()) {
    return;
  }
  selected_ = model_->idAt(current.row());
  struct Shown {
    LegalCase legalCase{};
    std::vector<CaseHistoryEntry> history{};
  };
  desk_.ask(
      this,
      [id = selected_](Desk::Hand hand) {
        return hand.services.cases.find(hand.session, id).map([&](LegalCase legalCase) {
          return Shown{std::move(legalCase), hand.services.cases.history(hand.session, id).value_or(std::vector<CaseHistoryEntry>())};
        });
      },
      [this](const Result<Shown>& shown) {
        if (shown && shown->legalCase.id == selected_) {
          detail_->show(shown->legalCase, shown->history);
        }
      });
}

void CasePage::openSelected() {
  if (table_->currentIndex().isValid()) {
    openCase(selected_);
  }
}

void CasePage::openCase(CaseId id) {
  if (opening_) {
    return;
  }
  opening_ = true;
  if (const int row = model_->rowOf(id); row >= 0) {
    table_->selectRow(row);
  }
  desk_.ask(
      this, [id](Desk::Hand hand) { return hand.services.cases.find(hand.session, id); },
      [this](const Result<LegalCase>& legalCase) {
        opening_ = false;
        if (legalCase) {
          edit(*legalCase);
        }
      },
      [this] { opening_ = false; });
}

void CasePage::newCase() { edit(LegalCase{}); }

void CasePage::edit(const LegalCase& legalCase) {
  auto* dialog = new CaseDialog(desk_, legalCase, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CaseDialog::saved, this, &CasePage::saved);
  dialog->open();
}

void CasePage::saved(const LegalCase& legalCase) {
  selected_ = legalCase.id;
  reload();
}

}  // namespace shuangda
