#include "services/disposal_batch_writer.h"

#include <algorithm>

#include "domain/goods_code.h"

namespace shuangda {
namespace {
const QString kEntity = QStringLiteral("disposal_batch");
}

DisposalBatch BatchWriter::create(DisposalBatch batch) {
  batch.id = batches_.insert(batch);
  batch.version = 1;
  work_.audit().record(QStringLiteral("create"), kEntity, batch.id.value, fieldChanges(NoRecord{}, batch));
  return batch;
}

Result<void> BatchWriter::change(const DisposalBatch& before, const DisposalBatch& after, const char* action) {
  if (!batches_.update(after)) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("batch"), before.number);
  }
  work_.audit().record(QLatin1String(action), kEntity, after.id.value, fieldChanges(before, after));
  return {};
}

void BatchWriter::setLines(BatchId id, const std::vector<DisposalLine>& lines) {
  const auto text = [](const std::vector<DisposalLine>& all) {
    QStringList parts;
    for (const DisposalLine& line : all) {
      parts << itemLabel(line.item) + u' ' + line.planned.text();
    }
    return parts.join(u';');
  };
  const QString before = text(batches_.lines(id));
  batches_.setLines(id, lines);
  if (const QString after = text(batches_.lines(id)); after != before) {
    work_.audit().record(QStringLiteral("plan_lines"), kEntity, id.value, {{QStringLiteral("lines"), before, after}});
  }
}

Result<DisposalBatch> changeBatch(Store& store, const Session& session, BatchId id, const char* action, std::initializer_list<BatchStage> stages,
                                  const BatchChange& change, const BatchFollowUp& followUp) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store, session);
  DisposalRepository batches(work.database());
  const std::optional<DisposalBatch> before = batches.find(id);
  if (!before) {
    return refuse(ErrorCode::NotFound, QStringLiteral("batch"), QString::number(id.value));
  }
  const BatchStage stage = batchStage(*before, batches.lines(id));
  if (std::ranges::find(stages, stage) == stages.end()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("batch_stage"), batchStageText(stage));
  }
  DisposalBatch after = *before;
  Result<void> done = change(work, after);
  if (done && !(after == *before)) {
    done = BatchWriter(work).change(*before, after, action);
    ++after.version;
  }
  if (done && followUp) {
    done = followUp(work, after);
  }
  if (!done) {
    return tl::unexpected(done.error());
  }
  work.commit();
  return after;
}

}  // namespace shuangda
