#include "exchange/date_text.h"

#include <QDate>
#include <QRegularExpression>

#include "exchange/chinese_numeral.h"
#include "exchange/clean_text.h"

namespace shuangda {
namespace {

/// Year, month and day as written; -1 for what is not.
struct Parts {
  int year = -1;
  int month = -1;
  int day = -1;
  QString rest{};
  QString code{};  ///< date_no_year … when the form itself calls for a remark
  QString message{};
};

QRegularExpression pattern(const char16_t* text) {
  return QRegularExpression(QStringLiteral("^(?:") + QString::fromUtf16(text) + QStringLiteral(")(.*)$"),
                            QRegularExpression::DotMatchesEverythingOption);
}

std::optional<Parts> matchFull(const QString& text) {
  static const QRegularExpression full = pattern(u"(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})(?!\\d)[日号]?\\.?");
  static const QRegularExpression compact = pattern(u"((?:19|20|21)\\d{2})(\\d{2})(\\d{2})(?!\\d)");
  if (const auto m = full.match(text); m.hasMatch()) {
    return Parts{m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt(), m.captured(4)};
  }
  if (const auto m = compact.match(text); m.hasMatch()) {
    return Parts{m.captured(1).toInt(), m.captured(2).toInt(),          m.captured(3).toInt(),
                 m.captured(4),         QStringLiteral("date_compact"), QStringLiteral("8位数字日期")};
  }
  return std::nullopt;
}

std::optional<Parts> matchIncomplete(const QString& text) {
  static const QRegularExpression month = pattern(u"(\\d{4})[-./年](\\d{1,2})月?[份初底末中上下旬]*\\.?(?![-./\\d])");
  static const QRegularExpression sixDigits = pattern(u"((?:19|20)\\d{2})(0[1-9]|1[0-2])(?!\\d)");
  static const QRegularExpression year = pattern(u"((?:19|20|21)\\d{2})年?(?!\\d)");
  for (const QRegularExpression* form : {&month, &sixDigits}) {
    if (const auto m = form->match(text); m.hasMatch()) {
      return Parts{
          m.captured(1).toInt(), m.captured(2).toInt(), -1, m.captured(3), QStringLiteral("date_month_only"), {}};
    }
  }
  if (const auto m = year.match(text); m.hasMatch() && m.captured(2).isEmpty()) {
    return Parts{m.captured(1).toInt(), -1, -1, {}, QStringLiteral("date_month_only"), {}};
  }
  return std::nullopt;
}

/// d/m/yyyy or m/d/yyyy: only decided when one of the two cannot be a month.
std::optional<Parts> matchYearLast(const QString& text) {
  static const QRegularExpression form = pattern(u"(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})(?!\\d)");
  const auto m = form.match(text);
  if (!m.hasMatch()) {
    return std::nullopt;
  }
  const int first = m.captured(1).toInt();
  const int second = m.captured(2).toInt();
  Parts parts{m.captured(3).toInt(), first, second, m.captured(4)};
  if (first > 12 && second <= 12) {
    std::swap(parts.month, parts.day);
  } else if (first <= 12 && second <= 12 && first != second) {
    parts.code = QStringLiteral("date_ambiguous");
    parts.message = QStringLiteral("“%1”可读作%2月%3日或%3月%2日，无法确定").arg(text).arg(first).arg(second);
  }
  return parts;
}

std::optional<Parts> matchShort(const QString& text, const CellPlace& place) {
  static const QRegularExpression twoDigit = pattern(u"(\\d{2})[-./年](\\d{1,2})[-./月](\\d{1,2})(?!\\d)[日号]?\\.?");
  static const QRegularExpression sixDigits = pattern(u"(\\d{2})(0[1-9]|1[0-2])(\\d{2})(?!\\d)");
  static const QRegularExpression noYear = pattern(u"(\\d{1,2})[-./月](\\d{1,2})(?![-./\\d])[日号]?");
  for (const QRegularExpression* form : {&twoDigit, &sixDigits}) {
    if (const auto m = form->match(text); m.hasMatch()) {
      const int year = m.captured(1).toInt() + (m.captured(1).toInt() < 80 ? 2000 : 1900);
      return Parts{year,
                   m.captured(2).toInt(),
                   m.captured(3).toInt(),
                   m.captured(4),
                   QStringLiteral("date_two_digit_year"),
                   QStringLiteral("两位年份，按%1年取值，请确认").arg(year)};
    }
  }
  const auto m = noYear.match(text);
  if (!m.hasMatch()) {
    return std::nullopt;
  }
  Parts parts{place.ledgerYear.value_or(-1), m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3)};
  if (place.ledgerYear) {
    parts.code = QStringLiteral("date_no_year");
    parts.message = QStringLiteral("日期缺年份，按台账年度%1年取值，请确认").arg(*place.ledgerYear);
  } else {
    parts.code = QStringLiteral("date_invalid");
    parts.message = QStringLiteral("日期缺年份，台账也未写年度，无法取值");
  }
  return parts;
}

QString whyInvalid(const Parts& parts) {
  if (parts.month < 1 || parts.month > 12) {
    return QStringLiteral("月份%1不存在").arg(parts.month);
  }
  if (parts.year < 1900 || parts.year > 2199) {
    return QStringLiteral("年份%1不合理").arg(parts.year);
  }
  return QStringLiteral("%1年%2月没有%3日").arg(parts.year).arg(parts.month).arg(parts.day);
}

bool exists(const Parts& parts) {
  if (parts.year < 1900 || parts.year > 2199) {
    return false;
  }
  return parts.month < 0 ||
         (parts.day < 0 ? parts.month >= 1 && parts.month <= 12 : QDate::isValid(parts.year, parts.month, parts.day));
}

QString isoText(const Parts& parts) {
  QString text = QString::number(parts.year);
  for (const int part : {parts.month, parts.day}) {
    if (part >= 0) {
      text += u'-' + QStringLiteral("%1").arg(part, 2, 10, QLatin1Char('0'));
    }
  }
  return text;
}

/// Takes "星期四", "（周四）" off the text.
bool takeWeekday(QString& text) {
  static const QRegularExpression form(QStringLiteral("[（(]?(?:星期|礼拜|周)[一二三四五六日天][）)]?"));
  const qsizetype before = text.size();
  text.remove(form);
  return text.size() != before;
}

/// Takes the time of day off the end; "HH:MM", or empty when there is none.
QString takeTime(QString& text) {
  static const QRegularExpression form(
      QStringLiteral("(?:T|\\s)*(上午|下午|晚上)?\\s*(\\d{1,2})[:：时点](\\d{1,2})?(?:[:：分](\\d{1,2}(?:\\.\\d+)?)?秒?"
                     ")?\\s*(?:Z|[+]08:?00)?$"));
  const auto match = form.match(text);
  // After a date written with digits alone, only white space tells where the time begins.
  if (!match.hasMatch() || match.capturedStart() == 0) {
    return {};
  }
  int hour = match.captured(2).toInt();
  const int minute = match.captured(3).toInt();
  hour += !match.captured(1).isEmpty() && match.captured(1) != u"上午" && hour < 12 ? 12 : 0;
  if (hour > 23 || minute > 59) {
    return {};
  }
  text.truncate(match.capturedStart());
  return QStringLiteral("%1:%2").arg(hour, 2, 10, QLatin1Char('0')).arg(minute, 2, 10, QLatin1Char('0'));
}

bool isRangeRest(const QString& rest) {
  static const QRegularExpression form(QStringLiteral(
      "^(?:至|到|~|～|-{1,2}|—{1,2}|–|－|、)(?:(?:\\d{4}|\\d{2})[-./年])?(?:\\d{1,2}[-./月])?\\d{1,2}[日号]?$"));
  return form.match(rest).hasMatch();
}

QString monthMessage(const Parts& parts) {
  return parts.month < 0
             ? QStringLiteral("只有年份；不归任何季度，需补月日")
             : QStringLiteral("只有年月；归%1季度，需补日").arg(QStringView(u"一二三四").mid((parts.month - 1) / 3, 1));
}

DateText invalid(const QString& message, const QString& code = QStringLiteral("date_invalid")) {
  return {.value = std::nullopt, .issues = {{code, Severity::Error, {}, message}}};
}

}  // namespace

DateText readDateText(QStringView raw, ColumnType type, const CellPlace& place) {
  // The program's own form needs no search for others.
  if (raw.size() == 10 && QDate::fromString(raw.toString(), Qt::ISODate).isValid() && raw[4] == u'-') {
    return {.value = raw.toString()};
  }
  QString text = cleanProse(raw).text;
  const bool weekday = takeWeekday(text);
  QString spaced;
  for (const QChar c : text) {
    spaced += c.isSpace() ? QString(u' ') : cleanCompact(QStringView(&c, 1)).text;
  }
  const QString time = takeTime(spaced);
  QString compact = spaced.remove(u' ');
  const bool chinese = std::any_of(compact.begin(), compact.end(), isChineseDigit);
  compact = chinese ? arabicNumerals(compact) : compact;
  std::optional<Parts> parts = matchFull(compact);
  if (!parts) {
    parts = matchYearLast(compact);
  }
  if (!parts) {
    parts = matchIncomplete(compact);
  }
  if (!parts) {
    parts = matchShort(compact, place);
  }
  const bool range = parts && !parts->rest.isEmpty() && isRangeRest(parts->rest);
  if (!parts || (!parts->rest.isEmpty() && !range)) {
    return invalid(QStringLiteral("“%1”不是日期").arg(cleanProse(raw).text));
  }
  if (parts->code == u"date_ambiguous" || parts->code == u"date_invalid") {
    return invalid(parts->message, parts->code);
  }
  if (!exists(*parts)) {
    return invalid(whyInvalid(*parts));
  }
  DateText result{.value = isoText(*parts), .compact = parts->code == u"date_compact"};
  const bool keepsTime = type != ColumnType::Date && parts->day > 0 && !time.isEmpty();
  if (keepsTime) {
    result.value = *result.value + u' ' + time;
  }
  const auto add = [&](const char16_t* code, const QString& message) {
    const QString name = QString::fromUtf16(code);
    result.issues.push_back({name, findingSeverity(name), {}, message});
  };
  if (range) {
    add(u"date_range", QStringLiteral("日期为区间，取首日%1，请确认").arg(*result.value));
  }
  if (parts->code == u"date_month_only") {
    add(u"date_month_only", monthMessage(*parts));
  } else if (!parts->code.isEmpty() && !(range && parts->code == u"date_compact")) {
    result.issues.push_back({parts->code, findingSeverity(parts->code), {}, parts->message});
  }
  if (chinese) {
    add(u"date_chinese", QStringLiteral("汉字日期"));
  }
  if (!time.isEmpty() && type != ColumnType::Instant) {
    add(u"date_with_time", keepsTime ? QStringLiteral("带时刻，已保留") : QStringLiteral("日期栏带时刻，只取日期"));
  }
  if (weekday) {
    add(u"date_with_weekday", QStringLiteral("去除星期"));
  }
  return result;
}

}  // namespace shuangda
