#pragma once

#include <optional>
#include <vector>

#include "domain/form_draft.h"
#include "domain/legal_case.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// A draft of the case form with what it would change today.
struct CaseDraftOffer {
  FormDraft draft{};
  DraftComparison comparison{};
  LegalCase stored{};  ///< version 0 for a new case, and for one that was taken out meanwhile
};

/// A draft of any form, for a list.
struct DraftOffer {
  FormDraft draft{};
  std::vector<FieldChange> differing{};  ///< stored now → draft
  QString number{};                      ///< what the record is called now; empty for a new one
  bool gone = false;                     ///< the record was taken out meanwhile
};

/// Drafts of forms, for any kind of form: an account keeps, lists and removes its own. No record is touched and nothing
/// is written into the audit trail.
class DraftService {
 public:
  /// The kind of the case form.
  inline static const QString kCase = QStringLiteral("case");
  /// The kind of the clue form.
  inline static const QString kClue = QStringLiteral("clue");
  /// The kind of the form of a step; the record is its case, the title the number of the case.
  inline static const QString kStep = QStringLiteral("step");
  /// The kind of the form of a step of a transfer; the record is the matter (none for one that is opened), the title its number.
  inline static const QString kTransfer = QStringLiteral("transfer");

  explicit DraftService(Store& store) : store_(store) {}

  /// Stores the draft under its uid, in place of what was kept before. Required for a missing uid or kind; OutOfRange
  /// for more than kLargest characters.
  Result<void> keep(const Session& session, FormDraft draft);
  /// Removing what is not there is no mistake.
  Result<void> remove(const Session& session, const QString& uid);
  /// The latest first; of one kind when it is given.
  Result<std::vector<FormDraft>> list(const Session& session, const QString& kind = {});
  /// Drafts of the case form, of one case (0: new ones) when it is given. Drafts that say what is stored already are
  /// removed and left out: the form was saved and the program ended before it could clear away.
  Result<std::vector<CaseDraftOffer>> caseOffers(const Session& session, std::optional<CaseId> legalCase = {});

  /// Drafts of every form, the latest first; those that say what is stored already are removed and left out.
  Result<std::vector<DraftOffer>> offers(const Session& session);

  static constexpr qsizetype kLargest = 1'000'000;

 private:
  Store& store_;
};

}  // namespace shuangda
