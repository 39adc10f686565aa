#include "support/goods_fixture.h"

#include "services/account_service.h"
#include "services/case_service.h"
#include "services/custody_service.h"
#include "services/goods_service.h"
#include "services/maintenance_service.h"
#include "services/place_service.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "storage/custody_repository.h"
#include "storage/place_repository.h"

namespace shuangda::test {
namespace {

struct Step {
  const char* step = nullptr;
  const char* on = nullptr;
  QStringList details{};
};

const std::vector<Step>& seizing() {
  static const std::vector<Step> steps{
      {"found", "2026-03-02", {}},
      {"file", "2026-03-10", {QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")}},
      {"seize", "2026-03-12", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")}}};
  return steps;
}

const std::vector<Step>& deciding() {
  static const std::vector<Step> steps{
      {"close_investigation", "2026-04-03", {}},
      {"submit_review", "2026-04-03", {QStringLiteral("review_kind=案件审核")}},
      {"review_done", "2026-04-03", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")}},
      {"notify", "2026-04-03", {QStringLiteral("penalties=没收非法财物"), QStringLiteral("hearing_right=是")}},
      {"notify_served", "2026-04-03", {QStringLiteral("way=直接")}},
      {"decide", "2026-05-12", {QStringLiteral("penalties=没收非法财物")}},
      {"serve_decision", "2026-05-14", {QStringLiteral("way=直接")}}};
  return steps;
}

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

PlaceId GoodsTest::place(PlaceKind kind, const char* code) {
  const QString name = QString::fromLatin1(code);
  const Result<Place> stored = PlaceService(*store_).save(session_, {.kind = placeKindCode(kind), .code = name, .name = placeKindText(kind) + name});
  EXPECT_TRUE(stored);
  return stored ? stored->id : PlaceId{};
}

CaseId GoodsTest::seizedCase() {
  const LegalCase draft{.authority = session_.officeName, .party = {.name = QStringLiteral("某公司")}, .cause = QStringLiteral("商标侵权")};
  const CaseId id = CaseService(*store_).save(session_, draft)->id;
  for (const Step& step : seizing()) {
    CaseEvent event{.legalCase = id, .step = QString::fromLatin1(step.step), .on = dateOf(step.on), .note = QStringLiteral("核对无误")};
    for (const QString& detail : step.details) {
      event.details.insert(detail.section(u'=', 0, 0), detail.section(u'=', 1));
    }
    const Result<CaseEvent> stored = ProcedureService(*store_).record(session_, event, Numbering::AsGiven, Oddities::Confirmed);
    EXPECT_TRUE(stored) << step.step << ' ' << (stored ? std::string() : refusalText(stored.error()).toStdString());
  }
  return id;
}

CaseId GoodsTest::decidedCase() {
  const CaseId id = seizedCase();
  for (const Step& step : deciding()) {
    CaseEvent event{.legalCase = id, .step = QString::fromLatin1(step.step), .on = dateOf(step.on), .note = QStringLiteral("核对无误")};
    for (const QString& detail : step.details) {
      event.details.insert(detail.section(u'=', 0, 0), detail.section(u'=', 1));
    }
    const Result<CaseEvent> stored = ProcedureService(*store_).record(session_, event, Numbering::AsGiven, Oddities::Confirmed);
    EXPECT_TRUE(stored) << step.step << ' ' << (stored ? std::string() : refusalText(stored.error()).toStdString());
  }
  return id;
}

std::vector<SeizedItem> GoodsTest::goods(CaseId legalCase, int lines, int quantity, const char* kind, bool takenIn) {
  GoodsIntake intake{.legalCase = legalCase, .measureKind = QString::fromUtf8(kind), .docNo = QStringLiteral("市监强制〔2026〕1号"), .takenOn = dateOf("2026-03-12")};
  for (int i = 0; i < lines; ++i) {
    SeizedItem line{.name = QStringLiteral("白酒"), .spec = QStringLiteral("500ml 第%1项").arg(i + 1), .quantity = Quantity::ofThousandths(quantity * 1000), .unit = QStringLiteral("瓶")};
    line.unitPrice = QStringLiteral("120");
    line.brand = QStringLiteral("某牌");
    intake.lines.push_back(line);
  }
  if (takenIn) {
    intake.place = where_;
    intake.giver = QStringLiteral("某公司");
    intake.receiver = QStringLiteral("甲、乙");
  }
  const auto stored = GoodsService(*store_).enter(session_, intake);
  EXPECT_TRUE(stored) << (stored ? std::string() : refusalText(stored.error()).toStdString());
  return stored.value_or(std::vector<SeizedItem>(static_cast<std::size_t>(lines)));
}

CustodyMovement GoodsTest::movement(const char* kind, ItemId item, int quantity, const char* at) {
  CustodyMovement m{.item = item, .kind = QString::fromLatin1(kind), .quantity = Quantity::ofThousandths(quantity * 1000), .at = dateOf(at)};
  m.giver = QStringLiteral("交方");
  m.receiver = QStringLiteral("接方");
  m.witness = QStringLiteral("见证");
  m.approver = QStringLiteral("批准");
  m.docNo = QStringLiteral("文书1号");
  m.note = QStringLiteral("说明");
  return m;
}

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

Session GoodsTest::colleague(const char* login) {
  AccountService accounts(*store_);
  const QString name = QString::fromLatin1(login);
  const Result<void> added = accounts.add(session_, {.login = name, .displayName = name, .role = Role::Editor}, QStringLiteral("secret7"));
  EXPECT_TRUE(added);
  return *accounts.logIn(name, QStringLiteral("secret7"));
}

}  // namespace shuangda::test
