#include "domain/threshold_text.h"

#include <QJsonDocument>
#include <QLocale>

#include "base/decimal.h"
#include "domain/threshold_reader.h"

namespace shuangda {
namespace {

using Kind = ThresholdFactName::Kind;

const QString kFlags = QStringLiteral("flags");
const QString kMetrics = QStringLiteral("metrics");

std::optional<bool> yesOrNo(const QString& text) {
  const QString lower = text.toLower();
  if (lower == QStringLiteral("true") || lower == QStringLiteral("1") || lower == QStringLiteral("是")) {
    return true;
  }
  if (lower == QStringLiteral("false") || lower == QStringLiteral("0") || lower == QStringLiteral("否")) {
    return false;
  }
  return std::nullopt;
}

/// The text of a JSON value; the shortest one that means the same number. Nothing for lists and objects.
std::optional<QString> plainText(const QJsonValue& value) {
  switch (value.type()) {
    case QJsonValue::Bool:
      return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
      return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    case QJsonValue::String:
      return value.toString().trimmed();
    default:
      return std::nullopt;
  }
}

Result<void> setFrom(const ThresholdBook& book, ThresholdValues& values, const QString& group, const QString& name, const QJsonValue& value) {
  if (book.fact(name) < 0) {
    return refuse(ErrorCode::UnknownValue, group == kFlags ? QStringLiteral("screen_flag") : QStringLiteral("screen_metric"), name);
  }
  if (value.isNull()) {
    return {};
  }
  const std::optional<QString> text = plainText(value);
  if (!text) {
    return refuse(ErrorCode::Malformed, name, group);
  }
  return setThresholdFact(book, values, name, *text);
}

Result<void> readGroup(const ThresholdBook& book, ThresholdValues& values, const QString& group, const QJsonValue& value) {
  if (!value.isObject()) {
    return value.isNull() || value.isUndefined() ? Result<void>{} : refuse(ErrorCode::Malformed, group, plainText(value).value_or(QString()));
  }
  const QJsonObject object = value.toObject();
  for (auto it = object.begin(); it != object.end(); ++it) {
    if (const Result<void> set = setFrom(book, values, group, it.key(), it.value()); !set) {
      return set;
    }
  }
  return {};
}

Result<ThresholdFacts::Subject> readSubject(const QString& text) {
  using Subject = ThresholdFacts::Subject;
  if (text == QStringLiteral("person") || text == QStringLiteral("个人")) {
    return Subject::Person;
  }
  if (text == QStringLiteral("unit") || text == QStringLiteral("单位")) {
    return Subject::Unit;
  }
  if (text.isEmpty() || text == QStringLiteral("any")) {
    return Subject::Any;
  }
  return refuse(ErrorCode::UnknownValue, QStringLiteral("act_subject"), text);
}

Result<QDate> readDay(const QString& field, const QString& text) {
  const Result<EventDate> date = EventDate::parse(text);
  if (!date) {
    return refuse(date.error().code, field, text);
  }
  return date->precision() == EventDate::Precision::Day ? Result<QDate>(date->firstDay()) : refuse(ErrorCode::Malformed, field, text);
}

Result<ThresholdFacts> readHead(const ThresholdBook& book, const QString& crime, const QString& from, const QString& to, const QString& subject) {
  if (crime.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("crime_id"));
  }
  const ThresholdOffence* offence = book.find(crime);
  if (!offence) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("crime_id"), crime);
  }
  return readActPeriod(from, to).and_then([&](const std::pair<QDate, QDate>& period) {
    return readSubject(subject).map([&](ThresholdFacts::Subject who) { return ThresholdFacts{offence, period.first, period.second, who, {}}; });
  });
}

/// The object of a JSON column; empty text is an empty object.
Result<QJsonValue> readJson(const QString& field, const QString& text) {
  if (text.trimmed().isEmpty()) {
    return QJsonValue(QJsonObject{});
  }
  QJsonParseError error;
  const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
  return document.isObject() ? Result<QJsonValue>(QJsonValue(document.object())) : refuse(ErrorCode::Malformed, field, text.left(60));
}

}  // namespace

Result<std::pair<QDate, QDate>> readActPeriod(const QString& from, const QString& to) {
  if (from.isEmpty() && to.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("act_from"));
  }
  const Result<QDate> first = from.isEmpty() ? readDay(QStringLiteral("act_to"), to) : readDay(QStringLiteral("act_from"), from);
  if (!first) {
    return tl::unexpected(first.error());
  }
  const Result<QDate> last = to.isEmpty() ? first : readDay(QStringLiteral("act_to"), to);
  if (!last) {
    return tl::unexpected(last.error());
  }
  if (*last < *first) {
    return refuse(ErrorCode::DateOrder, QStringLiteral("act_to"), to);
  }
  return std::pair(*first, *last);
}

Result<void> setThresholdFact(const ThresholdBook& book, ThresholdValues& values, const QString& name, const QString& text) {
  const int key = book.fact(name);
  if (key < 0) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("screen_metric"), name);
  }
  const ThresholdFactName& fact = book.factName(key);
  if (fact.isDerived()) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("screen_derived"), name);
  }
  const std::optional<bool> yes = yesOrNo(text);
  if (fact.kind == Kind::Choice) {
    const qsizetype choice = fact.choices.contains(text) ? fact.choices.indexOf(text) : fact.choiceLabels.indexOf(text);
    if (choice < 0) {
      return refuse(ErrorCode::UnknownValue, name, text);
    }
    values.set(key, choice);
    return {};
  }
  if (fact.kind == Kind::YesNo) {
    if (!yes) {
      return refuse(ErrorCode::Malformed, name, text);
    }
    values.set(key, *yes ? 1 : 0);
    return {};
  }
  if (fact.unit == QStringLiteral("flag") && yes) {
    values.set(key, *yes ? ThresholdValues::kUnit : 0);
    return {};
  }
  return thresholdValue(fact, text).map([&](std::int64_t value) { values.set(key, value); });
}

Result<ThresholdFacts> readThresholdFacts(const ThresholdBook& book, const QJsonObject& object) {
  const auto text = [&](const char* key) { return plainText(object.value(QLatin1String(key))).value_or(QString()); };
  Result<ThresholdFacts> facts = readHead(book, text("crime_id"), text("act_from"), text("act_to"), text("subject"));
  static const QStringList head{QStringLiteral("id"), QStringLiteral("crime_id"), QStringLiteral("act_from"), QStringLiteral("act_to"), QStringLiteral("subject")};
  for (auto it = object.begin(); facts && it != object.end(); ++it) {
    if (head.contains(it.key())) {
      continue;
    }
    const Result<void> read = it.key() == kFlags || it.key() == kMetrics ? readGroup(book, facts->values, it.key(), it.value())
                                                                         : setFrom(book, facts->values, kMetrics, it.key(), it.value());
    if (!read) {
      return tl::unexpected(read.error());
    }
  }
  return facts;
}

Result<ThresholdFacts> readThresholdRow(const ThresholdBook& book, const CsvRecord& row) {
  const auto cell = [&](const char* column) { return row.value(QLatin1String(column)).trimmed(); };
  Result<ThresholdFacts> facts = readHead(book, cell("crime_id"), cell("act_from"), cell("act_to"), cell("subject"));
  for (const char* column : {"flags_json", "metrics_json"}) {
    if (!facts) {
      break;
    }
    const QString group = QString::fromLatin1(column).section(u'_', 0, 0);
    const Result<void> read = readJson(QString::fromLatin1(column), cell(column)).and_then([&](const QJsonValue& value) {
      return readGroup(book, facts->values, group, value);
    });
    if (!read) {
      return tl::unexpected(read.error());
    }
  }
  return facts;
}

QString thresholdValueText(const ThresholdFactName& fact, std::int64_t value) {
  if (fact.kind == Kind::YesNo || fact.kind == Kind::Choice) {
    return fact.kind == Kind::Choice ? fact.choiceLabels.value(value) : value > 0 ? QStringLiteral("是") : QStringLiteral("否");
  }
  return fact.isMoney() ? Money::ofFen(value).yuanText() : Decimal(value, 3).shortText();
}

}  // namespace shuangda
