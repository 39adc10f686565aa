#pragma once

#include <QDate>
#include <optional>

#include "base/result.h"

namespace shuangda {

/// The identifiers a party or office may carry.
enum class IdentifierKind {
  Uscc,         ///< 统一社会信用代码, 18 characters, GB 32100-2015
  CitizenId,    ///< 公民身份号码, 18 characters, GB 11643-1999
  CitizenId15,  ///< 15-digit citizen number issued before 1999; it has no check digit
  OldRegistration,  ///< 15-digit 工商注册号 with a check digit
  Unknown,
};

/// What an identifier says about itself.
struct IdentifierReading {
  IdentifierKind kind = IdentifierKind::Unknown;
  bool checkDigitFits = false;
  bool dateExists = true;              ///< false when the birth date inside a citizen number is no date
  QString expectedCheck{};             ///< the character that would fit, when another one stands there
  bool innerCheckFits = true;          ///< GB 11714 check of positions 9–17 of a 统一社会信用代码
  QString regionCode{};                ///< six digits as written; old codes are not rejected
  std::optional<QDate> birthDate{};
  std::optional<bool> isFemale{};

  bool valid() const { return kind != IdentifierKind::Unknown && checkDigitFits && dateExists; }
};

/// Reads an identifier of any of the four kinds. The text is expected trimmed; a final x counts as X.
/// Sources: GB 32100-2015, GB 11714-1997, GB 11643-1999; the check of the 15-digit registration number is
/// ISO 7064 MOD 11,10 (工商行政管理注册号编制规则).
IdentifierReading readIdentifier(QStringView text);

/// Whether a text is a GTIN of 8, 12, 13 or 14 digits with its check digit (GB 12904).
bool isGtin(QStringView text);

/// The number with all but its beginning and end masked, for screens and paper (行政处罚信息公示规定 art. 6).
QString maskIdentifier(QStringView text);

}  // namespace shuangda
