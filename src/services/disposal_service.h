#pragma once

#include <map>
#include <vector>

#include "domain/disposal_advice.h"
#include "domain/disposal_batch.h"
#include "domain/goods_query.h"
#include "domain/place.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// A line that could go into a batch now, or why it cannot.
struct DisposalCandidate {
  GoodsRow row{};
  Quantity available{};                       ///< confiscated and in no other open batch
  std::vector<DisposalBlocker> blockers{};    ///< empty for a candidate
};

/// A piece of the list of lines that may go into a batch.
struct CandidatePage {
  std::vector<DisposalCandidate> lines{};
  std::optional<ItemId> next{};  ///< `before` of the query that continues the list; absent at its end
};

struct DisposalLineRow {
  DisposalLine line{};
  GoodsRow row{};
  QString decisionNo{};  ///< 文号 of the decision that confiscated it
};

/// Everything the page of one batch shows.
struct DisposalSheet {
  DisposalBatch batch{};
  BatchStage stage = BatchStage::Planned;
  std::vector<DisposalLineRow> lines{};
  std::vector<PickRow> picks{};
  std::vector<WeighSlip> slips{};
  std::vector<DisposalEvidence> evidence{};
  std::vector<BatchReopening> reopenings{};
  std::optional<Place> plant{};
  QString plannedBy{};
  QString approvedBy{};
  QString signedBy{};
  QString countersignedBy{};
  std::vector<Error> open{};  ///< what still has to be done before it can be signed

  Quantity netWeight() const;  ///< kilograms, voided slips left out
  Money value() const;         ///< of what is planned: the share of each line's value
};

/// Hands and time of one act of a batch.
struct BatchAct {
  EventDate at = EventDate::ofDay(QDate(1970, 1, 1));
  QString giver{};
  QString receiver{};
  QString witness{};
  QString docNo{};
};

/// One of the two who sign, with the password typed at that moment.
struct Signature {
  QString login{};
  QString password{};
};

/// Disposal batches: planned, approved by somebody else, fetched, loaded, disposed of, signed by two. One function = one use case.
class DisposalService {
 public:
  explicit DisposalService(Store& store) : store_(store) {}

  /// Up to `query.limit` lines in the standing 已没收 that nothing stands in the way of, the newest first; with `everything` the others too, with
  /// their blockers. A call looks at some thousands of lines at most: it may answer with few lines, or none, and still say where to go on.
  Result<CandidatePage> candidates(const Session& session, const GoodsQuery& query, bool everything = false);

  /// Creates or changes a plan. Refusals: WrongState "batch_stage"; UnknownValue "batch_way"; WrongState "batch_blocked" with the line and
  /// why; OutOfRange "batch_quantity"; AlreadyExists "batch_line" with the batch that has it; WrongState "batch_hazard"; StaleVersion.
  Result<DisposalBatch> plan(const Session& session, DisposalBatch batch, const std::vector<DisposalLine>& lines);
  /// Required "batch_lines" or the field the way asks for; plant: checkPlant's.
  Result<DisposalBatch> submit(const Session& session, BatchId id);
  /// Forbidden "batch_approver" for the planner. The goods get the standing 处置已批准.
  Result<DisposalBatch> approve(const Session& session, BatchId id, const QString& approvalNo);
  /// Back to the planner. Required "reason".
  Result<DisposalBatch> reject(const Session& session, BatchId id, const QString& reason);
  /// Required "reason"; WrongState "batch_goods_out" while something is not back in a store. What was approved becomes 已没收 again.
  Result<DisposalBatch> cancel(const Session& session, BatchId id, const QString& reason);

  /// Scan-out: a quantity of a line leaves its store for the place of transit. WrongState "batch_not_listed".
  Result<void> pick(const Session& session, BatchId id, ItemId item, Quantity quantity, PlaceId transit, const BatchAct& act);
  /// All that is listed of these lines, or nothing: WrongState "batch_not_listed" with the first that is not.
  Result<int> pickItems(const Session& session, BatchId id, const std::vector<ItemId>& items, PlaceId transit, const BatchAct& act);
  /// All that is left on the pick list.
  Result<int> pickAll(const Session& session, BatchId id, PlaceId transit, const BatchAct& act);
  /// What had left comes back into a store. WrongState "batch_not_listed" when nothing of the line is out.
  Result<void> bringBack(const Session& session, BatchId id, ItemId item, PlaceId store, const BatchAct& act);
  /// Everything in transit goes to the plant.
  Result<int> load(const Session& session, BatchId id, const BatchAct& act);
  Result<void> addSlip(const Session& session, const WeighSlip& slip);
  Result<void> voidSlip(const Session& session, BatchId id, std::int64_t slip, const QString& reason);
  /// Computes the SHA-256 of a file; the file stays where it is. Unreadable; AlreadyExists "evidence".
  Result<DisposalEvidence> addEvidence(const Session& session, BatchId id, const QString& stage, const QString& path, const QString& note);
  /// The last movement of all that was loaded (destroyed) or fetched (other ways), or of these quantities only; the rest is disposed of
  /// later or brought back. Names and papers as the batch has them now; the times of the batch span all it did. OutOfRange
  /// "batch_part" with what lies there.
  Result<int> execute(const Session& session, BatchId id, const EventDate& from, const EventDate& to, const std::map<ItemId, Quantity>& parts = {});
  /// Takes back what was wrongly recorded of these lines (of all when empty): `step` and everything after it, by rows that move back.
  /// Required "reason"; WrongState "batch_not_done" when none of the lines came that far; otherwise as CustodyService::correct().
  Result<int> takeBack(const Session& session, BatchId id, const std::vector<ItemId>& items, BatchStep step, const QString& reason);
  /// Part of a line was lost in transit or at the plant. Forbidden "custody_approver" when who records or carried it approves; WrongState
  /// "batch_not_listed" when that much of the line is not on the way.
  Result<void> recordLoss(const Session& session, BatchId id, const LossReport& loss);
  Result<void> explainDifference(const Session& session, BatchId id, ItemId item, const QString& why);
  /// Names, papers and notes that are filled in on the way. WrongState "batch_stage" once it is completed.
  Result<DisposalBatch> change(const Session& session, const DisposalBatch& batch);
  /// Two people sign with their passwords: BadCredentials; Forbidden "batch_signers" when they are one. Refused with the first of what is
  /// open. A destruction becomes a 销毁活动 of the bulletin.
  Result<DisposalBatch> complete(const Session& session, BatchId id, const Signature& signer, const Signature& countersigner);

  /// Opens a signed batch so that it can be corrected: two people with their passwords, and the reason. It has to be signed anew.
  /// Refusals of the signatures as complete(); Required "reason".
  Result<DisposalBatch> reopen(const Session& session, BatchId id, const QString& reason, const Signature& signer, const Signature& countersigner);

  Result<std::vector<DisposalBatch>> list(const Session& session, int limit = 500);
  Result<DisposalSheet> sheet(const Session& session, BatchId id);
  Result<BatchId> findByNumber(const Session& session, const QString& number);

 private:
  Store& store_;
};

}  // namespace shuangda
