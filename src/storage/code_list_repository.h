#pragma once

#include <vector>

#include "domain/code_list.h"
#include "storage/database.h"

namespace shuangda {

/// Code lists and settings: what an office may adapt.
class CodeListRepository {
 public:
  explicit CodeListRepository(Database& database) : database_(database) {}

  /// Brings the shipped entries up to date; entries of the office are left alone.
  void upsertShipped(const std::vector<CodeEntry>& entries);
  void insert(const CodeEntry& entry);
  /// The entries of one list, in their order, whatever their dates of effect.
  std::vector<CodeEntry> entries(const QString& list);

  QString setting(const QString& key, const QString& fallback);
  void setSetting(const QString& key, const QString& value);

 private:
  Database& database_;
};

}  // namespace shuangda
