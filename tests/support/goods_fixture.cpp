#include "support/goods_fixture.h"

#include "services/custody_service.h"
#include "services/maintenance_service.h"
#include "services/texts.h"
#include "storage/custody_repository.h"
#include "storage/place_repository.h"

namespace shuangda::test {
namespace {

EventDate dateOf(const char* text) { return *EventDate::parse(QString::fromLatin1(text)); }

}  // namespace

void GoodsTest::SetUp() {
  EngineTest::SetUp();
  if (IsSkipped()) {
    return;
  }
  clock_.set(*Instant::parseLocal(u"2026-11-21 10:00"));
  store_ = freshStore();
  where_ = place(PlaceKind::Store, "A1");
  shelf_ = place(PlaceKind::Shelf, "A1-01");
  laboratory_ = place(PlaceKind::Laboratory, "LAB");
  transit_ = place(PlaceKind::Transit, "OUT");
  plant_ = place(PlaceKind::Plant, "PLANT");
}

PlaceId GoodsTest::place(PlaceKind kind, const char* code) { return scene().place(kind, code, placeKindText(kind) + QString::fromLatin1(code)).id; }

CaseId GoodsTest::seizedCase() { return scene().seizedCase(); }

CaseId GoodsTest::decidedCase() { return scene().decidedCase(); }

std::vector<SeizedItem> GoodsTest::goods(CaseId legalCase, int lines, int quantity, const char* kind, bool takenIn) {
  return scene().goods(legalCase, {.lines = lines, .quantity = quantity, .kind = kind, .place = takenIn ? std::optional(where_) : std::nullopt});
}

CustodyMovement GoodsTest::movement(const char* kind, ItemId item, int quantity, const char* at) { return GoodsScene::movement(kind, item, quantity, dateOf(at)); }

Result<CustodyMovement> GoodsTest::move(CustodyMovement draft) { return CustodyService(*store_).record(session_, std::move(draft)); }

Result<CustodyMovement> GoodsTest::move(const char* kind, ItemId item, int quantity, const char* at, std::optional<PlaceId> to) {
  CustodyMovement draft = movement(kind, item, quantity, at);
  draft.toPlace = to;
  return move(std::move(draft));
}

void GoodsTest::mustMove(const char* kind, ItemId item, int quantity, const char* at, std::optional<PlaceId> to) {
  const Result<CustodyMovement> moved = move(kind, item, quantity, at, to);
  EXPECT_TRUE(moved) << kind << ' ' << (moved ? std::string() : refusalText(moved.error()).toStdString());
}

QString GoodsTest::standing(ItemId item) {
  QStringList parts;
  PlaceRepository places(store_->database());
  for (const auto& [position, quantity] : CustodyRepository(store_->database()).balance(item)) {
    const QString code = position.place.isStored() ? u'@' + places.find(position.place)->code : QString();
    parts << custodyStateCode(position.state) + code + u' ' + quantity.text();
  }
  return parts.join(QStringLiteral(", "));
}

void GoodsTest::expectSound() {
  for (const MaintenanceService::Check& check : MaintenanceService(*store_).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << ": " << check.problems.join(u'\n').toStdString();
  }
}

Session GoodsTest::colleague(const char* login) { return scene().colleague(QString::fromLatin1(login), QString::fromLatin1(login)); }

}  // namespace shuangda::test
