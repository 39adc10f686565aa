#include "services/code_list_service.h"

#include <algorithm>

#include "services/unit_of_work.h"
#include "storage/code_list_repository.h"

namespace shuangda {

Result<QStringList> CodeListService::labels(const Session& session, const QString& list, QDate day) {
  return requireReader(session).map([&] {
    QStringList labels;
    for (const CodeEntry& entry : CodeListRepository(store_.database()).entries(list)) {
      if (entry.validOn(day)) {
        labels << entry.label;
      }
    }
    return labels;
  });
}

Result<void> CodeListService::add(const Session& session, CodeEntry entry) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  if (entry.label.trimmed().isEmpty() || entry.code.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("name"));
  }
  UnitOfWork work(store_, session);
  CodeListRepository lists(work.database());
  const std::vector<CodeEntry> stored = lists.entries(entry.list);
  const bool taken = std::any_of(stored.begin(), stored.end(),
                                 [&](const CodeEntry& other) { return other.code == entry.code && other.validFrom == entry.validFrom; });
  if (taken) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("name"), entry.code);
  }
  entry.shipped = false;
  entry.sortNo = stored.empty() ? 1 : stored.back().sortNo + 1;
  lists.insert(entry);
  work.audit().record(QStringLiteral("create"), QStringLiteral("code_entry"), 0, fieldChanges(NoRecord{}, entry));
  work.commit();
  return {};
}

}  // namespace shuangda
