#pragma once

#include "domain/transfer.h"
#include "storage/database.h"

namespace shuangda {

// How rows of matters are read, for the files that make up TransferRepository.

inline constexpr const char* kTransferColumns = "id, uid, version, number, lane, case_id, title, unit, opened_at, account_id";

/// A word the schema allows only its own values for.
template <typename Enum>
Enum storedWord(const QString& text) {
  Enum value{};
  if (!setField(value, text)) {
    throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored word is not known: ") + text);
  }
  return value;
}

/// The columns of kTransferColumns.
Transfer readTransfer(Statement& row, int first = 0);

template <typename Row, typename Read>
std::vector<Row> readAll(Statement& statement, Read read) {
  std::vector<Row> rows;
  while (statement.step()) {
    rows.push_back(read(statement));
  }
  return rows;
}

}  // namespace shuangda
