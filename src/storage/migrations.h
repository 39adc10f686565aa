#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

#include "storage/database.h"

namespace shuangda {

/// One numbered step of the schema: resources/migrations/NNNN_name.sql. The files are the only description of the schema.
///
/// Their text is portable SQL with these tokens:
///   `{{identity}}`            an integer key that fills itself,
///   `{{key}}`                 an integer key that is given,
///   `{{bytes}}`               a column of bytes,
///   `{{append_only TABLE}}`   triggers that refuse UPDATE and DELETE on the table,
///   `{{on sqlite}}` … `{{end}}`, `{{on postgres}}` … `{{end}}`   text for one engine: triggers with checks of their own.
/// A statement ends with a semicolon at the end of a line.
struct Migration {
  int number = 0;
  QString name{};
  QString sql{};
  QByteArray checksum{};  ///< SHA-256 of the text, hexadecimal
};

/// The migrations built into the program, in order. Throws StorageError::Migration when there is none.
std::vector<Migration> builtInMigrations();

/// Where a store stands against a list of migrations.
struct SchemaState {
  int applied = 0;  ///< number of the last applied migration, 0 for an empty store
  int pending = 0;  ///< how many are still to be applied
};

/// Compares the store with the list without changing it. Throws TooNew when the store knows a migration the list does not,
/// Migration when the text of an applied one has changed.
SchemaState inspectSchema(Database& database, const std::vector<Migration>& migrations);

/// Applies what is pending, each migration in its own transaction.
void migrate(Database& database, const std::vector<Migration>& migrations, Instant now);

}  // namespace shuangda
