#pragma once

#include <QMainWindow>

#include "desk.h"

class QLabel;
class QListWidget;
class QStackedWidget;

namespace shuangda {

class BulletinPage;
class CasePage;
class SearchPalette;

/// The window: navigation at the left, the page in the middle, what went wrong with the store in a line above it.
class MainWindow final : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(Desk& desk, QWidget* parent = nullptr);

  /// Reads everything anew after somebody logged in.
  void start();
  CasePage* casePage() const { return cases_; }
  SearchPalette* searchPalette() const { return palette_; }
  BulletinPage* bulletinPage() const { return bulletin_; }
  /// Opens a page of the navigation: 0 案件, 1 通报.
  void goTo(int index);
  /// Asks whether the last import shall be taken back; replaced in tests.
  std::function<bool(const ImportBatch&)> confirmUndo;

 private:
  void showPage(int index);
  void buildMenus();
  QLayout* buildTopBar();
  /// Goes to what the search over everything found.
  void openFound(const FoundRecord& found);
  void openImport();
  void undoImport();
  void undoConfirmed(const ImportBatch& batch);
  void say(const QString& text);

  Desk& desk_;
  QListWidget* navigation_;
  QStackedWidget* pages_;
  CasePage* cases_;
  BulletinPage* bulletin_;
  SearchPalette* palette_;
  QLabel* banner_;
  QLabel* who_;
  QLabel* busy_;
};

}  // namespace shuangda
