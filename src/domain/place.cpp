#include "domain/place.h"

#include <algorithm>
#include <array>

namespace shuangda {
namespace {

struct KindRow {
  PlaceKind kind{};
  const char* code = nullptr;
  const char16_t* text = nullptr;
};

constexpr std::array kKinds = {
    KindRow{PlaceKind::Store, "store", u"罚没物品仓库"},   KindRow{PlaceKind::Pool, "pool", u"政府公物仓"},
    KindRow{PlaceKind::Room, "room", u"库房"},             KindRow{PlaceKind::Shelf, "shelf", u"货位"},
    KindRow{PlaceKind::Scene, "scene", u"就地查封场所"},   KindRow{PlaceKind::Custodian, "custodian", u"委托保管人"},
    KindRow{PlaceKind::Laboratory, "laboratory", u"检验机构"}, KindRow{PlaceKind::Transit, "transit", u"待运区"},
    KindRow{PlaceKind::Plant, "plant", u"处置单位"},
};

const KindRow& rowOf(PlaceKind kind) {
  return *std::ranges::find(kKinds, kind, &KindRow::kind);
}

}  // namespace

QString placeKindCode(PlaceKind kind) { return QLatin1String(rowOf(kind).code); }

std::optional<PlaceKind> placeKindOf(QStringView code) {
  const auto found = std::ranges::find_if(kKinds, [&](const KindRow& row) { return code == QLatin1String(row.code); });
  return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

QString placeKindText(PlaceKind kind) { return QString::fromUtf16(rowOf(kind).text); }

const std::vector<PlaceKind>& allPlaceKinds() {
  static const std::vector<PlaceKind> kinds = [] {
    std::vector<PlaceKind> all;
    std::ranges::transform(kKinds, std::back_inserter(all), &KindRow::kind);
    return all;
  }();
  return kinds;
}

bool isStorage(PlaceKind kind) {
  return kind == PlaceKind::Store || kind == PlaceKind::Pool || kind == PlaceKind::Room || kind == PlaceKind::Shelf;
}

}  // namespace shuangda
