#include "storage/disposal_repository.h"

#include <algorithm>

#include "storage/field_columns.h"

namespace shuangda {
namespace {

const ColumnList& batchColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitBatchFields(DisposalBatch{}, [&list](const char* name, const auto& member) { list.add(columnName(name, member)); });
    return list;
  }();
  return columns;
}

std::string selectBatches(std::string_view rest) {
  std::string sql = "SELECT id, uid, version, ";
  sql += batchColumns().names();
  sql += " FROM disposal_batch ";
  sql += rest;
  return sql;
}

std::vector<DisposalBatch> readBatches(Statement& statement) {
  std::vector<DisposalBatch> batches;
  while (statement.step()) {
    DisposalBatch batch{.id = statement.get<BatchId>(0), .uid = statement.get<QString>(1), .version = statement.get<int>(2)};
    int column = 3;
    visitBatchFields(batch, [&](const char*, auto& member) { readField(statement, column++, member); });
    batches.push_back(std::move(batch));
  }
  return batches;
}

std::optional<DisposalBatch> first(std::vector<DisposalBatch> batches) {
  return batches.empty() ? std::nullopt : std::optional(std::move(batches.front()));
}

}  // namespace

BatchId DisposalRepository::insert(const DisposalBatch& batch) {
  std::string sql = "INSERT INTO disposal_batch (uid, version, ";
  sql += batchColumns().names();
  sql += ") VALUES (?, 1, ";
  sql += batchColumns().placeholders();
  sql += ") RETURNING id";
  Statement statement(database_, sql);
  statement.bind(1, batch.uid);
  int parameter = 2;
  visitBatchFields(batch, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  statement.step();
  const auto id = statement.get<BatchId>(0);
  statement.run();
  return id;
}

bool DisposalRepository::update(const DisposalBatch& batch) {
  std::string sql = "UPDATE disposal_batch SET version = version + 1, ";
  sql += batchColumns().assignments();
  sql += " WHERE id = ? AND version = ?";
  Statement statement(database_, sql);
  int parameter = 1;
  visitBatchFields(batch, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  statement.bind(parameter, batch.id);
  statement.bind(parameter + 1, batch.version);
  return statement.run() == 1;
}

std::optional<DisposalBatch> DisposalRepository::find(BatchId id) {
  Statement statement(database_, selectBatches("WHERE id = ?"));
  return first(readBatches(statement.bindAll(id)));
}

std::optional<DisposalBatch> DisposalRepository::findByNumber(const QString& number) {
  Statement statement(database_, selectBatches("WHERE number = ?"));
  return first(readBatches(statement.bindAll(number)));
}

std::vector<DisposalBatch> DisposalRepository::list(int limit) {
  Statement statement(database_, selectBatches("ORDER BY planned_on DESC, id DESC LIMIT ?"));
  return readBatches(statement.bindAll(limit));
}

int DisposalRepository::lastSequence(const QString& prefix) {
  Statement statement(database_, "SELECT number FROM disposal_batch WHERE number >= ? AND number < ? ORDER BY number");
  statement.bindAll(prefix, prefix + QChar(0xFFFD));
  int last = 0;
  while (statement.step()) {
    last = std::max(last, statement.get<QString>(0).mid(prefix.size()).toInt());
  }
  return last;
}

void DisposalRepository::setLines(BatchId id, const std::vector<DisposalLine>& lines) {
  Statement(database_, "DELETE FROM disposal_line WHERE batch_id = ?").bindAll(id).run();
  Statement insert(database_, "INSERT INTO disposal_line (batch_id, item_id, planned, difference) VALUES (?, ?, ?, '')");
  for (const DisposalLine& line : lines) {
    insert.bindAll(id, line.item, line.planned).run();
  }
}

void DisposalRepository::setDifference(BatchId id, ItemId item, const QString& difference) {
  Statement(database_, "UPDATE disposal_line SET difference = ? WHERE batch_id = ? AND item_id = ?").bindAll(difference, id, item).run();
}

std::vector<DisposalLine> DisposalRepository::lines(BatchId id) {
  // A correction counts against the row it corrects; what was stored in again is subtracted from what had left.
  Statement s(database_,
              "SELECT l.item_id, l.planned, l.difference,"
              " CAST(COALESCE(SUM(CASE WHEN m.after = 'cleared' AND m.before <> 'cleared' THEN m.moved WHEN m.before = 'cleared' AND m.after <> 'cleared' THEN -m.moved ELSE 0 END), 0) AS BIGINT),"
              " CAST(COALESCE(SUM(CASE WHEN m.kind = 'pick' THEN m.moved WHEN m.kind = 'store_in' THEN -m.moved ELSE 0 END), 0) AS BIGINT),"
              " CAST(COALESCE(SUM(CASE WHEN m.kind = 'load' THEN m.moved WHEN m.kind = 'store_in' AND f.kind = 'plant' THEN -m.moved ELSE 0 END), 0) AS BIGINT),"
              " CAST(COALESCE(SUM(CASE WHEN m.kind IN ('destroy', 'auction', 'sell', 'donate', 'hand_over') THEN m.moved ELSE 0 END), 0) AS BIGINT),"
              " CAST(COALESCE(SUM(CASE WHEN m.after = 'missing' AND f.kind IN ('transit', 'plant') THEN m.moved ELSE 0 END), 0) AS BIGINT)"
              " FROM disposal_line l LEFT JOIN (SELECT batch_id, item_id, kind, CASE WHEN reverses_id IS NULL THEN quantity ELSE -quantity END AS moved,"
              "  CASE WHEN reverses_id IS NULL THEN from_state ELSE to_state END AS before, CASE WHEN reverses_id IS NULL THEN to_state ELSE from_state END AS after,"
              "  CASE WHEN reverses_id IS NULL THEN from_place_id ELSE to_place_id END AS origin FROM custody_movement WHERE batch_id = ?) m"
              " ON m.batch_id = l.batch_id AND m.item_id = l.item_id LEFT JOIN place f ON f.id = m.origin"
              " WHERE l.batch_id = ? GROUP BY l.item_id, l.planned, l.difference ORDER BY l.item_id");
  s.bindAll(id, id);
  std::vector<DisposalLine> lines;
  while (s.step()) {
    lines.push_back({.batch = id, .item = s.get<ItemId>(0), .planned = s.get<Quantity>(1), .difference = s.get<QString>(2), .cleared = s.get<Quantity>(3),
                     .picked = s.get<Quantity>(4), .loaded = s.get<Quantity>(5), .disposed = s.get<Quantity>(6), .lost = s.get<Quantity>(7)});
  }
  return lines;
}

std::optional<DisposalBatch> DisposalRepository::openBatchOf(ItemId item, BatchId except) {
  Statement statement(database_, selectBatches("WHERE id <> ? AND completed_at IS NULL AND cancelled_on IS NULL"
                                               " AND id IN (SELECT batch_id FROM disposal_line WHERE item_id = ?) ORDER BY id LIMIT 1"));
  return first(readBatches(statement.bindAll(except, item)));
}

std::vector<PickRow> DisposalRepository::pickList(BatchId id) {
  Statement s(database_,
              "SELECT p.id, p.code, p.name, b.item_id, b.quantity FROM disposal_line l JOIN custody_balance b ON b.item_id = l.item_id"
              " JOIN place p ON p.id = b.place_id WHERE l.batch_id = ? AND b.state = 'cleared' AND b.quantity > 0"
              " AND p.kind NOT IN ('transit', 'plant') ORDER BY p.code, b.item_id");
  s.bindAll(id);
  std::vector<PickRow> rows;
  while (s.step()) {
    rows.push_back({s.get<PlaceId>(0), s.get<QString>(1), s.get<QString>(2), s.get<ItemId>(3), s.get<Quantity>(4)});
  }
  return rows;
}

void DisposalRepository::addSlip(const WeighSlip& slip, Instant now, AccountId account) {
  Statement(database_,
            "INSERT INTO weigh_slip (batch_id, slip_no, vehicle, gross, tare, weighed_at, voided_reason, recorded_at, account_id)"
            " VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)")
      .bindAll(slip.batch, slip.number, slip.vehicle, slip.gross, slip.tare, slip.at, now, account)
      .run();
}

bool DisposalRepository::voidSlip(BatchId batch, std::int64_t id, const QString& reason) {
  return Statement(database_, "UPDATE weigh_slip SET voided_reason = ? WHERE id = ? AND batch_id = ? AND voided_reason = ''").bindAll(reason, id, batch).run() == 1;
}

std::vector<WeighSlip> DisposalRepository::slips(BatchId id) {
  Statement s(database_, "SELECT id, slip_no, vehicle, gross, tare, weighed_at, voided_reason FROM weigh_slip WHERE batch_id = ? ORDER BY id");
  s.bindAll(id);
  std::vector<WeighSlip> slips;
  while (s.step()) {
    slips.push_back({.id = s.get<std::int64_t>(0), .batch = id, .number = s.get<QString>(1), .vehicle = s.get<QString>(2), .gross = s.get<Quantity>(3),
                     .tare = s.get<Quantity>(4), .at = s.get<EventDate>(5), .voidedReason = s.get<QString>(6)});
  }
  return slips;
}

void DisposalRepository::addEvidence(const DisposalEvidence& e, Instant now, AccountId account) {
  Statement(database_,
            "INSERT INTO disposal_evidence (batch_id, stage, file_name, size, sha256, note, recorded_at, account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bindAll(e.batch, e.stage, e.fileName, e.size, e.sha256, e.note, now, account)
      .run();
}

void DisposalRepository::addReopening(BatchId id, const BatchReopening& r) {
  Statement(database_,
            "INSERT INTO disposal_reopening (batch_id, reason, completed_at, signed_by, countersigned_by, reopened_at, reopened_by, confirmed_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bindAll(id, r.reason, r.completedAt, r.signedBy, r.countersignedBy, r.reopenedAt, r.reopenedBy, r.confirmedBy)
      .run();
}

std::vector<BatchReopening> DisposalRepository::reopenings(BatchId id) {
  Statement s(database_, "SELECT reason, completed_at, signed_by, countersigned_by, reopened_at, reopened_by, confirmed_by FROM disposal_reopening WHERE batch_id = ? ORDER BY id");
  s.bindAll(id);
  std::vector<BatchReopening> all;
  while (s.step()) {
    all.push_back({s.get<QString>(0), s.get<Instant>(1), s.get<AccountId>(2), s.get<AccountId>(3), s.get<Instant>(4), s.get<AccountId>(5), s.get<AccountId>(6)});
  }
  return all;
}

std::vector<DisposalEvidence> DisposalRepository::evidence(BatchId id) {
  Statement s(database_, "SELECT stage, file_name, size, sha256, note FROM disposal_evidence WHERE batch_id = ? ORDER BY id");
  s.bindAll(id);
  std::vector<DisposalEvidence> all;
  while (s.step()) {
    all.push_back({id, s.get<QString>(0), s.get<QString>(1), s.get<std::int64_t>(2), s.get<QString>(3), s.get<QString>(4)});
  }
  return all;
}

}  // namespace shuangda
