#pragma once

#include <functional>
#include <initializer_list>

#include "services/disposal_service.h"
#include "services/unit_of_work.h"
#include "storage/disposal_repository.h"

namespace shuangda {

/// Writes batches with their audit rows inside one unit of work.
class BatchWriter {
 public:
  explicit BatchWriter(UnitOfWork& work) : work_(work), batches_(work.database()) {}

  DisposalBatch create(DisposalBatch batch);
  /// StaleVersion "batch".
  Result<void> change(const DisposalBatch& before, const DisposalBatch& after, const char* action);
  void setLines(BatchId id, const std::vector<DisposalLine>& lines);

 private:
  UnitOfWork& work_;
  DisposalRepository batches_;
};

using BatchChange = std::function<Result<void>(UnitOfWork&, DisposalBatch&)>;
using BatchFollowUp = std::function<Result<void>(UnitOfWork&, const DisposalBatch&)>;

/// One change of a batch as one use case: right to write, stage, the change itself, the stored row, what follows from it, commit.
/// NotFound "batch", WrongState "batch_stage".
Result<DisposalBatch> changeBatch(Store& store, const Session& session, BatchId id, const char* action, std::initializer_list<BatchStage> stages,
                                  const BatchChange& change, const BatchFollowUp& followUp = {});

std::optional<DisposalSheet> loadSheet(Database& database, BatchId id, const EventDate& today);

}  // namespace shuangda
