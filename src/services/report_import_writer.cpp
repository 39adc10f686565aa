#include "services/report_import_writer.h"

#include <algorithm>
#include <tuple>

#include "storage/account_repository.h"
#include "storage/import_repository.h"

namespace shuangda {
namespace {

const QString kImport = QStringLiteral("import");

QString cell(const ImportRecord& record, const char* name) { return record.values.value(QString::fromLatin1(name)).trimmed(); }

Result<std::optional<Instant>> instantIn(const ImportRecord& record, const char* name) {
  const QString text = cell(record, name);
  if (text.isEmpty()) {
    return std::nullopt;
  }
  const Result<Instant> instant = QLatin1String(name) == QLatin1String("due_at") ? readReportDue(text) : Instant::parseLocal(text);
  return instant ? Result<std::optional<Instant>>(*instant) : refuse(instant.error().code, QString::fromLatin1(name), text);
}

/// Exports tell instants to the second.
bool sameInstant(Instant a, Instant b) { return reportInstantText(a) == reportInstantText(b); }

bool isYes(const QString& text) { return text == QStringLiteral("是"); }

}  // namespace

struct ReportImportWriter::Row {
  Office unit{};
  Period period = Period::quarter(2000, 1);
  std::optional<Instant> due{};
  std::optional<Instant> submittedAt{};
  bool zero = false;
  ReportEntry entry{};

  bool isFormRow() const { return zero || !entry.code.isEmpty(); }
};

ReportImportWriter::ReportImportWriter(UnitOfWork& work, ImportId batch) : work_(work), batch_(batch), writer_(work) {
  const std::optional<ImportBatch> source = ImportRepository(work.database()).find(batch);
  account_ = source ? source->account : AccountId{};
}

void ReportImportWriter::order(std::vector<const ImportRecord*>& records) const {
  using Key = std::tuple<QString, QString, Instant>;
  std::vector<std::pair<Key, const ImportRecord*>> places;
  for (const ImportRecord* record : records) {
    const Result<Period> period = readReportPeriod(cell(*record, "period"));
    const Instant submitted = instantIn(*record, "submitted_at").value_or(std::nullopt).value_or(work_.now());
    places.push_back({{cell(*record, "unit"), period ? period->code() : QString(), submitted}, record});
  }
  std::ranges::stable_sort(places, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::ranges::transform(places, records.begin(), [](const auto& place) { return place.second; });
}

Result<ReportImportWriter::Row> ReportImportWriter::read(const ImportRecord& record) const {
  const QString name = cell(record, "unit");
  const std::optional<Office> unit = OfficeRepository(work_.database()).findByName(name);
  if (!unit) {
    return refuse(ErrorCode::NotFound, QStringLiteral("report_unit_name"), name);
  }
  const Result<Period> period = readReportPeriod(cell(record, "period"));
  if (!period) {
    return tl::unexpected(period.error());
  }
  const auto due = instantIn(record, "due_at");
  if (!due) {
    return tl::unexpected(due.error());
  }
  const auto submitted = instantIn(record, "submitted_at");
  if (!submitted) {
    return tl::unexpected(submitted.error());
  }
  if (*submitted) {
    if (const Result<void> possible = checkSubmittedAt(**submitted, work_.now()); !possible) {
      return tl::unexpected(possible.error());
    }
  }
  return Row{.unit = *unit,
             .period = *period,
             .due = *due,
             .submittedAt = *submitted,
             .zero = isYes(cell(record, "zero_declared")),
             .entry = {.code = cell(record, "indicator_code"), .number = cell(record, "value"), .unit = cell(record, "measure_unit"), .qualifier = cell(record, "qualifier"), .note = cell(record, "note")}};
}

Result<Written> ReportImportWriter::write(const ImportRecord& record) {
  const Result<Row> row = read(record);
  if (!row) {
    return tl::unexpected(row.error());
  }
  if (!row->isFormRow() && (!row->due || row->submittedAt || !row->entry.number.isEmpty())) {
    return refuse(ErrorCode::Required, QStringLiteral("report_row"), row->unit.name);
  }
  if (row->due) {
    takeDue(*row);
  }
  // A cell that is not filled in is not known, and says nothing.
  const bool saysNothing = !row->isFormRow() || (!row->zero && row->entry.number.isEmpty());
  return saysNothing ? Result<Written>(Written::Unchanged) : addTo(*row);
}

void ReportImportWriter::takeDue(const Row& row) {
  // All rows of a form say the same.
  const auto said = std::pair(std::pair(row.unit.id, row.period.code()), *row.due);
  if (due_ != said) {
    due_ = said;
    writer_.storeDue(kImport, row.unit, {.period = row.period, .due = *row.due, .account = account_});
  }
}

Result<bool> ReportImportWriter::begin(const Row& row) {
  const bool goesOn = unit_ && unit_->id == row.unit.id && (open_ || same_) && (open_ ? open_->period : same_->period) == row.period && given_ == row.submittedAt;
  if (goesOn) {
    return open_.has_value();
  }
  flush();
  const std::vector<ReportSubmission>& stored = writer_.stored(row.unit.id, row.period);
  const auto same = std::ranges::find_if(stored, [&](const ReportSubmission& s) { return row.submittedAt && sameInstant(s.submittedAt, *row.submittedAt); });
  unit_ = row.unit;
  given_ = row.submittedAt;
  if (same != stored.end()) {
    same_ = *same;
    return false;
  }
  if (!stored.empty() && !row.submittedAt) {
    // Without an instant it cannot be an amendment: only what is stored already may stand there.
    const ReportReceipt inForce = writer_.inForce(row.unit, row.period);
    same_ = ReportSubmission{.period = row.period, .submittedAt = stored.back().submittedAt, .zero = inForce.zeroDeclared};
    same_->values.assign(inForce.values.begin(), inForce.values.end());
    return false;
  }
  if (!stored.empty() && stored.back().submittedAt > *row.submittedAt) {
    unit_.reset();
    return refuse(ErrorCode::StaleVersion, QStringLiteral("report_submitted_at"), reportInstantText(*row.submittedAt));
  }
  open_ = ReportSubmission{.office = row.unit.id, .period = row.period, .submittedAt = row.submittedAt.value_or(work_.now()), .import = batch_, .account = account_};
  return true;
}

Result<Written> ReportImportWriter::addTo(const Row& row) {
  std::optional<ReportValue> value;
  if (!row.entry.code.isEmpty() && !row.entry.number.isEmpty()) {
    Result<ReportValue> read = readReportEntry(row.entry);
    if (!read) {
      return tl::unexpected(read.error());
    }
    value = std::move(*read);
  }
  if (row.zero && value && value->amount.value_or(0) != 0) {
    return refuse(ErrorCode::WrongState, QStringLiteral("report_zero"), row.unit.name);
  }
  const Result<bool> fresh = begin(row);
  if (!fresh) {
    return tl::unexpected(fresh.error());
  }
  ReportSubmission& submission = *fresh ? *open_ : *same_;
  const auto stored = value ? std::ranges::find(submission.values, value->code, &ReportValue::code) : submission.values.end();
  const bool known = stored != submission.values.end();
  if (!*fresh) {
    const bool agrees = submission.zero == row.zero && (!value || (known && stored->amount == value->amount && stored->qualifier == value->qualifier));
    return agrees ? Result<Written>(Written::Unchanged) : refuse(ErrorCode::AlreadyExists, QStringLiteral("report_second_form"), reportInstantText(submission.submittedAt));
  }
  if (known && !(stored->amount == value->amount && stored->qualifier == value->qualifier)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("report_code"), value->code);
  }
  if (value && !known) {
    submission.values.push_back(std::move(*value));
  }
  submission.zero = submission.zero || row.zero;
  if (submission.zero && std::ranges::any_of(submission.values, [](const ReportValue& v) { return v.amount.value_or(0) != 0; })) {
    return refuse(ErrorCode::WrongState, QStringLiteral("report_zero"), row.unit.name);
  }
  if (row.zero && submission.note.isEmpty() && row.entry.code.isEmpty()) {
    submission.note = row.entry.note;
  }
  return writer_.stored(row.unit.id, row.period).empty() ? Written::Created : Written::Updated;
}

void ReportImportWriter::flush() {
  if (open_ && (open_->zero || !open_->values.empty())) {
    writer_.store(kImport, *unit_, std::move(*open_));
  }
  open_.reset();
  same_.reset();
  unit_.reset();
  given_.reset();
}

}  // namespace shuangda
