#include "support/goods_scene.h"

#include <gtest/gtest.h>

#include "base/uid.h"
#include "services/account_service.h"
#include "services/case_service.h"
#include "services/custody_service.h"
#include "services/goods_service.h"
#include "services/place_service.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "storage/goods_repository.h"

namespace shuangda::test {
namespace {

struct Step {
  const char* step = nullptr;
  int afterSeizing = 0;
  QStringList details{};
};

constexpr int kDecided = 61;

const std::vector<Step>& course() {
  static const std::vector<Step> steps{
      {"found", -10, {}},
      {"file", -2, {QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")}},
      {"seize", 0, {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")}},
      {"close_investigation", 22, {}},
      {"submit_review", 22, {QStringLiteral("review_kind=案件审核")}},
      {"review_done", 22, {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")}},
      {"notify", 22, {QStringLiteral("penalties=没收非法财物"), QStringLiteral("hearing_right=是")}},
      {"notify_served", 22, {QStringLiteral("way=直接")}},
      {"decide", kDecided, {QStringLiteral("penalties=没收非法财物")}},
      {"serve_decision", kDecided + 2, {QStringLiteral("way=直接")}}};
  return steps;
}

template <typename T>
std::string whyNot(const Result<T>& result) {
  return result ? std::string() : refusalText(result.error()).toStdString();
}

}  // namespace

CaseId GoodsScene::caseWith(const QString& party, bool decided) {
  const LegalCase draft{.authority = session_.officeName, .party = {.name = party}, .cause = QStringLiteral("商标侵权")};
  const CaseId id = CaseService(store_).save(session_, draft)->id;
  for (const Step& step : course()) {
    CaseEvent event{.legalCase = id, .step = QString::fromLatin1(step.step), .on = day(step.afterSeizing), .note = QStringLiteral("核对无误")};
    for (const QString& detail : step.details) {
      event.details.insert(detail.section(u'=', 0, 0), detail.section(u'=', 1));
    }
    const Result<CaseEvent> stored = ProcedureService(store_).record(session_, event, Numbering::AsGiven, Oddities::Confirmed);
    EXPECT_TRUE(stored) << step.step << ' ' << whyNot(stored);
    if (!decided && step.afterSeizing == 0) {
      break;
    }
  }
  return id;
}

Place GoodsScene::place(PlaceKind kind, const char* code, const QString& name, std::optional<PlaceId> parent, const QString& keeper) {
  const Result<Place> stored = PlaceService(store_).save(session_, {.parent = parent, .kind = placeKindCode(kind), .code = QString::fromLatin1(code), .name = name, .keeper = keeper});
  EXPECT_TRUE(stored) << whyNot(stored);
  return stored.value_or(Place{});
}

std::vector<SeizedItem> GoodsScene::goods(CaseId legalCase, const GoodsOrder& order) {
  GoodsIntake intake{.legalCase = legalCase, .measureKind = QString::fromUtf8(order.kind), .docNo = QStringLiteral("市监强制〔2026〕1号"), .takenOn = day(0), .place = order.place};
  intake.giver = QStringLiteral("某公司");
  intake.receiver = QStringLiteral("甲、乙");
  for (int i = 0; i < order.lines; ++i) {
    SeizedItem line{.name = QStringLiteral("白酒"), .spec = QStringLiteral("500ml 第%1项").arg(i + 1), .quantity = Quantity::ofThousandths(order.quantity * 1000), .unit = QStringLiteral("瓶")};
    line.unitPrice = QStringLiteral("120");
    line.brand = QStringLiteral("某牌");
    if (order.adjust) {
      order.adjust(line, i);
    }
    intake.lines.push_back(line);
  }
  const auto stored = GoodsService(store_).enter(session_, intake);
  EXPECT_TRUE(stored) << whyNot(stored);
  return stored.value_or(std::vector<SeizedItem>(static_cast<std::size_t>(order.lines)));
}

std::vector<ItemId> GoodsScene::stray(int lines) {
  Transaction transaction(store_.database());
  GoodsRepository repository(store_.database());
  const Instant now = store_.clock().now();
  const MeasureId measure = repository.insertMeasure({.uid = newUid(now), .kind = QStringLiteral("seizure"), .docNo = QStringLiteral("市监强制〔2026〕7号"), .takenDate = day(0)});
  std::vector<ItemId> ids;
  for (int i = 0; i < lines; ++i) {
    const SeizedItem line{.uid = newUid(now), .measure = measure, .name = QStringLiteral("白酒"), .quantity = Quantity::ofThousandths(10'000), .unit = QStringLiteral("瓶")};
    ids.push_back(repository.insertItem(line, std::nullopt));
  }
  transaction.commit();
  return ids;
}

void GoodsScene::confiscate(const std::vector<SeizedItem>& items) {
  std::vector<CustodyMovement> moves;
  for (const SeizedItem& item : items) {
    moves.push_back({.item = item.id, .kind = QStringLiteral("confiscate"), .quantity = *item.quantity, .at = day(kDecided), .docNo = QStringLiteral("云市监处罚〔2026〕1号")});
  }
  const auto moved = CustodyService(store_).recordAll(session_, std::move(moves));
  EXPECT_TRUE(moved) << whyNot(moved);
}

Session GoodsScene::colleague(const QString& login, const QString& name) {
  AccountService accounts(store_);
  const Result<void> added = accounts.add(session_, {.login = login, .displayName = name, .role = Role::Editor}, QStringLiteral("secret7"));
  EXPECT_TRUE(added);
  return *accounts.logIn(login, QStringLiteral("secret7"));
}

CustodyMovement GoodsScene::movement(const char* kind, ItemId item, int quantity, const EventDate& at) {
  CustodyMovement m{.item = item, .kind = QString::fromLatin1(kind), .quantity = Quantity::ofThousandths(quantity * 1000), .at = at};
  m.giver = QStringLiteral("交方");
  m.receiver = QStringLiteral("接方");
  m.witness = QStringLiteral("见证");
  m.approver = QStringLiteral("批准");
  m.docNo = QStringLiteral("文书1号");
  m.note = QStringLiteral("说明");
  return m;
}

}  // namespace shuangda::test
