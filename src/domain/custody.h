#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "base/csv.h"
#include "base/id.h"
#include "base/quantity.h"
#include "base/result.h"
#include "domain/event_date.h"
#include "domain/place.h"

namespace shuangda {

/// The legal standing of a quantity of goods. From Held to Cleared the office answers for it; the rest are ends.
enum class CustodyState {
  Outside,  ///< not yet taken, or (correction) never taken
  Held,     ///< 先行登记保存
  Sampled,  ///< 抽样取证
  Surrendered,  ///< 主动上交
  Seized,   ///< 查封、扣押
  Confiscated,
  Cleared,  ///< disposal approved
  Released,
  Police,
  EarlyDisposed,
  Destroyed,
  Auctioned,
  Sold,
  Donated,
  HandedOver,
  UsedUp,   ///< in a test
  Missing,  ///< 盘亏
};

QString custodyStateCode(CustodyState state);
std::optional<CustodyState> custodyStateOf(QStringView code);
/// 先行登记保存, 查封扣押, 已没收 …
QString custodyStateText(CustodyState state);
bool inCustody(CustodyState state);

/// One row of resources/law/custody_moves.csv: a kind of movement and where it may lead from and to.
struct CustodyRule {
  struct Asked {
    QString field{};  ///< doc_no, giver, receiver, witness, approver or note
    bool required = false;
  };
  enum class Guard {
    InForce,         ///< a decision that confiscates, not annulled
    NotTransferred,  ///< the crime is not being looked into
    Transferred,     ///< the case went to the police
    Annulled,        ///< the decision was annulled
    Disposable,      ///< nothing stands in the way (domain/disposal_advice.h)
  };

  QString kind{};
  QString name{};
  std::vector<CustodyState> from{};
  std::vector<CustodyState> to{};  ///< empty = stays as it is
  std::vector<PlaceKind> fromPlaces{};
  std::vector<PlaceKind> toPlaces{};
  bool staysInPlace = false;
  std::vector<Asked> asks{};
  std::vector<Guard> guards{};
  bool needsDecision = false;
  bool needsBatch = false;  ///< recorded by a disposal batch, never by hand
  QString article{};
  QString note{};

  bool allows(CustodyState before, CustodyState after) const;
  bool asksFor(const QString& field) const;
};

class CustodyRules {
 public:
  /// Refuses an unknown word.
  static Result<CustodyRules> parse(const std::vector<CsvRecord>& rows);
  static const CustodyRules& builtIn();

  const std::vector<CustodyRule>& all() const { return rules_; }
  const CustodyRule* find(QStringView kind) const;

 private:
  std::vector<CustodyRule> rules_;
};

/// One row of the ledger: a quantity of a line that changed its standing, its place, or both. Rows are never changed.
struct CustodyMovement {
  MovementId id{};
  QString uid{};
  ItemId item{};
  ItemId into{};  ///< another line for 拆分 and 合并, else the same
  QString kind{};
  Quantity quantity{};
  CustodyState from = CustodyState::Outside;
  CustodyState to = CustodyState::Outside;
  std::optional<PlaceId> fromPlace{};
  std::optional<PlaceId> toPlace{};
  EventDate at = EventDate::ofDay(QDate(1970, 1, 1));
  QString giver{};
  QString receiver{};
  QString witness{};
  QString approver{};
  QString docNo{};
  std::optional<BatchId> batch{};
  std::optional<MovementId> reverses{};  ///< the row this one corrects
  QString note{};
  Instant recordedAt{};
  AccountId recordedBy{};

  bool operator==(const CustodyMovement&) const = default;
};

/// The fields storage and audit go through, in the order of the table's columns.
template <typename Visitor>
void visitFields(const CustodyMovement& m, Visitor&& visit) {
  visit("item_id", m.item);
  visit("into_item_id", m.into);
  visit("kind", m.kind);
  visit("quantity", std::optional<Quantity>(m.quantity));
  visit("from_state", custodyStateCode(m.from));
  visit("to_state", custodyStateCode(m.to));
  visit("from_place_id", m.fromPlace);
  visit("to_place_id", m.toPlace);
  visit("happened_at", std::optional<EventDate>(m.at));
  visit("giver", m.giver);
  visit("receiver", m.receiver);
  visit("witness", m.witness);
  visit("approver", m.approver);
  visit("doc_no", m.docNo);
  visit("batch_id", m.batch);
  visit("reverses_id", m.reverses);
  visit("note", m.note);
}

/// A standing in a place; no place for the ends.
struct CustodyPosition {
  CustodyState state = CustodyState::Outside;
  PlaceId place{};  ///< not stored: in no place of ours

  friend auto operator<=>(const CustodyPosition&, const CustodyPosition&) = default;
};

/// How much of one line is where. Quantities of zero are left out.
using CustodyBalance = std::map<CustodyPosition, Quantity>;

/// The balance of `item` after `movements` (its own, in any order). Outside counts negative what came in.
CustodyBalance custodyBalance(ItemId item, std::span<const CustodyMovement> movements);
/// What is in custody in any place.
Quantity quantityIn(const CustodyBalance& balance, CustodyState state);
Quantity quantityInCustody(const CustodyBalance& balance);

/// The movements that stand: corrected rows and their corrections left out, in the order in which things happened.
std::vector<CustodyMovement> standingMovements(std::vector<CustodyMovement> movements);

/// Whether the history with `added` could have happened so: at no moment was more taken than there was. `added` may be late; a
/// correction takes its row out of the history. OutOfRange "custody_quantity" with what was there; DateOrder "happened_at" with the
/// first movement that would lose its ground.
Result<void> checkHistory(ItemId item, std::vector<CustodyMovement> movements, const CustodyMovement& added);

}  // namespace shuangda
