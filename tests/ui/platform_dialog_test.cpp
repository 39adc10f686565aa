#include "dialogs/platform_dialog.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

#include "desk_fixture.h"

using namespace shuangda;
using shuangda::test::DeskTest;
using namespace Qt::StringLiterals;

namespace {

class PlatformDialogTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    for (int i = 1; i <= 4; ++i) {
      LegalCase c;
      c.number = u"C%1"_s.arg(i);
      c.authority = u"县市场监管局"_s;
      c.party.name = u"第%1商行"_s.arg(i);
      c.cause = u"销售侵犯注册商标专用权的商品"_s;
      c.decision = {.date = EventDate::ofDay(QDate(2026, 7, i)), .docNo = u"白市监处罚〔2026〕%1号"_s.arg(i), .fine = Money::ofFen(100'000 * i)};
      cases_.push_back(*onDesk([c](Desk::Hand hand) { return hand.services.cases.save(hand.session, c); }));
    }
    dialog_ = std::make_unique<PlatformDialog>(desk_);
    dialog_->setPeriod(Period::quarter(2026, 3));
    dialog_->show();
  }
  void TearDown() override { dialog_.reset(); }

  QString write(const QString& text) {
    QFile file(folder_.filePath(u"list.csv"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    return file.fileName();
  }
  void open(const QString& text) {
    dialog_->openFile(write(text));
    settle();
  }
  QPushButton* button(const QString& text) {
    for (QPushButton* found : dialog_->findChildren<QPushButton*>()) {
      if (found->text().startsWith(text)) {
        return found;
      }
    }
    return nullptr;
  }
  QTabWidget* tabs() { return dialog_->findChild<QTabWidget*>(); }
  QTableView* view(int tab) { return qobject_cast<QTableView*>(tabs()->widget(tab)); }
  QString cell(int tab, int row, int column) { return view(tab)->model()->index(row, column).data().toString(); }

  static inline const QString kList = u"处罚决定书文号,当事人,罚款（元）,处罚时间,录入时间,承办人\n"
                                      "白市监处罚[2026]1号,第1商行,1000,2026-07-01,2026-07-08,张\n"
                                      "白市监处罚[2026]2号,第2商行,2500,2026-07-02,2026-07-31,张\n"
                                      "白市监处罚[2026]3号,第3商行,3000,2026-07-03,,张\n白市监处罚[2026]3号,第3商行,3001,2026-07-03,,张\n"
                                      "白市监处罚[2026]99号,第9商行,1,2026-07-06,2026-07-09,张\n"_s;
  std::vector<LegalCase> cases_;
  std::unique_ptr<PlatformDialog> dialog_;
};

}  // namespace

TEST_F(PlatformDialogTest, tabsShowWhatIsMissingUnknownAndDifferent) {
  EXPECT_FALSE(button(u"导出待录入"_s)->isEnabled());
  EXPECT_FALSE(button(u"标记已录入"_s)->isEnabled());
  dialog_->chooseFile = [this] { return write(kList); };
  button(u"选择平台清单"_s)->click();
  settle();
  EXPECT_EQ(tabs()->tabText(0), u"漏录 (1)"_s);
  EXPECT_EQ(tabs()->tabText(1), u"多录 (1)"_s);
  EXPECT_EQ(tabs()->tabText(2), u"错录 (1)"_s);
  EXPECT_EQ(tabs()->tabText(3), u"待核对 (1)"_s);
  EXPECT_EQ(cell(0, 0, 0), u"C4"_s);
  EXPECT_EQ(cell(2, 0, 3), u"2500"_s);
  EXPECT_EQ(cell(2, 0, 4), u"2000"_s);
  EXPECT_TRUE(dialog_->message().contains(u"承办人"_s)) << dialog_->message().toStdString();
  snapshot(*dialog_, "platform_missing");
  tabs()->setCurrentIndex(2);
  snapshot(*dialog_, "platform_different");
  QSignalSpy asked(dialog_.get(), &PlatformDialog::caseAsked);
  view(2)->setCurrentIndex(view(2)->model()->index(0, 0));
  view(2)->setFocus();
  QTest::keyClick(view(2), Qt::Key_Return);
  ASSERT_EQ(asked.size(), 1);
  EXPECT_EQ(asked[0][0].toString(), u"C2"_s);
}

TEST_F(PlatformDialogTest, anotherPeriodComparesAgain) {
  open(kList);
  dialog_->setPeriod(Period::quarter(2026, 2));
  dialog_->compare();
  settle();
  EXPECT_EQ(tabs()->tabText(0), u"漏录 (0)"_s);
  EXPECT_EQ(tabs()->tabText(1), u"多录 (0)"_s);
  EXPECT_FALSE(button(u"导出待录入"_s)->isEnabled());
}

TEST_F(PlatformDialogTest, oneUnitIsComparedAlone) {
  onDesk([](Desk::Hand hand) {
    LegalCase other{.number = u"D1"_s, .authority = u"乙县市场监管局"_s};
    other.party.name = u"乙商行"_s;
    other.cause = u"假冒专利"_s;
    other.decision = {.date = EventDate::ofDay(QDate(2026, 7, 9)), .docNo = u"乙市监处罚〔2026〕1号"_s};
    return hand.services.cases.save(hand.session, other).has_value();
  });
  open(kList);
  EXPECT_EQ(tabs()->tabText(0), u"漏录 (2)"_s) << "C4 and D1";
  dialog_->setUnit(u"乙县市场监管局"_s);
  dialog_->compare();
  settle();
  EXPECT_EQ(tabs()->tabText(0), u"漏录 (1)"_s);
  EXPECT_EQ(cell(0, 0, 0), u"D1"_s);
  snapshot(*dialog_, "platform_unit");
}

TEST_F(PlatformDialogTest, whatIsMissingIsExported) {
  open(kList);
  const QString path = folder_.filePath(u"out.csv"_s);
  dialog_->chooseTarget = [path](const QString&) { return path; };
  button(u"导出待录入"_s)->click();
  settle();
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << dialog_->message().toStdString();
  EXPECT_TRUE(QString::fromUtf8(file.readAll()).contains(u"白市监处罚〔2026〕4号,第4商行,4000,2026-07-04,"_s));
  EXPECT_TRUE(dialog_->message().startsWith(u"已导出待录入案件 1 件"_s));
}

TEST_F(PlatformDialogTest, markingIsAskedFirst) {
  open(kList);
  int asked = 0;
  dialog_->confirmMark = [&asked](int count) {
    asked = count;
    return false;
  };
  button(u"标记已录入"_s)->click();
  settle();
  EXPECT_EQ(asked, 2);
  const auto entered = [this] {
    return onDesk([id = cases_[0].id](Desk::Hand hand) { return hand.services.cases.find(hand.session, id); })->platformEnteredDate.has_value();
  };
  EXPECT_FALSE(entered());
  dialog_->confirmMark = [](int) { return true; };
  QSignalSpy marked(dialog_.get(), &PlatformDialog::marked);
  button(u"标记已录入"_s)->click();
  settle();
  EXPECT_EQ(marked.size(), 1) << dialog_->message().toStdString();
  EXPECT_TRUE(entered());
}

TEST_F(PlatformDialogTest, fileThatCannotBeUsedSaysWhy) {
  open(kList);
  open(u"姓,名\n1,2\n"_s);
  EXPECT_TRUE(dialog_->message().startsWith(u"✗"_s)) << dialog_->message().toStdString();
  EXPECT_EQ(tabs()->tabText(0), u"漏录 (0)"_s) << "nothing of the list before stays";
  EXPECT_TRUE(button(u"选择平台清单"_s)->isEnabled());
}
