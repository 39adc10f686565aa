#include "services/platform_service.h"

#include "base/uid.h"
#include "domain/legal_case_fields.h"
#include "services/case_writer.h"
#include "services/platform_comparer.h"
#include "services/unit_of_work.h"

namespace shuangda {
namespace {

const QString kAction = QStringLiteral("platform_mark");
constexpr std::size_t kAskEvery = 256;

Error cancelled() { return {ErrorCode::WrongState, QStringLiteral("cancelled"), {}}; }

QHash<QString, QString> columnTexts(const LegalCase& legalCase) {
  QHash<QString, QString> row;
  for (const PlatformColumn& column : platformColumns()) {
    if (const QString text = platformText(legalCase, column); !text.isEmpty()) {
      row.insert(column.name, text);
    }
  }
  return row;
}

/// Marks one case within the unit of work.
PlatformMarking::Line markOne(UnitOfWork& work, CaseRepository& cases, const PlatformComparison::Markable& markable, const CaseAct& act) {
  PlatformMarking::Line line{.line = markable.line};
  if (markable.date.firstDay() > work.now().localDate()) {
    line.refusal = Error{ErrorCode::OutOfRange, QStringLiteral("platform_entered_date"), markable.date.text()};
    return line;
  }
  std::optional<LegalCase> draft = cases.find(markable.line.id);
  draft->platformEnteredDate = markable.date;
  if (const Result<LegalCase> saved = updateCase(work, cases, std::move(*draft), act); !saved) {
    line.refusal = saved.error();
  }
  return line;
}

}  // namespace

Result<PlatformComparison> PlatformService::reconcile(const Session& session, const PlatformList& list, const PlatformQuery& query, const Progress& progress) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const Law& law = store_.law().law();
  const Snapshot snapshot(store_.database());
  return PlatformComparer(store_.database(), law, store_.clock().today(), query, progress).compare(list);
}

Result<std::vector<QHash<QString, QString>>> PlatformService::toEnter(const Session& session, const PlatformList* list, const PlatformQuery& query,
                                                                      const Progress& progress) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const Law& law = store_.law().law();
  const Snapshot snapshot(store_.database());
  PlatformComparer comparer(store_.database(), law, store_.clock().today(), query, progress);
  // Without a list nothing stands there but what is recorded as entered.
  const Result<PlatformComparison> comparison = comparer.compare(list != nullptr ? *list : PlatformList{});
  if (!comparison) {
    return tl::unexpected(comparison.error());
  }
  CaseRepository cases(store_.database());
  std::vector<QHash<QString, QString>> rows;
  for (const PlatformLine& line : comparison->missing) {
    if (list == nullptr && line.entered) {
      continue;
    }
    rows.push_back(columnTexts(cases.find(line.id).value_or(LegalCase{})));
    if (progress && rows.size() % kAskEvery == 0 && !progress(static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(comparison->missing.size()))) {
      return tl::unexpected(cancelled());
    }
  }
  return rows;
}

Result<PlatformMarking> PlatformService::mark(const Session& session, const PlatformList& list, const PlatformQuery& query, const Progress& progress) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  const Result<PlatformComparison> comparison = PlatformComparer(work.database(), work.law(), store_.clock().today(), query, progress).compare(list);
  if (!comparison) {
    return tl::unexpected(comparison.error());
  }
  CaseRepository cases(work.database());
  const QString mark = newUid(work.now());
  const CaseAct act{.action = kAction, .marks = {{kAction, {}, mark}}};
  PlatformMarking result;
  for (const PlatformComparison::Markable& markable : comparison->markable) {
    result.lines.push_back(markOne(work, cases, markable, act));
    (result.lines.back().refusal ? result.refused : result.marked) += 1;
    if (progress && result.lines.size() % kAskEvery == 0 &&
        !progress(static_cast<std::int64_t>(result.lines.size()), static_cast<std::int64_t>(comparison->markable.size()))) {
      return tl::unexpected(cancelled());
    }
  }
  if (result.marked > 0) {
    work.audit().record(kAction, kAction, 0,
                        {{kAction, {}, mark},
                         {QStringLiteral("changed"), {}, QString::number(result.marked)},
                         {QStringLiteral("refused"), {}, QString::number(result.refused)}});
    work.commit();
  }
  return result;
}

}  // namespace shuangda
