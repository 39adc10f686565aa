#pragma once

#include <memory>

#include "storage/engine.h"

namespace shuangda {

/// Opens an existing store file after looking at it without writing: it must be a local SQLite file of this program.
std::unique_ptr<Engine> openSqlite(const QString& path);

/// Creates an empty store file; refused when something of that name exists.
std::unique_ptr<Engine> createSqlite(const QString& path);

/// True for file systems on which SQLite's locks cannot be trusted (NFS, SMB, sshfs …), by their name in the mount table.
bool isNetworkFileSystem(const QByteArray& fileSystemType);

}  // namespace shuangda
