#pragma once

#include <QStringList>

#include "domain/code_list.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Code lists: shipped entries and those an office adds.
class CodeListService {
 public:
  explicit CodeListService(Store& store) : store_(store) {}

  /// The labels of a list in force on a day, in their order.
  Result<QStringList> labels(const Session& session, const QString& list, QDate day);
  /// Adds an entry of the office's own. Required for an empty label; AlreadyExists for a code in use from the same day.
  Result<void> add(const Session& session, CodeEntry entry);

 private:
  Store& store_;
};

}  // namespace shuangda
