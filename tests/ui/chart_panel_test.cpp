#include "widgets/chart_panel.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QTableWidget>

#include "desk_fixture.h"
#include "dialogs/records_dialog.h"
#include "domain/tally.h"
#include "keyboard.h"
#include "widgets/chart_view.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

class ChartPanelTest : public DeskTest {
 protected:
  ChartPanelTest() { demoCases_ = 400; }
  void SetUp() override {
    DeskTest::SetUp();
    panel_ = std::make_unique<ChartPanel>(desk_);
    panel_->resize(900, 640);
    panel_->show();
    panel_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(panel_.get()));
    // The newest quarter in which the examples have cases.
    period_ = onDesk([](Desk::Hand hand) {
      Period period = Period::quarter(2026, 4);
      for (int i = 0; i < 40; ++i, period = *period.previous()) {
        if (hand.services.bulletins.compute(hand.session, {.period = period}, hand.services.store->clock().now())->figure(u"adm_filed").value.amount > 10) {
          break;
        }
      }
      return period;
    });
    bulletin_ = onDesk([period = period_](Desk::Hand hand) { return *hand.services.bulletins.compute(hand.session, {.period = period}, hand.services.store->clock().now()); });
  }
  void TearDown() override { panel_.reset(); }

  ChartView& view() { return *panel_->view(); }
  void showAll() {
    panel_->show(bulletin_);
    settle();
    settle();
  }
  RecordsDialog* dialog() { return waitFor<RecordsDialog>(panel_.get()); }
  /// The first known point whose number is not zero.
  std::pair<std::size_t, std::size_t> somePoint() {
    const Chart& chart = view().chart();
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      for (std::size_t i = chart.series[s].points.size(); i-- > 0;) {
        if (chart.point(s, i).value && chart.point(s, i).value->unscaled() > 0 && chart.point(s, i).source) {
          return {s, i};
        }
      }
    }
    ADD_FAILURE() << "no point";
    return {};
  }

  Period period_ = Period::quarter(2020, 1);
  Bulletin bulletin_{};
  std::unique_ptr<ChartPanel> panel_;
};

}  // namespace

TEST_F(ChartPanelTest, everyChartIsShownWithItsTable) {
  EXPECT_TRUE(view().chart().isEmpty()) << "nothing before there is a bulletin";
  showAll();
  const Chart& chart = view().chart();
  EXPECT_EQ(chart.kind, ChartKind::Lines);
  EXPECT_EQ(chart.categories.size(), 8);
  EXPECT_EQ(chart.point(0, 7).text, QString::number(bulletin_.figure(u"adm_filed").value.amount));
  EXPECT_EQ(panel_->table()->columnCount(), 9);
  EXPECT_EQ(panel_->table()->item(0, 8)->text(), chart.point(0, 7).text);
  const std::pair<ChartPanel::Kind, const char*> kinds[] = {{ChartPanel::Kind::Trend, "chart_trend"},   {ChartPanel::Kind::Regions, "chart_regions"}, {ChartPanel::Kind::Units, "chart_units"},
                                                            {ChartPanel::Kind::Funnel, "chart_funnel"}, {ChartPanel::Kind::Fields, "chart_fields"},   {ChartPanel::Kind::Campaigns, "chart_campaigns"}};
  for (const auto& [kind, name] : kinds) {
    panel_->choose(kind);
    settle();
    settle();
    EXPECT_FALSE(view().chart().isEmpty()) << name;
    EXPECT_GT(panel_->table()->rowCount(), 0) << name;
    snapshot(*panel_, name);
  }
  QPalette dark;
  dark.setColor(QPalette::Base, QColor(30, 30, 34));
  dark.setColor(QPalette::Text, QColor(230, 230, 230));
  dark.setColor(QPalette::Window, QColor(45, 45, 48));
  dark.setColor(QPalette::WindowText, QColor(230, 230, 230));
  panel_->setPalette(dark);
  panel_->choose(ChartPanel::Kind::Regions);
  settle();
  snapshot(*panel_, "chart_dark");
}

TEST_F(ChartPanelTest, aClickOpensTheRecordsCounted) {
  showAll();
  const auto [series, category] = somePoint();
  const QString text = view().chart().point(series, category).text;
  QTest::mouseClick(&view(), Qt::LeftButton, {}, *view().placeOf(series, category));
  RecordsDialog* records = dialog();
  ASSERT_NE(records, nullptr);
  EXPECT_EQ(records->table()->model()->rowCount(), text.toInt());
  records->close();
}

TEST_F(ChartPanelTest, theKeysReachEveryPointAndOpenIt) {
  showAll();
  panel_->choose(ChartPanel::Kind::Regions);
  settle();
  ASSERT_TRUE(tabTo(panel_.get(), view().accessibleName()));
  ASSERT_TRUE(view().current().has_value()) << "coming by Tab one stands on a point";
  EXPECT_EQ(view().current()->category, 0u);
  QTest::keyClick(&view(), Qt::Key_Down);
  EXPECT_EQ(view().current()->category, 1u);
  EXPECT_TRUE(view().accessibleDescription().contains(view().chart().category(1))) << view().accessibleDescription().toStdString();
  QTest::keyClick(&view(), Qt::Key_Up);
  const int counted = view().chart().point(0, 0).text.toInt();
  QTest::keyClick(&view(), Qt::Key_Return);
  RecordsDialog* records = dialog();
  ASSERT_NE(records, nullptr);
  EXPECT_EQ(records->table()->model()->rowCount(), counted);
  records->close();
  QTest::keyClick(&view(), Qt::Key_End);
  QTest::keyClick(&view(), Qt::Key_Down);
  EXPECT_EQ(static_cast<qsizetype>(view().current()->category) + 1, view().chart().categories.size()) << "the last stays";
}

TEST_F(ChartPanelTest, aCellOfTheTableOpensItsRecords) {
  showAll();
  const auto [series, category] = somePoint();
  panel_->table()->setCurrentCell(static_cast<int>(series), static_cast<int>(category) + 1);
  panel_->table()->setFocus();
  QTest::keyClick(panel_->table(), Qt::Key_Enter, Qt::KeypadModifier);
  RecordsDialog* records = dialog();
  ASSERT_NE(records, nullptr);
  EXPECT_EQ(records->table()->model()->rowCount(), view().chart().point(series, category).text.toInt());
  records->close();
}

TEST_F(ChartPanelTest, indicatorAndQuartersAreChosen) {
  showAll();
  ASSERT_TRUE(panel_->chooseIndicator(QStringLiteral("adm_case_value")));
  EXPECT_EQ(view().chart().unit, QStringLiteral("万元"));
  EXPECT_EQ(view().chart().kind, ChartKind::Columns);
  panel_->choose(ChartPanel::Kind::Regions);
  EXPECT_EQ(view().chart().unit, QStringLiteral("万元")) << "the indicator stays";
  EXPECT_FALSE(panel_->chooseIndicator(QStringLiteral("no_such")));
  panel_->clear();
  EXPECT_TRUE(view().chart().isEmpty());
  EXPECT_EQ(panel_->table()->rowCount(), 0);
}

TEST_F(ChartPanelTest, dataAndPictureAreCopied) {
  showAll();
  panel_->choose(ChartPanel::Kind::Regions);
  for (QPushButton* button : panel_->findChildren<QPushButton*>()) {
    button->click();
    if (button->text().contains(QStringLiteral("数据"))) {
      const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
      EXPECT_EQ(lines.size(), panel_->table()->rowCount() + 1);
      EXPECT_EQ(lines[1].section(u'\t', 0, 0), view().chart().category(0));
    } else {
      const QImage picture = QGuiApplication::clipboard()->image();
      EXPECT_GT(picture.width(), 600);
      EXPECT_EQ(picture.pixelColor(1, 1), QColor(Qt::white));
    }
  }
}

TEST_F(ChartPanelTest, everyWidgetHasAName) {
  showAll();
  for (const QWidget* widget : panel_->findChildren<QWidget*>()) {
    if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->window() == panel_.get() && !widget->objectName().startsWith(QStringLiteral("qt_")) && qobject_cast<QComboBox*>(widget->parentWidget()) == nullptr &&
        qobject_cast<const QPushButton*>(widget) == nullptr) {
      EXPECT_FALSE(widget->accessibleName().isEmpty()) << widget->metaObject()->className();
    }
  }
}
