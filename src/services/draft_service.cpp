#include "services/draft_service.h"

#include "domain/clue_fields.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/clue_repository.h"
#include "storage/draft_repository.h"

namespace shuangda {
namespace {

DraftOffer caseOffer(Database& database, const FormDraft& draft) {
  const std::optional<LegalCase> found = CaseRepository(database).find(CaseId{draft.recordId});
  const LegalCase stored = found.value_or(LegalCase{});
  const DraftComparison comparison = compareDraft(draft, stored.version, [&](const QString& field) { return caseFieldText(stored, field); });
  return {draft, comparison.differing, stored.number, draft.recordId > 0 && !found};
}

DraftOffer clueOffer(Database& database, const FormDraft& draft) {
  const std::optional<Clue> found = ClueRepository(database).find(ClueId{draft.recordId});
  const Clue stored = found.value_or(Clue{});
  const DraftComparison comparison = compareDraft(draft, stored.version, [&](const QString& field) { return clueFieldText(stored, field); });
  return {draft, comparison.differing, stored.number, draft.recordId > 0 && !found};
}

}  // namespace

Result<void> DraftService::keep(const Session& session, FormDraft draft) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  if (draft.uid.isEmpty() || draft.kind.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("draft"));
  }
  if (draft.fields.size() + draft.title.size() > kLargest) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("draft"), draft.title.left(40));
  }
  // No unit of work: typing must not wait for the audit trail that other writers hold.
  Transaction transaction(store_.database());
  draft.savedAt = store_.clock().now();
  if (!DraftRepository(store_.database()).keep(session.account, draft)) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("draft"));
  }
  transaction.commit();
  return {};
}

Result<void> DraftService::remove(const Session& session, const QString& uid) {
  return requireReader(session).map([&] {
    Transaction transaction(store_.database());
    DraftRepository(store_.database()).remove(session.account, uid);
    transaction.commit();
  });
}

Result<std::vector<FormDraft>> DraftService::list(const Session& session, const QString& kind) {
  return requireReader(session).map([&] {
    std::vector<FormDraft> drafts = DraftRepository(store_.database()).ofAccount(session.account);
    std::erase_if(drafts, [&](const FormDraft& draft) { return !kind.isEmpty() && draft.kind != kind; });
    return drafts;
  });
}

Result<std::vector<CaseDraftOffer>> DraftService::caseOffers(const Session& session, std::optional<CaseId> legalCase) {
  Result<std::vector<FormDraft>> drafts = list(session, kCase);
  if (!drafts) {
    return tl::unexpected(drafts.error());
  }
  CaseRepository cases(store_.database());
  std::vector<CaseDraftOffer> offers;
  for (FormDraft& draft : *drafts) {
    if (legalCase && legalCase->value != draft.recordId) {
      continue;
    }
    CaseDraftOffer offer;
    if (draft.recordId > 0) {
      offer.stored = cases.find(CaseId{draft.recordId}).value_or(LegalCase{});
    }
    offer.comparison = compareDraft(draft, offer.stored.version,
                                    [&](const QString& field) { return caseFieldText(offer.stored, field); });
    if (offer.comparison.differing.empty()) {
      const Result<void> removed = remove(session, draft.uid);
      Q_ASSERT(removed);
      continue;
    }
    offer.draft = std::move(draft);
    offers.push_back(std::move(offer));
  }
  return offers;
}

Result<std::vector<DraftOffer>> DraftService::offers(const Session& session) {
  return list(session).map([&](const std::vector<FormDraft>& drafts) {
    std::vector<DraftOffer> offers;
    for (const FormDraft& draft : drafts) {
      DraftOffer offer = draft.kind == kCase   ? caseOffer(store_.database(), draft)
                         : draft.kind == kClue ? clueOffer(store_.database(), draft)
                                               : DraftOffer{draft, draftChanges(draft.fields), draft.title};
      if (!offer.differing.empty()) {
        offers.push_back(std::move(offer));
      } else if (const Result<void> removed = remove(session, draft.uid); !removed) {
        Q_ASSERT(removed);
      }
    }
    return offers;
  });
}

}  // namespace shuangda
