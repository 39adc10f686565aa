#include "domain/text_template.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

TextValue figure(const QString& number, const QString& change = {}) {
  TextValue value;
  value.members.insert(u"数"_s, TextValue::of(number));
  value.members.insert(u"同比"_s, TextValue::of(change));
  return value;
}

TextTemplates templates() {
  TextValue root;
  root.members.insert(u"adm_filed"_s, figure(u"12件"_s, u"同比上升20%"_s));
  root.members.insert(u"adm_closed"_s, figure(u"3件"_s));
  TextValue list;
  for (const QString& name : {u"铁拳"_s, u"昆仑"_s}) {
    TextValue element{.path = u"行动."_s + name};
    element.members.insert(u"名称"_s, TextValue::of(name));
    list.elements.push_back(element);
  }
  root.members.insert(u"专项行动"_s, list);
  root.members.insert(u"无"_s, {});
  return TextTemplates(std::move(root));
}

QString written(const QString& text) { return plainText(*templates().write(text)); }

TEST(TextTemplates, marksEveryValueWithItsName) {
  EXPECT_EQ(*templates().write(u"立案{{adm_filed.数}}，{{adm_filed.同比}}。"_s),
            (std::vector<TextRun>{{u"立案"_s, {}}, {u"12件"_s, u"adm_filed.数"_s}, {u"，"_s, {}}, {u"同比上升20%"_s, u"adm_filed.同比"_s}, {u"。"_s, {}}}));
}

TEST(TextTemplates, leavesOutWhatHasNothingToSay) {
  EXPECT_EQ(written(u"办结{{adm_closed.数}}{{#adm_closed.同比}}，{{adm_closed.同比}}{{/adm_closed.同比}}。{{#无.x}}无{{/无.x}}{{^无.x}}有{{/无.x}}"_s), u"办结3件。有"_s);
}

TEST(TextTemplates, takesAwaySeparatorsALeftOutClauseLeaves) {
  EXPECT_EQ(written(u"甲，{{#无}}乙{{/无}}，丙；{{#无}}丁{{/无}}；。"_s), u"甲，丙。"_s);
  EXPECT_EQ(written(u"{{#无}}甲{{/无}}，乙、，丙，；丁、。"_s), u"乙，丙；丁。"_s);
}

TEST(TextTemplates, elementsOfAListKeepTheNameTheyAreFoundUnder) {
  EXPECT_EQ(*templates().write(u"{{#专项行动}}{{名称}}、{{/专项行动}}。"_s),
            (std::vector<TextRun>{{u"铁拳"_s, u"行动.铁拳.名称"_s}, {u"、"_s, {}}, {u"昆仑"_s, u"行动.昆仑.名称"_s}, {u"。"_s, {}}}));
  const TextTemplates all = templates();
  EXPECT_EQ(*all.write(u"{{名称}}"_s, all.root().find(u"专项行动"_s)->elements[1]), (std::vector<TextRun>{{u"昆仑"_s, u"行动.昆仑.名称"_s}}));
}

TEST(TextTemplates, putsValuesInAsTheyAre) {
  TextValue root;
  root.members.insert(u"x"_s, TextValue::of(u"<a> & \"b\" {{y}}"_s));
  EXPECT_EQ(plainText(*TextTemplates(std::move(root)).write(u"{{x}}"_s)), u"<a> & \"b\" {{y}}"_s);
}

TEST(TextTemplates, refusesWhatIsNotMustache) {
  for (const QString& broken : {u"{{#a}}x"_s, u"x{{/a}}"_s, u"x{{a"_s, u"{{#a}}{{#b}}{{/a}}{{/b}}"_s, u"{{> a}}"_s, QString(QChar(0xFDD0)), QString(30'000, u'字')}) {
    const Result<void> checked = checkTemplate(broken);
    ASSERT_FALSE(checked) << broken.toStdString();
    EXPECT_EQ(checked.error().field, u"text_template"_s);
    EXPECT_FALSE(templates().write(broken));
  }
  EXPECT_TRUE(checkTemplate(u"没有标签"_s));
}

TEST(TextTemplates, namesAreListedOnce) { EXPECT_EQ(namesIn(u"{{#a.b}}{{数}}{{/a.b}}{{^c}}{{数}}{{/c}}{{{d}}}"_s), (QStringList{u"a.b"_s, u"数"_s, u"c"_s, u"d"_s})); }

}  // namespace
