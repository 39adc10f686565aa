#include "storage/case_repository.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <unordered_map>

#include "domain/legal_case_fields.h"
#include "domain/searched_lines.h"
#include "storage/case_selection.h"
#include "storage/field_columns.h"
#include "storage/transfer_repository.h"

namespace shuangda {
namespace {

const ColumnList& caseColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitCaseFields(LegalCase{}, [&list](const char* name, const auto& member) { list.add(columnName(name, member)); });
    return list;
  }();
  return columns;
}

constexpr int kRowsPerQuery = 64;

/// Binds the derived columns and all fields from `parameter` on; returns the next free parameter.
int bindCase(Statement& statement, int parameter, const LegalCase& c) {
  statement.bind(parameter++, c.recordedAt);
  statement.bind(parameter++, listingDate(c));
  statement.bind(parameter++, countingUnit(c));
  visitCaseFields(c, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  return parameter;
}

LegalCase readCase(Statement& statement) {
  LegalCase c;
  c.id = statement.get<CaseId>(0);
  c.uid = statement.get<QString>(1);
  c.version = statement.get<int>(2);
  c.recordedAt = statement.get<Instant>(3);
  int column = 4;
  visitCaseFields(c, [&](const char*, auto& member) { readField(statement, column++, member); });
  return c;
}

std::string selectCase(std::string_view condition) {
  return "SELECT id, uid, version, recorded_at, " + caseColumns().names() + " FROM legal_case WHERE " + std::string(condition);
}

QString fieldsToJson(const LegalCase& c) {
  QJsonObject object;
  visitCaseFields(c, [&object](const char* name, const auto& member) {
    if (const QString text = fieldText(member); !text.isEmpty()) {
      object.insert(QString::fromLatin1(name), text);
    }
  });
  return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

LegalCase fieldsFromJson(const QString& json) {
  const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
  LegalCase c;
  for (auto it = object.begin(); it != object.end(); ++it) {
    if (!setCaseField(c, it.key(), it.value().toString())) {
      throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored case version is not readable"));
    }
  }
  return c;
}

std::vector<CaseId> readIds(Statement& statement) {
  std::vector<CaseId> ids;
  while (statement.step()) {
    ids.push_back(statement.get<CaseId>(0));
  }
  return ids;
}

CaseRow readRow(Statement& statement) {
  CaseRow row{.id = statement.get<CaseId>(0),
              .number = statement.get<QString>(1),
              .docNo = statement.get<QString>(2),
              .party = statement.get<QString>(3),
              .cause = statement.get<QString>(4),
              .unit = statement.get<QString>(5),
              .listingDate = statement.get<QString>(6),
              .value = statement.get<std::optional<Money>>(7),
              .fine = statement.get<std::optional<Money>>(8)};
  LegalCase dates;
  dates.voidDate = statement.get<std::optional<EventDate>>(9);
  dates.withdrawnDate = statement.get<std::optional<EventDate>>(10);
  dates.closedDate = statement.get<std::optional<EventDate>>(11);
  dates.transfer.delivered = statement.get<std::optional<EventDate>>(12);
  dates.transfer.flag = statement.get<QString>(13);
  dates.decision.date = statement.get<std::optional<EventDate>>(14);
  dates.filedDate = statement.get<std::optional<EventDate>>(15);
  row.stage = caseStage(dates);
  return row;
}

constexpr std::string_view kSelectVersions = "SELECT case_id, version, recorded_at, superseded_at, fields FROM case_version WHERE ";

/// GCC 12 warns wrongly where it inlines the joining of two literals (its bug 105651).
[[gnu::noinline]] std::string selectVersions(std::string_view condition) {
  std::string sql(kSelectVersions);
  sql += condition;
  return sql;
}

std::vector<CaseVersion> readVersions(Statement& statement) {
  std::vector<CaseVersion> versions;
  while (statement.step()) {
    versions.push_back({.legalCase = statement.get<CaseId>(0),
                        .version = statement.get<int>(1),
                        .recordedAt = statement.get<Instant>(2),
                        .supersededAt = statement.get<Instant>(3),
                        .fields = fieldsFromJson(statement.get<QString>(4))});
  }
  return versions;
}

std::string rowQuery() {
  std::string sql =
      "SELECT id, case_id, doc_no, party, cause, counting_unit, listing_date, COALESCE(illegal_turnover_fen, goods_value_fen),"
      " fine_fen, void_date, withdrawn_date, closed_date, transfer_date, transferred_to_police, decision_date, filed_date"
      " FROM legal_case WHERE id IN (?";
  for (int i = 1; i < kRowsPerQuery; ++i) {
    sql += ", ?";
  }
  return sql + ") ORDER BY id";
}

}  // namespace

namespace {

/// The statement kept in `kept`, prepared on its first use.
template <typename Sql>
Statement& prepared(std::optional<Statement>& kept, Database& database, Sql sql) {
  if (!kept) {
    kept.emplace(database, sql());
  }
  return *kept;
}

std::optional<LegalCase> readOne(Statement& statement) {
  std::optional<LegalCase> found = statement.step() ? std::optional(readCase(statement)) : std::nullopt;
  statement.reset();  // an unfinished SELECT would keep the log growing
  return found;
}

}  // namespace

CaseId CaseRepository::insert(const LegalCase& legalCase, std::optional<ImportId> import) {
  if (!insert_) {
    insert_.emplace(database_, "INSERT INTO legal_case (uid, version, import_id, recorded_at, listing_date, counting_unit, " +
                                   caseColumns().names() + ") VALUES (?, 1, ?, ?, ?, ?, " + caseColumns().placeholders() + ") RETURNING id");
  }
  Statement& statement = *insert_;
  statement.bind(1, legalCase.uid);
  statement.bind(2, import);
  bindCase(statement, 3, legalCase);
  statement.step();
  const auto id = statement.get<CaseId>(0);
  statement.run();
  index_.put(SearchKind::Case, id.value, listingDate(legalCase), searchedText(legalCase));
  return id;
}

bool CaseRepository::update(const LegalCase& previous, const LegalCase& legalCase) {
  Statement& statement = prepared(update_, database_, [] {
    return "UPDATE legal_case SET version = version + 1, recorded_at = ?, listing_date = ?, counting_unit = ?, " +
           caseColumns().assignments() + " WHERE id = ? AND version = ?";
  });
  const int next = bindCase(statement, 1, legalCase);
  statement.bind(next, previous.id);
  statement.bind(next + 1, legalCase.version);
  if (statement.run() != 1) {
    return false;
  }
  Statement& keep = prepared(keepVersion_, database_, [] {
    return std::string("INSERT INTO case_version (case_id, version, recorded_at, superseded_at, fields) VALUES (?, ?, ?, ?, ?)");
  });
  keep.bindAll(previous.id, previous.version, previous.recordedAt, legalCase.recordedAt, fieldsToJson(previous)).run();
  // Most changes are of dates and amounts, which are not searched.
  const QString text = searchedText(legalCase);
  if (text != searchedText(previous) || listingDate(legalCase) != listingDate(previous)) {
    index_.put(SearchKind::Case, previous.id.value, listingDate(legalCase), text);
  }
  if (legalCase.number != previous.number || legalCase.party.name != previous.party.name) {
    // Its matters of 两法衔接 are found by them too.
    TransferRepository transfers(database_);
    for (const Transfer& transfer : transfers.ofCase(previous.id)) {
      transfers.putText(transfer.id);
    }
  }
  return true;
}

void CaseRepository::remove(CaseId id) {
  Statement(database_, "DELETE FROM running_clock WHERE case_id = ?").bindAll(id).run();
  // A matter that only the dates of the case told of goes with it; one somebody opened keeps the case (case_dependents).
  TransferRepository transfers(database_);
  for (const Transfer& transfer : transfers.ofCase(id)) {
    transfers.remove(transfer.id);
  }
  Statement(database_, "DELETE FROM legal_case WHERE id = ?").bindAll(id).run();
  index_.remove(SearchKind::Case, id.value);
}

std::optional<LegalCase> CaseRepository::find(CaseId id) {
  return readOne(prepared(find_, database_, [] { return selectCase("id = ?"); }).bindAll(id));
}

std::optional<LegalCase> CaseRepository::findByNumber(const QString& number) {
  return readOne(prepared(findByNumber_, database_, [] { return selectCase("case_id = ?"); }).bindAll(number));
}

bool CaseRepository::hasNumber(const QString& number) {
  Statement& statement = prepared(hasNumber_, database_, [] { return std::string("SELECT 1 FROM legal_case WHERE case_id = ?"); });
  const bool found = statement.bindAll(number).step();
  statement.reset();
  return found;
}

std::vector<CaseId> CaseRepository::findByDocNo(const QString& docNo) {
  Statement statement(database_, "SELECT id FROM legal_case WHERE doc_no = ? ORDER BY id");
  return readIds(statement.bindAll(docNo));
}

std::vector<CaseId> CaseRepository::findByParty(const QString& party, const QString& cause) {
  Statement& statement = prepared(findByParty_, database_, [] {
    return std::string("SELECT id FROM legal_case WHERE party = ? AND cause = ? ORDER BY id");
  });
  return readIds(statement.bindAll(party, cause));
}

std::vector<CaseId> CaseRepository::createdBy(ImportId import) {
  Statement statement(database_, "SELECT id FROM legal_case WHERE import_id = ? ORDER BY id");
  return readIds(statement.bindAll(import));
}

std::vector<CaseRepository::SameParty> CaseRepository::ofSameParty(const LegalCase& legalCase) {
  // Two lookups, each by its index: an OR over both columns would read the whole table.
  Statement statement(database_,
                      "SELECT id, case_id, cause, listing_date, 1 FROM legal_case WHERE party_id_no = ? AND party_id_no <> '' AND id <> ? AND void_date IS NULL"
                      " UNION SELECT id, case_id, cause, listing_date, 0 FROM legal_case WHERE party = ? AND party <> ''"
                      " AND (party_id_no = '' OR ? = '') AND id <> ? AND void_date IS NULL ORDER BY 4 DESC, 1 DESC LIMIT 100");
  statement.bindAll(legalCase.party.idNo, legalCase.id, legalCase.party.name, legalCase.party.idNo, legalCase.id);
  std::vector<SameParty> others;
  while (statement.step()) {
    others.push_back({statement.get<CaseId>(0), statement.get<QString>(1), statement.get<QString>(2), statement.get<QString>(3), statement.get<bool>(4)});
  }
  return others;
}

bool CaseRepository::hasDependents(CaseId id) {
  for (const char* sql : {"SELECT 1 FROM measure WHERE case_id = ? LIMIT 1", "SELECT 1 FROM attachment WHERE case_id = ? LIMIT 1",
                          "SELECT 1 FROM case_event WHERE case_id = ? LIMIT 1", "SELECT 1 FROM criminal_facts WHERE case_id = ? LIMIT 1",
                          "SELECT 1 FROM screening_decision WHERE case_id = ? LIMIT 1", "SELECT 1 FROM clue WHERE legal_case_id = ? LIMIT 1",
                          "SELECT 1 FROM clue WHERE merged_case_id = ? LIMIT 1"}) {
    Statement statement(database_, sql);
    if (statement.bindAll(id).step()) {
      return true;
    }
  }
  return false;
}

std::vector<CaseId> CaseRepository::select(const CaseQuery& query) { return selectCases(database_, query); }

CaseTotals CaseRepository::totals(const CaseQuery& query) { return totalsOfCases(database_, query); }

std::vector<CaseRow> CaseRepository::rows(std::span<const CaseId> ids) {
  std::unordered_map<CaseId, CaseRow> found;
  Statement statement(database_, rowQuery());
  for (std::size_t begin = 0; begin < ids.size(); begin += kRowsPerQuery) {
    statement.reset();
    for (std::size_t i = 0; i < kRowsPerQuery; ++i) {
      // Unused places repeat a key: the text of the statement stays the same for every page.
      statement.bind(static_cast<int>(i + 1), ids[std::min(begin + i, ids.size() - 1)]);
    }
    while (statement.step()) {
      CaseRow row = readRow(statement);
      found.emplace(row.id, std::move(row));
    }
  }
  std::vector<CaseRow> rows;
  rows.reserve(ids.size());
  for (const CaseId id : ids) {
    if (const auto it = found.find(id); it != found.end()) {
      rows.push_back(it->second);
    }
  }
  return rows;
}

QStringList CaseRepository::units() {
  // A loose index scan: one seek a unit instead of a walk over every case.
  Statement next(database_, "SELECT MIN(counting_unit) FROM legal_case WHERE counting_unit > ?");
  QStringList units;
  QString last;
  while (next.bindAll(last).step() && !next.isNull(0)) {
    last = next.get<QString>(0);
    units << last;
  }
  return units;
}

std::vector<int> CaseRepository::years() {
  Statement next(database_, "SELECT MAX(listing_date) FROM legal_case WHERE listing_date < ?");
  std::vector<int> years;
  QString bound = QStringLiteral("9999");
  while (next.bindAll(bound).step() && !next.isNull(0)) {
    bound = next.get<QString>(0).left(4);
    if (const int year = bound.toInt(); year > 0) {
      years.push_back(year);
    }
    if (bound.isEmpty()) {
      break;
    }
  }
  return years;
}

std::int64_t CaseRepository::count() {
  Statement statement(database_, "SELECT COUNT(*) FROM legal_case");
  statement.step();
  return statement.get<std::int64_t>(0);
}

int CaseRepository::lastSequence(const QString& prefix) {
  Statement statement(database_, "SELECT case_id FROM legal_case WHERE case_id >= ? AND case_id < ? ORDER BY case_id");
  int last = 0;
  statement.bindAll(prefix, prefix + QChar(0xFFFD));
  while (statement.step()) {
    last = std::max(last, statement.get<QString>(0).mid(prefix.size()).toInt());
  }
  return last;
}

QStringList CaseRepository::derivedValueProblems() {
  Statement statement(database_, "SELECT id, uid, version, recorded_at, " + caseColumns().names() +
                                     ", listing_date, counting_unit FROM legal_case ORDER BY id");
  QStringList problems;
  while (statement.step()) {
    const LegalCase c = readCase(statement);
    const int derived = statement.columnCount() - 2;
    if (statement.get<QString>(derived) != listingDate(c) || statement.get<QString>(derived + 1) != countingUnit(c)) {
      problems << QStringLiteral("case %1: a derived column differs from the record").arg(c.id.value);
    }
  }
  return problems;
}

std::vector<CaseVersion> CaseRepository::versionsOf(CaseId id) {
  Statement statement(database_, selectVersions("case_id = ? ORDER BY version"));
  return readVersions(statement.bindAll(id));
}

std::vector<CaseVersion> CaseRepository::versionsInForce(Instant cutoff) {
  Statement statement(database_, selectVersions("superseded_at > ? AND recorded_at <= ? ORDER BY case_id, version"));
  return readVersions(statement.bindAll(cutoff, cutoff));
}

}  // namespace shuangda
