#include "reports/bulletin_edits.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

const Period kPeriod = Period::quarter(2020, 3);

std::vector<WrittenParagraph> written() {
  return {{.code = u"h"_s, .level = 1, .runs = {{u"总体情况"_s, {}}}, .printed = true},
          {.code = u"a"_s, .runs = {{u"立案"_s, {}}, {u"12件"_s, u"adm_filed.数"_s}}, .printed = true},
          {.code = u"b"_s, .runs = {{u"乙"_s, {}}}, .printed = true},
          {.code = u"empty"_s}};
}

std::vector<EditedParagraph> asWritten() {
  std::vector<EditedParagraph> edited;
  const std::vector<WrittenParagraph> all = written();
  for (const WrittenParagraph& paragraph : all) {
    if (paragraph.printed) {
      edited.push_back({paragraph.code, paragraph.level, paragraph.runs});
    }
  }
  return edited;
}

std::vector<Wording> changes(std::vector<EditedParagraph> edited, const std::vector<Wording>& stored = {}) {
  int own = 0;
  return wordingsOf(written(), edited, stored, kPeriod, [&own] { return u"own/%1"_s.arg(++own); });
}

Wording wording(const QString& code, Wording::Kind kind, const QString& text = {}, const QString& after = {}) { return {.period = kPeriod, .code = code, .kind = kind, .after = after, .text = text}; }

TEST(BulletinEdits, whatReadsAsBeforeIsNoChange) { EXPECT_TRUE(changes(asWritten()).empty()); }

TEST(BulletinEdits, changedWordsKeepTheirNumbersLive) {
  auto edited = asWritten();
  edited[1].runs = {{u"共立案"_s, {}}, {u"12件"_s, u"adm_filed.数"_s}, {u"。"_s, {}}};
  EXPECT_EQ(changes(edited), (std::vector<Wording>{wording(u"a"_s, Wording::Kind::Edited, u"共立案{{adm_filed.数}}。"_s)}));
}

TEST(BulletinEdits, typedParagraphsAreOwnAndFollowTheirNeighbour) {
  auto edited = asWritten();
  edited.insert(edited.begin() + 2, {{.runs = {{u"另一段"_s, {}}}}, {.runs = {{u"再一段"_s, {}}}}});
  EXPECT_EQ(changes(edited), (std::vector<Wording>{wording(u"own/1"_s, Wording::Kind::Own, u"另一段"_s, u"a"_s), wording(u"own/2"_s, Wording::Kind::Own, u"再一段"_s, u"own/1"_s)}));
}

TEST(BulletinEdits, whatIsTakenOutIsLeftOut) {
  auto edited = asWritten();
  edited.erase(edited.begin() + 1);
  EXPECT_EQ(changes(edited), (std::vector<Wording>{wording(u"a"_s, Wording::Kind::LeftOut)}));
  edited[1].runs = {{u"  "_s, {}}};
  EXPECT_EQ(changes(edited).size(), 2U) << "an empty paragraph is none";
}

TEST(BulletinEdits, aNewLineBeforeAParagraphDoesNotTakeItsCode) {
  auto edited = asWritten();
  edited[1] = {.code = u"a"_s};
  edited.insert(edited.begin() + 2, {.runs = {{u"立案"_s, {}}, {u"12件"_s, u"adm_filed.数"_s}}});
  EXPECT_TRUE(changes(edited).empty());
}

TEST(BulletinEdits, whatIsStoredOfOthersStays) {
  const std::vector<Wording> stored{wording(u"empty"_s, Wording::Kind::LeftOut), wording(u"case/9"_s, Wording::Kind::Edited, u"案"_s), wording(u"a"_s, Wording::Kind::Edited, u"立案{{adm_filed.数}}"_s)};
  const std::vector<Wording> kept = changes(asWritten(), stored);
  EXPECT_EQ(kept.size(), 3U);
  for (const Wording& each : stored) {
    EXPECT_NE(std::find(kept.begin(), kept.end(), each), kept.end()) << each.code.toStdString();
  }
}

TEST(BulletinEdits, anOwnParagraphFollowsWhatIsLeftBeforeIt) {
  auto all = written();
  all.push_back({.code = u"own/2"_s, .runs = {{u"二"_s, {}}}, .changed = Wording::Kind::Own, .forPeriod = true, .printed = true});
  std::vector<EditedParagraph> edited{{u"a"_s, 0, all[1].runs}, {u"b"_s, 0, all[2].runs}, {u"own/2"_s, 0, all[4].runs}};
  const std::vector<Wording> stored{wording(u"own/1"_s, Wording::Kind::Own, u"一"_s, u"b"_s), wording(u"own/2"_s, Wording::Kind::Own, u"二"_s, u"own/1"_s)};
  all.insert(all.begin() + 4, {.code = u"own/1"_s, .runs = {{u"一"_s, {}}}, .changed = Wording::Kind::Own, .forPeriod = true, .printed = true});
  const std::vector<Wording> kept = wordingsOf(all, edited, stored, kPeriod, [] { return u"own/new"_s; });
  EXPECT_NE(std::find(kept.begin(), kept.end(), wording(u"own/2"_s, Wording::Kind::Own, u"二"_s, u"b"_s)), kept.end());
}

TEST(BulletinEdits, aHeadingThatStandsInTheEditorIsStoredOnce) {
  auto all = written();
  all[0].printed = false;  // what stood under it was just taken out
  auto edited = asWritten();
  edited[0].runs = {{u"总的情况"_s, {}}};
  all[0].runs = edited[0].runs;
  const std::vector<Wording> stored{wording(u"h"_s, Wording::Kind::Edited, u"总的情况"_s)};
  const std::vector<Wording> kept = wordingsOf(all, edited, stored, kPeriod, [] { return u"own/new"_s; });
  EXPECT_EQ(std::count_if(kept.begin(), kept.end(), [](const Wording& each) { return each.code == u"h"_s; }), 1);
}

TEST(BulletinEdits, aNumberTypedOverIsWords) {
  auto edited = asWritten();
  edited[1].runs = {{u"立案13件"_s, {}}};
  EXPECT_EQ(changes(edited).front().text, u"立案13件"_s);
}

}  // namespace
