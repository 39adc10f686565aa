#pragma once

#include "domain/period.h"
#include "domain/session.h"
#include "domain/upper_form.h"
#include "services/store.h"

namespace shuangda {

/// Fills forms of the upper levels (resources/bulletin/forms) with the figures of a period.
class UpperFormService {
 public:
  explicit UpperFormService(Store& store) : store_(store) {}

  /// The values of every cell that can be counted as of `cutoff`; the others stay empty. A row with conditions counts records alone: what member
  /// units report is not told apart by them. UnknownValue "form" for a form that is not there.
  Result<std::pair<UpperForm, UpperFormValues>> fill(const Session& session, const QString& id, const Period& period, Instant cutoff);

 private:
  Store& store_;
};

}  // namespace shuangda
