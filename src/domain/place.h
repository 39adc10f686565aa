#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "base/id.h"
#include "base/quantity.h"
#include "domain/event_date.h"

namespace shuangda {

/// Where goods can be: a store of ours with its rooms and shelves, or in the hands of others.
enum class PlaceKind {
  Store,       ///< 罚没物品仓库
  Pool,        ///< 政府公物仓
  Room,        ///< 库房、隔间
  Shelf,       ///< 货架、货位
  Scene,       ///< 就地查封的场所
  Custodian,   ///< 受委托保管人
  Laboratory,  ///< 检验检测机构
  Transit,     ///< 待运区、运输途中
  Plant,       ///< 销毁处置单位
};

QString placeKindCode(PlaceKind kind);
std::optional<PlaceKind> placeKindOf(QStringView code);
/// 罚没物品仓库, 货架 …
QString placeKindText(PlaceKind kind);
const std::vector<PlaceKind>& allPlaceKinds();
/// In a store of ours, where a keeper answers for it.
bool isStorage(PlaceKind kind);

/// 存放地点.
struct Place {
  PlaceId id{};
  QString uid{};
  int version = 0;
  std::optional<PlaceId> parent{};
  QString kind{};                            ///< code of a PlaceKind
  QString code{};                            ///< on the label: A-01-03; unique
  QString name{};
  QString address{};
  QString keeper{};                          ///< 保管人, separated by 、
  QString contact{};
  std::optional<int> mostLines{};            ///< how many lines of goods it takes; absent = no limit
  QString hazards{};                         ///< codes of hazards it is fit for, separated by ;
  QString licenceNo{};                       ///< 危险废物经营许可证、处理资格 of a plant
  QString licenceScope{};                    ///< waste classes it may take, separated by ;
  std::optional<EventDate> licenceValidTo{};
  std::optional<EventDate> closedOn{};
  QString note{};

  bool operator==(const Place&) const = default;
  PlaceKind kindValue() const { return placeKindOf(kind).value_or(PlaceKind::Store); }
  QStringList hazardList() const { return hazards.split(u';', Qt::SkipEmptyParts); }
};

/// The fields storage and audit go through, in the order of the table's columns.
template <typename AnyPlace, typename Visitor>
void visitPlaceFields(AnyPlace&& p, Visitor&& visit) {
  visit("parent_id", p.parent);
  visit("kind", p.kind);
  visit("code", p.code);
  visit("name", p.name);
  visit("address", p.address);
  visit("keeper", p.keeper);
  visit("contact", p.contact);
  visit("most_lines", p.mostLines);
  visit("hazards", p.hazards);
  visit("licence_no", p.licenceNo);
  visit("licence_scope", p.licenceScope);
  visit("licence_valid_to", p.licenceValidTo);
  visit("closed_on", p.closedOn);
  visit("note", p.note);
}
template <typename Visitor>
void visitFields(const Place& place, Visitor&& visit) {
  visitPlaceFields(place, visit);
}

/// What a place holds of one unit and legal standing.
struct PlaceStock {
  PlaceId place{};
  QString state{};
  QString unit{};
  Quantity quantity{};
  std::int64_t lines = 0;
};

}  // namespace shuangda
