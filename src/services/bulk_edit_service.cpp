#include "services/bulk_edit_service.h"

#include "base/uid.h"
#include "services/case_writer.h"
#include "services/unit_of_work.h"

namespace shuangda {
namespace {

const QString kAction = QStringLiteral("bulk_change");

Result<void> check(const Session& session, const std::vector<FieldEdit>& edits, std::size_t cases) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  if (edits.empty() || cases == 0) {
    return refuse(ErrorCode::Required, edits.empty() ? QStringLiteral("bulk_edits") : QStringLiteral("bulk_cases"));
  }
  for (const FieldEdit& edit : edits) {
    if (const Result<void> sound = checkEdit(edit); !sound) {
      return sound;
    }
  }
  return {};
}

/// One case as the edits leave it, or why they cannot; `seen` is the version a preview saw.
struct Edited {
  BulkLine line{};
  LegalCase draft{};
};

Edited editOne(CaseRepository& cases, CaseId id, std::optional<int> seen, const std::vector<FieldEdit>& edits) {
  const std::optional<LegalCase> stored = cases.find(id);
  if (!stored) {
    return {.line = {.id = id,
                     .refusal = Error{ErrorCode::NotFound, QStringLiteral("bulk_gone"), QString::number(id.value)}}};
  }
  Edited result{.line = {.id = id, .version = stored->version, .number = stored->number}};
  if (seen && *seen != stored->version) {
    result.line.refusal = Error{ErrorCode::StaleVersion, QStringLiteral("bulk_changed"), stored->number};
    return result;
  }
  Result<LegalCase> draft = edited(*stored, edits);
  Result<std::vector<FieldChange>> changes =
      draft.and_then([&](const LegalCase& now) { return checkUpdate(cases, *stored, now); });
  if (!changes) {
    result.line.refusal = changes.error();
    return result;
  }
  result.line.changes = *std::move(changes);
  result.draft = *std::move(draft);
  return result;
}

/// Changes one case within the unit of work.
BulkLine changeOne(UnitOfWork& work, CaseRepository& cases, const BulkLine& previewed,
                   const std::vector<FieldEdit>& edits, const CaseAct& act) {
  Edited one = editOne(cases, previewed.id, previewed.version, edits);
  if (!one.line.refusal && !one.line.changes.empty()) {
    if (const Result<LegalCase> saved = updateCase(work, cases, std::move(one.draft), act); !saved) {
      one.line.refusal = saved.error();
      one.line.changes.clear();
    }
  }
  return one.line;
}

void count(BulkResult& result, BulkLine line) {
  if (line.refusal) {
    ++result.refused;
  } else if (line.changes.empty()) {
    ++result.unchanged;
    return;
  } else {
    ++result.changed;
  }
  result.lines.push_back(std::move(line));
}

/// What the audit row of the whole says.
std::vector<FieldChange> summary(const BulkResult& result, const std::vector<FieldEdit>& edits) {
  static const QStringList kinds{QStringLiteral("set"), QStringLiteral("add"), QStringLiteral("remove"),
                                 QStringLiteral("append")};
  std::vector<FieldChange> changes{{kAction, {}, result.mark},
                                   {QStringLiteral("changed"), {}, QString::number(result.changed)},
                                   {QStringLiteral("refused"), {}, QString::number(result.refused)}};
  for (const FieldEdit& edit : edits) {
    changes.push_back({edit.field, kinds[static_cast<int>(edit.kind)], edit.text.trimmed()});
  }
  return changes;
}

}  // namespace

Result<BulkResult> BulkEditService::preview(const Session& session, std::span<const CaseId> cases,
                                            const std::vector<FieldEdit>& edits, const Progress& progress) {
  if (const Result<void> sound = check(session, edits, cases.size()); !sound) {
    return tl::unexpected(sound.error());
  }
  CaseRepository repository(store_.database());
  BulkResult result;
  int done = 0;
  for (const CaseId id : cases) {
    count(result, editOne(repository, id, std::nullopt, edits).line);
    if (progress && !progress(++done)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("cancelled"));
    }
  }
  return result;
}

Result<BulkResult> BulkEditService::apply(const Session& session, const std::vector<BulkLine>& previewed,
                                          const std::vector<FieldEdit>& edits, const Progress& progress) {
  if (const Result<void> sound = check(session, edits, previewed.size()); !sound) {
    return tl::unexpected(sound.error());
  }
  UnitOfWork work(store_, session);
  CaseRepository repository(work.database());
  BulkResult result{.mark = newUid(work.now())};
  const CaseAct act{.action = kAction, .marks = {{kAction, {}, result.mark}}};
  int done = 0;
  for (const BulkLine& line : previewed) {
    // What the preview refused stays left out, whatever happened meanwhile.
    count(result, line.refusal ? line : changeOne(work, repository, line, edits, act));
    if (progress && !progress(++done)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("cancelled"));
    }
  }
  if (result.changed > 0) {
    work.audit().record(kAction, kAction, 0, summary(result, edits));
    work.commit();
  }
  return result;
}

}  // namespace shuangda
