#include "services/report_writer.h"

#include <algorithm>

#include "domain/legal_case_fields.h"
#include "services/report_board.h"
#include "services/report_texts.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("report_submission");

/// What the audit trail tells: the head of the form, and each number before and after.
std::vector<FieldChange> changesOf(const ReportReceipt& before, const Office& unit, const ReportSubmission& submission) {
  std::vector<FieldChange> changes{{QStringLiteral("unit"), {}, unit.name},
                                   {QStringLiteral("period"), {}, submission.period.code()},
                                   {QStringLiteral("number"), {}, QString::number(submission.number)},
                                   {QStringLiteral("submitted_at"), {}, reportInstantText(submission.submittedAt)},
                                   {QStringLiteral("zero_declared"), {}, submission.zero ? QStringLiteral("是") : QStringLiteral("否")}};
  if (!submission.signer.isEmpty()) {
    changes.push_back({QStringLiteral("signer"), {}, submission.signer});
  }
  if (!submission.note.isEmpty()) {
    changes.push_back({QStringLiteral("note"), {}, submission.note});
  }
  for (const ReportValue& value : submission.values) {
    const auto stored = before.values.constFind(value.code);
    changes.push_back({value.code, stored == before.values.constEnd() ? QString() : reportValueText(*stored), reportValueText(value)});
  }
  return changes;
}

}  // namespace

const std::vector<ReportSubmission>& ReportWriter::stored(OfficeId office, const Period& period) {
  const auto key = std::pair(office.value, period.code());
  const auto found = stored_.find(key);
  return found != stored_.end() ? found->second : stored_.emplace(key, repository_.submissions(office, period)).first->second;
}

ReportReceipt ReportWriter::inForce(const Office& unit, const Period& period) {
  const std::vector<ReportSubmission>& submissions = stored(unit.id, period);
  const Instant last = submissions.empty() ? work_.now() : submissions.back().submittedAt;
  return receiptOf(unit, period, submissions, last, last);
}

void ReportWriter::store(const QString& action, const Office& unit, ReportSubmission submission) {
  const ReportReceipt before = inForce(unit, submission.period);
  auto& submissions = stored_[std::pair(unit.id.value, submission.period.code())];
  submission.office = unit.id;
  submission.number = submissions.empty() ? 1 : submissions.back().number + 1;
  submission.recordedAt = work_.now();
  submission.id = repository_.insert(submission);
  for (const ReportValue& value : submission.values) {
    repository_.insertValue(submission.id, value);
  }
  work_.audit().record(action, kEntity, submission.id.value, changesOf(before, unit, submission));
  submissions.push_back(std::move(submission));
}

void ReportWriter::storeDue(const QString& action, const std::optional<Office>& unit, ReportDue due) {
  const std::vector<ReportDue> dues = repository_.dues(due.period);
  const OfficeId office = unit ? unit->id : OfficeId{};
  const Instant before = dueOf(dues, office, due.period, dueRuleOf(work_.law().parameters));
  // For one unit only what differs is stored; for all of them the instant may replace those of single units.
  if (unit && reportInstantText(before) == reportInstantText(due.due)) {
    return;
  }
  due.office = unit ? std::optional(office) : std::nullopt;
  due.recordedAt = work_.now();
  const std::int64_t id = repository_.insertDue(due);
  work_.audit().record(action, QStringLiteral("report_due"), id,
                       {{QStringLiteral("period"), {}, due.period.code()},
                        {QStringLiteral("unit"), {}, unit ? unit->name : QString()},
                        {QStringLiteral("due_at"), reportInstantText(before), reportInstantText(due.due)},
                        {QStringLiteral("note"), {}, due.note}});
}

Result<void> checkSubmittedAt(Instant submittedAt, Instant now) {
  if (submittedAt > now) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("report_submitted_at"), reportInstantText(submittedAt));
  }
  return {};
}

}  // namespace shuangda
