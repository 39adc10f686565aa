#include "main_window.h"

#include <QCloseEvent>
#include <QBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>

#include "dialogs/import_wizard.h"
#include "dialogs/law_dialog.h"
#include "dialogs/report_dialog.h"
#include "dialogs/search_palette.h"
#include "index_keeper.h"
#include "pages/bulletin_page.h"
#include "pages/case_page.h"
#include "pages/clue_page.h"
#include "pages/disposal_page.h"
#include "pages/goods_page.h"
#include "pages/place_page.h"
#include "pages/reports_page.h"
#include "pages/today_page.h"
#include "pages/transfer_page.h"
#include "reminder.h"
#include "scan_catcher.h"
#include "services/texts.h"
#include "widgets/scan_bar.h"
#include "widgets/view_menu.h"

namespace shuangda {
namespace {

bool askUndo(QWidget* parent, const ImportBatch& batch) {
  QMessageBox box(QMessageBox::Question, QObject::tr("撤销上次导入"),
                  QObject::tr("撤销 %1 导入的“%2”（%3 条记录）吗？")
                      .arg(batch.importedAt.localText(), batch.fileName, QString::number(batch.rowCount)),
                  QMessageBox::NoButton, parent);
  box.setTextFormat(Qt::PlainText);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
  box.setOption(QMessageBox::Option::DontUseNativeDialog);
#endif
  const QPushButton* undo = box.addButton(QObject::tr("撤销导入(&U)"), QMessageBox::AcceptRole);
  QPushButton* keep = box.addButton(QObject::tr("不撤销(&K)"), QMessageBox::RejectRole);
  box.setDefaultButton(keep);
  box.setEscapeButton(keep);
  box.exec();
  return box.clickedButton() == undo;
}

}  // namespace

MainWindow::MainWindow(Desk& desk, QWidget* parent)
    : QMainWindow(parent),
      desk_(desk),
      navigation_(new QListWidget),
      pages_(new QStackedWidget),
      today_(new TodayPage(desk)),
      clues_(new CluePage(desk)),
      cases_(new CasePage(desk)),
      goods_(new GoodsPage(desk)),
      places_(new PlacePage(desk)),
      disposals_(new DisposalPage(desk)),
      transfers_(new TransferPage(desk)),
      reports_(new ReportsPage(desk)),
      bulletin_(new BulletinPage(desk)),
      reminder_(new Reminder(desk, this)),
      scanBar_(new ScanBar(desk)),
      palette_(new SearchPalette(desk, this)),
      banner_(new QLabel),
      who_(new QLabel),
      busy_(new QLabel) {
  confirmUndo = [this](const ImportBatch& batch) { return askUndo(this, batch); };
  setWindowTitle(tr("双打"));
  navigation_->addItems({tr("今日"), tr("线索"), tr("案件"), tr("涉案财物"), tr("仓库"), tr("销毁"), tr("两法衔接"), tr("报表"), tr("通报")});
  navigation_->setFixedWidth(navigation_->fontMetrics().horizontalAdvance(QStringLiteral("两法衔接汉")) + 24);
  navigation_->setAccessibleName(tr("导航"));
  navigation_->setSpacing(2);
  pages_->addWidget(today_);
  pages_->addWidget(clues_);
  pages_->addWidget(cases_);
  pages_->addWidget(goods_);
  pages_->addWidget(places_);
  pages_->addWidget(disposals_);
  pages_->addWidget(transfers_);
  pages_->addWidget(reports_);
  pages_->addWidget(bulletin_);
  banner_->setVisible(false);
  banner_->setWordWrap(true);
  banner_->setMargin(6);
  banner_->setStyleSheet(QStringLiteral("background:#fdecea;color:#7a1712;border:1px solid #f1b0ab"));
  banner_->setAccessibleName(tr("提示"));

  auto* middle = new QVBoxLayout;
  middle->addWidget(banner_);
  middle->addWidget(scanBar_);
  middle->addWidget(pages_, 1);
  auto* centre = new QWidget;
  auto* below = new QHBoxLayout;
  below->addWidget(navigation_);
  below->addLayout(middle, 1);
  auto* layout = new QVBoxLayout(centre);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(buildTopBar());
  layout->addLayout(below, 1);
  setCentralWidget(centre);
  statusBar()->addWidget(busy_, 1);
  statusBar()->addPermanentWidget(who_);
  buildMenus();
  resize(1280, 760);

  new IndexKeeper(desk_, this);
  connect(palette_, &SearchPalette::chosen, this, &MainWindow::openFound);
  connect(navigation_, &QListWidget::currentRowChanged, this, &MainWindow::showPage);
  connectPages();
  connectGoods();
  connectScanner();
}

void MainWindow::connectScanner() {
  auto* catcher = new ScanCatcher(this);
  connect(catcher, &ScanCatcher::scanned, scanBar_, &ScanBar::take);
  connect(catcher, &ScanCatcher::misread, scanBar_, &ScanBar::tellMisread);
  connect(scanBar_, &ScanBar::opened, this, &MainWindow::openScanned);
}

void MainWindow::openScanned(const GoodsCode& code) {
  if (code.kind == CodeKind::Item) {
    goTo(Page::Goods);
    goods_->goToItem(ItemId{code.key});
  } else if (code.kind == CodeKind::Place) {
    goods_->showPlace(PlaceId{code.key});
    goTo(Page::Goods);
  } else if (code.kind == CodeKind::Batch) {
    goTo(Page::Disposals);
  }
}

void MainWindow::connectGoods() {
  connect(scanBar_, &ScanBar::recorded, goods_, &GoodsPage::reload);
  connect(scanBar_, &ScanBar::recorded, places_, &PlacePage::reload);
  connect(scanBar_, &ScanBar::recorded, disposals_, &DisposalPage::reload);
  connect(today_, &TodayPage::alarmAsked, this, [this](const CustodyAlarm& alarm) {
    if (alarm.item) {
      goTo(Page::Goods);
      goods_->goToItem(*alarm.item);
    } else if (alarm.legalCase) {
      goTo(Page::Cases);
      cases_->goToCase(alarm.title.section(u' ', 0, 0));
    } else {
      goTo(Page::Places);
    }
  });
  connect(goods_, &GoodsPage::caseAsked, this, [this](const QString& number) {
    goTo(Page::Cases);
    cases_->goToCase(number);
  });
  connect(places_, &PlacePage::goodsAsked, this, [this](PlaceId place) {
    goods_->showPlace(place);
    goTo(Page::Goods);
  });
  connect(places_, &PlacePage::itemAsked, this, [this](ItemId item) {
    goTo(Page::Goods);
    goods_->goToItem(item);
  });
  connect(cases_, &CasePage::goodsAsked, this, [this](CaseId id, const QString& number) {
    goods_->showCase(id, number);
    goTo(Page::Goods);
  });
}

void MainWindow::connectPages() {
  const auto openCase = [this](const QString& number) {
    goTo(Page::Cases);
    cases_->goToCase(number);
  };
  connect(today_, &TodayPage::caseAsked, this, openCase);
  connect(clues_, &CluePage::caseAsked, this, openCase);
  connect(today_, &TodayPage::clueAsked, this, [this](ClueId clue) {
    goTo(Page::Clues);
    clues_->goToClue(clue);
  });
  connect(transfers_, &TransferPage::caseAsked, this, openCase);
  connect(today_, &TodayPage::transferAsked, this, [this](TransferId transfer) {
    goTo(Page::Transfers);
    transfers_->goTo(transfer);
  });
  connect(cases_, &CasePage::transferAsked, this, [this](CaseId id, const QString& number) {
    goTo(Page::Transfers);
    transfers_->showCase(id, number);
  });
  connect(bulletin_, &BulletinPage::caseAsked, this, [this](CaseId id) {
    goTo(Page::Cases);
    cases_->openCase(id);
  });
  connect(reports_, &ReportsPage::importAsked, this, &MainWindow::importReports);
  connect(today_, &TodayPage::draftAsked, this, &MainWindow::openDraft);
  connect(reminder_, &Reminder::counted, this, [this](int pressing) {
    navigation_->item(static_cast<int>(Page::Today))->setText(pressing > 0 ? tr("今日 %1").arg(pressing) : tr("今日"));
  });
  connect(reminder_, &Reminder::reminded, this, &MainWindow::say);
  connect(&desk_, &Desk::storageFailed, this, &MainWindow::say);
  connect(&desk_, &Desk::busyChanged, this, [this](bool busy) { busy_->setText(busy ? tr("正在读写数据…") : tr("就绪")); });
}

QLayout* MainWindow::buildTopBar() {
  auto* everything = new QPushButton(tr("搜索一切    Ctrl+K"));
  everything->setObjectName(QStringLiteral("searchEverything"));
  everything->setAccessibleName(tr("搜索一切"));
  everything->setToolTip(tr("案件、当事人、物品：一个字、拼音首字母、文号、证件或电话尾号"));
  everything->setStyleSheet(QStringLiteral("QPushButton{text-align:left;padding:4px 12px}"));
  everything->setMaximumWidth(420);
  connect(everything, &QPushButton::clicked, palette_, &SearchPalette::open);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(9, 6, 9, 0);
  bar->addWidget(everything, 1);
  bar->addStretch(1);
  return bar;
}

void MainWindow::openFound(const FoundRecord& found) {
  if (found.kind == SearchKind::Party) {
    goTo(Page::Cases);
    cases_->setFilter(CaseFilter{.conditions = {{.field = FilterField::Party, .value = found.title}}}.text());
    cases_->setFocus();
  } else if (found.clue.isStored()) {
    goTo(Page::Clues);
    clues_->goToClue(found.clue);
  } else if (found.transfer.isStored()) {
    goTo(Page::Transfers);
    transfers_->goTo(found.transfer);
  } else if (found.kind == SearchKind::Item) {
    goTo(Page::Goods);
    goods_->goToItem(ItemId{found.record});
  } else if (found.legalCase.isStored()) {
    goTo(Page::Cases);
    cases_->openCase(found.legalCase);
  } else {
    say(tr("“%1”还没有对应的案件（文号未能对上）。").arg(found.title));
  }
}

void MainWindow::start() {
  const Session& session = desk_.session();
  who_->setText(QStringLiteral("%1 · %2").arg(session.displayName, session.officeName));
  goTo(Page::Today);
  showPage(0);
  today_->setFocus();
  cases_->views()->reload();
  remind();
}

MainWindow::~MainWindow() = default;

void MainWindow::openDraft(const FormDraft& draft) {
  if (draft.kind == DraftService::kClue) {
    goTo(Page::Clues);
    clues_->restore(draft);
    return;
  }
  if (draft.kind == ReportDialog::kDraft) {
    goTo(Page::Reports);
    reports_->openUnit(draft.title.section(u' ', 0, -2), draft.title.section(u' ', -1));  // the form offers its draft
    return;
  }
  if (draft.kind == DraftService::kTransfer) {
    goTo(Page::Transfers);
    transfers_->restore(draft);
    return;
  }
  if (draft.kind == DraftService::kStep) {
    goTo(Page::Cases);
    cases_->goToCase(draft.title);  // the form of the step offers its draft when it is opened
    return;
  }
  desk_.ask(
      this, [id = CaseId{draft.recordId}](Desk::Hand hand) { return hand.services.drafts.caseOffers(hand.session, id); },
      [this, uid = draft.uid](const Result<std::vector<CaseDraftOffer>>& offers) {
        for (const CaseDraftOffer& offer : offers.value_or(std::vector<CaseDraftOffer>())) {
          if (offer.draft.uid == uid) {
            goTo(Page::Cases);
            cases_->restore(offer);
            return;
          }
        }
        today_->reload();
      });
}

void MainWindow::goTo(Page page) { navigation_->setCurrentRow(static_cast<int>(page)); }

void MainWindow::remind() { reminder_->look(); }

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!givesUp_ && !bulletin_->finish()) {
    givesUp_ = true;
    goTo(Page::Bulletin);
    event->ignore();
    return;
  }
  QMainWindow::closeEvent(event);
}

void MainWindow::showPage(int index) {
  banner_->setVisible(false);
  pages_->setCurrentIndex(index);
  switch (static_cast<Page>(index)) {
    case Page::Today:
      today_->reload();
      break;
    case Page::Clues:
      clues_->reload();
      break;
    case Page::Cases:
      cases_->reload();
      break;
    case Page::Goods:
      goods_->reload();
      break;
    case Page::Places:
      places_->reload();
      break;
    case Page::Disposals:
      disposals_->reload();
      break;
    case Page::Transfers:
      transfers_->reload();
      break;
    case Page::Reports:
      reports_->reload();
      break;
    case Page::Bulletin:
      bulletin_->recompute();
      break;
  }
}

void MainWindow::say(const QString& text) {
  banner_->setText(text);
  banner_->setVisible(!text.isEmpty());
}

void MainWindow::openHolidays() {
  auto* dialog = new LawDialog(desk_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &LawDialog::changed, this, [this] { showPage(pages_->currentIndex()); });
  dialog->open();
}

void MainWindow::openImport() {
  auto* wizard = new ImportWizard(desk_, this);
  wizard->setAttribute(Qt::WA_DeleteOnClose);
  connect(wizard, &ImportWizard::imported, this, [this] { showPage(pages_->currentIndex()); });
  wizard->open();
}

void MainWindow::importReports(const QString& path) {
  auto* wizard = new ImportWizard(desk_, this);
  wizard->setAttribute(Qt::WA_DeleteOnClose);
  connect(wizard, &ImportWizard::imported, reports_, &ReportsPage::reload);
  wizard->open();
  wizard->setFile(path, QStringLiteral("reports"));
}

void MainWindow::undoImport() {
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.imports.last(hand.session); },
      [this](const Result<ImportBatch>& last) {
        if (!last) {
          say(refusalText(last.error()));
        } else if (confirmUndo(*last)) {
          undoConfirmed(*last);
        }
      });
}

void MainWindow::undoConfirmed(const ImportBatch& batch) {
  desk_.ask(
      this,
      [id = batch.id](Desk::Hand hand) -> Result<ImportBatch> {
        if (const Result<ImportBatch> last = hand.services.imports.last(hand.session); last && last->id != id) {
          return refuse(ErrorCode::StaleVersion, QStringLiteral("import"));
        }
        return hand.services.imports.undoLast(hand.session);
      },
      [this](const Result<ImportBatch>& undone) {
        if (!undone && undone.error().code == ErrorCode::StaleVersion) {
          // Somebody imported while the question stood: that import is not what was agreed to.
          undoImport();
          return;
        }
        showPage(pages_->currentIndex());
        say(undone ? tr("已撤销导入“%1”，删去 %2 条记录；登记经过仍可查。").arg(undone->fileName).arg(undone->createdCount) : refusalText(undone.error()));
      });
}

}  // namespace shuangda
