#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "domain/event_date.h"

namespace shuangda {

/// 强制措施: one act by which goods came into the office's hands. Seized items hang under it.
struct Measure {
  MeasureId id{};
  QString uid{};
  std::optional<CaseId> legalCase{};     ///< absent while the case is unknown (no 文号 in the ledger)
  QString kind{};                        ///< code list measure_kind: 扣押, 查封, 先行登记保存 …
  QString docNo{};                       ///< 文号 of the decision the ledger names
  std::optional<EventDate> takenDate{};
  std::optional<EventDate> releasedDate{};
  std::optional<EventId> event{};        ///< chain of the step of the procedure by which it was taken

  bool operator==(const Measure&) const = default;
};

template <typename Visitor>
void visitFields(const Measure& m, Visitor&& visit) {
  visit("legal_case", m.legalCase);
  visit("kind", m.kind);
  visit("doc_no", m.docNo);
  visit("taken_date", m.takenDate);
  visit("released_date", m.releasedDate);
  visit("event_id", m.event);
}

}  // namespace shuangda
