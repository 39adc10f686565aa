#include "storage/wording_repository.h"

namespace shuangda {
namespace {

QString periodText(const std::optional<Period>& period) { return period ? period->code() : QStringLiteral(""); }

Period readPeriod(const QString& code) {
  const Result<Period> period = Period::parse(code);
  if (!period) {
    throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored period is not readable"));
  }
  return *period;
}

const std::string kSelectProblems =
    "SELECT p.id, p.bulletin_id, b.period, p.list, p.subject, p.detail, p.settled_at, p.settled_by, a.display_name, p.settled_note FROM bulletin_problem p"
    " JOIN bulletin b ON b.id = p.bulletin_id LEFT JOIN account a ON a.id = p.settled_by ";

TrackedProblem readProblem(Statement& s) {
  TrackedProblem problem{.id = s.get<std::int64_t>(0),
                         .bulletin = s.get<std::int64_t>(1),
                         .period = readPeriod(s.get<QString>(2)),
                         .list = s.get<QString>(3),
                         .unit = s.get<QString>(4),
                         .detail = s.get<QString>(5)};
  if (!s.isNull(6)) {
    problem.settled = SignedBy{.at = s.get<Instant>(6), .account = s.get<AccountId>(7), .name = s.get<QString>(8)};
    problem.settledNote = s.get<QString>(9);
  }
  return problem;
}

}  // namespace

std::vector<Wording> WordingRepository::of(const std::optional<Period>& period) {
  Statement s(database_, "SELECT id, period, code, kind, after_code, level, text FROM bulletin_wording WHERE period = '' OR period = ? ORDER BY id");
  s.bindAll(periodText(period));
  std::vector<Wording> wordings;
  while (s.step()) {
    const QString of = s.get<QString>(1);
    const std::optional<Wording::Kind> kind = wordingKindOf(s.get<QString>(3));
    if (!kind) {
      throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored wording is of no kind"));
    }
    wordings.push_back({.id = s.get<std::int64_t>(0),
                        .period = of.isEmpty() ? std::nullopt : std::optional(readPeriod(of)),
                        .code = s.get<QString>(2),
                        .kind = *kind,
                        .after = s.get<QString>(4),
                        .level = s.get<int>(5),
                        .text = s.get<QString>(6)});
  }
  return wordings;
}

void WordingRepository::replace(const std::optional<Period>& period, const std::vector<Wording>& wordings) {
  Statement(database_, "DELETE FROM bulletin_wording WHERE period = ?").bindAll(periodText(period)).run();
  Statement insert(database_, "INSERT INTO bulletin_wording (period, code, kind, after_code, level, text) VALUES (?, ?, ?, ?, ?, ?)");
  for (const Wording& wording : wordings) {
    insert.bindAll(periodText(period), wording.code, wordingKindText(wording.kind), wording.after, wording.level, wording.text).run();
  }
}

std::vector<CaseId> WordingRepository::cases(const Period& period) {
  Statement s(database_, "SELECT case_id FROM bulletin_case WHERE period = ? ORDER BY place");
  s.bindAll(period.code());
  std::vector<CaseId> cases;
  while (s.step()) {
    cases.push_back(s.get<CaseId>(0));
  }
  return cases;
}

void WordingRepository::replaceCases(const Period& period, const std::vector<CaseId>& cases) {
  Statement(database_, "DELETE FROM bulletin_case WHERE period = ?").bindAll(period.code()).run();
  Statement insert(database_, "INSERT INTO bulletin_case (period, case_id, place) VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    insert.bindAll(period.code(), cases[i], static_cast<std::int64_t>(i)).run();
  }
}

void TrackedProblemRepository::insert(std::int64_t bulletin, const TrackedProblem& problem) {
  Statement(database_, "INSERT INTO bulletin_problem (bulletin_id, list, subject, detail, settled_at, settled_by, settled_note) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bindAll(bulletin, problem.list, problem.unit, problem.detail, problem.settled ? std::optional(problem.settled->at) : std::nullopt,
               problem.settled ? std::optional(problem.settled->account) : std::nullopt, problem.settledNote.isNull() ? QStringLiteral("") : problem.settledNote)
      .run();
}

std::vector<TrackedProblem> TrackedProblemRepository::of(std::int64_t bulletin) {
  Statement s(database_, kSelectProblems + "WHERE p.bulletin_id = ? ORDER BY p.id");
  s.bindAll(bulletin);
  std::vector<TrackedProblem> problems;
  while (s.step()) {
    problems.push_back(readProblem(s));
  }
  return problems;
}

std::vector<TrackedProblem> TrackedProblemRepository::ofIssued() {
  Statement s(database_, kSelectProblems + "WHERE b.issued_at IS NOT NULL AND b.withdrawn_at IS NULL ORDER BY b.id DESC, p.id");
  std::vector<TrackedProblem> problems;
  while (s.step()) {
    problems.push_back(readProblem(s));
  }
  return problems;
}

std::optional<TrackedProblem> TrackedProblemRepository::find(std::int64_t id) {
  Statement s(database_, kSelectProblems + "WHERE p.id = ?");
  s.bindAll(id);
  std::optional<TrackedProblem> found;
  while (s.step()) {
    found = readProblem(s);
  }
  return found;
}

bool TrackedProblemRepository::settle(std::int64_t id, Instant now, AccountId account, const QString& note) {
  return Statement(database_, "UPDATE bulletin_problem SET settled_at = ?, settled_by = ?, settled_note = ? WHERE id = ? AND settled_at IS NULL")
             .bindAll(now, account, note, id)
             .run() == 1;
}

void TrackedProblemRepository::reopen(std::int64_t id) {
  Statement(database_, "UPDATE bulletin_problem SET settled_at = NULL, settled_by = NULL, settled_note = '' WHERE id = ?").bindAll(id).run();
}

}  // namespace shuangda
