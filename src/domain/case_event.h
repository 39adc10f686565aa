#pragma once

#include <QMap>
#include <QString>
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "domain/event_date.h"

namespace shuangda {

/// One recorded step of a case: what, when, by which paper. Rows are never changed: a correction or a withdrawal is a new row that
/// names the one it replaces.
struct CaseEvent {
  enum class Kind { Record, Correction, Withdrawal };

  EventId id{};
  EventId chain{};                     ///< the first row of a chain of corrections: how other events refer to this one
  QString uid{};
  CaseId legalCase{};
  Kind kind = Kind::Record;
  std::optional<EventId> replaces{};   ///< the row corrected or withdrawn
  QString step{};                      ///< id of a ProcedureStep
  EventDate on = EventDate::ofDay(QDate(1970, 1, 1));  ///< with the minute where a rule counts hours
  QString docNo{};                     ///< 文书编号
  std::optional<EventId> subject{};    ///< chain of the event this one belongs to: the seizure that is extended
  QMap<QString, QString> details{};    ///< by id of a step detail, canonical text
  QString note{};                      ///< also the reason of a correction and of a confirmed warning
  int caseVersion = 0;                 ///< version of the case it was recorded upon
  Instant recordedAt{};
  AccountId recordedBy{};

  bool operator==(const CaseEvent&) const = default;
};

/// Rows without those that were corrected or withdrawn, in their order: of cases and of transfers.
template <typename Event>
std::vector<Event> currentRows(std::span<const Event> rows) {
  std::vector<Event> current;
  for (const Event& row : rows) {
    const bool replaced = std::ranges::any_of(rows, [&](const Event& later) { return later.replaces == row.id; });
    if (!replaced && row.kind != Event::Kind::Withdrawal) {
      current.push_back(row);
    }
  }
  return current;
}

/// The details in one line, "label=value" by id, for the audit trail.
QString detailsText(const QMap<QString, QString>& details);

/// What people enter of an event, by name, for the audit trail.
template <typename Visitor>
void visitFields(const CaseEvent& e, Visitor&& visit) {
  visit("step", e.step);
  visit("happened_on", std::optional<EventDate>(e.on));
  visit("doc_no", e.docNo);
  visit("subject", e.subject);
  visit("details", detailsText(e.details));
  visit("note", e.note);
}

}  // namespace shuangda
