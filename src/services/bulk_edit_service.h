#pragma once

#include <functional>
#include <span>
#include <vector>

#include "domain/bulk_edit.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// The same change to many cases: first seen, then made.
class BulkEditService {
 public:
  /// Called with the number of cases looked at; false cancels, which leaves everything as it was.
  using Progress = std::function<bool(int)>;

  explicit BulkEditService(Store& store) : store_(store) {}

  /// What apply() would do, by the same checks; nothing is locked meanwhile. checkEdit()'s refusals for the edits;
  /// Required without edits or cases; WrongState with field cancelled.
  Result<BulkResult> preview(const Session& session, std::span<const CaseId> cases, const std::vector<FieldEdit>& edits,
                             const Progress& progress = {});
  /// Changes the cases a preview said it would, all in one transaction, by the rules of a single save. A case that was
  /// changed since is left out with StaleVersion. Every case has its audit row, with the mark of the whole, which has
  /// one too.
  Result<BulkResult> apply(const Session& session, const std::vector<BulkLine>& previewed,
                           const std::vector<FieldEdit>& edits, const Progress& progress = {});

 private:
  Store& store_;
};

}  // namespace shuangda
