#include "domain/bulletin_wording.h"

#include <gtest/gtest.h>

#include <set>

#include "domain/text_template.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

const Period kPeriod = Period::quarter(2020, 3);

std::vector<TextRow> rows() {
  return {{.code = u"a"_s, .text = u"甲"_s}, {.code = u"case"_s, .level = 2, .repeat = u"典型案例"_s, .text = u"案{{案由}}"_s}, {.code = u"z"_s, .text = u"癸"_s}};
}

QStringList plan(const std::vector<Wording>& wordings, const QStringList& cases = {}) {
  QStringList told;
  for (const PlannedParagraph& paragraph : planText(rows(), wordings, [&](const QString&) { return cases; })) {
    told << paragraph.code + u'=' + (paragraph.changed == Wording::Kind::LeftOut ? u"-"_s : paragraph.text);
  }
  return told;
}

TEST(PlanText, standardTextIsInItsOrderWithEveryElement) {
  EXPECT_EQ(plan({}, {u"7"_s, u"9"_s}), (QStringList{u"a=甲"_s, u"case/7=案{{案由}}"_s, u"case/9=案{{案由}}"_s, u"z=癸"_s}));
  EXPECT_EQ(plan({}), (QStringList{u"a=甲"_s, u"z=癸"_s}));
}

TEST(PlanText, thePeriodsWordingGoesBeforeTheOffices) {
  const Wording office{.code = u"a"_s, .kind = Wording::Kind::Edited, .text = u"本局"_s};
  const Wording clerk{.period = kPeriod, .code = u"a"_s, .kind = Wording::Kind::LeftOut};
  EXPECT_EQ(plan({office}).first(), u"a=本局"_s);
  EXPECT_EQ(plan({clerk, office}).first(), u"a=-"_s);
  EXPECT_EQ(plan({office, clerk}).first(), u"a=-"_s);
}

TEST(PlanText, oneElementMayBeWrittenOtherwise) {
  const Wording all{.code = u"case"_s, .kind = Wording::Kind::Edited, .text = u"本局的案"_s};
  const Wording one{.period = kPeriod, .code = u"case/9"_s, .kind = Wording::Kind::Edited, .text = u"这个案"_s};
  EXPECT_EQ(plan({all, one}, {u"7"_s, u"9"_s}).mid(1, 2), (QStringList{u"case/7=本局的案"_s, u"case/9=这个案"_s}));
}

Wording own(const QString& code, const QString& after) { return {.period = kPeriod, .code = u"own/"_s + code, .kind = Wording::Kind::Own, .after = after, .text = code}; }

TEST(PlanText, ownParagraphsFollowTheOneTheyName) {
  EXPECT_EQ(plan({own(u"1"_s, u"a"_s), own(u"2"_s, u"own/1"_s), own(u"0"_s, {})}), (QStringList{u"own/0=0"_s, u"a=甲"_s, u"own/1=1"_s, u"own/2=2"_s, u"z=癸"_s}));
  EXPECT_EQ(plan({own(u"1"_s, u"a"_s), own(u"2"_s, u"a"_s)}), (QStringList{u"a=甲"_s, u"own/1=1"_s, u"own/2=2"_s, u"z=癸"_s})) << "the first written stands first";
  EXPECT_EQ(plan({own(u"1"_s, u"case/7"_s)}, {u"7"_s, u"9"_s}).indexOf(u"own/1=1"_s), 2);
}

TEST(PlanText, nothingWrittenVanishes) {
  EXPECT_EQ(plan({own(u"1"_s, u"gone"_s)}).last(), u"own/1=1"_s);
  EXPECT_EQ(plan({own(u"1"_s, u"case/7"_s)}).last(), u"own/1=1"_s) << "the case was taken out again";
  EXPECT_EQ(plan({own(u"1"_s, u"own/2"_s), own(u"2"_s, u"own/1"_s)}).size(), 4) << "a circle";
}

TEST(ShippedText, isReadableAndNamesEachParagraphOnce) {
  std::set<QString> codes;
  for (const TextRow& row : shippedText()) {
    EXPECT_TRUE(codes.insert(row.code).second) << row.code.toStdString();
    EXPECT_TRUE(checkTemplate(row.text)) << row.code.toStdString();
    EXPECT_FALSE(row.code.contains(u'/'));
  }
  EXPECT_GT(codes.size(), 30U);
}

}  // namespace
