#include "base/identifiers.h"

#include <gtest/gtest.h>

using namespace shuangda;

namespace {

struct Sample {
  const char* code;
  IdentifierKind kind;
  bool valid;
  const char* expected;
};

class Identifiers : public testing::TestWithParam<Sample> {};

TEST_P(Identifiers, readAsPublished) {
  const IdentifierReading reading = readIdentifier(QString::fromLatin1(GetParam().code));
  EXPECT_EQ(reading.kind, GetParam().kind);
  EXPECT_EQ(reading.valid(), GetParam().valid);
  EXPECT_EQ(reading.expectedCheck.toStdString(), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Published, Identifiers,
    testing::Values(Sample{"91350100M000100Y43", IdentifierKind::Uscc, true, ""},
                    Sample{"914403001922038216", IdentifierKind::Uscc, true, ""},
                    Sample{"9144030071526726XG", IdentifierKind::Uscc, true, ""},
                    Sample{"91110000802100433B", IdentifierKind::Uscc, true, ""},
                    Sample{"92330106MA2AX1B7XD", IdentifierKind::Uscc, true, ""},
                    Sample{"92440300MA5D00008P", IdentifierKind::Uscc, true, ""},
                    Sample{"93320500MA1P00001B", IdentifierKind::Uscc, true, ""},
                    Sample{"91350100M000100Y44", IdentifierKind::Uscc, false, "3"},
                    Sample{"914403001922038261", IdentifierKind::Uscc, false, "M"},
                    Sample{"110108000000016", IdentifierKind::OldRegistration, true, ""},
                    Sample{"330106600000017", IdentifierKind::OldRegistration, true, ""},
                    Sample{"11010519491231002X", IdentifierKind::CitizenId, true, ""},
                    Sample{"440524188001010014", IdentifierKind::CitizenId, true, ""},
                    Sample{"330106200002290010", IdentifierKind::CitizenId, true, ""},
                    Sample{"330106199902281237", IdentifierKind::CitizenId, true, ""},
                    Sample{"320500198506150021", IdentifierKind::CitizenId, true, ""},
                    Sample{"110105194912310021", IdentifierKind::CitizenId, false, "X"},
                    Sample{"330106199902290010", IdentifierKind::CitizenId, false, ""}));

TEST(Identifiers, citizenNumberTellsBirthAndSex) {
  const IdentifierReading reading = readIdentifier(u"320500198506150021");
  EXPECT_EQ(reading.birthDate, QDate(1985, 6, 15));
  EXPECT_EQ(reading.isFemale, true);
  EXPECT_EQ(reading.regionCode, QStringLiteral("320500"));
}

TEST(Identifiers, innerCheckIsReportedApart) {
  EXPECT_TRUE(readIdentifier(u"91350100M000100Y44").innerCheckFits);
  EXPECT_FALSE(readIdentifier(u"914403001922038261").innerCheckFits);
}

TEST(Identifiers, maskKeepsHeadAndTail) {
  EXPECT_EQ(maskIdentifier(u"320500198506150021"), QStringLiteral("320500**********21"));
}

// Property: changing one character of a valid number never leaves it valid (both checks find every single error).
TEST(Identifiers, everySingleErrorIsFound) {
  for (const QString& code : {QStringLiteral("91350100M000100Y43"), QStringLiteral("11010519491231002X")}) {
    for (int i = 0; i < 18; ++i) {
      for (const QChar c : QStringLiteral("0123456789")) {
        QString changed = code;
        changed[i] = c;
        const IdentifierReading reading = readIdentifier(changed);
        const bool stillValid = reading.valid() && reading.kind == readIdentifier(code).kind;
        EXPECT_EQ(stillValid, changed == code) << changed.toStdString();
      }
    }
  }
}

}  // namespace
