#include "base/search_text.h"

#include <gtest/gtest.h>

#include "base/grams.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

TEST(SearchText, unifiesWhatIsWrittenInManyWays) {
  EXPECT_EQ(searchFolded(u"云市监处罚〔２０２０〕１７号"), u"云市监处罚(2020)17号"_s);
  for (const auto& written : {u"(2020)"_s, u"（2020）"_s, u"[2020]"_s, u"［２０２０］"_s, u"【2020】"_s, u"〔2020〕"_s, u"〖 2020 〗"_s}) {
    EXPECT_EQ(searchFolded(written), u"(2020)"_s) << written.toStdString();
  }
  EXPECT_EQ(searchFolded(u"蘇Ａ·1234Ｂ"), searchFolded(u"苏a·1234b"));
  EXPECT_EQ(searchFolded(u"龍華煙酒商行"), u"龙华烟酒商行"_s);
  EXPECT_EQ(searchFolded(u" N I K E\u3000鞋\u200B"), u"nike鞋"_s);
  EXPECT_EQ(searchFolded(u""), QString());
}

TEST(SearchText, foldingTwiceIsFoldingOnce) {
  for (char16_t u = 1; u < 0xFFFF; ++u) {
    const QChar c(u);
    const QString once = searchFolded(QStringView(&c, 1));
    ASSERT_EQ(searchFolded(once), once) << static_cast<int>(u);
  }
}

TEST(SearchText, charactersThatNeedTheirNeighboursAreFoldedTogether) {
  EXPECT_EQ(searchFolded(u"e\u0301"), u"é"_s);
  EXPECT_EQ(searchFolded(u"ﾊﾞｯｸ"), searchFolded(u"バック"));
  EXPECT_EQ(searchFolded(u"𠮷野家（國）"), u"𠮷野家(国)"_s);
  EXPECT_EQ(searchFolded(u"㎏"), u"kg"_s);
}

TEST(SearchText, initialsFollowTheReadingInPhrases) {
  const std::pair<QString, QString> readings[] = {
      {u"张三五"_s, u"zsw"_s},         {u"長沙銀行"_s, u"csyh"_s},     {u"厦门"_s, u"xm"_s},           {u"佛山市"_s, u"fss"_s},   {u"重庆"_s, u"cq"_s},
      {u"重型卡车行"_s, u"zxkch"_s}, {u"王局长"_s, u"wjz"_s},       {u"长春"_s, u"cc"_s},           {u"曾某"_s, u"zm"_s},     {u"NIKE运动鞋"_s, u"nikeydx"_s},
      {u"行政处罚"_s, u"xzcf"_s},     {u"云岭县ABC商行"_s, u"ylxabcsh"_s}, {u"大厦"_s, u"ds"_s}};
  for (const auto& [text, initials] : readings) {
    EXPECT_EQ(pinyinInitials(text), initials) << text.toStdString();
  }
  EXPECT_TRUE(hasHan(u"a汉"));
  EXPECT_FALSE(hasHan(u"abc1"));
}

TEST(Grams, everyUnitBeginsOne) {
  std::vector<Gram> found;
  forEachGram(u"云a12\n王", [&](Gram gram) { found.push_back(gram); });
  using grams::pair;
  using grams::triple;
  EXPECT_EQ(found, (std::vector<Gram>{pair(u'云', u'a'), triple(u'a', u'1', u'2'), triple(u'1', u'2', u'\n'), pair(u'2', u'\n'), pair(u'王', u'\n')}));
}

TEST(Grams, wordsAskForThePiecesThatLieWithin) {
  using grams::pair;
  using grams::triple;
  EXPECT_EQ(wordGrams(u"云a12").apart, (std::vector<Gram>{pair(u'云', u'a')}));
  EXPECT_EQ(wordGrams(u"云a12").between, (std::vector<Gram>{triple(u'a', u'1', u'2')}));
  EXPECT_EQ(wordGrams(u"云a1").apart, (std::vector<Gram>{pair(u'云', u'a')}));
  EXPECT_FALSE(wordGrams(u"云a1").exact);
  EXPECT_TRUE(wordGrams(u"云岭").exact);
  EXPECT_TRUE(wordGrams(u"123").exact);
  EXPECT_FALSE(wordGrams(u"1234").exact);
  EXPECT_EQ(wordGrams(u"(2019)").apart.size() + wordGrams(u"(2019)").between.size(), 7u) << "(2 201 019 19) 9) and twice what follows the bracket";
  EXPECT_TRUE(wordGrams(u"云").isPrefix());
  EXPECT_TRUE(wordGrams(u"12").isPrefix());
  EXPECT_FALSE(wordGrams(u"1云").isPrefix());
}
