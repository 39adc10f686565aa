#pragma once

#include <gtest/gtest.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

#include "dialogs/records_dialog.h"
#include "goods_desk.h"
#include "keyboard.h"
#include "pages/bulletin_page.h"
#include "services/account_service.h"
#include "widgets/figure_table.h"
#include "widgets/figures_panel.h"

namespace shuangda::test {

/// The window on a store with three units and a few cases of 2020, for tests of the page 通报.
class BulletinDeskTest : public GoodsDeskTest {
 protected:
  static inline const Period kQuarter = Period::quarter(2020, 3);

  static ImportRecord row(int number, const std::vector<std::pair<const char*, const char16_t*>>& cells) {
    ImportRecord record{.row = number};
    for (const auto& [column, text] : cells) {
      record.values.insert(QString::fromLatin1(column), QString::fromUtf16(text));
    }
    return record;
  }
  void SetUp() override {
    GoodsDeskTest::SetUp();
    import("units", {row(2, {{"unit_name", u"县市场监管局"}, {"enforces", u"是"}, {"reports", u"否"}, {"group", u"部门"}, {"sort_no", u"1"}}),
                     row(3, {{"unit_name", u"县农业农村局"}, {"enforces", u"是"}, {"reports", u"是"}, {"group", u"部门"}, {"sort_no", u"2"}}),
                     row(4, {{"unit_name", u"县法院"}, {"enforces", u"否"}, {"reports", u"是"}, {"group", u"部门"}, {"sort_no", u"3"}})});
    import("cases", {aCase(2, u"A1", u"县市场监管局", u"2020-07-02", u"食品"), aCase(3, u"A2", u"县市场监管局", u"2020-08-02", u"农资"),
                     aCase(4, u"A3", u"县农业农村局", u"2020-08-20", u"农资"), aCase(5, u"B1", u"县市场监管局", u"2019-08-02", u"食品"),
                     aCase(6, u"C1", u"县市场监管局", u"2020-05-02", u"食品")});
  }
  static ImportRecord aCase(int number, const char16_t* name, const char16_t* unit, const char16_t* filed, const char16_t* field) {
    return row(number, {{"case_id", name},
                        {"authority", unit},
                        {"member_unit", unit},
                        {"cause", u"销售假冒商品"},
                        {"party", u"云岭某商行"},
                        {"filed_date", filed},
                        {"field", field},
                        {"illegal_turnover_yuan", u"60000"}});
  }
  void import(const char* kind, const std::vector<ImportRecord>& rows) {
    const QString problem = onDesk([=](Desk::Hand hand) {
      const auto outcome = hand.services.imports.run(hand.session, {.kind = QString::fromLatin1(kind)}, rows);
      return outcome ? QString() : outcome.error().field + u' ' + outcome.error().value;
    });
    ASSERT_TRUE(problem.isEmpty()) << kind << ' ' << problem.toStdString();
  }
  BulletinPage& bulletins() { return *window_->bulletinPage(); }
  void showBulletins(const Period& period = kQuarter) {
    window_->goTo(MainWindow::Page::Bulletin);
    bulletins().setPeriod(period);
    ready();
    activate(window_.get());
  }
  void ready() {
    settled();
    ASSERT_TRUE(QTest::qWaitFor([&] { return bulletins().bulletin() != nullptr; }, 20'000)) << bulletins().basis().toStdString();
    settled();
  }
  void openTab(QWidget* panel) {
    bulletins().tabs()->setCurrentWidget(panel);
    settled();
  }
  /// The row of a table whose first cell has this text; -1 where there is none.
  static int rowOf(const FigureTable* table, const QString& name) {
    for (int row = 0; row < table->model()->rowCount(); ++row) {
      if (table->text(row, 0) == name) {
        return row;
      }
    }
    return -1;
  }
  /// Alt and a letter, in the window.
  void press(Qt::Key letter) {
    activate(window_.get());
    QTest::keyClick(window_.get(), letter, Qt::AltModifier);
  }
  QPushButton* button(const QString& begin) {
    for (QPushButton* each : bulletins().findChildren<QPushButton*>()) {
      if (each->text().startsWith(begin)) {
        return each;
      }
    }
    return nullptr;
  }
  FigureTable* table() { return bulletins().figures()->table(); }
  /// Return on a number.
  RecordsDialog* openRecords(FigureTable* from, int row, int column) {
    activate(window_.get());
    from->setFocus();
    from->setCurrentIndex(from->model()->index(row, column));
    QTest::keyClick(from, Qt::Key_Return);
    return waitFor<RecordsDialog>(window_.get());
  }
  void closed(RecordsDialog* dialog) {
    settled();
    QTest::keyClick(dialog, Qt::Key_Escape);
    expectClosed<RecordsDialog>();
  }
  void actAs(const QString& login) {
    const Session session = onDesk([login](Desk::Hand hand) { return *hand.services.accounts.logIn(login, QStringLiteral("a long password")); });
    desk_.setSession(session);
    bulletins().recompute();
    ready();
  }
  void addAccount(const QString& login, const QString& name) {
    ASSERT_TRUE(onDesk([=](Desk::Hand hand) { return hand.services.accounts.add(hand.session, {.login = login, .displayName = name, .role = Role::Editor}, QStringLiteral("a long password")); }));
  }
};

}  // namespace shuangda::test
