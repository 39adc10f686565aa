#include "services/alarm_service.h"

#include <algorithm>

#include "domain/goods_code.h"
#include "services/goods_texts.h"
#include "services/unit_of_work.h"
#include "storage/alarm_repository.h"
#include "storage/custody_repository.h"
#include "storage/goods_list.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

using Kind = CustodyAlarm::Kind;

class AlarmFinder {
 public:
  AlarmFinder(Store& store, const EventDate& now)
      : database_(store.database()), law_(store.law().law()), today_(now.lastDay()), alarms_(store.database()),
        soon_(EventDate::ofDay(today_.addDays(law_.parameters.number(QStringLiteral("due_soon_days"))))) {}

  std::vector<CustodyAlarm> find() {
    addMeasures();
    addNotStored();
    addOverStayed();
    addPerishable();
    addNotes(kNoteOutside, Kind::FoundOutside);
    addNotes(kNoteSealBroken, Kind::SealBroken);
    addLicences();
    std::ranges::stable_sort(found_, {}, [](const CustodyAlarm& alarm) { return alarm.due ? alarm.due->lastDay() : QDate(1970, 1, 1); });
    return std::move(found_);
  }

 private:
  static CustodyAlarm ofCase(Kind kind, const CaseWithGoods& row, const std::optional<EventDate>& due, const QString& detail) {
    return {.kind = kind, .due = due, .legalCase = row.legalCase, .title = row.number + u' ' + row.party, .detail = detail};
  }

  void addMeasures() {
    const QStringList rules{QStringLiteral("SEIZE"), QStringLiteral("EVID_HOLD")};
    for (const CaseWithGoods& row : alarms_.measureClocks(rules, soon_)) {
      const DeadlineRule* rule = law_.book.find(row.rule, today_);
      found_.push_back(ofCase(Kind::MeasureEnding, row, row.since, rule ? rule->name : row.rule));
    }
  }

  /// The last day of a local rule counted from `since`; nothing while the rule is off or has no number.
  std::optional<EventDate> dueBy(const QString& id, const std::optional<EventDate>& since) const {
    const DeadlineRule* rule = since ? law_.book.find(id, since->lastDay()) : nullptr;
    if (!rule || !rule->enabled) {
      return std::nullopt;
    }
    const Result<Deadline> deadline = computeDeadline(*rule, *since, {}, {}, law_.calendar, today_, law_.parameters.restDays());
    return deadline ? std::optional(deadline->due) : std::nullopt;
  }

  void addLocal(Kind kind, const QString& rule, const std::vector<CaseWithGoods>& cases) {
    for (const CaseWithGoods& row : cases) {
      const std::optional<EventDate> due = dueBy(rule, row.since);
      if (due && due->lastDay() <= soon_.lastDay()) {
        found_.push_back(ofCase(kind, row, due, custodyAlarmText(kind)));
      }
    }
  }

  bool isOn(const QString& id) const {
    const DeadlineRule* rule = law_.book.find(id, today_);
    return rule && rule->enabled;
  }

  void addNotStored() {
    if (isOn(QStringLiteral("GOODS_IN_STORE"))) {
      addLocal(Kind::NotStored, QStringLiteral("GOODS_IN_STORE"), alarms_.confiscatedOutsideStores());
    }
  }

  void addOverStayed() {
    if (isOn(QStringLiteral("GOODS_DISPOSE_PLAN"))) {
      addLocal(Kind::OverStayed, QStringLiteral("GOODS_DISPOSE_PLAN"), alarms_.confiscatedAndClosed(EventDate::ofDay(today_)));
    }
  }

  void addPerishable() {
    for (const ItemId id : alarms_.perishable(soon_)) {
      const std::optional<GoodsRow> row = goodsRow(database_, id);
      const SeizedItem& item = row->item;
      found_.push_back({.kind = Kind::Perishable, .due = item.expiresOn, .item = id, .legalCase = row->legalCase, .title = itemLabel(id) + u' ' + item.name,
                        .detail = item.expiresOn ? QStringLiteral("保质期至 ") + item.expiresOn->text() : codeLabels(QStringLiteral("hazard"), item.hazards)});
    }
  }

  void addNotes(const QString& kind, Kind alarm) {
    for (const CustodyNote& note : CustodyRepository(database_).openNotes(kind)) {
      found_.push_back({.kind = alarm, .due = note.at, .item = note.item, .title = itemLabel(note.item), .detail = note.text});
    }
  }

  void addLicences() {
    for (const Place& place : PlaceRepository(database_).all()) {
      if (place.kindValue() == PlaceKind::Plant && !place.closedOn && place.licenceValidTo && place.licenceValidTo->lastDay() < soon_.lastDay()) {
        found_.push_back({.kind = Kind::LicenceExpired, .due = place.licenceValidTo, .place = place.id, .title = place.name,
                          .detail = QStringLiteral("许可证 %1 有效期至 %2").arg(place.licenceNo, place.licenceValidTo->text())});
      }
    }
  }

  Database& database_;
  const Law& law_;
  QDate today_;
  AlarmRepository alarms_;
  EventDate soon_;
  std::vector<CustodyAlarm> found_{};
};

}  // namespace

Result<std::vector<CustodyAlarm>> AlarmService::list(const Session& session) {
  return requireReader(session).map([&] { return AlarmFinder(store_, EventDate::ofInstant(store_.clock().now())).find(); });
}

}  // namespace shuangda
