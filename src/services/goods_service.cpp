#include "services/goods_service.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <limits>

#include "base/uid.h"
#include "domain/code_list.h"
#include "domain/goods_code.h"
#include "domain/seized_item_fields.h"
#include "services/custody_writer.h"
#include "storage/case_repository.h"
#include "storage/custody_repository.h"
#include "storage/event_repository.h"
#include "storage/goods_list.h"
#include "storage/goods_repository.h"

namespace shuangda {
namespace {

const QString kItem = QStringLiteral("seized_item");

/// The code of a measure kind, whether it was given by its code or by its label; a kind that is not in the list stays as it is.
QString measureKindCode(const QString& kind) {
  for (const CodeEntry& entry : shippedCodeLists()) {
    if (entry.list == QStringLiteral("measure_kind") && entry.label == kind) {
      return entry.code;
    }
  }
  return kind;
}

/// The movement by which goods under a measure of this kind come in.
QString intakeKind(const QString& measureKind) {
  static const QHash<QString, QString> kinds{{QStringLiteral("confiscated"), QStringLiteral("confiscate")}, {QStringLiteral("seizure"), QStringLiteral("seize")},
                                             {QStringLiteral("sealing"), QStringLiteral("seize")}, {QStringLiteral("sampling"), QStringLiteral("sample_in")},
                                             {QStringLiteral("handed_in"), QStringLiteral("hand_in")}};
  return kinds.value(measureKindCode(measureKind), QStringLiteral("hold"));
}

/// The measure the lines hang under: that of the step, or one of the same kind, paper and day.
Result<Measure> measureFor(UnitOfWork& work, const GoodsIntake& intake) {
  Measure measure{.uid = newUid(work.now()), .legalCase = intake.legalCase, .kind = intake.measureKind, .docNo = intake.docNo.trimmed(), .takenDate = intake.takenOn, .event = intake.event};
  if (intake.event) {
    const std::vector<CaseEvent> events = currentEvents(EventRepository(work.database()).ofCase(intake.legalCase));
    const auto found = std::ranges::find(events, *intake.event, &CaseEvent::chain);
    if (found == events.end()) {
      return refuse(ErrorCode::NotFound, QStringLiteral("case_event"), QString::number(intake.event->value));
    }
    measure.docNo = found->docNo.isEmpty() ? measure.docNo : found->docNo;
    measure.takenDate = found->on;
    measure.kind = found->step == QStringLiteral("hold") ? QStringLiteral("registered_hold") : found->details.value(QStringLiteral("seize_kind"), QStringLiteral("seizure"));
  }
  measure.kind = measureKindCode(measure.kind);
  GoodsRepository goods(work.database());
  for (const Measure& stored : goods.measuresOf(intake.legalCase)) {
    if (intake.event ? stored.event == intake.event : stored.kind == measure.kind && stored.docNo == measure.docNo && stored.takenDate == measure.takenDate) {
      return stored;
    }
  }
  measure.id = goods.insertMeasure(measure);
  work.audit().record(QStringLiteral("create"), QStringLiteral("measure"), measure.id.value, fieldChanges(NoRecord{}, measure));
  return measure;
}

CustodyMovement intakeMovement(const SeizedItem& item, const Measure& measure, const GoodsIntake& intake) {
  CustodyMovement movement{.item = item.id, .kind = intakeKind(measure.kind), .quantity = item.quantity.value_or(Quantity()), .toPlace = intake.place};
  movement.at = measure.takenDate.value_or(EventDate::ofDay(QDate(1970, 1, 1)));
  movement.giver = intake.giver;
  movement.receiver = intake.receiver;
  movement.witness = intake.witness;
  movement.docNo = measure.docNo;
  return movement;
}

/// One line with the movement that takes it in, where a place was named.
Result<SeizedItem> storeLine(UnitOfWork& work, CustodyWriter& writer, const GoodsIntake& intake, const Measure& measure, SeizedItem item) {
  if (const Result<void> sound = checkItem(item); !sound) {
    return tl::unexpected(sound.error());
  }
  item.value = item.value ? item.value : computedValue(item);
  item.uid = newUid(work.now());
  item.measure = measure.id;
  item.parent.reset();
  item.docNo = measure.docNo;
  item.seizedDate = measure.takenDate;
  item.id = GoodsRepository(work.database()).insertItem(item, std::nullopt);
  item.version = 1;
  work.audit().record(QStringLiteral("create"), kItem, item.id.value, fieldChanges(NoRecord{}, item));
  if (!intake.place || !item.quantity) {
    return item;
  }
  return writer.record(intakeMovement(item, measure, intake)).map([&](const CustodyMovement&) { return item; });
}

/// Says which line of a list is meant: "第3项 白酒" and, where there is one, the value after a colon.
Error ofLine(Error error, const SeizedItem& item, int number) {
  const QString line = QStringLiteral("第%1项 %2").arg(number).arg(item.name).trimmed();
  error.value = error.value.isEmpty() || error.value == item.name ? line : QStringLiteral("%1：%2").arg(line, error.value);
  return error;
}

/// The same for a line that has its label already.
Error ofItem(Error error, ItemId item) {
  const QString label = itemLabel(item);
  if (!error.value.startsWith(label)) {
    error.value = error.value.isEmpty() ? label : QStringLiteral("%1：%2").arg(label, error.value);
  }
  return error;
}

/// Lines without a case that come under a measure of one.
class CaseLink {
 public:
  CaseLink(UnitOfWork& work, CaseId legalCase, const QString& reason) : work_(work), goods_(work.database()), case_(legalCase), reason_(reason) {}

  Result<void> add(ItemId id) {
    const std::optional<SeizedItem> item = goods_.find(id);
    if (!item) {
      return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(id));
    }
    if (moved_.contains(id.value)) {
      return {};  // came with the line it was split from
    }
    const Measure measure = *goods_.measure(item->measure);
    if (measure.legalCase) {
      const std::optional<LegalCase> known = CaseRepository(work_.database()).find(*measure.legalCase);
      return refuse(ErrorCode::WrongState, QStringLiteral("goods_linked"), itemLabel(id) + u'|' + (known ? known->number : QString()));
    }
    const MeasureId target = targetFor(measure);
    for (const ItemId member : goods_.family(id)) {
      goods_.setMeasure(member, target);
      moved_.insert(member.value);
      work_.audit().record(QStringLiteral("link_case"), kItem, member.value,
                           {{QStringLiteral("measure_id"), QString::number(measure.id.value), QString::number(target.value)}, {QStringLiteral("reason"), {}, reason_}});
    }
    if (const std::optional<Measure> empty = goods_.emptyMeasure(measure.id)) {
      goods_.removeMeasure(empty->id);
      work_.audit().record(QStringLiteral("remove"), QStringLiteral("measure"), empty->id.value, fieldChanges(*empty, NoRecord{}));
    }
    return {};
  }
  int count() const { return static_cast<int>(moved_.size()); }

 private:
  /// The measure of the case with the same kind, paper and day; a new one where there is none.
  MeasureId targetFor(const Measure& like) {
    for (const Measure& stored : goods_.measuresOf(case_)) {
      if (stored.kind == like.kind && stored.docNo == like.docNo && stored.takenDate == like.takenDate) {
        return stored.id;
      }
    }
    Measure measure = like;
    measure.uid = newUid(work_.now());
    measure.legalCase = case_;
    measure.id = goods_.insertMeasure(measure);
    work_.audit().record(QStringLiteral("create"), QStringLiteral("measure"), measure.id.value, fieldChanges(NoRecord{}, measure));
    return measure.id;
  }

  UnitOfWork& work_;
  GoodsRepository goods_;
  CaseId case_;
  QString reason_;
  QSet<qint64> moved_{};
};

}  // namespace

Result<std::vector<SeizedItem>> GoodsService::enter(const Session& session, const GoodsIntake& intake) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (intake.lines.empty()) {
    return refuse(ErrorCode::Required, QStringLiteral("goods_lines"));
  }
  UnitOfWork work(store_, session);
  const Result<Measure> measure = measureFor(work, intake);
  if (!measure) {
    return tl::unexpected(measure.error());
  }
  if (measure->kind.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("measure_kind"));
  }
  if (intake.place && !measure->takenDate) {
    return refuse(ErrorCode::Required, QStringLiteral("happened_at"));
  }
  CustodyWriter writer(work, session);
  std::vector<SeizedItem> stored;
  for (const SeizedItem& line : intake.lines) {
    Result<SeizedItem> item = storeLine(work, writer, intake, *measure, line);
    if (!item) {
      return tl::unexpected(ofLine(item.error(), line, static_cast<int>(stored.size()) + 1));
    }
    stored.push_back(*std::move(item));
  }
  work.commit();
  return stored;
}

Result<SeizedItem> GoodsService::change(const Session& session, SeizedItem item) {
  if (const Result<void> allowed = requireWriter(session).and_then([&] { return checkItem(item); }); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  GoodsRepository goods(work.database());
  const std::optional<SeizedItem> before = goods.find(item.id);
  if (!before) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(item.id));
  }
  const bool changesLedger = before->name != item.name || before->unit != item.unit || before->quantity != item.quantity;
  if (changesLedger && CustodyRepository(work.database()).hasMovements(item.id)) {
    return refuse(ErrorCode::WrongState, QStringLiteral("goods_in_custody"), itemLabel(item.id));
  }
  item.measure = before->measure;
  item.parent = before->parent;
  if (before->version != item.version || !goods.updateItem(item)) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("goods_item"), itemLabel(item.id));
  }
  ++item.version;
  work.audit().record(QStringLiteral("change"), kItem, item.id.value, fieldChanges(*before, item));
  work.commit();
  return item;
}

Result<LedgerOpening> GoodsService::openLedger(const Session& session, const std::vector<ItemId>& items, PlaceId place, const EventDate& at, const QString& receiver) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  GoodsRepository goods(work.database());
  CustodyWriter writer(work, session);
  LedgerOpening opening;
  for (const ItemId id : items) {
    const std::optional<SeizedItem> item = goods.find(id);
    if (item && !item->quantity) {
      opening.waiting.push_back(id);
      continue;
    }
    const std::optional<Measure> measure = item ? goods.measure(item->measure) : std::nullopt;
    if (!measure) {
      return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(id));
    }
    CustodyMovement movement{.item = id, .kind = intakeKind(measure->kind), .quantity = item->quantity.value_or(Quantity()), .toPlace = place, .at = at};
    movement.giver = item->keeper.isEmpty() ? QStringLiteral("台账") : item->keeper;
    movement.receiver = receiver;
    movement.docNo = !item->docNo.isEmpty() ? item->docNo : !measure->docNo.isEmpty() ? measure->docNo : QStringLiteral("原台账无文号");
    movement.note = QStringLiteral("按原台账建账");
    if (const Result<CustodyMovement> taken = writer.record(std::move(movement)); !taken) {
      return tl::unexpected(ofItem(taken.error(), id));
    }
    ++opening.taken;
  }
  work.commit();
  return opening;
}

Result<int> GoodsService::linkToCase(const Session& session, const std::vector<ItemId>& items, CaseId legalCase, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("reason"));
  }
  UnitOfWork work(store_, session);
  if (!CaseRepository(work.database()).find(legalCase)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
  }
  CaseLink link(work, legalCase, reason.trimmed());
  for (const ItemId item : items) {
    if (const Result<void> linked = link.add(item); !linked) {
      return tl::unexpected(linked.error());
    }
  }
  work.commit();
  return link.count();
}

Result<std::vector<GoodsRow>> GoodsService::list(const Session& session, const GoodsQuery& query) {
  return requireReader(session).map([&] { return goodsPage(store_.database(), query); });
}

Result<std::vector<MeasureSheet>> GoodsService::ofCase(const Session& session, CaseId legalCase) {
  return requireReader(session).map([&] {
    std::vector<MeasureSheet> sheets;
    for (Measure& measure : GoodsRepository(store_.database()).measuresOf(legalCase)) {
      sheets.push_back({std::move(measure), {}});
    }
    for (GoodsRow& row : goodsPage(store_.database(), {.legalCase = legalCase, .limit = std::numeric_limits<int>::max()})) {
      const auto sheet = std::ranges::find_if(sheets, [&](const MeasureSheet& s) { return s.measure.id == row.item.measure; });
      if (sheet != sheets.end()) {
        sheet->lines.insert(sheet->lines.begin(), std::move(row));
      }
    }
    return sheets;
  });
}

}  // namespace shuangda
