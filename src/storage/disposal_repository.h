#pragma once

#include <vector>

#include "domain/disposal_batch.h"
#include "storage/database.h"

namespace shuangda {

/// Disposal batches with their lines, weigh slips and evidence.
class DisposalRepository {
 public:
  explicit DisposalRepository(Database& database) : database_(database) {}

  BatchId insert(const DisposalBatch& batch);
  /// Compares and raises the version; false when someone else saved meanwhile.
  bool update(const DisposalBatch& batch);
  std::optional<DisposalBatch> find(BatchId id);
  std::optional<DisposalBatch> findByNumber(const QString& number);
  /// The newest first.
  std::vector<DisposalBatch> list(int limit);
  int lastSequence(const QString& prefix);

  /// Replaces the plan; the database refuses it once it is submitted.
  void setLines(BatchId id, const std::vector<DisposalLine>& lines);
  void setDifference(BatchId id, ItemId item, const QString& difference);
  /// With what the ledger says of each.
  std::vector<DisposalLine> lines(BatchId id);
  /// An open batch that plans the same line: a quantity is not promised twice.
  std::optional<DisposalBatch> openBatchOf(ItemId item, BatchId except);
  /// What is approved and still in a store, by place.
  std::vector<PickRow> pickList(BatchId id);

  void addSlip(const WeighSlip& slip, Instant now, AccountId account);
  /// False when the batch has no such slip, or it is voided.
  bool voidSlip(BatchId batch, std::int64_t id, const QString& reason);
  std::vector<WeighSlip> slips(BatchId id);
  void addEvidence(const DisposalEvidence& evidence, Instant now, AccountId account);
  std::vector<DisposalEvidence> evidence(BatchId id);
  void addReopening(BatchId id, const BatchReopening& reopening);
  /// The oldest first.
  std::vector<BatchReopening> reopenings(BatchId id);

 private:
  Database& database_;
};

}  // namespace shuangda
