#pragma once

#include <vector>

#include "base/id.h"
#include "domain/form_draft.h"
#include "storage/database.h"

namespace shuangda {

/// Drafts of forms, each account's own. Functions that write expect an open Transaction.
class DraftRepository {
 public:
  explicit DraftRepository(Database& database) : database_(database) {}

  /// Inserts or replaces; false when the uid is another account's.
  bool keep(AccountId account, const FormDraft& draft);
  /// False when there was none.
  bool remove(AccountId account, const QString& uid);
  /// Latest first.
  std::vector<FormDraft> ofAccount(AccountId account);

 private:
  Database& database_;
};

}  // namespace shuangda
