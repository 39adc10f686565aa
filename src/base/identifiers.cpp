#include "base/identifiers.h"

#include <array>

namespace shuangda {
namespace {

constexpr QStringView kUsccAlphabet = u"0123456789ABCDEFGHJKLMNPQRTUWXY";

bool allDigits(QStringView text) {
  return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

int digit(QChar c) { return c.unicode() - u'0'; }

/// The check character of the first 17 characters, or a null character when one is outside the alphabet.
QChar usccCheck(QStringView code) {
  int sum = 0;
  int weight = 1;  // 3^(i-1) mod 31
  for (int i = 0; i < 17; ++i) {
    const auto value = kUsccAlphabet.indexOf(code[i]);
    if (value < 0) {
      return {};
    }
    sum += static_cast<int>(value) * weight;
    weight = weight * 3 % 31;
  }
  return kUsccAlphabet[(31 - sum % 31) % 31];
}

bool organisationCheckFits(QStringView nine) {
  constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 8; ++i) {
    const QChar c = nine[i];
    sum += weights[static_cast<std::size_t>(i)] * (c >= u'A' ? c.unicode() - u'A' + 10 : digit(c));
  }
  const int check = 11 - sum % 11;
  const QChar expected = check == 10 ? QChar(u'X') : check == 11 ? QChar(u'0') : QChar(u'0' + check);
  return nine[8] == expected;
}

QChar citizenCheck(QStringView code) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 17; ++i) {
    sum += digit(code[i]) * weights[static_cast<std::size_t>(i)];
  }
  return u"10X98765432"[sum % 11];
}

int registrationCheck(QStringView code) {
  int remainder = 10;
  for (int i = 0; i < 14; ++i) {
    remainder = (remainder + digit(code[i])) % 10;
    remainder = (remainder == 0 ? 10 : remainder) * 2 % 11;
  }
  return (11 - remainder) % 10;
}

IdentifierReading readCitizen(QStringView code) {
  IdentifierReading reading{.kind = IdentifierKind::CitizenId};
  const QChar expected = citizenCheck(code);
  reading.checkDigitFits = expected == code[17];
  reading.expectedCheck = reading.checkDigitFits ? QString() : QString(expected);
  reading.regionCode = code.left(6).toString();
  const QDate birth = QDate::fromString(code.mid(6, 8).toString(), QStringLiteral("yyyyMMdd"));
  reading.dateExists = birth.isValid();
  if (birth.isValid()) {
    reading.birthDate = birth;
  }
  reading.isFemale = digit(code[16]) % 2 == 0;
  return reading;
}

IdentifierReading readUscc(QStringView code) {
  const QChar expected = usccCheck(code);
  if (expected.isNull()) {
    return {};
  }
  IdentifierReading reading{.kind = IdentifierKind::Uscc};
  reading.checkDigitFits = expected == code[17];
  reading.expectedCheck = reading.checkDigitFits ? QString() : QString(expected);
  reading.innerCheckFits = organisationCheckFits(code.mid(8, 9));
  reading.regionCode = code.mid(2, 6).toString();
  return reading;
}

IdentifierReading read15(QStringView code) {
  const int expected = registrationCheck(code);
  if (expected == digit(code[14])) {
    return {.kind = IdentifierKind::OldRegistration, .checkDigitFits = true, .regionCode = code.left(6).toString()};
  }
  const QDate birth = QDate::fromString(QStringLiteral("19") + code.mid(6, 6).toString(), QStringLiteral("yyyyMMdd"));
  if (birth.isValid()) {
    return {.kind = IdentifierKind::CitizenId15,
            .checkDigitFits = true,
            .regionCode = code.left(6).toString(),
            .birthDate = birth,
            .isFemale = digit(code[14]) % 2 == 0};
  }
  return {.kind = IdentifierKind::OldRegistration,
          .expectedCheck = QString::number(expected),
          .regionCode = code.left(6).toString()};
}

}  // namespace

IdentifierReading readIdentifier(QStringView text) {
  const QString code = text.toString().toUpper();
  if (code.size() == 15 && allDigits(code)) {
    return read15(code);
  }
  if (code.size() != 18) {
    return {};
  }
  const bool citizenForm = allDigits(QStringView(code).left(17)) && (code[17] == u'X' || allDigits(QStringView(code).mid(17)));
  const bool usccForm = !usccCheck(code).isNull() && kUsccAlphabet.contains(code[17]);
  if (citizenForm && usccForm) {
    // All digits: both forms fit. The one that is right wins; a wrong one is a citizen number when it holds a birth date,
    // or when it does not begin as codes of the market regulator's register do.
    const IdentifierReading citizen = readCitizen(code);
    const IdentifierReading uscc = readUscc(code);
    if (citizen.valid() != uscc.valid()) {
      return citizen.valid() ? citizen : uscc;
    }
    return citizen.dateExists || code[0] != u'9' ? citizen : uscc;
  }
  if (citizenForm) {
    return readCitizen(code);
  }
  return usccForm ? readUscc(code) : IdentifierReading{};
}

bool isGtin(QStringView text) {
  if (text.size() != 8 && (text.size() < 12 || text.size() > 14)) {
    return false;
  }
  int sum = 0;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const char16_t digit = text[text.size() - 1 - i].unicode();
    if (digit < u'0' || digit > u'9') {
      return false;
    }
    sum += (digit - u'0') * (i % 2 == 0 ? 1 : 3);
  }
  return sum % 10 == 0;
}

QString maskIdentifier(QStringView text) {
  constexpr int kHead = 6;
  constexpr int kTail = 2;
  if (text.size() <= kHead + kTail) {
    return QString(text.size(), u'*');
  }
  return text.left(kHead).toString() + QString(text.size() - kHead - kTail, u'*') + text.right(kTail).toString();
}

}  // namespace shuangda
