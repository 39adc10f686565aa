#include "storage/draft_repository.h"

namespace shuangda {

bool DraftRepository::keep(AccountId account, const FormDraft& draft) {
  Statement statement(
      database_,
      "INSERT INTO draft (uid, account_id, kind, record_id, base_version, title, fields, saved_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (uid) DO UPDATE SET base_version = excluded.base_version, title = excluded.title,"
      " fields = excluded.fields, saved_at = excluded.saved_at WHERE draft.account_id = excluded.account_id");
  return statement
             .bindAll(draft.uid, account, draft.kind, draft.recordId, draft.baseVersion, draft.title, draft.fields,
                      draft.savedAt)
             .run() == 1;
}

bool DraftRepository::remove(AccountId account, const QString& uid) {
  return Statement(database_, "DELETE FROM draft WHERE uid = ? AND account_id = ?").bindAll(uid, account).run() == 1;
}

std::vector<FormDraft> DraftRepository::ofAccount(AccountId account) {
  Statement s(database_,
              "SELECT uid, kind, record_id, base_version, title, fields, saved_at FROM draft WHERE account_id = ?"
              " ORDER BY saved_at DESC, uid");
  std::vector<FormDraft> drafts;
  s.bindAll(account);
  while (s.step()) {
    drafts.push_back({.uid = s.get<QString>(0),
                      .kind = s.get<QString>(1),
                      .recordId = s.get<std::int64_t>(2),
                      .baseVersion = s.get<int>(3),
                      .title = s.get<QString>(4),
                      .fields = s.get<QString>(5),
                      .savedAt = s.get<Instant>(6)});
  }
  return drafts;
}

}  // namespace shuangda
