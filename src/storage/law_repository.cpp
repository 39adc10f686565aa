#include "storage/law_repository.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shuangda {
namespace {

QString compact(const QJsonDocument& document) { return QString::fromUtf8(document.toJson(QJsonDocument::Compact)); }

[[noreturn]] void throwUnreadable(const char* what) {
  throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored %1 is not readable").arg(QLatin1String(what)));
}

QString daysJson(const HolidayNotice& notice) {
  QJsonArray days;
  for (const HolidayNotice::Day& day : notice.days) {
    days.append(QJsonArray{day.date.toString(Qt::ISODate), day.name, day.kind == DayKind::Holiday ? 1 : 0});
  }
  return compact(QJsonDocument(days));
}

std::vector<HolidayNotice::Day> daysOf(const QString& json) {
  std::vector<HolidayNotice::Day> days;
  for (const QJsonValue& value : QJsonDocument::fromJson(json.toUtf8()).array()) {
    const QJsonArray day = value.toArray();
    days.push_back({QDate::fromString(day.at(0).toString(), Qt::ISODate), day.at(1).toString(), day.at(2).toInt() == 1 ? DayKind::Holiday : DayKind::MakeupWorkday});
    if (!days.back().date.isValid()) {
      throwUnreadable("holiday notice");
    }
  }
  return days;
}

}  // namespace

void LawRepository::addRule(const DeadlineRule& rule, const QString& reason, Instant at, AccountId by) {
  QJsonObject fields;
  visitRuleFields(rule, [&](const char* name, const auto& member) { fields.insert(QString::fromLatin1(name), fieldText(member)); });
  Statement(database_, "INSERT INTO deadline_rule_version (rule_id, fields, reason, recorded_at, account_id) VALUES (?, ?, ?, ?, ?)")
      .bindAll(rule.id, compact(QJsonDocument(fields)), reason, at, by)
      .run();
}

std::vector<LawRepository::RuleVersion> LawRepository::rules() {
  Statement statement(database_, "SELECT fields, reason, recorded_at FROM deadline_rule_version ORDER BY id");
  std::vector<RuleVersion> versions;
  while (statement.step()) {
    const QJsonObject fields = QJsonDocument::fromJson(statement.get<QString>(0).toUtf8()).object();
    CsvRecord row;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
      row.insert(it.key(), it.value().toString());
    }
    const Result<DeadlineRule> rule = parseDeadlineRule(row);
    if (!rule) {
      throwUnreadable("deadline rule");
    }
    versions.push_back({*rule, statement.get<QString>(1), statement.get<Instant>(2)});
  }
  return versions;
}

void LawRepository::addNotice(const HolidayNotice& notice, Instant at, AccountId by) {
  Statement(database_, "INSERT INTO holiday_notice (year, notice_no, days, recorded_at, account_id) VALUES (?, ?, ?, ?, ?)")
      .bindAll(notice.year, notice.number, daysJson(notice), at, by)
      .run();
}

std::vector<HolidayNotice> LawRepository::notices() {
  Statement statement(database_, "SELECT year, notice_no, days FROM holiday_notice ORDER BY id");
  std::vector<HolidayNotice> notices;
  while (statement.step()) {
    notices.push_back({statement.get<int>(0), statement.get<QString>(1), daysOf(statement.get<QString>(2))});
  }
  return notices;
}

QString LawRepository::stamp() {
  // By content: a row taken back in a transaction and another of the same key and moment differ in it.
  QCryptographicHash hash(QCryptographicHash::Sha256);
  for (const char* sql : {"SELECT id, fields FROM deadline_rule_version ORDER BY id", "SELECT id, days FROM holiday_notice ORDER BY id"}) {
    Statement rows(database_, sql);
    while (rows.step()) {
      hash.addData(QStringLiteral("%1 %2\n").arg(rows.get<qint64>(0)).arg(rows.get<QString>(1)).toUtf8());
    }
    hash.addData(QByteArrayLiteral("\n"));
  }
  QString stamp = QString::fromLatin1(hash.result().toHex().left(16));
  Statement settings(database_, "SELECT key, value FROM setting WHERE key LIKE 'law.%' ORDER BY key");
  while (settings.step()) {
    stamp += u'/' + settings.get<QString>(0) + u'=' + settings.get<QString>(1);
  }
  return stamp;
}

void DocNumberRepository::insert(OfficeId office, const DocNumber& number, const QString& text, CaseId legalCase, Instant at, AccountId by) {
  Statement(database_,
            "INSERT INTO doc_number (office_id, code, year, sequence, number, case_id, recorded_at, account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bindAll(office, number.code, number.year, number.sequence, text, legalCase, at, by)
      .run();
}

std::optional<CaseId> DocNumberRepository::ownerOf(OfficeId office, const DocNumber& number) {
  Statement statement(database_, "SELECT case_id FROM doc_number WHERE office_id = ? AND code = ? AND year = ? AND sequence = ?");
  statement.bindAll(office, number.code, number.year, number.sequence);
  return statement.step() ? std::optional(statement.get<CaseId>(0)) : std::nullopt;
}

std::vector<int> DocNumberRepository::sequences(OfficeId office, const QString& code, int year) {
  Statement statement(database_, "SELECT sequence FROM doc_number WHERE office_id = ? AND code = ? AND year = ? ORDER BY sequence");
  statement.bindAll(office, code, year);
  std::vector<int> sequences;
  while (statement.step()) {
    sequences.push_back(statement.get<int>(0));
  }
  return sequences;
}

std::vector<DocNumber> DocNumberRepository::series(OfficeId office) {
  Statement statement(database_, "SELECT code, year, MAX(sequence) FROM doc_number WHERE office_id = ? GROUP BY code, year ORDER BY year, code");
  statement.bindAll(office);
  std::vector<DocNumber> series;
  while (statement.step()) {
    series.push_back({statement.get<QString>(0), statement.get<int>(1), statement.get<int>(2)});
  }
  return series;
}

QStringList DocNumberRepository::caseDocNumbers(const QString& beginning) {
  Statement statement(database_, "SELECT doc_no FROM legal_case WHERE doc_no >= ? AND doc_no < ? ORDER BY doc_no");
  statement.bindAll(beginning, beginning + QChar(0xFFFD));
  QStringList numbers;
  while (statement.step()) {
    numbers << statement.get<QString>(0);
  }
  return numbers;
}

}  // namespace shuangda
