#pragma once

#include <QStringList>

#include "domain/search.h"
#include "storage/database.h"

namespace shuangda {

/// Moves waiting records into segments. Each function does at most one segment's work (some tenths of a second), expects
/// an open Transaction that keeps other writers out, and returns whether it did anything.
class SearchSegments {
 public:
  /// As many waiting records of a kind are left to be looked through one by one.
  static constexpr std::int64_t kLeftWaiting = 2048;

  explicit SearchSegments(Database& database) : database_(database) {}

  /// True when advance() has something to do; one look into an index.
  bool isDue();
  /// Makes the texts of records that an older version of the program wrote.
  bool refreshTexts();
  /// Writes one segment, together with older small ones and with such as have lost half their records.
  bool writeSegment();

  /// English descriptions of what a recomputation of all texts and grams finds wrong, with keys and no texts.
  QStringList problems();

 private:
  void write(SearchKind kind, std::int64_t waiting);
  /// Puts the records of a segment back among those that wait, and removes it.
  void dissolve(std::int64_t number);

  Database& database_;
};

}  // namespace shuangda
