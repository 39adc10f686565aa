#pragma once

#include <QString>
#include <stdexcept>

namespace shuangda {

/// Broken or unusable storage: nothing the user typed is wrong, the store itself cannot do what it must.
/// The transaction it happens in must be rolled back (Transaction does so when it goes out of scope).
class StorageError : public std::runtime_error {
 public:
  enum class Kind {
    NotFound,           ///< there is no store at this place
    AlreadyThere,       ///< a store was to be created, but the file or schema exists
    NotAStore,          ///< the file is something else
    TooNew,             ///< written by a newer version of the program
    NetworkFileSystem,  ///< an SQLite file on a network share
    CannotOpen,         ///< missing rights, a directory, no server
    ReadOnly,
    Full,               ///< no space left
    Busy,               ///< locked by another program for too long
    Corrupt,
    Constraint,         ///< the database refused a row
    Interrupted,        ///< cancelled by interrupt()
    ConnectionLost,
    NeedsMigration,     ///< written by an older version; `migrate` brings it up to date
    Migration,          ///< a migration's text differs from the one applied, or the list is empty
    Other,
  };

  StorageError(Kind kind, const QString& detail) : std::runtime_error(detail.toStdString()), kind_(kind) {}

  Kind kind() const { return kind_; }
  /// English detail for the log; holds no values of records.
  QString detail() const { return QString::fromUtf8(what()); }

 private:
  Kind kind_;
};

}  // namespace shuangda
