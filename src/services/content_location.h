#pragma once

#include "services/store.h"
#include "storage/content_store.h"

namespace shuangda {

/// Where the contents of a store's attachments lie: beside an SQLite store x.db in x.db.files; for a server in the
/// folder named by the setting attachment_folder, else in one of the user's data folder (docs/decisions/0018).
ContentStore contentStoreOf(Store& store);

/// The folder beside an SQLite store file.
QString contentFolderOfFile(const QString& storeFile);

}  // namespace shuangda
