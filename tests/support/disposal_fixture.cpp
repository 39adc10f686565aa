#include "support/disposal_fixture.h"

#include <QFile>

namespace shuangda::test {

void DisposalTest::SetUp() {
  GoodsTest::SetUp();
  if (!IsSkipped()) {
    boss_ = colleague();
  }
}

std::vector<ItemId> DisposalTest::confiscated(int lines, int quantity) {
  std::vector<ItemId> ids;
  for (const SeizedItem& item : goods(decidedCase(), lines, quantity)) {
    mustMove("confiscate", item.id, quantity, "2026-05-12");
    ids.push_back(item.id);
  }
  return ids;
}

DisposalBatch DisposalTest::draft() const {
  DisposalBatch batch{.title = QStringLiteral("第四季度集中销毁"), .legalBasis = QStringLiteral("商标法第60条"), .method = QStringLiteral("焚烧"), .plant = plant_, .wasteClass = QStringLiteral("general")};
  batch.executors = QStringLiteral("甲、乙");
  batch.supervisor = QStringLiteral("丁");
  batch.witnesses = QStringLiteral("戊、己");
  return batch;
}

std::vector<DisposalLine> DisposalTest::linesOf(const std::vector<ItemId>& ids, int quantity) {
  std::vector<DisposalLine> lines;
  for (const ItemId id : ids) {
    lines.push_back({.item = id, .planned = Quantity::ofThousandths(quantity * 1000)});
  }
  return lines;
}

BatchId DisposalTest::approved(const std::vector<ItemId>& ids, int quantity) {
  const BatchId id = must(service().plan(session_, draft(), linesOf(ids, quantity))).id;
  must(service().submit(session_, id));
  must(service().approve(boss_, id, QStringLiteral("市监审〔2026〕9号")));
  return id;
}

BatchAct DisposalTest::act(const char* when) const {
  return {.at = at(when), .giver = QStringLiteral("保管员"), .receiver = QStringLiteral("甲、乙"), .witness = QStringLiteral("戊")};
}

QString DisposalTest::fileOf(const QString& content) {
  QFile file(folder_.filePath(QStringLiteral("film.mp4")));
  EXPECT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(content.toUtf8());
  return file.fileName();
}

void DisposalTest::executed(BatchId id) {
  must(service().pickAll(session_, id, transit_, act("2026-11-21")));
  must(service().load(session_, id, act("2026-11-21")));
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:30")));
  signable(id);
}

void DisposalTest::signable(BatchId id) {
  const WeighSlip slip{.batch = id, .number = QStringLiteral("B1"), .gross = Quantity::ofThousandths(5'000'000), .tare = Quantity::ofThousandths(3'750'000), .at = at("2026-11-21")};
  EXPECT_TRUE(service().addSlip(session_, slip));
  must(service().addEvidence(session_, id, QStringLiteral("during"), fileOf(QStringLiteral("全程录像")), {}));
}

Signature DisposalTest::mine() const { return {session_.login, QStringLiteral("a long password")}; }
Signature DisposalTest::bosss() const { return {QStringLiteral("boss"), QStringLiteral("secret7")}; }

}  // namespace shuangda::test
