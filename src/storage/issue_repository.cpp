#include "storage/issue_repository.h"

namespace shuangda {
namespace {

const std::string kSelect =
    "SELECT b.id, b.uid, b.version, b.period, b.cutoff, b.number, b.paper, b.hash, b.drafted_at, b.drafted_by, d.display_name, b.reviewed_at, b.reviewed_by,"
    " r.display_name, b.issued_at, b.issued_by, i.display_name, b.withdrawn_at, b.withdrawn_by, w.display_name, b.withdrawn_reason, b.replaces_id FROM bulletin b"
    " JOIN account d ON d.id = b.drafted_by LEFT JOIN account r ON r.id = b.reviewed_by LEFT JOIN account i ON i.id = b.issued_by"
    " LEFT JOIN account w ON w.id = b.withdrawn_by ";

constexpr int kDraftedAt = 8;
constexpr int kReviewedAt = 11;
constexpr int kIssuedAt = 14;
constexpr int kWithdrawnAt = 17;

SignedBy signedBy(Statement& row, int column) {
  return {.at = row.get<Instant>(column), .account = row.get<AccountId>(column + 1), .name = row.get<QString>(column + 2)};
}

std::optional<SignedBy> maybeSigned(Statement& row, int column) { return row.isNull(column) ? std::nullopt : std::optional(signedBy(row, column)); }

void bindSigned(Statement& statement, int parameter, const std::optional<SignedBy>& by) {
  statement.bind(parameter, by ? std::optional(by->at) : std::nullopt);
  statement.bind(parameter + 1, by ? std::optional(by->account) : std::nullopt);
}

}  // namespace

std::int64_t IssueRepository::insert(const IssuedBulletin& bulletin, const std::vector<FrozenFigure>& figures) {
  Statement s(database_,
              "INSERT INTO bulletin (uid, version, period, cutoff, number, paper, hash, drafted_at, drafted_by, withdrawn_reason, replaces_id)"
              " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, '', ?) RETURNING id");
  s.bindAll(bulletin.uid, bulletin.period.code(), bulletin.cutoff, bulletin.number, QString::fromLatin1(bulletin.paper.toBase64()), bulletin.hash, bulletin.drafted.at,
            bulletin.drafted.account, bulletin.replaces)
      .step();
  const auto id = s.get<std::int64_t>(0);
  s.reset();
  Statement figure(database_,
                   "INSERT INTO frozen_figure (bulletin_id, dimension, scope, code, amount, denominator, qualified, known, table_text, body_text, year_change,"
                   " year_text, quarter_change, quarter_text, records) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const FrozenFigure& each : figures) {
    figure.bindAll(id, dimensionText(each.dimension), each.scope, each.code, each.value.amount, each.value.denominator, each.value.qualified, each.value.known, each.tableText,
                   each.bodyText, each.yearChange, each.yearText, each.quarterChange, each.quarterText, packKeys(each.records))
        .run();
  }
  return id;
}

bool IssueRepository::update(const IssuedBulletin& bulletin) {
  Statement s(database_,
              "UPDATE bulletin SET version = version + 1, number = ?, reviewed_at = ?, reviewed_by = ?, issued_at = ?, issued_by = ?, withdrawn_at = ?, withdrawn_by = ?,"
              " withdrawn_reason = ? WHERE id = ? AND version = ?");
  s.bind(1, bulletin.number);
  bindSigned(s, 2, bulletin.reviewed);
  bindSigned(s, 4, bulletin.issued);
  bindSigned(s, 6, bulletin.withdrawn);
  s.bind(8, bulletin.withdrawnReason);
  s.bind(9, bulletin.id);
  s.bind(10, bulletin.version);
  return s.run() == 1;
}

std::vector<IssuedBulletin> IssueRepository::read(Statement& s) {
  std::vector<IssuedBulletin> list;
  while (s.step()) {
    IssuedBulletin b{.id = s.get<std::int64_t>(0),
                     .uid = s.get<QString>(1),
                     .version = s.get<int>(2),
                     .cutoff = s.get<Instant>(4),
                     .number = s.get<QString>(5),
                     .paper = QByteArray::fromBase64(s.get<QString>(6).toLatin1()),
                     .hash = s.get<QString>(7),
                     .drafted = signedBy(s, kDraftedAt),
                     .reviewed = maybeSigned(s, kReviewedAt),
                     .issued = maybeSigned(s, kIssuedAt),
                     .withdrawn = maybeSigned(s, kWithdrawnAt),
                     .withdrawnReason = s.get<QString>(20),
                     .replaces = s.get<std::optional<std::int64_t>>(21)};
    const Result<Period> period = Period::parse(s.get<QString>(3));
    if (!period) {
      throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored period is not readable"));
    }
    b.period = *period;
    list.push_back(std::move(b));
  }
  return list;
}

std::optional<IssuedBulletin> IssueRepository::find(std::int64_t id) {
  Statement s(database_, kSelect + "WHERE b.id = ?");
  const std::vector<IssuedBulletin> found = read(s.bindAll(id));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<IssuedBulletin> IssueRepository::current(const Period& period) {
  Statement s(database_, kSelect + "WHERE b.period = ? AND b.withdrawn_at IS NULL");
  const std::vector<IssuedBulletin> found = read(s.bindAll(period.code()));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<IssuedBulletin> IssueRepository::all() {
  Statement s(database_, kSelect + "ORDER BY b.id DESC");
  return read(s);
}

std::vector<FrozenFigure> IssueRepository::figures(std::int64_t id) {
  Statement s(database_,
              "SELECT dimension, scope, code, amount, denominator, qualified, known, table_text, body_text, year_change, year_text, quarter_change, quarter_text, records FROM frozen_figure"
              " WHERE bulletin_id = ? ORDER BY id");
  s.bindAll(id);
  std::vector<FrozenFigure> list;
  while (s.step()) {
    list.push_back({.dimension = dimensionOf(s.get<QString>(0)),
                    .scope = s.get<QString>(1),
                    .code = s.get<QString>(2),
                    .value = {.amount = s.get<std::int64_t>(3), .denominator = s.get<std::int64_t>(4), .qualified = s.get<bool>(5), .known = s.get<bool>(6)},
                    .tableText = s.get<QString>(7),
                    .bodyText = s.get<QString>(8),
                    .yearChange = s.get<QString>(9),
                    .yearText = s.get<QString>(10),
                    .quarterChange = s.get<QString>(11),
                    .quarterText = s.get<QString>(12),
                    .records = unpackKeys(s.get<QString>(13))});
  }
  return list;
}

}  // namespace shuangda
