#include "services/import_writers.h"

#include <algorithm>
#include <unordered_set>

#include "base/decimal.h"
#include "base/uid.h"
#include "domain/destruction_event.h"
#include "domain/office.h"
#include "domain/seized_item.h"
#include "services/case_writer.h"
#include "services/case_service.h"
#include "services/clock_keeper.h"
#include "services/clue_writer.h"
#include "services/report_import_writer.h"
#include "services/transfer_writer.h"
#include "storage/account_repository.h"
#include "storage/case_repository.h"
#include "storage/destruction_repository.h"
#include "storage/goods_repository.h"

namespace shuangda {
namespace {

const QString kImport = QStringLiteral("import");
const QString kClear = QStringLiteral("-");

/// Sets every filled cell of the record: "-" clears, an absent or empty cell leaves what is there.
template <typename Visit>
Result<void> applyCells(const ImportRecord& record, Visit visitFields) {
  Result<void> result{};
  visitFields([&](const char* name, auto& member) {
    const QString column = QString::fromLatin1(name);
    const QString text = result ? record.values.value(column) : QString();
    if (text.isEmpty()) {
      return;
    }
    result = setField(member, text == kClear ? QString() : text).map_error([&](Error error) {
      error.field = column;
      return error;
    });
  });
  return result;
}

/// When the row says it was recorded; nothing where it does not say.
Result<std::optional<Instant>> recordedAtOf(const ImportRecord& record) {
  const QString text = record.values.value(QStringLiteral("recorded_at"));
  if (text.isEmpty() || text == kClear) {
    return std::nullopt;
  }
  const Result<Instant> instant = Instant::parseLocal(text);
  if (!instant) {
    return refuse(ErrorCode::Malformed, QStringLiteral("recorded_at"), text);
  }
  return *instant;
}

/// The instant of a record that is not stored yet. One still to come would put the record before every later version.
Result<Instant> newInstant(const std::optional<Instant>& given, Instant now) {
  if (given && *given > now) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("recorded_at"), given->localText());
  }
  return given.value_or(now);
}

/// The instant of a later version of a record. A file that was exported carries the stored instant to the minute: such
/// a row says nothing of when it was changed, which is now.
Result<Instant> versionInstant(const std::optional<Instant>& given, Instant stored, Instant now) {
  if (!given || given->localText() == stored.localText()) {
    return std::max(now, stored);
  }
  if (*given < stored) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("recorded_at"), given->localText());
  }
  return newInstant(given, now);
}

class CaseWriter final : public RecordWriter {
 public:
  CaseWriter(UnitOfWork& work, ImportId batch) : work_(work), batch_(batch), cases_(work.database()) {}

  /// Versions of one case in one file follow each other in the order they were recorded. Rows without a number come last:
  /// the numbers they are given must not be ones that the file gives to other cases.
  void order(std::vector<const ImportRecord*>& records) const override {
    using Place = std::pair<bool, Instant>;
    std::vector<std::pair<Place, const ImportRecord*>> places;
    for (const ImportRecord* record : records) {
      const bool unnumbered = record->values.value(QStringLiteral("case_id")).isEmpty();
      const Instant recorded = recordedAtOf(*record).value_or(std::nullopt).value_or(work_.now());
      places.push_back({{unnumbered, recorded}, record});
    }
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(places.begin(), places.end(), records.begin(), [](const auto& place) { return place.second; });
  }

  Result<Written> write(const ImportRecord& record) override {
    const Result<std::optional<Instant>> recorded = recordedAtOf(record);
    if (!recorded) {
      return tl::unexpected(recorded.error());
    }
    const QString number = record.values.value(QStringLiteral("case_id"));
    if (number == kClear) {
      return refuse(ErrorCode::Malformed, QStringLiteral("case_id"), number);
    }
    // Most rows are new: asking for the number alone spares reading sixty columns.
    const std::optional<LegalCase> stored = number.isEmpty() || !cases_.hasNumber(number) ? std::nullopt : cases_.findByNumber(number);
    return stored ? writeVersion(*stored, record, *recorded) : writeNew(record, *recorded);
  }

 private:
  Result<Written> writeNew(const ImportRecord& record, const std::optional<Instant>& given) {
    const Result<Instant> recordedAt = newInstant(given, work_.now());
    if (!recordedAt) {
      return tl::unexpected(recordedAt.error());
    }
    LegalCase fresh;
    const Result<void> applied = applyCells(record, [&](auto visit) { visitCaseFields(fresh, visit); });
    if (!applied) {
      return tl::unexpected(applied.error());
    }
    if (fresh.number.isEmpty()) {
      if (const std::optional<QString> twin = twinOf(fresh)) {
        return refuse(ErrorCode::AlreadyExists, QStringLiteral("case_id"), *twin);
      }
      fresh.number = nextNumber(fresh);
    }
    if (const Result<void> valid = validate(fresh); !valid) {
      return tl::unexpected(valid.error());
    }
    fresh.uid = newUid(work_.now());
    fresh.recordedAt = *recordedAt;
    const CaseId id = cases_.insert(fresh, batch_);
    firstCreated_ = firstCreated_.value_or(id);
    fresh.id = id;
    followTransfers(work_, fresh);
    // A case that has come to its end in the ledger has no clocks; most rows of a ledger are such.
    if (!fresh.closedDate && !fresh.withdrawnDate && !fresh.voidDate) {
      refreshClocks(work_.database(), work_.law(), fresh, work_.now());
    }
    work_.audit().record(kImport, QStringLiteral("legal_case"), id.value, fieldChanges(NoRecord{}, fresh));
    return Written::Created;
  }

  Result<Written> writeVersion(const LegalCase& stored, const ImportRecord& record,
                               const std::optional<Instant>& given) {
    LegalCase next = stored;
    const Result<void> applied = applyCells(record, [&](auto visit) { visitCaseFields(next, visit); });
    if (!applied) {
      return tl::unexpected(applied.error());
    }
    const std::vector<FieldChange> changes = caseChanges(stored, next);
    if (changes.empty()) {
      return Written::Unchanged;
    }
    // Two versions that one file dates to the same minute keep its date.
    const bool sameMinute = given && given->localText() == stored.recordedAt.localText();
    const Result<Instant> recordedAt = sameMinute && fromThisFile(stored.id)
                                           ? std::max(*given, stored.recordedAt)
                                           : versionInstant(given, stored.recordedAt, work_.now());
    if (!recordedAt) {
      return tl::unexpected(recordedAt.error());
    }
    if (const Result<void> valid = validate(next); !valid) {
      return tl::unexpected(valid.error());
    }
    if (const Result<void> kept = checkRecordedDates(cases_, stored, next); !kept) {
      return tl::unexpected(kept.error());
    }
    next.recordedAt = *recordedAt;
    cases_.update(stored, next);
    followTransfers(work_, next);
    refreshClocks(work_.database(), work_.law(), next, work_.now());
    followCase(work_, next);
    updated_.insert(stored.id);
    work_.audit().record(kImport, QStringLiteral("legal_case"), stored.id.value, changes);
    return Written::Updated;
  }

  /// Keys only grow, and nobody else writes meanwhile: one key tells all cases that this file created.
  bool fromThisFile(CaseId id) const { return (firstCreated_ && id >= *firstCreated_) || updated_.contains(id); }

  /// A case without a number that is stored already, entered from the same ledger row before.
  std::optional<QString> twinOf(const LegalCase& fresh) {
    for (const CaseId id : cases_.findByParty(fresh.party.name, fresh.cause)) {
      const std::optional<LegalCase> other = cases_.find(id);
      if (other && other->decision.docNo == fresh.decision.docNo && other->foundDate == fresh.foundDate && other->filedDate == fresh.filedDate &&
          other->decision.date == fresh.decision.date && other->goodsValue == fresh.goodsValue && other->goods == fresh.goods &&
          other->party.idNo == fresh.party.idNo) {
        return other->number;
      }
    }
    return std::nullopt;
  }

  /// The next free number of the automatic form; the last one of each year is searched once, not for every row.
  QString nextNumber(const LegalCase& fresh) {
    const QString prefix = caseNumberPrefix(fresh, work_.now());
    auto it = lastSequence_.find(prefix);
    if (it == lastSequence_.end()) {
      it = lastSequence_.insert(prefix, cases_.lastSequence(prefix));
    }
    return caseNumber(prefix, ++*it);
  }

  UnitOfWork& work_;
  ImportId batch_;
  CaseRepository cases_;
  QHash<QString, int> lastSequence_;
  std::optional<CaseId> firstCreated_{};
  std::unordered_set<CaseId> updated_{};
};

class SeizureWriter final : public RecordWriter {
 public:
  SeizureWriter(UnitOfWork& work, ImportId batch) : work_(work), batch_(batch), goods_(work.database()), cases_(work.database()) {}

  Result<Written> write(const ImportRecord& record) override {
    SeizedItem item;
    const Result<void> applied = applyCells(record, [&](auto visit) { visitItemFields(item, visit); });
    if (!applied) {
      return tl::unexpected(applied.error());
    }
    if (item.name.isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("name"));
    }
    if (const std::vector<SeizedItem> like = goods_.itemsLike(item); !like.empty()) {
      return matchOf(item, like);
    }
    item.uid = newUid(work_.now());
    item.measure = measureOf(item);
    const ItemId id = goods_.insertItem(item, batch_);
    seen_.insert(id);
    work_.audit().record(kImport, QStringLiteral("seized_item"), id.value, fieldChanges(NoRecord{}, item));
    return Written::Created;
  }

 private:
  /// The row of an export is the stored item itself. A second such row is not: two lines may say the same of other
  /// goods, and must not be taken for one in silence.
  Result<Written> matchOf(const SeizedItem& item, const std::vector<SeizedItem>& like) {
    for (const SeizedItem& other : like) {
      if (fieldChanges(other, item).empty() && seen_.insert(other.id).second) {
        return Written::Unchanged;
      }
    }
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("name"), item.name);
  }

  MeasureId measureOf(const SeizedItem& item) {
    const QString kind = QStringLiteral("seizure");
    if (const auto found = goods_.findMeasure(kind, item.docNo, item.seizedDate)) {
      return *found;
    }
    const std::vector<CaseId> cases = item.docNo.isEmpty() ? std::vector<CaseId>() : cases_.findByDocNo(item.docNo);
    // Two cases may share a mistyped 文号: the goods then belong to neither until someone says so.
    const Measure measure{.uid = newUid(work_.now()),
                          .legalCase = cases.size() == 1 ? std::optional(cases.front()) : std::nullopt,
                          .kind = kind,
                          .docNo = item.docNo,
                          .takenDate = item.seizedDate};
    const MeasureId id = goods_.insertMeasure(measure);
    work_.audit().record(kImport, QStringLiteral("measure"), id.value, fieldChanges(NoRecord{}, measure));
    return id;
  }

  UnitOfWork& work_;
  ImportId batch_;
  GoodsRepository goods_;
  CaseRepository cases_;
  std::unordered_set<ItemId> seen_{};  ///< items of the store that a row of this file stands for
};

class DestructionWriter final : public RecordWriter {
 public:
  DestructionWriter(UnitOfWork& work, ImportId batch) : work_(work), batch_(batch), events_(work.database()) {}

  Result<Written> write(const ImportRecord& record) override {
    DestructionEvent event;
    ImportRecord cells = record;
    if (Result<void> money = wanToYuan(cells); !money) {
      return tl::unexpected(money.error());
    }
    const Result<void> applied = applyCells(cells, [&](auto visit) { visitDestructionFields(event, visit); });
    if (!applied) {
      return tl::unexpected(applied.error());
    }
    if (event.number.isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("event_id"));
    }
    if (const auto stored = events_.findByNumber(event.number)) {
      if (fieldChanges(*stored, event).empty()) {
        return Written::Unchanged;
      }
      return refuse(ErrorCode::AlreadyExists, QStringLiteral("event_id"), event.number);
    }
    event.uid = newUid(work_.now());
    const Result<Instant> recordedAt = recordedAtOf(record).and_then(
        [&](const std::optional<Instant>& given) { return newInstant(given, work_.now()); });
    if (!recordedAt) {
      return tl::unexpected(recordedAt.error());
    }
    event.recordedAt = *recordedAt;
    const DestructionId id = events_.insert(event, batch_);
    work_.audit().record(kImport, QStringLiteral("destruction_event"), id.value, fieldChanges(NoRecord{}, event));
    return Written::Created;
  }

 private:
  /// The file's 万元 with up to four decimals, as 元.
  static Result<void> wanToYuan(ImportRecord& record) {
    const QString column = QStringLiteral("value_wanyuan");
    const QString text = record.values.value(column);
    if (text.isEmpty() || text == kClear) {
      return {};
    }
    const Result<Decimal> wan = Decimal::parse(text);
    if (!wan) {
      return refuse(wan.error().code, column, text);
    }
    record.values.insert(column, wan->shifted(4).shortText());
    return {};
  }

  UnitOfWork& work_;
  ImportId batch_;
  DestructionRepository events_;
};

class UnitWriter final : public RecordWriter {
 public:
  explicit UnitWriter(UnitOfWork& work) : work_(work), offices_(work.database()) {}

  Result<Written> write(const ImportRecord& record) override {
    const QString name = record.values.value(QStringLiteral("unit_name"));
    if (name.isEmpty() || name == kClear) {
      return refuse(ErrorCode::Required, QStringLiteral("unit_name"));
    }
    const std::optional<Office> stored = offices_.findByName(name);
    Office office = stored.value_or(Office{});
    const Result<void> applied = applyCells(record, [&](auto visit) { visitOfficeFields(office, visit); });
    if (!applied) {
      return tl::unexpected(applied.error());
    }
    if (stored == office) {
      return Written::Unchanged;
    }
    if (stored) {
      offices_.update(office);
      audit(office.id, fieldChanges(*stored, office));
      return Written::Updated;
    }
    office.uid = newUid(work_.now());
    audit(offices_.insert(office), fieldChanges(NoRecord{}, office));
    return Written::Created;
  }

 private:
  void audit(OfficeId id, const std::vector<FieldChange>& changes) {
    work_.audit().record(kImport, QStringLiteral("office"), id.value, changes);
  }

  UnitOfWork& work_;
  OfficeRepository offices_;
};

}  // namespace

Result<std::unique_ptr<RecordWriter>> recordWriter(const QString& kind, UnitOfWork& work, ImportId batch) {
  if (kind == QStringLiteral("cases")) {
    return std::make_unique<CaseWriter>(work, batch);
  }
  if (kind == QStringLiteral("seizures")) {
    return std::make_unique<SeizureWriter>(work, batch);
  }
  if (kind == QStringLiteral("destructions")) {
    return std::make_unique<DestructionWriter>(work, batch);
  }
  if (kind == QStringLiteral("units")) {
    return std::make_unique<UnitWriter>(work);
  }
  if (kind == QStringLiteral("reports")) {
    return std::make_unique<ReportImportWriter>(work, batch);
  }
  return refuse(ErrorCode::UnknownValue, QStringLiteral("kind"), kind);
}

}  // namespace shuangda
