#include "storage/code_list_repository.h"

namespace shuangda {
namespace {

std::optional<QString> orNull(const QString& text) { return text.isEmpty() ? std::nullopt : std::optional(text); }

constexpr std::string_view kInsert =
    "INSERT INTO code_entry (list, code, label, parent, valid_from, valid_to, origin, sort_no, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

void bindEntry(Statement& statement, const CodeEntry& e) {
  statement.bindAll(e.list, e.code, e.label, e.parent, e.validFrom, orNull(e.validTo),
                    e.shipped ? QStringLiteral("shipped") : QStringLiteral("office"), e.sortNo, e.note);
}

}  // namespace

void CodeListRepository::upsertShipped(const std::vector<CodeEntry>& entries) {
  Statement statement(database_, std::string(kInsert) +
                                     " ON CONFLICT (list, code, valid_from) DO UPDATE SET label = excluded.label, parent = excluded.parent,"
                                     " note = excluded.note, sort_no = excluded.sort_no WHERE code_entry.origin = 'shipped'");
  for (const CodeEntry& entry : entries) {
    bindEntry(statement, entry);
    statement.run();
  }
}

void CodeListRepository::insert(const CodeEntry& entry) {
  Statement statement(database_, kInsert);
  bindEntry(statement, entry);
  statement.run();
}

std::vector<CodeEntry> CodeListRepository::entries(const QString& list) {
  Statement s(database_,
              "SELECT list, code, label, parent, valid_from, COALESCE(valid_to, ''), note, sort_no, origin FROM code_entry"
              " WHERE list = ? ORDER BY sort_no, id");
  std::vector<CodeEntry> entries;
  s.bindAll(list);
  while (s.step()) {
    entries.push_back({.list = s.get<QString>(0),
                       .code = s.get<QString>(1),
                       .label = s.get<QString>(2),
                       .parent = s.get<QString>(3),
                       .validFrom = s.get<QString>(4),
                       .validTo = s.get<QString>(5),
                       .note = s.get<QString>(6),
                       .sortNo = s.get<int>(7),
                       .shipped = s.get<QString>(8) == QStringLiteral("shipped")});
  }
  return entries;
}

QString CodeListRepository::setting(const QString& key, const QString& fallback) {
  Statement statement(database_, "SELECT value FROM setting WHERE key = ?");
  return statement.bindAll(key).step() ? statement.get<QString>(0) : fallback;
}

void CodeListRepository::setSetting(const QString& key, const QString& value) {
  Statement statement(database_, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  statement.bindAll(key, value).run();
}

}  // namespace shuangda
