#include "domain/doc_number.h"

#include <gtest/gtest.h>

#include <QStringList>

using namespace shuangda;

namespace {
const QString kTemplate = QStringLiteral("{机关代字}市监{文种}〔{年}〕{序号}号");
const QString kPrefix = QStringLiteral("白");
}  // namespace

TEST(DocNumber, writesAndReadsTheOfficesForm) {
  const DocNumber number{QStringLiteral("市监处罚"), 2026, 12};
  EXPECT_EQ(docNumberText(kTemplate, kPrefix, number), QStringLiteral("白市监处罚〔2026〕12号"));
  for (const char16_t* text : {u"白市监处罚〔2026〕12号", u"白市监处罚[2026]12号", u"白市监处罚（2026）0012号", u"白市监处罚【2026】12号"}) {
    EXPECT_EQ(parseDocNumber(kTemplate, kPrefix, number.code, QString::fromUtf16(text)), number);
  }
  for (const char16_t* other : {u"白市监罚告〔2026〕12号", u"闽市监处罚〔2026〕12号", u"白市监处罚〔2026〕0号", u"白市监处罚〔26〕1号", u""}) {
    EXPECT_FALSE(parseDocNumber(kTemplate, kPrefix, number.code, QString::fromUtf16(other)));
  }
}

TEST(DocNumber, reportsGaps) {
  EXPECT_EQ(missingSequences({5, 1, 2, 9}), (QStringList{QStringLiteral("3–4"), QStringLiteral("6–8")}));
  EXPECT_EQ(missingSequences({1, 3, 3}), QStringList{QStringLiteral("2")});
  EXPECT_TRUE(missingSequences({}).isEmpty());
}

TEST(DocNumber, templateNamesEachPartOnce) {
  EXPECT_TRUE(isDocTemplate(kTemplate));
  EXPECT_FALSE(isDocTemplate(QStringLiteral("市监{文种}{序号}号")));
  EXPECT_FALSE(isDocTemplate(QStringLiteral("{文种}{年}{序号}{序号}")));
}
