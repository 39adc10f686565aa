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

  /// A case whose goods were seized 250 days ago; decided with confiscation and served 200 days ago when that is wanted.
  LegalCase legalCase(bool decided = false, const QString& party = QStringLiteral("云岭好酒商行")) {
    struct Step {
      const char* step;
      int daysAgo;
      QMap<QString, QString> details;
    };
    const QString officers = QStringLiteral("officers"), approver = QStringLiteral("approver"), penalties = QStringLiteral("penalties"), way = QStringLiteral("way");
    std::vector<Step> steps{{"found", 260, {}},
                            {"file", 255, {{officers, QStringLiteral("甲、乙")}, {approver, QStringLiteral("丙")}}},
                            {"seize", 250, {{QStringLiteral("seize_kind"), QStringLiteral("扣押")}, {QStringLiteral("on_spot"), QStringLiteral("否")}, {officers, QStringLiteral("甲、乙")}, {approver, QStringLiteral("丙")}}}};
    if (decided) {
      const QString taken = QStringLiteral("没收非法财物"), direct = QStringLiteral("直接");
      steps.insert(steps.end(), {{"close_investigation", 230, {}},
                                 {"submit_review", 229, {{QStringLiteral("review_kind"), QStringLiteral("案件审核")}}},
                                 {"review_done", 228, {{QStringLiteral("review_opinion"), QStringLiteral("同意")}, {QStringLiteral("reviewer"), QStringLiteral("丁")}}},
                                 {"notify", 227, {{penalties, taken}, {QStringLiteral("hearing_right"), QStringLiteral("是")}}},
                                 {"notify_served", 227, {{way, direct}}},
                                 {"decide", 205, {{penalties, taken}}},
                                 {"serve_decision", 200, {{way, direct}}}});
    }
    return onDesk([steps, party](Desk::Hand hand) {
      const LegalCase draft{.authority = hand.session.officeName, .party = {.name = party}, .cause = QStringLiteral("商标侵权")};
      const CaseId id = hand.services.cases.save(hand.session, draft)->id;
      for (const Step& step : steps) {
        CaseEvent event{.legalCase = id, .step = QString::fromLatin1(step.step), .on = EventDate::ofDay(day(step.daysAgo)), .details = step.details, .note = QStringLiteral("核对无误")};
        const Result<CaseEvent> stored = hand.services.procedure.record(hand.session, event, Numbering::AsGiven, Oddities::Confirmed);
        EXPECT_TRUE(stored) << step.step << ' ' << (stored ? std::string() : refusalText(stored.error()).toStdString());
      }
      return *hand.services.cases.find(hand.session, id);
    });
  }

  Place place(PlaceKind kind, const char* code, const char* name) {
    const Place draft{.kind = placeKindCode(kind), .code = QString::fromLatin1(code), .name = QString::fromUtf8(name)};
    return *onDesk([draft](Desk::Hand hand) { return hand.services.places.save(hand.session, draft); });
  }

  /// Lines of `quantity` bottles each, seized 250 days ago and brought into the place, if there is one.
  std::vector<SeizedItem> goods(CaseId legalCase, int lines, int quantity = 10, std::optional<PlaceId> where = std::nullopt) {
    GoodsIntake intake{.legalCase = legalCase, .measureKind = QStringLiteral("扣押"), .docNo = QStringLiteral("云市监强制〔2026〕1号"), .takenOn = EventDate::ofDay(day(250)), .place = where};
    intake.giver = QStringLiteral("赵某");
    intake.receiver = QStringLiteral("甲、乙");
    for (int i = 0; i < lines; ++i) {
      SeizedItem line{.name = QStringLiteral("白酒"), .spec = QStringLiteral("500ml 第%1项").arg(i + 1), .quantity = Quantity::ofThousandths(quantity * 1000), .unit = QStringLiteral("瓶")};
      line.unitPrice = QStringLiteral("120");
      line.brand = QStringLiteral("好酒");
      intake.lines.push_back(line);
    }
    return onDesk([intake](Desk::Hand hand) {
      const auto stored = hand.services.goods.enter(hand.session, intake);
      EXPECT_TRUE(stored) << (stored ? std::string() : refusalText(stored.error()).toStdString());
      return stored.value_or(std::vector<SeizedItem>());
    });
  }

  CustodyMovement movement(const char* kind, ItemId item, int quantity, int daysAgo, std::optional<PlaceId> to = std::nullopt) {
    CustodyMovement m{.item = item, .kind = QString::fromLatin1(kind), .quantity = Quantity::ofThousandths(quantity * 1000), .toPlace = to, .at = EventDate::ofDay(day(daysAgo))};
    m.giver = QStringLiteral("甲");
    m.receiver = QStringLiteral("保管员");
    m.witness = QStringLiteral("见证人");
    m.docNo = QStringLiteral("文书1号");
    m.note = QStringLiteral("说明");
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
