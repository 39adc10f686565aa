#include <algorithm>

#include "domain/deadline_text.h"
#include "services/case_writer.h"
#include "services/clue_service.h"
#include "services/clue_writer.h"
#include "services/step_writer.h"

// ClueService::toCase: the case takes over what the clue says.

namespace shuangda {
namespace {

LegalCase caseOf(const Clue& clue, const ClueFiling& filing) {
  LegalCase draft{.authority = clue.authority,
                  .party = {.name = clue.party.name, .idNo = clue.party.idNo},
                  .cause = filing.cause.trimmed(),
                  .goods = clue.goods,
                  .brand = clue.brand,
                  .source = clue.source};
  draft.foundDate = clue.foundAt;
  QStringList lines{QStringLiteral("线索 %1：%2").arg(clue.number, clue.content)};
  if (!clue.party.address.isEmpty()) {
    lines << QStringLiteral("当事人住所：") + clue.party.address;
  }
  if (!clue.party.phone.isEmpty()) {
    lines << QStringLiteral("当事人电话：") + clue.party.phone;
  }
  if (!clue.note.isEmpty()) {
    lines << clue.note;
  }
  draft.note = lines.join(u'\n');
  return draft;
}

/// The case goes on with the period as it was extended.
Result<void> carryExtension(UnitOfWork& work, const Session& session, const Clue& clue, CaseId id) {
  if (!clue.extension.days) {
    return {};
  }
  CaseEvent event{.legalCase = id, .step = QStringLiteral("check_extend"), .on = *clue.extension.approvedOn};
  event.details = {{QStringLiteral("amount"), QString::number(*clue.extension.days)},
                   {QStringLiteral("reason"), clue.extension.reason},
                   {QStringLiteral("approver"), clue.extension.approver}};
  event.note = QStringLiteral("自线索 %1 转入").arg(clue.number);
  // What was odd about the extension was answered when it was granted.
  return recordStep(work, session, std::move(event), Numbering::AsGiven, Oddities::Confirmed).map([](const CaseEvent&) {});
}

/// The days the check did not count. The case keeps them as steps of their own, whose time is not counted for CHECK and for DECIDE only
/// (see the table): CHECK began when the clue was found and goes on with all of them; DECIDE begins at filing, so that of a test that was
/// still running then the days after filing are left out (R64) and the earlier ones change nothing. A seizure made during the check is not
/// prolonged: that takes a period told to the party in writing (行政强制法第25条), the step 期间告知 of the case.
Result<void> carryNotCounted(UnitOfWork& work, const Session& session, const Clue& clue, CaseId id) {
  for (const Exclusion& exclusion : parseExclusions(clue.notCounted).value_or(std::vector<Exclusion>())) {
    const QDate noted = std::min(std::max(exclusion.from, clue.foundAt->lastDay()), EventDate::ofInstant(work.now()).firstDay());
    CaseEvent event{.legalCase = id, .on = EventDate::ofDay(noted)};
    event.step = exclusion.reason == QStringLiteral("TEST") ? QStringLiteral("check_test") : QStringLiteral("check_rights_id");
    event.details.insert(QStringLiteral("from"), exclusion.from.toString(Qt::ISODate));
    if (exclusion.to) {
      event.details.insert(QStringLiteral("until"), exclusion.to->toString(Qt::ISODate));
    }
    event.note = QStringLiteral("自线索 %1 转入").arg(clue.number);
    if (const Result<CaseEvent> kept = recordStep(work, session, std::move(event), Numbering::AsGiven, Oddities::Confirmed); !kept) {
      return tl::unexpected(kept.error());
    }
  }
  return {};
}

Result<void> file(UnitOfWork& work, const Session& session, const ClueFiling& filing, Oddities oddities, CaseId id) {
  if (!filing.filedOn) {
    return {};
  }
  CaseEvent event{.legalCase = id, .step = QStringLiteral("file"), .on = *filing.filedOn, .note = filing.note};
  event.details = {{QStringLiteral("officers"), filing.officers}, {QStringLiteral("approver"), filing.approver}};
  return recordStep(work, session, std::move(event), Numbering::AsGiven, oddities).map([](const CaseEvent&) {});
}

}  // namespace

Result<ClueCase> ClueService::toCase(const Session& session, ClueId id, const ClueFiling& filing, Oddities oddities) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (filing.cause.trimmed().isEmpty()) {
    return shuangda::refuse(ErrorCode::Required, QStringLiteral("clue_cause"));
  }
  UnitOfWork work(store_, session);
  CaseRepository cases(work.database());
  const std::optional<Clue> clue = ClueRepository(work.database()).find(id);
  if (!clue) {
    return shuangda::refuse(ErrorCode::NotFound, QStringLiteral("clue_no"));
  }
  if (const Result<void> open = requireOpen(work, *clue); !open) {
    return tl::unexpected(open.error());
  }
  LegalCase draft = caseOf(*clue, filing);
  giveNumber(work, cases, draft);
  const Result<LegalCase> created = insertCase(work, cases, std::move(draft));
  if (!created) {
    return tl::unexpected(created.error());
  }
  Clue linked = *clue;
  linked.legalCase = created->id;
  const Result<void> carried = updateClue(work, std::move(linked), QStringLiteral("to_case"))
                                   .and_then([&](const Clue& stored) {
                                     return carryNotCounted(work, session, stored, created->id).and_then([&] {
                                       return carryExtension(work, session, stored, created->id);
                                     });
                                   })
                                   .and_then([&] { return file(work, session, filing, oddities, created->id); });
  if (!carried) {
    return tl::unexpected(carried.error());
  }
  ClueCase both{.clue = *ClueRepository(work.database()).find(id), .legalCase = *cases.find(created->id)};
  work.commit();
  return both;
}

}  // namespace shuangda
