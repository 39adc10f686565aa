#include "storage/finding_repository.h"

#include <algorithm>

namespace shuangda {
namespace {

/// Rows of one statement: 100 of ten parameters, well below what both engines take.
constexpr std::size_t kRows = 100;
constexpr int kColumns = 10;

std::string insertSql(std::size_t rows) {
  std::string sql = "INSERT INTO import_finding (import_id, sheet, row_no, column_letter, heading, code, severity, raw_value, expected_value, message) VALUES ";
  for (std::size_t i = 0; i < rows; ++i) {
    sql.append(i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }
  return sql;
}

void bindFinding(Statement& statement, int first, ImportId import, const Finding& f) {
  int parameter = first;
  statement.bind(parameter++, import);
  statement.bind(parameter++, f.sheet);
  statement.bind(parameter++, f.row);
  for (const QString& text : {f.column, f.heading, f.code, severityCode(f.severity), f.rawValue, f.expectedValue, f.message}) {
    statement.bind(parameter++, text);
  }
}

}  // namespace

void FindingRepository::insert(ImportId import, const std::vector<Finding>& findings) {
  for (std::size_t at = 0; at < findings.size(); at += kRows) {
    const std::size_t rows = std::min(kRows, findings.size() - at);
    const std::string sql = insertSql(rows);
    Statement statement(database_, sql);
    for (std::size_t i = 0; i < rows; ++i) {
      bindFinding(statement, static_cast<int>(i) * kColumns + 1, import, findings[at + i]);
    }
    statement.run();
  }
}

std::vector<Finding> FindingRepository::ofImport(ImportId import) {
  Statement s(database_,
              "SELECT sheet, row_no, column_letter, heading, code, severity, raw_value, expected_value, message FROM import_finding"
              " WHERE import_id = ? ORDER BY id");
  std::vector<Finding> findings;
  s.bindAll(import);
  while (s.step()) {
    findings.push_back({.sheet = s.get<QString>(0),
                        .row = s.get<int>(1),
                        .column = s.get<QString>(2),
                        .heading = s.get<QString>(3),
                        .code = s.get<QString>(4),
                        .severity = severityOf(s.get<QString>(5)),
                        .rawValue = s.get<QString>(6),
                        .expectedValue = s.get<QString>(7),
                        .message = s.get<QString>(8)});
  }
  return findings;
}

void FindingRepository::insertReview(ImportId import, const FindingReview& review) {
  Statement statement(database_, "INSERT INTO import_review (import_id, reviewed_at, account_id, reason) VALUES (?, ?, ?, ?)");
  statement.bindAll(import, review.at, review.account, review.reason).run();
}

std::optional<FindingReview> FindingRepository::review(ImportId import) {
  Statement s(database_,
              "SELECT reviewed_at, account_id, display_name, reason FROM import_review JOIN account ON account.id = import_review.account_id"
              " WHERE import_id = ?");
  if (!s.bindAll(import).step()) {
    return std::nullopt;
  }
  return FindingReview{s.get<Instant>(0), s.get<AccountId>(1), s.get<QString>(2), s.get<QString>(3)};
}

QString FindingRepository::accountName(AccountId account) {
  Statement statement(database_, "SELECT display_name FROM account WHERE id = ?");
  return statement.bindAll(account).step() ? statement.get<QString>(0) : QString();
}

QStringList FindingRepository::problems() {
  Statement s(database_,
              "SELECT import_batch.id FROM import_batch LEFT JOIN (SELECT import_id,"
              " CAST(SUM(CASE WHEN severity = 'warning' THEN 1 ELSE 0 END) AS BIGINT) AS warnings,"
              " CAST(SUM(CASE WHEN severity = 'info' THEN 1 ELSE 0 END) AS BIGINT) AS infos,"
              " COUNT(*) AS kept FROM import_finding GROUP BY import_id) AS found ON found.import_id = import_batch.id"
              " WHERE COALESCE(found.warnings, 0) <> CASE WHEN warning_count < ? THEN warning_count ELSE ? END"
              " OR COALESCE(found.infos, 0) > info_count"
              " OR COALESCE(found.kept, 0) <> CASE WHEN warning_count + info_count + skip_count < ? THEN warning_count + info_count + skip_count ELSE ? END"
              " ORDER BY import_batch.id");
  constexpr auto kMost = static_cast<std::int64_t>(kMostFindings);
  QStringList problems;
  s.bindAll(kMost, kMost, kMost, kMost);
  while (s.step()) {
    problems << QStringLiteral("import %1: its findings are not those that were counted").arg(s.get<std::int64_t>(0));
  }
  return problems;
}

}  // namespace shuangda
