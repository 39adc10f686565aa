#include <QLabel>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>

#include "dialogs/account_dialog.h"
#include "dialogs/deadline_calculator.h"
#include "dialogs/label_dialog.h"
#include "dialogs/search_palette.h"
#include "dialogs/platform_dialog.h"
#include "dialogs/shortcut_sheet.h"
#include "dialogs/stock_take_window.h"
#include "main_window.h"
#include "pages/bulletin_page.h"
#include "pages/case_page.h"
#include "pages/clue_page.h"
#include "pages/disposal_page.h"
#include "pages/goods_page.h"
#include "pages/transfer_page.h"
#include "pages/place_page.h"
#include "pages/today_page.h"
#include "widgets/scan_bar.h"
#include "widgets/view_menu.h"

namespace shuangda {

void MainWindow::buildFileMenu() {
  QMenu* file = menuBar()->addMenu(tr("文件(&F)"));
  file->addAction(tr("新建案件(&N)"), QKeySequence::New, this, [this] {
    goTo(Page::Cases);
    cases_->newCase();
  });
  file->addAction(tr("新建线索(&X)"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), this, [this] {
    goTo(Page::Clues);
    clues_->newClue();
  });
  file->addAction(tr("导入(&I)…"), QKeySequence(Qt::CTRL | Qt::Key_I), this, &MainWindow::openImport);
  file->addAction(tr("撤销上次导入(&U)"), this, &MainWindow::undoImport);
  file->addSeparator();
  file->addAction(tr("退出(&Q)"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::addGoodsActions(QMenu* edit) {
  edit->addAction(tr("录入财物清单(&L)…"), QKeySequence(Qt::CTRL | Qt::Key_L), this, [this] {
    if (pages_->currentWidget() == cases_) {
      cases_->enterGoods();
    } else if (pages_->currentWidget() == goods_) {
      goods_->enterGoods();
    }
  });
}

void MainWindow::printLabels() {
  const std::vector<ItemId> items = goods_->selectedItems();
  if (pages_->currentWidget() != goods_ || items.empty()) {
    say(tr("请先在“涉案财物”中选择要打印标签的物品。"));
    return;
  }
  auto* dialog = new LabelDialog(desk_, items, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void MainWindow::buildMenus() {
  buildFileMenu();
  QMenu* edit = menuBar()->addMenu(tr("编辑(&E)"));
  edit->addAction(tr("撤销上次保存(&Z)"), QKeySequence::Undo, this, [this] {
    if (pages_->currentWidget() == cases_) {
      cases_->undoLastSave();
    }
  });
  edit->addAction(tr("批量修改(&B)…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), this, [this] {
    if (pages_->currentWidget() == cases_) {
      cases_->editSelected();
    }
  });
  edit->addAction(tr("登记步骤、移动(&B)…"), QKeySequence(Qt::CTRL | Qt::Key_Return), this, [this] {
    if (pages_->currentWidget() == cases_) {
      cases_->recordStep({});
    } else if (pages_->currentWidget() == goods_) {
      goods_->recordMovement();
    } else if (pages_->currentWidget() == transfers_) {
      transfers_->recordStep();
    }
  });
  edit->addAction(tr("移送、两法衔接(&T)…"), QKeySequence(Qt::CTRL | Qt::Key_T), this, [this] {
    if (pages_->currentWidget() == cases_) {
      cases_->transfer();
    }
  });
  edit->addAction(tr("移还是不移(&Q)…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), this, [this] {
    if (pages_->currentWidget() == cases_) {
      cases_->screen();
    }
  });
  addGoodsActions(edit);
  buildViewMenu();
  buildToolMenu();
  QMenu* help = menuBar()->addMenu(tr("帮助(&H)"));
  help->addAction(tr("快捷键(&K)…"), QKeySequence(Qt::CTRL | Qt::Key_Slash), this, [this] {
    auto* sheet = new ShortcutSheet(*menuBar(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
  });
}

void MainWindow::buildToolMenu() {
  QMenu* tools = menuBar()->addMenu(tr("工具(&T)"));
  tools->addAction(tr("期限计算器(&D)…"), QKeySequence(Qt::CTRL | Qt::Key_D), this, [this] {
    auto* calculator = new DeadlineCalculator(desk_, this);
    calculator->setAttribute(Qt::WA_DeleteOnClose);
    calculator->show();
  });
  tools->addAction(tr("期限规则、参数和放假安排(&L)…"), this, &MainWindow::openHolidays);
  tools->addSeparator();
  tools->addAction(tr("打印标签(&P)…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), this, &MainWindow::printLabels);
  tools->addAction(tr("扫描(&S)"), QKeySequence(Qt::CTRL | Qt::Key_B), scanBar_, &ScanBar::openField);
  const auto open = [this](auto* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return dialog;
  };
  tools->addAction(tr("盘点(&K)…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), this, [this, open] { open(new StockTakeWindow(desk_, this)); });
  tools->addAction(tr("两法衔接平台对账(&G)…"), this, [this, open] {
    PlatformDialog* dialog = open(new PlatformDialog(desk_, this));
    connect(dialog, &PlatformDialog::caseAsked, this, [this](const QString& number) {
      goTo(Page::Cases);
      cases_->goToCase(number);
    });
    connect(dialog, &PlatformDialog::marked, this, [this] { showPage(pages_->currentIndex()); });
  });
  tools->addAction(tr("账号(&A)…"), this, [this, open] {
    if (desk_.session().mayAdminister()) {
      open(new AccountDialog(desk_, this));
    } else {
      say(tr("账号由管理员管理；自己的密码请用“修改我的密码”。"));
    }
  });
  tools->addAction(tr("修改我的密码(&W)…"), this, [this, open] {
    connect(open(new PasswordDialog(desk_, this)), &PasswordDialog::changed, this, [this] { statusBar()->showMessage(tr("密码已修改。"), 8000); });
  });
}

void MainWindow::buildViewMenu() {
  QMenu* view = menuBar()->addMenu(tr("查看(&V)"));
  view->addAction(tr("今日"), QKeySequence(Qt::CTRL | Qt::Key_1), this, [this] { goTo(Page::Today); });
  view->addAction(tr("线索"), QKeySequence(Qt::CTRL | Qt::Key_2), this, [this] { goTo(Page::Clues); });
  view->addAction(tr("案件"), QKeySequence(Qt::CTRL | Qt::Key_3), this, [this] { goTo(Page::Cases); });
  view->addAction(tr("涉案财物"), QKeySequence(Qt::CTRL | Qt::Key_4), this, [this] { goTo(Page::Goods); });
  view->addAction(tr("仓库"), QKeySequence(Qt::CTRL | Qt::Key_5), this, [this] { goTo(Page::Places); });
  view->addAction(tr("销毁"), QKeySequence(Qt::CTRL | Qt::Key_6), this, [this] { goTo(Page::Disposals); });
  view->addAction(tr("两法衔接"), QKeySequence(Qt::CTRL | Qt::Key_7), this, [this] { goTo(Page::Transfers); });
  view->addAction(tr("报表"), QKeySequence(Qt::CTRL | Qt::Key_8), this, [this] { goTo(Page::Reports); });
  view->addAction(tr("通报"), QKeySequence(Qt::CTRL | Qt::Key_9), this, [this] { goTo(Page::Bulletin); });
  view->addSeparator();
  view->addAction(tr("搜索一切(&K)"), QKeySequence(Qt::CTRL | Qt::Key_K), palette_, &SearchPalette::open);
  view->addAction(tr("搜索(&S)"), QKeySequence::Find, this, [this] {
    if (pages_->currentWidget() == clues_) {
      clues_->focusSearch();
      return;
    }
    if (pages_->currentWidget() == transfers_) {
      transfers_->focusSearch();
      return;
    }
    if (pages_->currentWidget() == goods_) {
      goods_->focusSearch();
      return;
    }
    if (pages_->currentWidget() == bulletin_) {
      bulletin_->focusSearch();
      return;
    }
    goTo(Page::Cases);
    cases_->focusSearch();
  });
  view->addAction(tr("刷新(&R)"), QKeySequence::Refresh, this, [this] { showPage(pages_->currentIndex()); });
}

}  // namespace shuangda
