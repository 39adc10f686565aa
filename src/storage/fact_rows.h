#pragma once

#include <optional>
#include <unordered_map>

#include "domain/fact.h"
#include "domain/legal_case.h"
#include "storage/database.h"
#include "storage/fact_columns.h"

namespace shuangda {

/// Numbers of texts that stay the same from run to run: a table of the store. Reads what it is asked for and remembers it.
class StoredNames {
 public:
  enum class Table { Facts, Goods };
  /// Whether texts not yet in the table are added to it: only inside a transaction that writes.
  enum class Unknown { Add, Number };

  StoredNames(Database& database, Table table, Unknown unknown);

  /// 0 for the empty text. With Unknown::Number, texts the table lacks get negative numbers for this object alone.
  std::int32_t number(std::string_view text);
  QString text(std::int32_t number);

 private:
  Unknown unknown_;
  Statement find_;
  Statement read_;
  Statement add_;
  std::unordered_map<std::string, std::int32_t> numbers_;
  std::unordered_map<std::int32_t, QString> texts_;
};

/// Narrows rows of cases to facts.
class FactRows {
 public:
  FactRows(Database& database, StoredNames& names, StoredNames& goodsNames);

  /// The facts of the cases with keys in [first, end) that count at all (in scope, not void), with their goods, by key.
  FactBlock read(std::int64_t first, std::int64_t end);
  /// The fact and goods a replaced version gives, appended to `block`; nothing where it counted nowhere. Its goods are those in its
  /// own fields.
  void append(const LegalCase& version, FactBlock& block);

 private:
  void readCases(std::int64_t first, std::int64_t end, FactBlock& block);
  void readGoods(std::int64_t first, std::int64_t end, FactBlock& block);

  Database& database_;
  StoredNames& names_;
  StoredNames& goodsNames_;
};

/// Delivered more than 24 hours after approval; by whole days where a time is not known (bulletin rule 7.7).
bool isLateTransfer(const std::optional<EventDate>& approved, const std::optional<EventDate>& delivered);

}  // namespace shuangda
