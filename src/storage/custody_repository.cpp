#include "storage/custody_repository.h"

namespace shuangda {
namespace {

constexpr const char* kMovementColumns =
    "id, uid, item_id, into_item_id, kind, quantity, from_state, to_state, from_place_id, to_place_id, happened_at, giver, receiver, witness,"
    " doc_no, batch_id, reverses_id, note, recorded_at, account_id, approver";

std::string selectMovements(std::string_view rest) {
  std::string sql = "SELECT ";
  sql += kMovementColumns;
  sql += " FROM custody_movement ";
  sql += rest;
  return sql;
}

CustodyState stateOf(const QString& code) {
  const std::optional<CustodyState> state = custodyStateOf(code);
  if (!state) {
    throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored custody state is not known"));
  }
  return *state;
}

CustodyMovement readMovement(Statement& row) {
  CustodyMovement m;
  m.id = row.get<MovementId>(0);
  m.uid = row.get<QString>(1);
  m.item = row.get<ItemId>(2);
  m.into = row.get<ItemId>(3);
  m.kind = row.get<QString>(4);
  m.quantity = row.get<Quantity>(5);
  m.from = stateOf(row.get<QString>(6));
  m.to = stateOf(row.get<QString>(7));
  m.fromPlace = row.get<std::optional<PlaceId>>(8);
  m.toPlace = row.get<std::optional<PlaceId>>(9);
  m.at = row.get<EventDate>(10);
  m.giver = row.get<QString>(11);
  m.receiver = row.get<QString>(12);
  m.witness = row.get<QString>(13);
  m.docNo = row.get<QString>(14);
  m.batch = row.get<std::optional<BatchId>>(15);
  m.reverses = row.get<std::optional<MovementId>>(16);
  m.note = row.get<QString>(17);
  m.recordedAt = row.get<Instant>(18);
  m.recordedBy = row.get<AccountId>(19);
  m.approver = row.get<QString>(20);
  return m;
}

std::vector<CustodyMovement> readMovements(Statement& statement) {
  std::vector<CustodyMovement> movements;
  while (statement.step()) {
    movements.push_back(readMovement(statement));
  }
  return movements;
}

std::vector<CustodyNote> readNotes(Statement& row) {
  std::vector<CustodyNote> notes;
  while (row.step()) {
    notes.push_back({row.get<CustodyNoteId>(0), row.get<ItemId>(1), row.get<QString>(2), row.get<EventDate>(3), row.get<QString>(4),
                     row.get<std::optional<CustodyNoteId>>(5), row.get<Instant>(6), row.get<AccountId>(7)});
  }
  return notes;
}

QString placeKinds(const std::vector<PlaceKind>& kinds) {
  QStringList codes;
  for (const PlaceKind kind : kinds) {
    codes << placeKindCode(kind);
  }
  return codes.join(u';');
}

}  // namespace

void CustodyRepository::installRules(const CustodyRules& rules) {
  Statement statement(database_,
                      "INSERT INTO custody_rule (kind, from_state, to_state, from_places, to_places, needs_decision, needs_batch, stays_in_place)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, from_state, to_state) DO UPDATE SET from_places = excluded.from_places,"
                      " to_places = excluded.to_places, needs_decision = excluded.needs_decision, needs_batch = excluded.needs_batch, stays_in_place = excluded.stays_in_place");
  for (const CustodyRule& rule : rules.all()) {
    for (const CustodyState from : rule.from) {
      for (const CustodyState to : rule.to.empty() ? std::vector{from} : rule.to) {
        statement.bindAll(rule.kind, custodyStateCode(from), custodyStateCode(to), placeKinds(rule.fromPlaces), placeKinds(rule.toPlaces),
                          rule.needsDecision ? 1 : 0, rule.needsBatch ? 1 : 0, rule.staysInPlace ? 1 : 0);
        statement.run();
      }
    }
  }
}

MovementId CustodyRepository::insert(const CustodyMovement& m) {
  if (!insert_) {
    insert_.emplace(database_,
                    "INSERT INTO custody_movement (uid, item_id, into_item_id, kind, quantity, from_state, to_state, from_place_id, to_place_id,"
                    " happened_at, giver, receiver, witness, doc_no, batch_id, reverses_id, note, recorded_at, account_id, approver)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  }
  Statement& statement = *insert_;
  statement.bindAll(m.uid, m.item, m.into, m.kind, m.quantity, custodyStateCode(m.from), custodyStateCode(m.to), m.fromPlace, m.toPlace, m.at, m.giver,
                    m.receiver, m.witness, m.docNo, m.batch, m.reverses, m.note, m.recordedAt, m.recordedBy, m.approver);
  statement.step();
  const auto id = statement.get<MovementId>(0);
  statement.run();
  return id;
}

std::vector<CustodyMovement> CustodyRepository::ofItem(ItemId item) {
  Statement statement(database_, selectMovements("WHERE item_id = ? OR into_item_id = ? ORDER BY id"));
  return readMovements(statement.bindAll(item, item));
}

std::vector<CustodyMovement> CustodyRepository::ofBatch(BatchId batch) {
  Statement statement(database_, selectMovements("WHERE batch_id = ? ORDER BY id"));
  return readMovements(statement.bindAll(batch));
}

std::optional<CustodyMovement> CustodyRepository::find(MovementId id) {
  Statement statement(database_, selectMovements("WHERE id = ?"));
  return statement.bindAll(id).step() ? std::optional(readMovement(statement)) : std::nullopt;
}

bool CustodyRepository::hasMovements(ItemId item) {
  Statement statement(database_, "SELECT 1 FROM custody_movement WHERE item_id = ? OR into_item_id = ? LIMIT 1");
  return statement.bindAll(item, item).step();
}

bool CustodyRepository::isUsed(ItemId item) {
  // A line that a batch or a stock-take expects has moved.
  for (const char* table : {"custody_note", "stock_count", "attachment"}) {
    std::string sql = "SELECT 1 FROM ";
    sql += table;
    sql += " WHERE item_id = ? LIMIT 1";
    Statement statement(database_, sql);
    if (statement.bindAll(item).step()) {
      return true;
    }
  }
  return hasMovements(item);
}

CustodyBalance CustodyRepository::balance(ItemId item) {
  Statement statement(database_, "SELECT state, place_id, quantity FROM custody_balance WHERE item_id = ? AND quantity > 0 ORDER BY state, place_id");
  statement.bindAll(item);
  CustodyBalance balance;
  while (statement.step()) {
    balance[{stateOf(statement.get<QString>(0)), statement.get<PlaceId>(1)}] = statement.get<Quantity>(2);
  }
  return balance;
}

std::vector<PlaceStock> CustodyRepository::stockOf(PlaceId place) {
  Statement s(database_, "SELECT place_id, state, unit, quantity, lines FROM place_stock WHERE place_id = ? AND lines > 0 ORDER BY state, unit");
  s.bindAll(place);
  std::vector<PlaceStock> stock;
  while (s.step()) {
    stock.push_back({s.get<PlaceId>(0), s.get<QString>(1), s.get<QString>(2), s.get<Quantity>(3), s.get<std::int64_t>(4)});
  }
  return stock;
}

std::int64_t CustodyRepository::linesIn(PlaceId place) {
  Statement statement(database_, "SELECT CAST(COALESCE(SUM(lines), 0) AS BIGINT) FROM place_stock WHERE place_id = ?");
  statement.bindAll(place).step();
  return statement.get<std::int64_t>(0);
}

CustodyNoteId CustodyRepository::insertNote(const CustodyNote& n) {
  Statement statement(database_,
                      "INSERT INTO custody_note (item_id, kind, happened_at, text, settles_id, recorded_at, account_id)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(n.item, n.kind, n.at, n.text, n.settles, n.recordedAt, n.recordedBy).step();
  const auto id = statement.get<CustodyNoteId>(0);
  statement.run();
  return id;
}

std::vector<CustodyNote> CustodyRepository::notesOf(ItemId item) {
  Statement statement(database_, "SELECT id, item_id, kind, happened_at, text, settles_id, recorded_at, account_id FROM custody_note"
                                 " WHERE item_id = ? ORDER BY id");
  return readNotes(statement.bindAll(item));
}

std::vector<CustodyNote> CustodyRepository::openNotes(const QString& kind) {
  Statement statement(database_,
                      "SELECT id, item_id, kind, happened_at, text, settles_id, recorded_at, account_id FROM custody_note n WHERE kind = ?"
                      " AND NOT EXISTS (SELECT 1 FROM custody_note s WHERE s.settles_id = n.id)"
                      " AND EXISTS (SELECT 1 FROM custody_balance b WHERE b.item_id = n.item_id AND b.place_id <> 0 AND b.quantity > 0) ORDER BY id");
  return readNotes(statement.bindAll(kind));
}

QStringList CustodyRepository::problems() {
  QStringList problems;
  Statement balances(database_,
                     "SELECT item, state, place, CAST(SUM(moved) AS BIGINT), CAST(SUM(kept) AS BIGINT) FROM ("
                     " SELECT into_item_id AS item, to_state AS state, COALESCE(to_place_id, 0) AS place, quantity AS moved, 0 AS kept FROM custody_movement"
                     " UNION ALL SELECT item_id, from_state, COALESCE(from_place_id, 0), -quantity, 0 FROM custody_movement"
                     " UNION ALL SELECT item_id, state, place_id, 0, quantity FROM custody_balance) AS sides"
                     " WHERE state <> 'outside' GROUP BY item, state, place HAVING SUM(moved) <> SUM(kept) OR SUM(moved) < 0 ORDER BY item, state, place");
  while (balances.step()) {
    problems << QStringLiteral("item %1, %2 in place %3: movements say %4, the balance says %5 thousandths")
                    .arg(balances.get<std::int64_t>(0))
                    .arg(balances.get<QString>(1))
                    .arg(balances.get<std::int64_t>(2))
                    .arg(balances.get<std::int64_t>(3))
                    .arg(balances.get<std::int64_t>(4));
  }
  Statement stock(database_,
                  "SELECT place, state, unit FROM ("
                  " SELECT b.place_id AS place, b.state AS state, i.unit AS unit, b.quantity AS quantity, 1 AS lines FROM custody_balance b"
                  " JOIN seized_item i ON i.id = b.item_id WHERE b.place_id <> 0 AND b.quantity > 0"
                  " UNION ALL SELECT place_id, state, unit, -quantity, -lines FROM place_stock) AS sides"
                  " GROUP BY place, state, unit HAVING SUM(quantity) <> 0 OR SUM(lines) <> 0 ORDER BY place, state, unit");
  while (stock.step()) {
    problems << QStringLiteral("place %1, %2: the total of one unit differs from its lines").arg(stock.get<std::int64_t>(0)).arg(stock.get<QString>(1));
  }
  Statement rules(database_,
                  "SELECT m.id FROM custody_movement m WHERE m.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM custody_rule r"
                  " WHERE r.kind = m.kind AND r.from_state = m.from_state AND r.to_state = m.to_state) ORDER BY m.id LIMIT 100");
  while (rules.step()) {
    problems << QStringLiteral("movement %1 is of a kind the rules do not allow").arg(rules.get<std::int64_t>(0));
  }
  return problems;
}

}  // namespace shuangda
