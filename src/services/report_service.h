#pragma once

#include "domain/report_draft.h"
#include "domain/session.h"
#include "services/report_board.h"
#include "services/store.h"

namespace shuangda {

/// Everything about the form of one unit for one period.
struct ReportSheet {
  ReportReceipt receipt{};
  std::vector<ReportSubmission> history{};            ///< all, also those later than the cut-off
  std::vector<const ReportIndicator*> asked{};        ///< what the unit is asked for, and what else it sent, in the order of the form
  ReportBases bases{};
  JumpLimits limits{};
  std::vector<ReportRemark> remarks{};
  std::vector<ReportAnswer> answers{};

  int lastNumber() const { return history.empty() ? 0 : history.back().number; }
};

/// A unit whose form has something to look at.
struct UnitRemarks {
  Office unit{};
  std::vector<ReportRemark> remarks{};
};

/// The quarterly forms of member units (成员单位报表): who has sent them, what they say, what to ask back. Nothing stored is ever changed.
class ReportService {
 public:
  explicit ReportService(Store& store) : store_(store) {}

  /// The receipts board as of an instant; absent: now.
  Result<ReportBoard> receipts(const Session& session, const Period& period, std::optional<Instant> cutoff = {});
  /// NotFound "report_unit_name".
  Result<ReportSheet> sheet(const Session& session, const QString& unit, const Period& period, std::optional<Instant> cutoff = {});
  /// Units with remarks about their forms.
  Result<std::vector<UnitRemarks>> remarks(const Session& session, const Period& period, std::optional<Instant> cutoff = {});
  /// For the figures; see reportedFigures().
  Result<std::vector<UnitFigures>> valuesAsOf(const Session& session, const Period& period, Instant cutoff);
  /// Units that owe a form.
  Result<std::vector<Office>> units(const Session& session);

  /// Stores a first form. Refusals: those of readReportValues(); NotFound "report_unit_name"; OutOfRange "report_submitted_at" for an instant
  /// still to come; AlreadyExists "report_form" when there is one already: then it is an amendment.
  Result<ReportSheet> submit(const Session& session, const ReportDraft& draft);
  /// Stores what differs. Further refusals: NotFound "report_form" without a form; Required "report_note" without a reason; StaleVersion
  /// "report_form" when another amendment came between; DateOrder "report_submitted_at" before the last submission. Without a difference
  /// nothing is written.
  Result<ReportSheet> amend(const Session& session, const ReportDraft& draft);

  /// Sets when the forms of a period are due, for all units or one of them.
  Result<void> setDue(const Session& session, const Period& period, const QString& unit, Instant due, const QString& note = {});
  /// Says why a remark about a form is right. NotFound "report_remark" when the form has none of this key; Required "report_reason".
  Result<ReportSheet> answer(const Session& session, const QString& unit, const Period& period, const QString& key, const QString& reason);

 private:
  Result<ReportSheet> sheetOf(const Office& unit, const Period& period, Instant cutoff);
  Instant now() const { return store_.clock().now(); }

  Store& store_;
};

}  // namespace shuangda
