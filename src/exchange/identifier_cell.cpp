#include "exchange/identifier_cell.h"

#include <QDate>
#include <QRegularExpression>

#include "base/identifiers.h"
#include "exchange/clean_text.h"
#include "exchange/import_words.h"
#include "exchange/text_cell.h"

namespace shuangda {
namespace {

constexpr int kExactDigits = 15;  ///< digits a spreadsheet keeps of a number

bool allDigits(QStringView text) {
  return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A damaged 18-digit number is a citizen number when it still holds a birth date.
bool holdsBirthDate(QStringView digits) {
  return QDate::fromString(digits.mid(6, 8).toString(), QStringLiteral("yyyyMMdd")).isValid();
}

CellReading damaged(const QString& digits) {
  const bool organisation = digits.startsWith(u'9') && !holdsBirthDate(digits);
  CellReading reading;
  reading.add(QStringLiteral("id_damaged"), {},
              organisation ? QStringLiteral("18位统一社会信用代码按数值保存，末3位已变成000，需补录原代码")
                           : QStringLiteral("18位证件号码按数值保存，末3位已变成000，需补录原号码"));
  return reading;
}

void checkLength(CellReading& reading, const QString& number) {
  reading.value.reset();
  reading.add(QStringLiteral("id_length"), {}, QStringLiteral("证件号码为%1位，应为15位或18位").arg(number.size()));
}

/// One number of the cell, already compact and upper case.
void checkOne(CellReading& reading, const QString& number, bool partyIsPerson, bool quiet) {
  const IdentifierReading id = readIdentifier(number);
  if (number.size() == kExactDigits && allDigits(number)) {
    const QDate birth = QDate::fromString(QStringLiteral("19") + number.mid(6, 6), QStringLiteral("yyyyMMdd"));
    const bool citizen = id.kind == IdentifierKind::CitizenId15 || (partyIsPerson && birth.isValid());
    if (citizen) {
      if (!quiet) {
        reading.add(QStringLiteral("id_old15"), number, QStringLiteral("15位旧身份证号，原样保留"));
      }
    }
    // Registration numbers of 15 digits are a legacy whose check digit was not always observed.
    return;
  }
  if (!id.valid()) {
    const QString name = id.kind == IdentifierKind::Uscc        ? QStringLiteral("统一社会信用代码")
                         : id.kind == IdentifierKind::CitizenId ? QStringLiteral("身份证号码")
                                                                : QStringLiteral("证件号码");
    reading.add(QStringLiteral("id_checksum"), number,
                !id.dateExists ? QStringLiteral("身份证号码中的出生日期不存在，请核对")
                               : QStringLiteral("%1校验位不符，请核对").arg(name));
  }
}

/// "张某、李某", "甲商行和乙超市". 和 and 与 also stand inside names (和平商行), so there all parts must be of one
/// kind.
bool listsParties(const QString& text) {
  static const QRegularExpression marks(QStringLiteral("[、；;，,/]"));
  static const QRegularExpression words(QStringLiteral("[和与]"));
  static const QRegularExpression firm(QStringLiteral("(?:公司|店|厂|部|行|社|站|超市|中心|经营户|市场|工作室)$"));
  const auto isFirm = [](const QString& part) { return part.size() > 2 && firm.match(part).hasMatch(); };
  const QStringList byMarks = text.split(marks, Qt::SkipEmptyParts);
  if (byMarks.size() > 1) {
    return std::all_of(byMarks.begin(), byMarks.end(),
                       [&](const QString& part) { return looksLikePerson(part) || isFirm(part); });
  }
  const QStringList byWords = text.split(words);
  return byWords.size() > 1 && (std::all_of(byWords.begin(), byWords.end(), looksLikePerson) ||
                                std::all_of(byWords.begin(), byWords.end(), isFirm));
}

}  // namespace

bool looksLikePerson(QStringView party) {
  static const QRegularExpression business(QStringLiteral("[店厂场社站行部司所院户城铺吧馆室团坊]"));
  return party.size() >= 2 && party.size() <= 4 && !business.match(party.toString()).hasMatch();
}

CellReading readIdentifierCell(const RawCell& cell, const CellPlace& place, bool partyIsPerson) {
  const CleanText clean = cleanCompact(cell.text);
  CellReading reading;
  static const QRegularExpression scientific(QStringLiteral("^\\d(?:\\.\\d+)?[eE][+]?\\d+$"));
  if (scientific.match(clean.text).hasMatch()) {
    reading.add(QStringLiteral("id_damaged"), {}, QStringLiteral("证件号码已成科学计数法文本，位数丢失，需补录"));
    return reading;
  }
  if (cell.kind == RawCell::Kind::Number && cell.text.size() > kExactDigits) {
    return damaged(cell.text);
  }
  // A number that went through a spreadsheet and was then saved as text has lost its end just the same: no citizen
  // number ends in 000 with a fitting check digit by accident.
  if (clean.text.size() == 18 && allDigits(clean.text) && clean.text.endsWith(QStringLiteral("000")) &&
      !readIdentifier(clean.text).valid()) {
    return damaged(clean.text);
  }
  static const QRegularExpression notPartOfNumber(
      QStringLiteral("^(?:身份证号?码?|统一社会信用代码|注册号|证号)?[:：]?'?"));
  QString text = clean.text;
  text.remove(notPartOfNumber);
  static const QRegularExpression separators(QStringLiteral("[;；、，,/]"));
  QStringList numbers;
  bool lower = false;
  for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
    const QString upper = part.toUpper();
    lower = lower || upper != part;
    if (upper.size() != 15 && upper.size() != 18) {
      checkLength(reading, upper);
      return reading;
    }
    numbers << upper;
  }
  reading.value = numbers.join(u';');
  for (const QString& number : numbers) {
    checkOne(reading, number, partyIsPerson, place.quiet);
  }
  if (reading.issues.empty()) {
    if (lower) {
      reading.add(QStringLiteral("id_case"), *reading.value, QStringLiteral("末位小写x改为X"));
    } else if (clean.fullWidth) {
      reading.add(QStringLiteral("fullwidth"), *reading.value, QStringLiteral("全角字符转半角"));
    } else if (clean.spaces) {
      reading.add(QStringLiteral("spaces"), *reading.value,
                  QStringLiteral("去除号码中的%1").arg(clean.what.isEmpty() ? QStringLiteral("空格") : clean.what));
    }
  }
  return reading;
}

std::optional<SplitParty> splitParty(QStringView raw) {
  static const QRegularExpression form(QStringLiteral(
      "^(.*?[^\\dA-Za-z])[\\s,，;；:：（(]*(?:身份证号?码?|公民身份号码|统一社会信用代码|证件号码|代码)?[:：]?\\s*"
      "([0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXYx]{10}|\\d{15}|\\d{17}[\\dXx])[）)\\s]*$"));
  const QString text = cleanProse(raw).text;
  const auto match = form.match(text);
  if (!match.hasMatch()) {
    return std::nullopt;
  }
  static const QRegularExpression tail(QStringLiteral("[\\s,，;；:：（(]+$"));
  static const QRegularExpression words(
      QStringLiteral("(?:身份证号?码?|公民身份号码|统一社会信用代码|证件号码|代码)$"));
  QString party = match.captured(1);
  party.remove(tail);
  party.remove(words);
  party.remove(tail);
  party = cleanName(party).text;
  return party.isEmpty() ? std::nullopt : std::optional(SplitParty{party, match.captured(2).toUpper()});
}

CellReading readPartyCell(const RawCell& cell, const CellPlace& place) {
  if (place.quiet) {
    return readTextCell(cell, ColumnType::Party, place);
  }
  const CleanText clean = cleanName(cell.text);
  CellReading reading;
  reading.value = clean.text;
  static const QRegularExpression several(QStringLiteral("^\\s*[^（(]+[、；;，,/和与][^（(]+"));
  static const QRegularExpression andOthers(QStringLiteral("等(?:\\d+|[一二两三四五六七八九十]+)?(?:人|名|家|户)"));
  const QString& text = clean.text;
  const bool listed = several.match(text).hasMatch() && listsParties(text);
  const bool lines = cell.text.trimmed().contains(u'\n') && [&cell] {
    const QStringList parts = cell.text.trimmed().split(u'\n', Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(), [](const QString& part) { return looksLikePerson(part.trimmed()); });
  }();
  if (lines) {
    reading.value = clean.spaces ? cell.text.trimmed().split(u'\n', Qt::SkipEmptyParts).join(u'、') : clean.text;
  }
  if (listed || lines || andOthers.match(text).hasMatch() ||
      ImportWords::instance().within(QStringLiteral("party_tail"), text) != QString()) {
    reading.add(QStringLiteral("multi_party"), *reading.value,
                QStringLiteral("一案多名当事人“%1”，请确认是否分列").arg(*reading.value));
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), clean.text,
                QStringLiteral("去除%1").arg(clean.breaks ? QStringLiteral("单元格内换行") : clean.what));
  }
  if (hasRareHan(text)) {
    reading.add(QStringLiteral("rare_character"), *reading.value, QStringLiteral("GB18030四字节字符，须原样导入"));
  }
  return reading;
}

}  // namespace shuangda
