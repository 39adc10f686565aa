#include "storage/audit_trail.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace shuangda {
namespace {

QString toJson(const std::vector<FieldChange>& changes) {
  QJsonArray array;
  for (const FieldChange& change : changes) {
    array.append(QJsonArray{change.field, change.before, change.after});
  }
  return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// Every field goes into the hash with its length, so that no two different rows have the same input.
QString chainHash(const QString& previous, const QStringList& fields) {
  QCryptographicHash hash(QCryptographicHash::Sha256);
  const auto add = [&hash](const QString& field) {
    const QByteArray bytes = field.toUtf8();
    hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
  };
  add(previous);
  for (const QString& field : fields) {
    add(field);
  }
  return QString::fromLatin1(hash.result().toHex());
}

}  // namespace

std::vector<FieldChange> changesFromJson(const QString& json) {
  std::vector<FieldChange> changes;
  const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
  for (const auto& value : array) {
    const QJsonArray change = value.toArray();
    changes.push_back({change.at(0).toString(), change.at(1).toString(), change.at(2).toString()});
  }
  return changes;
}

AuditTrail::AuditTrail(Database& database, const Session& session, Instant at)
    : database_(database),
      session_(session),
      at_(at),
      insert_(database,
              "INSERT INTO audit_entry (seq, at, account_id, office_id, action, entity, entity_id, changes, previous_hash, hash)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {
  Statement head(database, "UPDATE audit_head SET seq = seq WHERE id = 1 RETURNING seq, hash");
  head.step();
  seq_ = head.get<std::int64_t>(0);
  hash_ = head.get<QString>(1);
  head.run();
}

void AuditTrail::record(const QString& action, const QString& entity, std::int64_t entityId, const std::vector<FieldChange>& changes) {
  ++seq_;
  const QString json = toJson(changes);
  const QString at = at_.utcText();
  const QString hash = chainHash(hash_, {QString::number(seq_), at, QString::number(session_.account.value), QString::number(session_.office.value),
                                         action, entity, QString::number(entityId), json});
  insert_.bindAll(seq_, at, session_.account, session_.office, action, entity, entityId, json, hash_, hash).run();
  hash_ = hash;
}

void AuditTrail::close() {
  Statement(database_, "UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1").bindAll(seq_, hash_).run();
}

std::vector<AuditEntry> auditEntriesOf(Database& database, const QString& entity, std::int64_t entityId) {
  Statement statement(database,
                      "SELECT seq, at, account_id, office_id, action, changes FROM audit_entry WHERE entity = ? AND entity_id = ? ORDER BY seq");
  std::vector<AuditEntry> entries;
  statement.bindAll(entity, entityId);
  while (statement.step()) {
    entries.push_back({.seq = statement.get<std::int64_t>(0),
                       .at = statement.get<Instant>(1),
                       .account = statement.get<AccountId>(2),
                       .office = statement.get<OfficeId>(3),
                       .action = statement.get<QString>(4),
                       .entity = entity,
                       .entityId = entityId,
                       .changes = changesFromJson(statement.get<QString>(5))});
  }
  return entries;
}

QStringList auditProblems(Database& database) {
  QStringList problems;
  QString previous;
  std::int64_t expected = 0;
  Statement statement(database,
                      "SELECT seq, at, account_id, office_id, action, entity, entity_id, changes, previous_hash, hash FROM audit_entry ORDER BY seq");
  while (statement.step()) {
    const auto seq = statement.get<std::int64_t>(0);
    if (seq != ++expected) {
      problems << QStringLiteral("audit entry %1 is missing").arg(expected);
      expected = seq;
    }
    QStringList fields;
    for (int column = 0; column < 8; ++column) {
      fields << statement.get<QString>(column);
    }
    const QString hash = statement.get<QString>(9);
    if (statement.get<QString>(8) != previous || chainHash(previous, fields) != hash) {
      problems << QStringLiteral("audit entry %1 does not follow from the one before").arg(seq);
    }
    previous = hash;
  }
  Statement head(database, "SELECT seq, hash FROM audit_head WHERE id = 1");
  if (!head.step() || head.get<std::int64_t>(0) != expected || head.get<QString>(1) != previous) {
    problems << QStringLiteral("the audit trail does not end at its recorded head");
  }
  return problems;
}

}  // namespace shuangda
