#pragma once

#include <map>
#include <memory>

#include "domain/custody.h"
#include "domain/disposal_advice.h"
#include "domain/goods_query.h"
#include "domain/procedure.h"
#include "storage/database.h"

namespace shuangda {

/// A case with its course; shared by the lines of goods taken in it.
struct CaseView {
  LegalCase legalCase{};
  std::unique_ptr<CaseProcedure> procedure{};  ///< refers to legalCase
};

/// A line of goods with all that decides about its movements, as the store has it now.
struct OpenItem {
  GoodsRow row{};
  std::shared_ptr<const CaseView> caseView{};  ///< absent while the case is unknown
  std::vector<CustodyMovement> movements{};
  std::vector<CustodyNote> notes{};
  std::vector<CustodyNote> familyNotes{};      ///< of the lines it was split from and of its parts
  bool atLaboratory = false;                   ///< some of it, or of these, is being tested

  const LegalCase* legalCase() const { return caseView ? &caseView->legalCase : nullptr; }
  /// What decides whether it may be disposed of.
  DisposalFacts facts() const;
};

/// The notes that no later one settles.
std::vector<CustodyNote> openNotes(const std::vector<CustodyNote>& notes);

/// Opens lines one after the other and computes the course of each case only once.
class ItemOpener {
 public:
  ItemOpener(Database& database, const Law& law, const EventDate& now) : database_(database), law_(law), now_(now) {}

  /// Nothing when there is no such line.
  std::optional<OpenItem> open(ItemId id);

 private:
  std::shared_ptr<const CaseView> caseOf(CaseId id);

  Database& database_;
  const Law& law_;
  EventDate now_;
  std::map<CaseId, std::shared_ptr<const CaseView>> cases_{};
};

}  // namespace shuangda
