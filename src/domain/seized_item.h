#pragma once

#include <QString>
#include <QStringList>
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
  int version = 0;
  MeasureId measure{};
  std::optional<ItemId> parent{};           ///< the line this one was split from
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
  QString productClass{};                   ///< code list product_class
  QString brand{};
  QString rightsHolder{};
  QString batchNo{};                        ///< 生产日期、批号
  QString barcode{};                        ///< GTIN
  QString priceBasis{};                     ///< code list price_basis: what the unit price rests on
  QString hazards{};                        ///< codes of list hazard, separated by ;
  QString sealNo{};                         ///< 封条编号
  QString packageNo{};
  std::optional<EventDate> expiresOn{};     ///< 保质期至

  QStringList hazardList() const { return hazards.split(u';', Qt::SkipEmptyParts); }
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

/// What the program records of a line beyond the columns of a ledger.
template <typename Item, typename Visitor>
void visitItemDetails(Item&& item, Visitor&& visit) {
  visit("product_class", item.productClass);
  visit("brand", item.brand);
  visit("rights_holder", item.rightsHolder);
  visit("batch_no", item.batchNo);
  visit("barcode", item.barcode);
  visit("price_basis", item.priceBasis);
  visit("hazards", item.hazards);
  visit("seal_no", item.sealNo);
  visit("package_no", item.packageNo);
  visit("expires_on", item.expiresOn);
}

template <typename Visitor>
void visitFields(const SeizedItem& item, Visitor&& visit) {
  visitItemFields(item, visit);
  visitItemDetails(item, visit);
}

}  // namespace shuangda
