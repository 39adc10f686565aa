#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/csv.h"
#include "base/id.h"
#include "base/money.h"
#include "base/quantity.h"
#include "base/result.h"
#include "domain/event_date.h"

namespace shuangda {

/// One row of resources/law/disposal_ways.csv: a way to dispose of confiscated goods and what it takes.
struct DisposalWay {
  QString way{};
  QString name{};
  QString finalKind{};         ///< the movement that ends it: destroy, auction …
  QString approver{};          ///< who has to approve, in words
  QStringList asks{};          ///< fields of the batch that must be filled in before it is submitted
  QStringList refusedHazards{};
  int leastWitnesses = 0;
  int leastExecutors = 0;
  QString article{};
  QString note{};
};

const std::vector<DisposalWay>& disposalWays();
/// nullptr for an unknown way.
const DisposalWay* findDisposalWay(QStringView way);

enum class BatchStage { Planned, Submitted, Approved, Underway, Executed, Completed, Cancelled };
QString batchStageText(BatchStage stage);

/// 处置批次: a plan to dispose of goods of one or several cases in one way. Its dates are its state.
struct DisposalBatch {
  BatchId id{};
  QString uid{};
  int version = 0;
  QString number{};                           ///< CZ2026-001
  QString way = QStringLiteral("destroy");
  QString title{};
  EventDate plannedOn = EventDate::ofDay(QDate(1970, 1, 1));
  AccountId plannedBy{};
  QString legalBasis{};
  QString method{};                           ///< 焚烧、拆解、破碎 …
  std::optional<PlaceId> plant{};             ///< 处置单位
  QString receiver{};                         ///< 拍卖机构、受赠人、接收单位
  QString wasteClass{};                       ///< code list waste_class
  QString manifestNo{};                       ///< 危险废物转移联单编号
  QString environmentNotice{};                ///< 通报生态环境部门的文号、日期
  QString publicNotice{};
  QString executors{};                        ///< separated by 、
  QString supervisor{};
  QString witnesses{};                        ///< separated by 、
  std::optional<EventDate> submittedOn{};
  std::optional<EventDate> approvedOn{};
  std::optional<AccountId> approvedBy{};
  QString approvalNo{};
  QString rejectedReason{};
  std::optional<EventDate> startedAt{};
  std::optional<EventDate> endedAt{};
  QString residue{};                          ///< 残余物处理
  std::optional<Money> income{};              ///< 残值、拍卖收入
  std::optional<Instant> completedAt{};
  std::optional<AccountId> signedBy{};
  std::optional<AccountId> countersignedBy{};
  std::optional<EventDate> cancelledOn{};
  QString cancelledReason{};
  QString note{};

  bool operator==(const DisposalBatch&) const = default;
  const DisposalWay& wayRow() const;
};

/// The fields storage and audit go through, in the order of the table's columns.
template <typename Batch, typename Visitor>
void visitBatchFields(Batch&& b, Visitor&& visit) {
  visit("number", b.number);
  visit("way", b.way);
  visit("title", b.title);
  visit("planned_on", b.plannedOn);
  visit("planned_by", b.plannedBy);
  visit("legal_basis", b.legalBasis);
  visit("method", b.method);
  visit("plant_id", b.plant);
  visit("receiver", b.receiver);
  visit("waste_class", b.wasteClass);
  visit("manifest_no", b.manifestNo);
  visit("environment_notice", b.environmentNotice);
  visit("public_notice", b.publicNotice);
  visit("executors", b.executors);
  visit("supervisor", b.supervisor);
  visit("witnesses", b.witnesses);
  visit("submitted_on", b.submittedOn);
  visit("approved_on", b.approvedOn);
  visit("approved_by", b.approvedBy);
  visit("approval_no", b.approvalNo);
  visit("rejected_reason", b.rejectedReason);
  visit("started_at", b.startedAt);
  visit("ended_at", b.endedAt);
  visit("residue", b.residue);
  visit("income_yuan", b.income);
  visit("completed_at", b.completedAt);
  visit("signed_by", b.signedBy);
  visit("countersigned_by", b.countersignedBy);
  visit("cancelled_on", b.cancelledOn);
  visit("cancelled_reason", b.cancelledReason);
  visit("note", b.note);
}
template <typename Visitor>
void visitFields(const DisposalBatch& batch, Visitor&& visit) {
  visitBatchFields(batch, visit);
}

/// A line of a batch and how far it has come: planned = picked = loaded = disposed of, or the difference is explained. Corrected rows are left out.
struct DisposalLine {
  BatchId batch{};
  ItemId item{};
  Quantity planned{};
  QString difference{};  ///< why less was disposed of than planned
  Quantity cleared{};    ///< approved and neither disposed of nor given back; wherever it lies
  Quantity picked{};     ///< left the store for this batch, less what came back
  Quantity loaded{};
  Quantity disposed{};
  Quantity lost{};       ///< on the way: in transit or at the plant

  /// Left the store and neither back nor at an end.
  Quantity out() const { return picked - disposed - lost; }
  /// `withLoading` for ways whose goods are taken to a plant.
  bool isEven(bool withLoading) const { return planned == picked && picked == disposed && (!withLoading || loaded == disposed); }
};

/// The acts of a batch that can be taken back, in their order.
enum class BatchStep { Pick, Load, Execute };

/// What one line lost on the way, and who approved that it is written off.
struct LossReport {
  ItemId item{};
  Quantity quantity{};
  EventDate at = EventDate::ofDay(QDate(1970, 1, 1));
  QString carrier{};   ///< 押运人、经手人
  QString approver{};
  QString docNo{};
  QString reason{};
};

/// Two signatures that were taken back, by two, so that the batch could be corrected.
struct BatchReopening {
  QString reason{};
  Instant completedAt{};
  AccountId signedBy{};
  AccountId countersignedBy{};
  Instant reopenedAt{};
  AccountId reopenedBy{};
  AccountId confirmedBy{};
};

template <typename Visitor>
void visitFields(const BatchReopening& r, Visitor&& visit) {
  visit("reason", r.reason);
  visit("completed_at", std::optional<Instant>(r.completedAt));
  visit("signed_by", r.signedBy);
  visit("countersigned_by", r.countersignedBy);
  visit("reopened_by", r.reopenedBy);
  visit("confirmed_by", r.confirmedBy);
}

/// 磅单: weights in thousandths of a kilogram.
struct WeighSlip {
  std::int64_t id = 0;
  BatchId batch{};
  QString number{};
  QString vehicle{};
  Quantity gross{};
  Quantity tare{};
  EventDate at = EventDate::ofDay(QDate(1970, 1, 1));
  QString voidedReason{};

  Quantity net() const { return gross - tare; }
};

template <typename Visitor>
void visitFields(const WeighSlip& s, Visitor&& visit) {
  visit("batch_id", s.batch);
  visit("slip_no", s.number);
  visit("vehicle", s.vehicle);
  visit("gross", std::optional<Quantity>(s.gross));
  visit("tare", std::optional<Quantity>(s.tare));
  visit("weighed_at", std::optional<EventDate>(s.at));
  visit("voided_reason", s.voidedReason);
}

/// A photo or film of the disposal, by hash.
struct DisposalEvidence {
  BatchId batch{};
  QString stage{};     ///< before, during, after
  QString fileName{};
  std::int64_t size = 0;
  QString sha256{};
  QString note{};
};

template <typename Visitor>
void visitFields(const DisposalEvidence& e, Visitor&& visit) {
  visit("batch_id", e.batch);
  visit("stage", e.stage);
  visit("file_name", e.fileName);
  visit("sha256", e.sha256);
  visit("note", e.note);
}

/// Where one quantity of a batch is to be fetched.
struct PickRow {
  PlaceId place{};
  QString placeCode{};
  QString placeName{};
  ItemId item{};
  Quantity quantity{};
};

/// Where a batch stands; `lines` may be left out when only the dates matter.
BatchStage batchStage(const DisposalBatch& batch, const std::vector<DisposalLine>& lines = {});

}  // namespace shuangda
