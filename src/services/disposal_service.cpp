#include "services/disposal_service.h"

#include <algorithm>
#include <map>

#include "base/uid.h"
#include "domain/goods_code.h"
#include "domain/goods_value.h"
#include "services/custody_writer.h"
#include "services/disposal_batch_writer.h"
#include "services/disposal_checks.h"
#include "storage/account_repository.h"
#include "storage/case_repository.h"
#include "storage/custody_repository.h"
#include "storage/goods_list.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

constexpr int kLookedAtOnce = 256;
constexpr int kMostLookedAt = 20 * kLookedAtOnce;

EventDate dayOf(const UnitOfWork& work) { return EventDate::ofDay(EventDate::ofInstant(work.now()).lastDay()); }

/// What only the program may write stays as it is stored.
void keepOwnFields(DisposalBatch& draft, const DisposalBatch& stored) {
  draft.number = stored.number;
  draft.uid = stored.uid;
  draft.plannedBy = stored.plannedBy;
  draft.plannedOn = stored.plannedOn;
  draft.submittedOn = stored.submittedOn;
  draft.approvedOn = stored.approvedOn;
  draft.approvedBy = stored.approvedBy;
  draft.approvalNo = stored.approvalNo;
  draft.rejectedReason = stored.rejectedReason;
  draft.startedAt = stored.startedAt;
  draft.endedAt = stored.endedAt;
  draft.completedAt = stored.completedAt;
  draft.signedBy = stored.signedBy;
  draft.countersignedBy = stored.countersignedBy;
  draft.cancelledOn = stored.cancelledOn;
  draft.cancelledReason = stored.cancelledReason;
}

DisposalBatch numbered(UnitOfWork& work, const Session& session, DisposalBatch batch) {
  const QString prefix = QStringLiteral("CZ%1-").arg(dayOf(work).lastDay().year());
  const int next = DisposalRepository(work.database()).lastSequence(prefix) + 1;
  keepOwnFields(batch, DisposalBatch{.uid = newUid(work.now()), .number = prefix + QString::number(next).rightJustified(3, u'0'), .plannedOn = dayOf(work), .plannedBy = session.account});
  return batch;
}

/// Everything of one line that has this standing, wherever it lies, as movements of `kind` up to `limit`.
Result<void> moveStanding(UnitOfWork& work, CustodyWriter& writer, const DisposalBatch& batch, ItemId item, const char* kind, CustodyState from, Quantity limit,
                          const QString& note) {
  const Quantity whole = limit;
  for (const auto& [position, quantity] : CustodyRepository(work.database()).balance(item)) {
    if (position.state != from || limit <= Quantity()) {
      continue;
    }
    CustodyMovement movement{.item = item, .kind = QLatin1String(kind), .quantity = std::min(quantity, limit), .from = from, .fromPlace = position.place};
    movement.at = EventDate::ofInstant(work.now());
    movement.docNo = batch.approvalNo.isEmpty() ? batch.number : batch.approvalNo;
    movement.batch = batch.id;
    movement.note = note;
    limit = limit - movement.quantity;
    if (const Result<CustodyMovement> moved = writer.record(std::move(movement), MovedBy::Batch); !moved) {
      return tl::unexpected(moved.error());
    }
  }
  // What was planned is approved whole or not at all.
  return limit > Quantity() ? refuse(ErrorCode::OutOfRange, QStringLiteral("batch_quantity"), itemLabel(item) + u'|' + (whole - limit).text()) : Result<void>();
}

/// The 文号 of the cases' decisions, each read once.
class DecisionNumbers {
 public:
  explicit DecisionNumbers(Database& database) : cases_(database) {}

  QString of(CaseId id) {
    const auto known = numbers_.find(id);
    if (known != numbers_.end()) {
      return known->second;
    }
    const std::optional<LegalCase> legalCase = cases_.find(id);
    return numbers_.emplace(id, legalCase ? legalCase->decision.docNo : QString()).first->second;
  }

 private:
  CaseRepository cases_;
  std::map<CaseId, QString> numbers_{};
};

}  // namespace

Quantity DisposalSheet::netWeight() const {
  Quantity sum;
  for (const WeighSlip& slip : slips) {
    sum = slip.voidedReason.isEmpty() ? sum + slip.net() : sum;
  }
  return sum;
}

Money DisposalSheet::value() const {
  Money sum;
  for (const DisposalLineRow& row : lines) {
    sum += valueOfPart(row.row.item, row.line.planned);
  }
  return sum;
}

Result<CandidatePage> DisposalService::candidates(const Session& session, const GoodsQuery& query, bool everything) {
  return requireReader(session).map([&] {
    GoodsQuery block = query;
    block.state = everything ? query.state : std::optional(CustodyState::Confiscated);
    block.limit = kLookedAtOnce;
    ItemOpener opener(store_.database(), store_.law().law(), EventDate::ofInstant(store_.clock().now()));
    DisposalRepository batches(store_.database());
    CandidatePage page;
    for (int looked = 0; looked < kMostLookedAt; looked += kLookedAtOnce) {
      std::vector<GoodsRow> rows = goodsPage(store_.database(), block);
      for (GoodsRow& row : rows) {
        block.before = row.item.id;
        const std::optional<OpenItem> item = opener.open(row.item.id);
        DisposalCandidate candidate{.available = quantityIn(row.balance, CustodyState::Confiscated), .blockers = disposalBlockers(item->facts())};
        candidate.available = batches.openBatchOf(row.item.id, BatchId{}) ? Quantity() : candidate.available;
        if (everything || (candidate.blockers.empty() && candidate.available > Quantity())) {
          candidate.row = std::move(row);
          page.lines.push_back(std::move(candidate));
        }
        if (page.lines.size() == static_cast<std::size_t>(query.limit)) {
          page.next = block.before;
          return page;
        }
      }
      if (rows.size() < static_cast<std::size_t>(kLookedAtOnce)) {
        return page;
      }
    }
    page.next = block.before;
    return page;
  });
}

Result<DisposalBatch> DisposalService::plan(const Session& session, DisposalBatch batch, const std::vector<DisposalLine>& lines) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (!findDisposalWay(batch.way)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("batch_way"), batch.way);
  }
  UnitOfWork work(store_, session);
  DisposalRepository batches(work.database());
  const std::optional<DisposalBatch> before = batch.id.isStored() ? batches.find(batch.id) : std::nullopt;
  if (before && batchStage(*before) != BatchStage::Planned) {
    return refuse(ErrorCode::WrongState, QStringLiteral("batch_stage"), batchStageText(batchStage(*before)));
  }
  if (const Result<void> sound = checkLines(work, batch, lines); !sound) {
    return tl::unexpected(sound.error());
  }
  BatchWriter writer(work);
  if (before) {
    keepOwnFields(batch, *before);
    batch.plannedBy = session.account;  // whoever changed the plan cannot approve it
    if (const Result<void> kept = writer.change(*before, batch, "change"); !kept) {
      return tl::unexpected(kept.error());
    }
    ++batch.version;
  } else {
    batch = writer.create(numbered(work, session, std::move(batch)));
  }
  writer.setLines(batch.id, lines);
  work.commit();
  return batch;
}

Result<DisposalBatch> DisposalService::submit(const Session& session, BatchId id) {
  return changeBatch(store_, session, id, "submit", {BatchStage::Planned}, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
    const std::vector<DisposalLine> lines = DisposalRepository(work.database()).lines(id);
    if (lines.empty()) {
      return refuse(ErrorCode::Required, QStringLiteral("batch_lines"));
    }
    batch.submittedOn = dayOf(work);
    batch.rejectedReason.clear();
    return checkFields(batch).and_then([&] { return checkPlant(work.database(), batch, dayOf(work)); }).and_then([&] { return checkLines(work, batch, lines); });
  });
}

Result<DisposalBatch> DisposalService::approve(const Session& session, BatchId id, const QString& approvalNo) {
  return changeBatch(store_, session, id, "approve", {BatchStage::Submitted}, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
    if (batch.plannedBy == session.account) {
      return refuse(ErrorCode::Forbidden, QStringLiteral("batch_approver"), batch.number);
    }
    if (approvalNo.trimmed().isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("batch_approval_no"));
    }
    batch.approvedOn = dayOf(work);
    batch.approvedBy = session.account;
    batch.approvalNo = approvalNo.trimmed();
    return {};
  }, [&](UnitOfWork& work, const DisposalBatch& batch) -> Result<void> {
    CustodyWriter writer(work, session);
    for (const DisposalLine& line : DisposalRepository(work.database()).lines(id)) {
      if (const Result<void> cleared = moveStanding(work, writer, batch, line.item, "clear", CustodyState::Confiscated, line.planned, {}); !cleared) {
        return cleared;
      }
    }
    return {};
  });
}

Result<DisposalBatch> DisposalService::reject(const Session& session, BatchId id, const QString& reason) {
  return changeBatch(store_, session, id, "reject", {BatchStage::Submitted}, [&](UnitOfWork&, DisposalBatch& batch) -> Result<void> {
    batch.submittedOn.reset();
    batch.rejectedReason = reason.trimmed();
    return reason.trimmed().isEmpty() ? refuse(ErrorCode::Required, QStringLiteral("reason")) : Result<void>();
  });
}

Result<DisposalBatch> DisposalService::cancel(const Session& session, BatchId id, const QString& reason) {
  return changeBatch(store_, session, id, "cancel", {BatchStage::Planned, BatchStage::Submitted, BatchStage::Approved, BatchStage::Underway},
                     [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
    if (reason.trimmed().isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("reason"));
    }
    CustodyWriter writer(work, session);
    for (const DisposalLine& line : DisposalRepository(work.database()).lines(id)) {
      if (line.out() > Quantity() || line.disposed > Quantity()) {
        return refuse(ErrorCode::WrongState, QStringLiteral("batch_goods_out"), itemLabel(line.item));
      }
      if (const Result<void> back = moveStanding(work, writer, batch, line.item, "unclear", CustodyState::Cleared, line.cleared, reason.trimmed()); !back) {
        return back;
      }
    }
    batch.cancelledOn = dayOf(work);
    batch.cancelledReason = reason.trimmed();
    return {};
  });
}

Result<DisposalBatch> DisposalService::change(const Session& session, const DisposalBatch& draft) {
  return changeBatch(store_, session, draft.id, "change", {BatchStage::Planned, BatchStage::Submitted, BatchStage::Approved, BatchStage::Underway, BatchStage::Executed},
                     [&](UnitOfWork&, DisposalBatch& batch) -> Result<void> {
    if (draft.version != batch.version) {
      return refuse(ErrorCode::StaleVersion, QStringLiteral("batch"), batch.number);
    }
    DisposalBatch after = draft;
    keepOwnFields(after, batch);
    if (batch.submittedOn) {  // what was approved stays as it was approved
      after.way = batch.way;
      after.plant = batch.plant;
      after.wasteClass = batch.wasteClass;
      after.legalBasis = batch.legalBasis;
      after.method = batch.method;
      after.receiver = batch.receiver;
    }
    batch = after;
    return {};
  });
}

Result<std::vector<DisposalBatch>> DisposalService::list(const Session& session, int limit) {
  return requireReader(session).map([&] { return DisposalRepository(store_.database()).list(limit); });
}

Result<BatchId> DisposalService::findByNumber(const Session& session, const QString& number) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const std::optional<DisposalBatch> batch = DisposalRepository(store_.database()).findByNumber(number.trimmed());
  return batch ? Result<BatchId>(batch->id) : refuse(ErrorCode::NotFound, QStringLiteral("batch"), number.trimmed());
}

Result<DisposalSheet> DisposalService::sheet(const Session& session, BatchId id) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  std::optional<DisposalSheet> sheet = loadSheet(store_.database(), id, EventDate::ofInstant(store_.clock().now()));
  return sheet ? Result<DisposalSheet>(*std::move(sheet)) : refuse(ErrorCode::NotFound, QStringLiteral("batch"), QString::number(id.value));
}

std::optional<DisposalSheet> loadSheet(Database& database, BatchId id, const EventDate& today) {
  DisposalRepository batches(database);
  const std::optional<DisposalBatch> batch = batches.find(id);
  if (!batch) {
    return std::nullopt;
  }
  DisposalSheet sheet{.batch = *batch, .picks = batches.pickList(id), .slips = batches.slips(id), .evidence = batches.evidence(id), .reopenings = batches.reopenings(id)};
  const std::vector<DisposalLine> lines = batches.lines(id);
  sheet.stage = batchStage(*batch, lines);
  DecisionNumbers decisions(database);
  for (const DisposalLine& line : lines) {
    GoodsRow row = goodsRow(database, line.item).value_or(GoodsRow{});
    const QString decision = row.legalCase ? decisions.of(*row.legalCase) : QString();
    sheet.lines.push_back({line, std::move(row), decision});
  }
  sheet.plant = batch->plant ? PlaceRepository(database).find(*batch->plant) : std::nullopt;
  AccountRepository accounts(database);
  sheet.plannedBy = accounts.displayName(batch->plannedBy);
  sheet.approvedBy = accounts.displayName(batch->approvedBy.value_or(AccountId{}));
  sheet.signedBy = accounts.displayName(batch->signedBy.value_or(AccountId{}));
  sheet.countersignedBy = accounts.displayName(batch->countersignedBy.value_or(AccountId{}));
  if (sheet.stage != BatchStage::Completed && sheet.stage != BatchStage::Cancelled) {
    sheet.open = openPoints(database, sheet, today);
  }
  return sheet;
}

}  // namespace shuangda
