#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "base/money.h"
#include "base/quantity.h"
#include "domain/event_date.h"

namespace shuangda {

/// 涉案物品: one line of goods under a measure.
struct SeizedItem {
  ItemId id{};
  QString uid{};
  MeasureId measure{};
  QString name{};
  QString spec{};
  std::optional<Quantity> quantity{};       ///< negative in old ledgers means goods given back
  QString unit{};                           ///< code list unit; mixed units such as 双（条） stay as written
  QString unitPrice{};                      ///< 元, exact decimal text: prices are often fractions of a fen
  std::optional<Money> value{};
  QString docNo{};                          ///< 案件文号 as the ledger has it
  std::optional<EventDate> seizedDate{};
  QString storage{};
  QString keeper{};
  QString disposal{};
  std::optional<EventDate> disposalDate{};
  std::optional<Quantity> disposalWeight{}; ///< kilograms
  QString supervisor{};
  QString note{};

  bool operator==(const SeizedItem&) const = default;
};

/// The standard import columns of seized goods, in order (see visitCaseFields).
template <typename Item, typename Visitor>
void visitItemFields(Item&& item, Visitor&& visit) {
  visit("name", item.name);
  visit("spec", item.spec);
  visit("quantity", item.quantity);
  visit("unit", item.unit);
  visit("unit_price_yuan", item.unitPrice);
  visit("value_yuan", item.value);
  visit("doc_no", item.docNo);
  visit("seized_date", item.seizedDate);
  visit("storage", item.storage);
  visit("keeper", item.keeper);
  visit("disposal", item.disposal);
  visit("disposal_date", item.disposalDate);
  visit("disposal_weight_kg", item.disposalWeight);
  visit("supervisor", item.supervisor);
  visit("note", item.note);
}

template <typename Visitor>
void visitFields(const SeizedItem& item, Visitor&& visit) {
  visitItemFields(item, visit);
}

}  // namespace shuangda
