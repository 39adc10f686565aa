#include <QComboBox>
#include <QTableView>

#include "bulletin_desk.h"
#include "dialogs/indicator_dialog.h"
#include "dialogs/indicators_dialog.h"
#include "domain/indicator_words.h"
#include "services/indicator_texts.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

class IndicatorsWindowTest : public BulletinDeskTest {
 protected:
  IndicatorsDialog* openList() {
    showBulletins();
    press(Qt::Key_I);
    auto* list = waitFor<IndicatorsDialog>(window_.get());
    settled();
    return list;
  }
  template <typename Dialog>
  Dialog* openForm(IndicatorsDialog* list, Qt::Key letter) {
    activate(list);
    QTest::keyClick(list, letter, Qt::AltModifier);
    return waitFor<Dialog>(list);
  }
};

TEST_F(IndicatorsWindowTest, officeAddsTriesChangesAndRemovesItsOwn) {
  IndicatorsDialog* list = openList();
  ASSERT_NE(list, nullptr);
  EXPECT_TRUE(list->message().startsWith(u"还没有自设指标"_s));
  auto* form = openForm<IndicatorDialog>(list, Qt::Key_N);
  ASSERT_NE(form, nullptr);
  // By keyboard alone.
  EXPECT_EQ(form->form().text(u"code"_s), u"own_"_s);
  type(form, u"own_farm"_s);
  ASSERT_TRUE(tabTo(form, u"name_zh"_s));
  type(form, u"农资案件"_s);
  ASSERT_TRUE(tabTo(form, u"where"_s));
  type(form, u"weather=雨"_s);
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  EXPECT_FALSE(form->refusalOf(u"definition"_s).isEmpty());
  form->form().line(u"definition"_s)->setText(u"立案的农资案件"_s);
  form->form().line(u"reason"_s)->setText(u"农资打假专项"_s);
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_TRUE(form->refusalOf(u"where"_s).contains(u"weather"_s)) << form->message().toStdString();
  shoot(*form, "indicator_refused.png");
  form->form().line(u"where"_s)->clear();
  auto* field = form->form().input(u"builder"_s)->findChildren<QComboBox*>().at(0);
  auto* value = form->form().input(u"builder"_s)->findChildren<QComboBox*>().at(1);
  field->setCurrentIndex(field->findData(u"field"_s));
  value->setCurrentText(u"农资"_s);
  EXPECT_EQ(field->currentData().toString(), u"field"_s);
  EXPECT_EQ(value->currentText(), u"农资"_s);
  QTest::keyClick(form, Qt::Key_A, Qt::AltModifier);
  EXPECT_TRUE(QTest::qWaitFor([&] { return form->form().text(u"where"_s) == u"field=农资"_s; }));
  QTest::keyClick(form, Qt::Key_Y, Qt::AltModifier);
  settled();
  EXPECT_TRUE(QTest::qWaitFor([&] { return form->tried().startsWith(u"2020年第三季度：2件"_s); })) << form->tried().toStdString();
  shoot(*form, "indicator_form.png");
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->findChild<IndicatorDialog*>() == nullptr; }));
  settled();
  ASSERT_EQ(list->table()->model()->rowCount(), 1);
  shoot(*list, "indicators.png");
  ready();
  FigureTable* figures = bulletins().figures()->table();
  EXPECT_EQ(figures->text(rowOf(figures, u"农资案件"_s), 2), u"2"_s) << "counted like any other";

  form = openForm<IndicatorDialog>(list, Qt::Key_E);
  ASSERT_NE(form, nullptr);
  EXPECT_EQ(form->row()[u"where"_s], u"field=农资"_s);
  EXPECT_EQ(form->row()[u"date"_s], u"filed_date"_s);
  form->form().choice(u"measure"_s)->setCurrentIndex(form->form().choice(u"measure"_s)->findData(u"case_value"_s));
  form->form().line(u"unit"_s)->setText(u"万元"_s);
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_FALSE(form->refusalOf(u"reason"_s).isEmpty());
  form->form().line(u"reason"_s)->setText(u"改看金额"_s);
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->findChild<IndicatorDialog*>() == nullptr; }));
  settled();
  ready();
  EXPECT_EQ(figures->text(rowOf(figures, u"农资案件"_s), 2), u"12.00"_s);

  auto* remove = openForm<IndicatorRemoveDialog>(list, Qt::Key_R);
  ASSERT_NE(remove, nullptr);
  QTest::keyClick(remove, Qt::Key_Return);
  settled();
  EXPECT_FALSE(remove->refusalOf(u"reason"_s).isEmpty());
  remove->form().line(u"reason"_s)->setText(u"专项结束"_s);
  QTest::keyClick(remove, Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->findChild<IndicatorRemoveDialog*>() == nullptr; }));
  settled();
  EXPECT_EQ(list->table()->model()->rowCount(), 0);
}

TEST_F(IndicatorsWindowTest, formulasNameIndicators) {
  showBulletins();
  IndicatorDialog form(desk_, {}, kQuarter);
  form.show();
  form.form().line(u"code"_s)->setText(u"own_score"_s);
  form.form().line(u"name_zh"_s)->setText(u"得分"_s);
  form.form().line(u"definition"_s)->setText(u"立案数的五倍"_s);
  form.form().choice(u"kind"_s)->setCurrentIndex(form.form().choice(u"kind"_s)->findData(u"sum"_s));
  EXPECT_FALSE(form.form().isShown(u"date"_s));
  form.form().line(u"formula"_s)->setText(u"5*adm_nothing"_s);
  form.tryOut();
  settled();
  EXPECT_TRUE(form.refusalOf(u"formula"_s).contains(u"adm_nothing"_s)) << form.message().toStdString();
  form.form().line(u"formula"_s)->setText(u"5*adm_filed"_s);
  form.tryOut();
  settled();
  EXPECT_TRUE(form.tried().contains(u"15件"_s)) << form.tried().toStdString();
}

TEST_F(IndicatorsWindowTest, everyWordOfferedIsUnderstood) {
  for (const IndicatorWord& kind : indicatorKinds()) {
    EXPECT_TRUE(indicatorKindOf(kind.word)) << kind.word.toStdString();
  }
  for (const IndicatorWord& word : indicatorEntities()) {
    const auto entity = factEntityOf(word.word);
    ASSERT_TRUE(entity);
    for (const IndicatorWord& date : indicatorDates(*entity)) {
      EXPECT_TRUE(factDateOf(date.word)) << date.word.toStdString();
    }
  }
  for (const IndicatorWord& field : conditionFields()) {
    std::vector<IndicatorWord> values = conditionValues(field.word);
    values.push_back({field.word == u"case_value"_s ? u"100000"_s : u"某"_s, {}});
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool own = i + 1 == values.size();
      const bool closed = values.size() > 1;
      EXPECT_EQ(conditionsOf(conditionText(field.word, values[i].word)).has_value(), !(own && closed)) << field.word.toStdString() << values[i].word.toStdString();
    }
  }
}

}  // namespace
