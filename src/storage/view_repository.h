#pragma once

#include <vector>

#include "domain/named_view.h"
#include "storage/database.h"

namespace shuangda {

/// Named views, each of one account. Functions that write expect an open Transaction.
class ViewRepository {
 public:
  ViewRepository(Database& database, AccountId account) : database_(database), account_(account) {}

  std::vector<NamedView> list(const QString& page);
  bool has(const QString& page, const QString& name);
  /// Stores the view, replacing one of this name.
  ViewId put(const NamedView& view);
  /// False when the account has no such view.
  bool rename(ViewId id, const QString& name);
  bool remove(ViewId id);

 private:
  Database& database_;
  AccountId account_;
};

}  // namespace shuangda
