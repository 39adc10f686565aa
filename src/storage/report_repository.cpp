#include "storage/report_repository.h"

#include <unordered_map>

namespace shuangda {
namespace {

/// A period the store holds and the program cannot read means a damaged store.
Period storedPeriod(const QString& code) {
  const Result<Period> period = Period::parse(code);
  if (!period) {
    throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored period is not readable"));
  }
  return *period;
}

ReportSubmission readSubmission(Statement& s) {
  return {.id = s.get<ReportId>(0),
          .office = s.get<OfficeId>(1),
          .period = storedPeriod(s.get<QString>(2)),
          .number = s.get<int>(3),
          .submittedAt = s.get<Instant>(4),
          .zero = s.get<bool>(5),
          .signer = s.get<QString>(6),
          .note = s.get<QString>(7),
          .import = s.get<ImportId>(8),
          .recordedAt = s.get<Instant>(9),
          .account = s.get<AccountId>(10),
          .accountName = s.get<QString>(11)};
}

std::int64_t insertedKey(Statement& statement) {
  statement.step();
  const auto id = statement.get<std::int64_t>(0);
  statement.run();
  return id;
}

}  // namespace

ReportId ReportRepository::insert(const ReportSubmission& r) {
  Statement statement(database_,
                      "INSERT INTO report_submission (office_id, period, number, submitted_at, zero_declared, signer, note, import_id, recorded_at, account_id)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(r.office, r.period.code(), r.number, r.submittedAt, r.zero, r.signer, r.note, std::nullopt, r.recordedAt, r.account);
  if (r.import.isStored()) {
    statement.bind(8, r.import);
  }
  return ReportId{insertedKey(statement)};
}

void ReportRepository::insertValue(ReportId submission, const ReportValue& v) {
  if (!insertValue_) {
    insertValue_.emplace(database_, "INSERT INTO report_value (submission_id, code, amount, qualifier, given, given_unit, note) VALUES (?, ?, ?, ?, ?, ?, ?)");
  }
  insertValue_->bindAll(submission, v.code, v.amount, v.qualifier, v.given, v.givenUnit, v.note).run();
}

template <typename... Keys>
std::vector<ReportSubmission> ReportRepository::read(std::string_view condition, const Keys&... keys) {
  std::vector<ReportSubmission> submissions;
  std::unordered_map<std::int64_t, std::size_t> places;
  Statement s(database_, "SELECT r.id, r.office_id, r.period, r.number, r.submitted_at, r.zero_declared, r.signer, r.note, r.import_id, r.recorded_at, r.account_id,"
                         " a.display_name FROM report_submission r JOIN account a ON a.id = r.account_id" +
                             std::string(condition) + " ORDER BY r.period, r.office_id, r.number");
  s.bindAll(keys...);
  while (s.step()) {
    submissions.push_back(readSubmission(s));
    places.emplace(submissions.back().id.value, submissions.size() - 1);
  }
  Statement v(database_, "SELECT v.submission_id, v.code, v.amount, v.qualifier, v.given, v.given_unit, v.note FROM report_value v"
                         " JOIN report_submission r ON r.id = v.submission_id" +
                             std::string(condition) + " ORDER BY v.submission_id, v.code");
  v.bindAll(keys...);
  while (v.step()) {
    submissions[places.at(v.get<std::int64_t>(0))].values.push_back({.code = v.get<QString>(1),
                                                                     .amount = v.get<std::optional<std::int64_t>>(2),
                                                                     .qualifier = v.get<QString>(3),
                                                                     .given = v.get<QString>(4),
                                                                     .givenUnit = v.get<QString>(5),
                                                                     .note = v.get<QString>(6)});
  }
  return submissions;
}

std::vector<ReportSubmission> ReportRepository::submissions(const Period& period) { return read(" WHERE r.period = ?", period.code()); }

std::vector<ReportSubmission> ReportRepository::submissions(OfficeId office, const Period& period) {
  return read(" WHERE r.period = ? AND r.office_id = ?", period.code(), office);
}

std::vector<ReportSubmission> ReportRepository::all() { return read(""); }

std::map<std::pair<std::int64_t, QString>, Instant> ReportRepository::firstSubmissions() {
  std::map<std::pair<std::int64_t, QString>, Instant> first;
  Statement s(database_, "SELECT office_id, period, MIN(submitted_at) FROM report_submission GROUP BY office_id, period ORDER BY office_id, period");
  while (s.step()) {
    first.emplace(std::pair(s.get<std::int64_t>(0), s.get<QString>(1)), s.get<Instant>(2));
  }
  return first;
}

std::optional<Period> ReportRepository::firstQuarter() {
  Statement s(database_, "SELECT period FROM (SELECT period FROM report_submission UNION SELECT period FROM report_due) known"
                         " WHERE period LIKE '____Q_' ORDER BY period LIMIT 1");
  return s.step() ? std::optional(storedPeriod(s.get<QString>(0))) : std::nullopt;
}

std::int64_t ReportRepository::insertDue(const ReportDue& d) {
  Statement statement(database_, "INSERT INTO report_due (period, office_id, due_at, note, recorded_at, account_id) VALUES (?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(d.period.code(), d.office, d.due, d.note, d.recordedAt, d.account);
  return insertedKey(statement);
}

template <typename... Keys>
std::vector<ReportDue> ReportRepository::readDues(std::string_view condition, const Keys&... keys) {
  std::vector<ReportDue> dues;
  Statement s(database_, "SELECT id, period, office_id, due_at, note, recorded_at, account_id FROM report_due" + std::string(condition) + " ORDER BY id");
  s.bindAll(keys...);
  while (s.step()) {
    dues.push_back({.id = s.get<std::int64_t>(0),
                    .period = storedPeriod(s.get<QString>(1)),
                    .office = s.get<std::optional<OfficeId>>(2),
                    .due = s.get<Instant>(3),
                    .note = s.get<QString>(4),
                    .recordedAt = s.get<Instant>(5),
                    .account = s.get<AccountId>(6)});
  }
  return dues;
}

std::vector<ReportDue> ReportRepository::dues(const Period& period) { return readDues(" WHERE period = ?", period.code()); }
std::vector<ReportDue> ReportRepository::allDues() { return readDues(""); }

std::int64_t ReportRepository::insertAnswer(const ReportAnswer& a) {
  Statement statement(database_, "INSERT INTO report_answer (office_id, period, remark, reason, recorded_at, account_id) VALUES (?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(a.office, a.period.code(), a.remark, a.reason, a.recordedAt, a.account);
  return insertedKey(statement);
}

std::vector<ReportAnswer> ReportRepository::answers(const Period& period) {
  std::vector<ReportAnswer> answers;
  Statement s(database_, "SELECT n.id, n.office_id, n.remark, n.reason, n.recorded_at, n.account_id, a.display_name FROM report_answer n"
                         " JOIN account a ON a.id = n.account_id WHERE n.period = ? ORDER BY n.id");
  s.bindAll(period.code());
  while (s.step()) {
    answers.push_back({.id = s.get<std::int64_t>(0),
                       .office = s.get<OfficeId>(1),
                       .period = period,
                       .remark = s.get<QString>(2),
                       .reason = s.get<QString>(3),
                       .recordedAt = s.get<Instant>(4),
                       .account = s.get<AccountId>(5),
                       .accountName = s.get<QString>(6)});
  }
  return answers;
}

}  // namespace shuangda
