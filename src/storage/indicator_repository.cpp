#include "storage/indicator_repository.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace shuangda {

std::vector<CsvRecord> IndicatorRepository::rows() {
  Statement s(database_, "SELECT code, content, removed FROM own_indicator ORDER BY id");
  std::vector<CsvRecord> rows;
  while (s.step()) {
    const QString code = s.get<QString>(0);
    const auto known = std::find_if(rows.begin(), rows.end(), [&](const CsvRecord& row) { return row[QStringLiteral("code")] == code; });
    if (s.get<bool>(2)) {
      if (known != rows.end()) {
        rows.erase(known);
      }
      continue;
    }
    CsvRecord row;
    const QJsonObject content = QJsonDocument::fromJson(s.get<QString>(1).toUtf8()).object();
    for (auto field = content.begin(); field != content.end(); ++field) {
      row.insert(field.key(), field.value().toString());
    }
    if (known != rows.end()) {
      *known = row;
    } else {
      rows.push_back(row);
    }
  }
  return rows;
}

void IndicatorRepository::add(const CsvRecord& row, bool removed, const QString& reason, Instant now, AccountId account) {
  QJsonObject content;
  for (auto field = row.begin(); field != row.end(); ++field) {
    content.insert(field.key(), field.value());
  }
  Statement(database_, "INSERT INTO own_indicator (code, content, removed, reason, recorded_at, account_id) VALUES (?, ?, ?, ?, ?, ?)")
      .bindAll(row[QStringLiteral("code")], QString::fromUtf8(QJsonDocument(content).toJson(QJsonDocument::Compact)), removed, reason, now, account)
      .run();
}

std::int64_t IndicatorRepository::stamp() {
  Statement s(database_, "SELECT COALESCE(MAX(id), 0) FROM own_indicator");
  s.step();
  return s.get<std::int64_t>(0);
}

}  // namespace shuangda
