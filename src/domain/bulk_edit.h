#pragma once

#include <QStringList>
#include <vector>

#include "domain/legal_case_fields.h"

namespace shuangda {

/// One change made to many cases at once.
struct FieldEdit {
  enum class Kind {
    Set,     ///< replaces the field; empty text clears it
    Add,     ///< adds an item to a list, once
    Remove,  ///< takes an item out of a list
    Append,  ///< writes behind what is there
  };
  Kind kind = Kind::Set;
  QString field{};  ///< standard column name
  QString text{};

  bool operator==(const FieldEdit&) const = default;
};

/// The fields that may be changed for many cases at once: what an office sorts by. Facts of the single case are not
/// among them.
const QStringList& bulkFields();

/// Refuses an edit that can never be: UnknownValue for a field that is not in bulkFields() or a kind that does not suit
/// it, Required for an item to add or remove that is empty, Malformed for a value of the wrong form.
Result<void> checkEdit(const FieldEdit& edit);

/// The case as the edits leave it. WrongState with field bulk_void for a case marked 误录作废, which is left alone.
Result<LegalCase> edited(LegalCase legalCase, const std::vector<FieldEdit>& edits);

/// One case of a bulk change: what would change, or why it cannot be.
struct BulkLine {
  CaseId id{};
  int version = 0;
  QString number{};
  std::vector<FieldChange> changes{};  ///< empty where nothing changes or it is refused
  std::optional<Error> refusal{};
};

/// What a bulk change does to the cases chosen, in their order.
struct BulkResult {
  std::vector<BulkLine> lines{};  ///< changed and refused ones; unchanged ones are only counted
  int changed = 0;
  int unchanged = 0;
  int refused = 0;
  QString mark{};  ///< common to the audit rows of one bulk change; empty for a preview
};

}  // namespace shuangda
