#include "services/report_service.h"

#include <algorithm>

#include "services/report_writer.h"
#include "services/unit_of_work.h"
#include "storage/account_repository.h"
#include "storage/report_repository.h"

namespace shuangda {
namespace {

Result<Office> officeNamed(Database& database, const QString& name) {
  const std::optional<Office> found = OfficeRepository(database).findByName(name.trimmed());
  return found ? Result<Office>(*found) : refuse(ErrorCode::NotFound, QStringLiteral("report_unit_name"), name.trimmed());
}

/// The values of a unit for another period, as of an instant; nothing when it sent none.
QMap<QString, ReportValue> valuesOf(ReportRepository& repository, const Office& unit, const Period& period, Instant cutoff) {
  ReportReceipt receipt = receiptOf(unit, period, repository.submissions(unit.id, period), cutoff, cutoff);
  if (receipt.zeroDeclared) {
    for (const ReportIndicator* indicator : ReportCatalogue::builtIn().askedOf(unit)) {
      receipt.values.insert(indicator->code, {.code = indicator->code, .amount = 0});
    }
  }
  return receipt.values;
}

/// True when an amendment would take back every number of the form.
bool leavesNothing(const ReportReceipt& before, const ReportSubmission& amendment) {
  QMap<QString, ReportValue> values = before.values;
  for (const ReportValue& value : amendment.values) {
    value.amount ? void(values.insert(value.code, value)) : void(values.remove(value.code));
  }
  return values.isEmpty();
}

/// The latest answer to each remark holds.
void addAnswers(std::vector<ReportRemark>& remarks, const std::vector<ReportAnswer>& answers) {
  for (ReportRemark& remark : remarks) {
    const auto found = std::find_if(answers.rbegin(), answers.rend(), [&](const ReportAnswer& answer) { return answer.remark == remark.key; });
    if (found != answers.rend()) {
      remark.answer = found->reason;
      remark.answeredBy = found->accountName;
      remark.answeredAt = found->recordedAt;
    }
  }
}

}  // namespace

Result<ReportBoard> ReportService::receipts(const Session& session, const Period& period, std::optional<Instant> cutoff) {
  return requireReader(session).map([&] {
    const Snapshot snapshot(store_.database());
    return readReportBoard(store_.database(), store_.law().law().parameters, period, cutoff.value_or(now()));
  });
}

Result<std::vector<UnitFigures>> ReportService::valuesAsOf(const Session& session, const Period& period, Instant cutoff) {
  return requireReader(session).map([&] {
    const Snapshot snapshot(store_.database());
    return reportedFigures(store_.database(), store_.law().law().parameters, period, cutoff);
  });
}

Result<std::vector<Office>> ReportService::units(const Session& session) {
  return requireReader(session).map([&] {
    std::vector<Office> units = OfficeRepository(store_.database()).all();
    std::erase_if(units, [](const Office& unit) { return !owesForm(unit); });
    return units;
  });
}

Result<ReportSheet> ReportService::sheetOf(const Office& unit, const Period& period, Instant cutoff) {
  const LawParameters& parameters = store_.law().law().parameters;
  ReportRepository repository(store_.database());
  ReportSheet sheet{.history = repository.submissions(unit.id, period), .limits = jumpLimitsOf(parameters), .answers = repository.answers(period)};
  std::erase_if(sheet.answers, [&](const ReportAnswer& answer) { return answer.office != unit.id; });
  const ReportBoard board = readReportBoard(store_.database(), parameters, period, cutoff);
  const auto listed = std::ranges::find_if(board.receipts, [&](const ReportReceipt& receipt) { return receipt.unit.id == unit.id; });
  sheet.receipt = listed != board.receipts.end() ? *listed : receiptOf(unit, period, {}, dueOf(repository.dues(period), unit.id, period, dueRuleOf(parameters)), cutoff);
  if (const std::optional<Period> previous = period.previous()) {
    sheet.bases.lastQuarter = valuesOf(repository, unit, *previous, cutoff);
  }
  sheet.bases.lastYear = valuesOf(repository, unit, period.samePeriodLastYear(), cutoff);
  for (const ReportIndicator& indicator : ReportCatalogue::builtIn().all()) {
    if (ReportCatalogue::builtIn().isAsked(unit, indicator) || sheet.receipt.values.contains(indicator.code)) {
      sheet.asked.push_back(&indicator);
    }
  }
  sheet.remarks = reportRemarks(sheet.receipt, sheet.bases, sheet.limits);
  addAnswers(sheet.remarks, sheet.answers);
  return sheet;
}

Result<ReportSheet> ReportService::sheet(const Session& session, const QString& unit, const Period& period, std::optional<Instant> cutoff) {
  return requireReader(session).and_then([&] { return officeNamed(store_.database(), unit); }).and_then([&](const Office& office) {
    return sheetOf(office, period, cutoff.value_or(now()));
  });
}

Result<std::vector<UnitRemarks>> ReportService::remarks(const Session& session, const Period& period, std::optional<Instant> cutoff) {
  const Result<ReportBoard> board = receipts(session, period, cutoff);
  if (!board) {
    return tl::unexpected(board.error());
  }
  std::vector<UnitRemarks> all;
  for (const ReportReceipt& receipt : board->receipts) {
    if (receipt.isMissing()) {
      continue;
    }
    Result<ReportSheet> sheet = sheetOf(receipt.unit, period, board->cutoff);
    if (!sheet->remarks.empty()) {
      all.push_back({receipt.unit, std::move(sheet->remarks)});
    }
  }
  return all;
}

Result<ReportSheet> ReportService::submit(const Session& session, const ReportDraft& draft) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  const Result<Office> unit = officeNamed(work.database(), draft.unit);
  if (!unit) {
    return tl::unexpected(unit.error());
  }
  const Instant submittedAt = draft.submittedAt.value_or(work.now());
  const Result<std::vector<ReportValue>> values = checkSubmittedAt(submittedAt, work.now()).and_then([&] { return readReportValues(draft); });
  if (!values) {
    return tl::unexpected(values.error());
  }
  ReportWriter writer(work);
  if (!writer.stored(unit->id, draft.period).empty()) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("report_form"), unit->name + u'|' + draft.period.nameZh());
  }
  ReportSubmission submission{.period = draft.period, .submittedAt = submittedAt, .zero = draft.zero, .signer = draft.signer.trimmed(), .note = draft.note.trimmed(), .account = session.account};
  for (const ReportValue& value : *values) {
    if (value.amount) {
      submission.values.push_back(value);
    }
  }
  if (submission.values.empty() && !draft.zero) {
    return refuse(ErrorCode::Required, QStringLiteral("report_values"), unit->name);
  }
  writer.store(QStringLiteral("submit"), *unit, std::move(submission));
  work.commit();
  return sheetOf(*unit, draft.period, now());
}

Result<ReportSheet> ReportService::amend(const Session& session, const ReportDraft& draft) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  const Result<Office> unit = officeNamed(work.database(), draft.unit);
  if (!unit) {
    return tl::unexpected(unit.error());
  }
  ReportWriter writer(work);
  const std::vector<ReportSubmission>& stored = writer.stored(unit->id, draft.period);
  const QString form = unit->name + u'|' + draft.period.nameZh();
  if (stored.empty()) {
    return refuse(ErrorCode::NotFound, QStringLiteral("report_form"), form);
  }
  if (draft.basedOn != 0 && stored.back().number != draft.basedOn) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("report_form"), form);
  }
  if (draft.note.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("report_note"));
  }
  const Instant submittedAt = draft.submittedAt.value_or(work.now());
  if (submittedAt < stored.back().submittedAt) {
    return refuse(ErrorCode::DateOrder, QStringLiteral("report_submitted_at"), reportInstantText(stored.back().submittedAt));
  }
  const Result<std::vector<ReportValue>> values = checkSubmittedAt(submittedAt, work.now()).and_then([&] { return readReportValues(draft); });
  if (!values) {
    return tl::unexpected(values.error());
  }
  const ReportReceipt before = writer.inForce(*unit, draft.period);
  ReportSubmission submission{.period = draft.period, .submittedAt = submittedAt, .zero = draft.zero, .signer = draft.signer.trimmed(), .note = draft.note.trimmed(), .account = session.account};
  submission.values = draft.zero ? std::vector<ReportValue>{} : amendedValues(before, *values, draft.complete);
  const bool same = submission.values.empty() && submission.zero == before.zeroDeclared && (submission.signer.isEmpty() || submission.signer == before.signer);
  if (!same && !draft.zero && leavesNothing(before, submission)) {
    return refuse(ErrorCode::Required, QStringLiteral("report_values"), unit->name);
  }
  if (!same) {
    writer.store(QStringLiteral("amend"), *unit, std::move(submission));
    work.commit();
  }
  return sheetOf(*unit, draft.period, now());
}

Result<void> ReportService::setDue(const Session& session, const Period& period, const QString& unit, Instant due, const QString& note) {
  return requireWriter(session).and_then([&]() -> Result<void> {
    UnitOfWork work(store_, session);
    std::optional<Office> office;
    if (!unit.trimmed().isEmpty()) {
      Result<Office> found = officeNamed(work.database(), unit);
      if (!found) {
        return tl::unexpected(found.error());
      }
      office = *found;
    }
    ReportWriter(work).storeDue(QStringLiteral("set_due"), office, {.period = period, .due = due, .note = note.trimmed(), .account = session.account});
    work.commit();
    return {};
  });
}

Result<ReportSheet> ReportService::answer(const Session& session, const QString& unit, const Period& period, const QString& key, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("report_reason"));
  }
  UnitOfWork work(store_, session);
  const Result<ReportSheet> before = officeNamed(work.database(), unit).and_then([&](const Office& office) { return sheetOf(office, period, work.now()); });
  if (!before) {
    return before;
  }
  const auto remark = std::ranges::find(before->remarks, key, &ReportRemark::key);
  if (remark == before->remarks.end()) {
    return refuse(ErrorCode::NotFound, QStringLiteral("report_remark"), key);
  }
  const Office& office = before->receipt.unit;
  const std::int64_t id = ReportRepository(work.database())
                              .insertAnswer({.office = office.id, .period = period, .remark = key, .reason = reason.trimmed(), .recordedAt = work.now(), .account = session.account});
  work.audit().record(QStringLiteral("answer"), QStringLiteral("report_answer"), id,
                      {{QStringLiteral("unit"), {}, office.name},
                       {QStringLiteral("period"), {}, period.code()},
                       {QStringLiteral("remark"), {}, remark->text},
                       {QStringLiteral("reason"), {}, reason.trimmed()}});
  work.commit();
  return sheetOf(office, period, now());
}

}  // namespace shuangda
