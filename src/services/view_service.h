#pragma once

#include <vector>

#include "domain/named_view.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Named views of lists. Every account keeps its own, readers too; they are no part of the office's record and leave no
/// entry in the audit trail.
class ViewService {
 public:
  explicit ViewService(Store& store) : store_(store) {}

  Result<std::vector<NamedView>> list(const Session& session, const QString& page);
  /// Stores the view under its name, replacing the one that has it. Required for an empty name.
  Result<NamedView> save(const Session& session, NamedView view);
  /// AlreadyExists when another view of the page has the name; NotFound.
  Result<NamedView> rename(const Session& session, NamedView view, const QString& name);
  Result<void> remove(const Session& session, const NamedView& view);

 private:
  Store& store_;
};

}  // namespace shuangda
