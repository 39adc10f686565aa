#include "domain/party_mask.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;

TEST(PartyMask, personsKeepTheirSurname) {
  EXPECT_EQ(maskedName({.name = u"张三"_s, .type = u"自然人"_s}), u"张某"_s);
  EXPECT_EQ(maskedName({.name = u"张三丰"_s, .type = u"自然人"_s}), u"张某某"_s);
  EXPECT_EQ(maskedName({.name = u"欧阳明"_s, .type = u"自然人"_s}), u"欧阳某"_s);
  EXPECT_EQ(maskedName({.name = u"李四"_s}), u"李某"_s);
  EXPECT_EQ(maskedName({.name = u"王五"_s, .type = u"个体工商户"_s}), u"王某"_s);
}

TEST(PartyMask, firmsKeepPlaceAndKind) {
  EXPECT_EQ(maskedName({.name = u"云岭县张记食品有限公司"_s, .type = u"企业"_s}, {u"云岭县"_s}), u"云岭县某公司"_s);
  EXPECT_EQ(maskedName({.name = u"云岭县张记食品有限公司"_s, .type = u"企业"_s}), u"某公司"_s) << "a place that is not known may be a name";
  EXPECT_EQ(maskedName({.name = u"王旗便利店"_s}, {u"云岭县"_s}), u"某便利店"_s);
  EXPECT_EQ(maskedName({.name = u"李州超市"_s}, {u"云岭县"_s}), u"某超市"_s);
  EXPECT_EQ(maskedName({.name = u"好运来超市"_s}), u"某超市"_s);
  EXPECT_EQ(maskedName({.name = u"白银市白银区惠民药店"_s, .type = u"个体工商户"_s}, {u"白银市"_s, u"白银区"_s}), u"白银市白银区某药店"_s);
  EXPECT_EQ(maskedName({.name = u"云岭县农资专业合作社"_s, .type = u"农民专业合作社"_s}), u"某专业合作社"_s);
  EXPECT_EQ(maskedName({.name = u"一个没有常见结尾的名称"_s}), u"某单位"_s);
  EXPECT_EQ(maskedName({}), QString());
}

TEST(PartyMask, nothingOfTheNameIsLeft) {
  for (const QString& name : {u"甲乙丙丁"_s, u"福满园商行"_s, u"云岭县福满园商行"_s, u"福满园市场批发部"_s}) {
    for (const QString& type : {QString(), u"企业"_s, u"个体工商户"_s, u"自然人"_s}) {
      const QString masked = maskedName({.name = name, .type = type});
      EXPECT_FALSE(masked.contains(u"满园"_s)) << masked.toStdString();
      EXPECT_FALSE(masked.contains(u"乙"_s)) << masked.toStdString();
    }
  }
}

TEST(PartyMask, theNameIsTakenOutOfOtherTexts) {
  const Party party{.name = u"王旗便利店"_s};
  EXPECT_EQ(withoutName(u"王旗便利店销售假冒白酒案"_s, party, u"某便利店"_s), u"某便利店销售假冒白酒案"_s);
  EXPECT_EQ(withoutName(u"销售假冒白酒案"_s, {}, QString()), u"销售假冒白酒案"_s);
}
