#pragma once

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTextBrowser>
#include <QUrl>

#include "desk_fixture.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "pages/goods_page.h"
#include "services/texts.h"
#include "support/goods_scene.h"

namespace shuangda::test {

/// The window on a store with a case, a few places and goods, for tests of what is done with goods.
class GoodsDeskTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    window_ = std::make_unique<MainWindow>(desk_);
    window_->resize(1366, 768);
    window_->show();
    window_->start();
    settle();
  }

  static QDate day(int daysAgo) { return QDate::currentDate().addDays(-daysAgo); }

  /// Goods seized 266 days ago, decided upon 205 days ago.
  static GoodsScene scene(Desk::Hand hand) { return {*hand.services.store, hand.session, day(266)}; }
  LegalCase legalCase(bool decided = false, const QString& party = QStringLiteral("云岭好酒商行")) {
    return onDesk([decided, party](Desk::Hand hand) {
      const CaseId id = decided ? scene(hand).decidedCase(party) : scene(hand).seizedCase(party);
      return *hand.services.cases.find(hand.session, id);
    });
  }
  Place place(PlaceKind kind, const char* code, const char* name) {
    return onDesk([=](Desk::Hand hand) { return scene(hand).place(kind, code, QString::fromUtf8(name)); });
  }
  /// Lines of `quantity` bottles each, brought into the place, if there is one.
  std::vector<SeizedItem> goods(CaseId legalCase, int lines, int quantity = 10, std::optional<PlaceId> where = std::nullopt) {
    return onDesk([=](Desk::Hand hand) { return scene(hand).goods(legalCase, {.lines = lines, .quantity = quantity, .place = where}); });
  }
  CustodyMovement movement(const char* kind, ItemId item, int quantity, int daysAgo, std::optional<PlaceId> to = std::nullopt) {
    CustodyMovement m = GoodsScene::movement(kind, item, quantity, EventDate::ofDay(day(daysAgo)));
    m.toPlace = to;
    return m;
  }
  CustodyMovement moved(const CustodyMovement& draft) {
    return onDesk([draft](Desk::Hand hand) {
      const Result<CustodyMovement> stored = hand.services.custody.record(hand.session, draft);
      EXPECT_TRUE(stored) << (stored ? std::string() : refusalText(stored.error()).toStdString());
      return stored.value_or(CustodyMovement{});
    });
  }
  GoodsSheet sheet(ItemId id) {
    return *onDesk([id](Desk::Hand hand) { return hand.services.custody.sheet(hand.session, id); });
  }

  /// Shortcuts belong to the active window.
  void activate(QWidget* window) {
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitFor([&] { return QApplication::activeWindow() == window; }));
  }

  GoodsPage& page() { return *window_->goodsPage(); }
  void settled() {
    for (int i = 0; i < 4; ++i) {
      settle();
    }
  }
  void showGoods() {
    window_->goTo(MainWindow::Page::Goods);
    page().reload();
    settled();
  }
  template <typename Dialog>
  void expectClosed() {
    EXPECT_TRUE(QTest::qWaitFor([&] { return window_->findChild<Dialog*>() == nullptr; }));
    settled();
  }
  static QLineEdit* edit(QWidget& form, const char* name) { return form.findChild<QLineEdit*>(QString::fromLatin1(name)); }
  void shoot(QWidget& widget, const char* name) {
    if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
      widget.grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + u'/' + QString::fromLatin1(name));
    }
  }

  std::unique_ptr<MainWindow> window_;
};

}  // namespace shuangda::test
