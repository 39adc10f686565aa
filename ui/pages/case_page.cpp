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
#include "dialogs/clock_dialog.h"
#include "dialogs/goods_intake_dialog.h"
#include "dialogs/screening_dialog.h"
#include "dialogs/step_dialog.h"
#include "domain/figure_text.h"
#include "record_list_model.h"
#include "services/goods_texts.h"
#include "services/texts.h"
#include "widgets/case_detail.h"
#include "widgets/case_table.h"
#include "widgets/column_layout.h"
#include "widgets/filter_chips.h"
#include "widgets/question_bar.h"
#include "widgets/view_menu.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 200;

}  // namespace

namespace {

Result<CaseSheet> readSheet(Desk::Hand hand, CaseId id) {
  return hand.services.procedure.course(hand.session, id).map([&](CaseCourse course) {
    CaseSheet sheet{.course = std::move(course)};
    sheet.history = hand.services.cases.history(hand.session, id).value_or(std::vector<CaseHistoryEntry>());
    sheet.transfers = hand.services.transfers.list(hand.session, {.legalCase = id}).value_or(std::vector<TransferRow>());
    sheet.goods = hand.services.goods.ofCase(hand.session, id).value_or(std::vector<MeasureSheet>());
    sheet.related = hand.services.cases.related(hand.session, sheet.course.legalCase).value_or(std::vector<RelatedCase>());
    sheet.now = EventDate::ofInstant(hand.services.store->clock().now());
    return sheet;
  });
}

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
      detail_(new CaseDetail(desk)),
      totals_(new QLabel),
      question_(new QuestionBar),
      typing_(new QTimer(this)) {
  table_ = makeCaseTable(model_);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  letChooseColumns(*table_);
  auto* left = new QWidget;
  left->setFocusProxy(table_);
  auto* list = new QVBoxLayout(left);
  list->setContentsMargins(0, 0, 0, 0);
  list->addLayout(buildBars());
  list->addWidget(question_);
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
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CasePage::showSelectedCount);
  connect(table_, &QTableView::doubleClicked, this, &CasePage::openSelected);
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, table_);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, &CasePage::openSelected);
  }
  connect(detail_, &CaseDetail::stepAsked, this, &CasePage::recordStep);
  connect(detail_, &CaseDetail::caseAsked, this, &CasePage::goToCase);
  connect(detail_, &CaseDetail::intakeAsked, this, &CasePage::enterGoods);
  connect(detail_, &CaseDetail::goodsAsked, this, [this] { Q_EMIT goodsAsked(selected_, detail_->sheet().course.legalCase.number); });
  connect(detail_, &CaseDetail::transferAsked, this, &CasePage::transfer);
  connect(detail_, &CaseDetail::correctionAsked, this,
          [this](const CaseEvent& event) { openStepDialog(new StepDialog(desk_, detail_->sheet().course, event, this)); });
  connect(detail_, &CaseDetail::clockAsked, this, [this](const CaseClock& clock) {
    auto* dialog = new ClockDialog(clock, detail_->sheet().course.legalCase.number, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
  setFocusProxy(table_);
  showOrder();
}

QLayout* CasePage::buildBars() {
  search_->setPlaceholderText(tr("搜索或筛选，如 王五 货值>5万 立案:2026-Q3（Ctrl+F）"));
  search_->setClearButtonEnabled(true);
  search_->setObjectName(QStringLiteral("case_search"));
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

void CasePage::recordStep(const QString& preferred) {
  const CaseCourse& course = detail_->sheet().course;
  if (course.legalCase.id.isStored() && course.legalCase.id == selected_) {
    openStepDialog(new StepDialog(desk_, course, preferred.isEmpty() ? naturalNextStep(course) : preferred, this));
  }
}

void CasePage::enterGoods() {
  const LegalCase& legalCase = detail_->sheet().course.legalCase;
  if (desk_.session().mayWrite() && legalCase.id.isStored() && legalCase.id == selected_) {
    auto* dialog = new GoodsIntakeDialog(desk_, legalCase.number, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GoodsIntakeDialog::entered, this, [this, dialog] {
      reload();
      if (const QString waiting = waitingText(dialog->waiting()); !waiting.isEmpty()) {
        question_->say(waiting, true);
      }
    });
    dialog->open();
  }
}

void CasePage::transfer() {
  const LegalCase& legalCase = detail_->sheet().course.legalCase;
  if (legalCase.id.isStored() && legalCase.id == selected_) {
    Q_EMIT transferAsked(legalCase.id, legalCase.number);
  }
}

void CasePage::screen() {
  const LegalCase& legalCase = detail_->sheet().course.legalCase;
  if (!legalCase.id.isStored() || legalCase.id != selected_) {
    return;
  }
  auto* dialog = new ScreeningDialog(desk_, legalCase.id, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ScreeningDialog::transferAsked, this, &CasePage::transferAsked);
  dialog->open();
}

void CasePage::openStepDialog(StepDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &StepDialog::recorded, this, &CasePage::reload);
  dialog->open();
}

void CasePage::goToCase(const QString& number) {
  desk_.ask(
      this, [number](Desk::Hand hand) { return hand.services.cases.findByNumber(hand.session, number); },
      [this](const Result<LegalCase>& legalCase) {
        if (!legalCase) {
          question_->say(refusalText(legalCase.error()), true);
          return;
        }
        selected_ = legalCase->id;
        if (model_->rowOf(selected_) < 0) {
          year_->setCurrentIndex(0);
          unit_->setCurrentIndex(0);
          setFilter(QString());
        }
        reload();
        table_->setFocus();
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
  totalsText_ = tr("%1 件 · 案值 %2").arg(QLocale(QLocale::Chinese).toString(static_cast<qlonglong>(totals.count)), moneyBodyText(totals.value));
  showSelectedCount();
}

void CasePage::showSelectedCount() {
  const int count = selectedCount();
  totals_->setText(count > 1 ? tr("%1 · 选中 %2 件").arg(totalsText_, QLocale(QLocale::Chinese).toString(count)) : totalsText_);
}

void CasePage::showSelected() {
  const QModelIndex current = table_->currentIndex();
  if (!current.isValid()) {
    return;
  }
  selected_ = model_->idAt(current.row());
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return readSheet(hand, id); },
      [this](const Result<CaseSheet>& sheet) {
        if (sheet && sheet->course.legalCase.id == selected_) {
          detail_->show(*sheet);
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

void CasePage::restore(const CaseDraftOffer& offer) { edit(offer.stored)->restore(offer); }

CaseDialog* CasePage::edit(const LegalCase& legalCase) {
  auto* dialog = new CaseDialog(desk_, legalCase, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CaseDialog::saved, this, &CasePage::saved);
  dialog->open();
  return dialog;
}

void CasePage::saved(const LegalCase& legalCase) {
  selected_ = legalCase.id;
  reload();
}

}  // namespace shuangda
