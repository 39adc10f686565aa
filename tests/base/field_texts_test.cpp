#include "base/field_texts.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;

TEST(FieldTexts, holdsWhatWasPutIn) {
  FieldTexts fields{{u"party"_s, u"云岭县某某商行"_s}, {u"note"_s, u"𠮷"_s}};
  fields.insert(u"empty"_s, QString());
  EXPECT_EQ(fields.value(u"party"_s), u"云岭县某某商行"_s);
  EXPECT_EQ(fields.value(u"note"_s), u"𠮷"_s);
  EXPECT_TRUE(fields.contains(u"empty"_s));
  EXPECT_FALSE(fields.contains(u"part"_s));
  EXPECT_EQ(fields.value(u"absent"_s), QString());
  EXPECT_EQ(fields.size(), 3);
}

TEST(FieldTexts, replacesAndRemovesWithoutTouchingCopies) {
  FieldTexts fields{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}};
  const FieldTexts copy = fields;
  fields.insert(u"a"_s, u"eleven"_s);
  fields.remove(u"b"_s);
  EXPECT_EQ(fields.toHash(), (QHash<QString, QString>{{u"a"_s, u"eleven"_s}}));
  EXPECT_EQ(copy.toHash(), (QHash<QString, QString>{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}));
}

TEST(FieldTexts, ofNothingIsEmpty) {
  FieldTexts fields;
  EXPECT_TRUE(fields.isEmpty());
  EXPECT_EQ(fields.cbegin(), fields.cend());
  fields.remove(u"a"_s);
  EXPECT_EQ(fields.size(), 0);
}
