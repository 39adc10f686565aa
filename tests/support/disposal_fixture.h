#pragma once

#include "services/disposal_service.h"
#include "services/texts.h"
#include "support/goods_fixture.h"

namespace shuangda::test {

inline EventDate at(const char* text) { return *EventDate::parse(QString::fromLatin1(text)); }

/// Goods that may be disposed of, a second account that approves, and batches on their way.
class DisposalTest : public GoodsTest {
 protected:
  void SetUp() override;

  /// Confiscated lines of a decided case.
  std::vector<ItemId> confiscated(int lines, int quantity = 10);
  DisposalBatch draft() const;
  static std::vector<DisposalLine> linesOf(const std::vector<ItemId>& ids, int quantity = 10);
  BatchId approved(const std::vector<ItemId>& ids, int quantity = 10);
  BatchAct act(const char* when) const;
  DisposalService service() { return DisposalService(*store_); }
  QString fileOf(const QString& content);
  /// Fetched, loaded, weighed, destroyed and filmed.
  void executed(BatchId id);
  /// The slip and the film without which a destruction is not signed.
  void signable(BatchId id);
  Signature mine() const;
  Signature bosss() const;
  template <typename T>
  T must(const Result<T>& result) {
    EXPECT_TRUE(result) << (result ? std::string() : refusalText(result.error()).toStdString());
    return result.value_or(T{});
  }

  Session boss_{};
};

}  // namespace shuangda::test
