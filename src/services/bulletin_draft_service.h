#pragma once

#include "domain/bulletin_material.h"
#include "domain/session.h"
#include "domain/tally.h"
#include "services/store.h"

namespace shuangda {

/// What a bulletin is asked for.
struct MaterialQuery {
  Period period;
  FigureScope scope{};
  std::optional<Suspicions> suspicions{};  ///< whether the lists of problems have 应移送未移送; absent: as the office chose (bulletin_screening)
};

/// A case that could be told in the bulletin.
struct CaseSuggestion {
  CaseId id{};
  QString number{};
  QString unit{};
  QString cause{};
  std::optional<Money> value{};
  bool transferred = false;
};

/// The bulletin while it is written: everything it is made of, the wording of office and clerk, and the cases chosen.
class BulletinDraftService {
 public:
  explicit BulletinDraftService(Store& store) : store_(store) {}

  /// Figures, lists, receipts, corrections, cases and wording as of `cutoff`. Of a part of the area only its figures: the rest speaks of the
  /// whole. Refusals of BulletinService::compute().
  Result<BulletinMaterial> gather(const Session& session, const MaterialQuery& query, Instant cutoff);

  /// Replaces what was written for the period, or for every bulletin where there is none. `seen` is what the writer started from: StaleVersion
  /// "bulletin_text" when something else is stored now. WrongState "bulletin_text" once the period's bulletin was submitted; Malformed
  /// "text_template" for a template that cannot be read; Forbidden "role" for the office's text without the right to administer.
  Result<void> saveText(const Session& session, const std::optional<Period>& period, const std::vector<Wording>& seen, const std::vector<Wording>& wordings);
  /// The wording of the office, or of the period alone.
  Result<std::vector<Wording>> text(const Session& session, const std::optional<Period>& period);

  /// 典型案例 of a bulletin, in order. NotFound "case_id"; WrongState "bulletin_text" as above.
  Result<void> chooseCases(const Session& session, const Period& period, const std::vector<CaseId>& cases);
  /// The cases chosen, in order.
  Result<std::vector<CaseSuggestion>> chosenCases(const Session& session, const Period& period);
  /// Cases decided, transferred or closed in the period, transferred ones first, then by value.
  Result<std::vector<CaseSuggestion>> suggestCases(const Session& session, const Period& period, Instant cutoff);

 private:
  Result<void> requireOpen(const Period& period);
  /// The period of the last bulletin issued before this one's end.
  std::optional<Period> lastIssued(const Period& period);
  void addRest(const Session& session, const Period& period, Suspicions suspicions, Instant cutoff, BulletinMaterial& material);
  void addCorrections(const Session& session, const Period& period, Instant cutoff, BulletinMaterial& material);

  Store& store_;
};

}  // namespace shuangda
