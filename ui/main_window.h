#pragma once

#include <QMainWindow>

#include "desk.h"

class QLabel;
class QListWidget;
class QMenu;
class QStackedWidget;

namespace shuangda {

class BulletinPage;
class CasePage;
class CluePage;
class GoodsPage;
class PlacePage;
class ReportsPage;
class DisposalPage;
class Reminder;
class ScanBar;
class TodayPage;
class TransferPage;
class SearchPalette;

/// The window: navigation at the left, the page in the middle, what went wrong with the store in a line above it.
class MainWindow final : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(Desk& desk, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Reads everything anew after somebody logged in.
  void start();
  CasePage* casePage() const { return cases_; }
  CluePage* cluePage() const { return clues_; }
  GoodsPage* goodsPage() const { return goods_; }
  PlacePage* placePage() const { return places_; }
  DisposalPage* disposalPage() const { return disposals_; }
  SearchPalette* searchPalette() const { return palette_; }
  TransferPage* transferPage() const { return transfers_; }
  ReportsPage* reportsPage() const { return reports_; }
  BulletinPage* bulletinPage() const { return bulletin_; }
  TodayPage* todayPage() const { return today_; }
  ScanBar* scanBar() const { return scanBar_; }
  /// The pages of the navigation, in its order.
  enum class Page { Today, Clues, Cases, Goods, Places, Disposals, Transfers, Reports, Bulletin };
  void goTo(Page page);
  /// Looks at the clocks now instead of at the next minute: reminds of what comes due within the hour, counts in the navigation.
  void remind();
  /// Asks whether the last import shall be taken back; replaced in tests.
  std::function<bool(const ImportBatch&)> confirmUndo;

 protected:
  /// What is being written is kept first.
  void closeEvent(QCloseEvent* event) override;

 private:
  void showPage(int index);
  void buildMenus();
  QLayout* buildTopBar();
  /// Goes to what the search over everything found.
  void openFound(const FoundRecord& found);
  void openImport();
  /// The wizard with a file of forms chosen already.
  void importReports(const QString& path);
  void undoImport();
  void undoConfirmed(const ImportBatch& batch);
  void say(const QString& text);
  void openHolidays();
  void buildFileMenu();
  void buildViewMenu();
  void buildToolMenu();
  void connectPages();
  void connectScanner();
  /// Shows the record of a label scanned without a command.
  void openScanned(const GoodsCode& code);
  /// Opens the form of a draft, with what it says.
  void openDraft(const FormDraft& draft);
  void connectGoods();
  void addGoodsActions(QMenu* edit);
  /// The labels of the goods selected.
  void printLabels();

  Desk& desk_;
  QListWidget* navigation_;
  QStackedWidget* pages_;
  TodayPage* today_;
  CluePage* clues_;
  CasePage* cases_;
  GoodsPage* goods_;
  PlacePage* places_;
  DisposalPage* disposals_;
  TransferPage* transfers_;
  ReportsPage* reports_;
  BulletinPage* bulletin_;
  bool givesUp_ = false;  ///< the window was closed once although something could not be kept
  Reminder* reminder_;
  ScanBar* scanBar_;
  SearchPalette* palette_;
  QLabel* banner_;
  QLabel* who_;
  QLabel* busy_;
};

}  // namespace shuangda
