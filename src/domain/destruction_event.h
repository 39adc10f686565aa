#pragma once

#include <QStringList>
#include <optional>
#include <string_view>

#include "base/id.h"
#include "base/money.h"
#include "base/quantity.h"
#include "domain/event_date.h"

namespace shuangda {

/// 销毁活动 as published or reported. Weight, number and value are independent and may each be unknown.
struct DestructionEvent {
  DestructionId id{};
  QString uid{};
  Instant recordedAt{};
  QString number{};                      ///< event_id
  std::optional<EventDate> date{};
  QString province{};
  QString city{};
  QString place{};
  QString organizer{};
  QString memberUnit{};
  QString scope{};
  std::optional<Quantity> tonnes{};
  QString tonnesQualifier{};
  QString weightText{};
  std::optional<int> categoriesCount{};
  QString varietiesCount{};              ///< "200+" = 200以上
  std::optional<Quantity> itemsCount{};
  QString itemsQualifier{};
  std::optional<Money> value{};          ///< published in 万元 with up to four decimals, kept in fen
  QString valueQualifier{};
  QStringList categories{};
  QString method{};
  QString sourceTitle{};
  QString sourceUrl{};
  QString sourceKind{};
  QString note{};

  bool operator==(const DestructionEvent&) const = default;
};

/// The standard import columns of destruction events, in order (see visitCaseFields). The value's column name says 万元.
template <typename Event, typename Visitor>
void visitDestructionFields(Event&& e, Visitor&& visit) {
  visit("event_id", e.number);
  visit("date", e.date);
  visit("province", e.province);
  visit("city", e.city);
  visit("place", e.place);
  visit("organizer", e.organizer);
  visit("member_unit", e.memberUnit);
  visit("scope", e.scope);
  visit("tonnes", e.tonnes);
  visit("tonnes_qualifier", e.tonnesQualifier);
  visit("weight_text", e.weightText);
  visit("categories_count", e.categoriesCount);
  visit("varieties_count", e.varietiesCount);
  visit("items_count", e.itemsCount);
  visit("items_qualifier", e.itemsQualifier);
  visit("value_wanyuan", e.value);
  visit("value_qualifier", e.valueQualifier);
  visit("categories", e.categories);
  visit("method", e.method);
  visit("source_title", e.sourceTitle);
  visit("source_url", e.sourceUrl);
  visit("source_kind", e.sourceKind);
  visit("note", e.note);
}

/// For the audit trail, which tells the value in 元 as it is kept: there the column's name would be wrong by four
/// places.
template <typename Visitor>
void visitFields(const DestructionEvent& event, Visitor&& visit) {
  visitDestructionFields(event, [&visit](std::string_view name, const auto& member) {
    visit(name == "value_wanyuan" ? "value_yuan" : name.data(), member);
  });
}

}  // namespace shuangda
