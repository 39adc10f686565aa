#include "domain/shares.h"

#include <gtest/gtest.h>

#include <map>

#include "base/csv.h"
#include "support/test_data.h"

using namespace shuangda;

namespace {

std::vector<QString> texts(const std::vector<Decimal>& list) {
  std::vector<QString> texts;
  for (const Decimal& each : list) {
    texts.push_back(each.text());
  }
  return texts;
}

/// The published table of 2016: counts and shares of three kinds of patents by region.
struct PublishedRow {
  std::map<QString, std::int64_t> counts{};
  std::map<QString, QString> shares{};
};

std::map<QString, PublishedRow> publishedTable() {
  std::map<QString, PublishedRow> rows;
  const std::vector<CsvRecord> cells = *readCsvFile(test::dataPath(QStringLiteral("real_tables.csv")));
  for (const CsvRecord& cell : cells) {
    if (cell[QStringLiteral("table_id")] != QStringLiteral("T1")) {
      continue;
    }
    const QString column = cell[QStringLiteral("col_label")];
    PublishedRow& row = rows[cell[QStringLiteral("row_label")]];
    const QString kind = column.section(u'_', 0, 0);
    if (column.endsWith(QStringLiteral("_件"))) {
      row.counts[kind] = cell[QStringLiteral("value")].toLongLong();
    } else {
      row.shares[kind] = Decimal::parse(cell[QStringLiteral("value")])->rescaled(1)->text();
    }
  }
  return rows;
}

TEST(Shares, areRoundedOneByOneOrMadeAHundred) {
  EXPECT_EQ(texts(shares({1, 1, 1}, 1, ShareRule::EachAlone)), (std::vector<QString>{"33.3", "33.3", "33.3"}));
  EXPECT_EQ(texts(shares({1, 1, 1}, 1, ShareRule::Hundred)), (std::vector<QString>{"33.4", "33.3", "33.3"}));
  EXPECT_EQ(texts(shares({2, 1}, 0, ShareRule::Hundred)), (std::vector<QString>{"67", "33"}));
  EXPECT_TRUE(shares({0, 0}, 1, ShareRule::Hundred).empty()) << "no denominator";
}

// Seven rows stand with each share rounded alone, two with the difference on the largest part. One row (四川) takes it off another part: no
// rule gives that, and none is made up for it.
TEST(Shares, publishedTableIsReproduced) {
  int alone = 0;
  QStringList forced;
  QStringList neither;
  for (const auto& [region, row] : publishedTable()) {
    std::vector<std::int64_t> counts;
    std::vector<QString> published;
    for (const auto& [kind, count] : row.counts) {
      counts.push_back(count);
      published.push_back(row.shares.at(kind));
    }
    if (texts(shares(counts, 1, ShareRule::EachAlone)) == published) {
      ++alone;
    } else {
      (texts(shares(counts, 1, ShareRule::Hundred)) == published ? forced : neither) << region;
    }
  }
  EXPECT_EQ(alone, 7);
  EXPECT_EQ(forced, (QStringList{QStringLiteral("江苏省"), QStringLiteral("浙江省")}));
  EXPECT_EQ(neither, QStringList{QStringLiteral("四川省")});
}

}  // namespace
