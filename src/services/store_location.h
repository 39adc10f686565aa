#pragma once

#include <QString>

namespace shuangda {

/// Where the store is when nobody says: $SHUANGDA_DB, else the desktop program's own file under the user's data folder.
QString defaultStoreLocation();

/// The user's own folder for the program's files; created when absent.
QString defaultDataFolder();

/// The location for messages and logs: a URL without its password.
QString displayLocation(const QString& location);

}  // namespace shuangda
