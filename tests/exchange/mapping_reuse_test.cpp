#include "exchange/mapping_reuse.h"

#include <gtest/gtest.h>

using namespace shuangda;

TEST(MappingReuse, meaningsFollowTheHeadingNotThePlace) {
  const ColumnMapping saved{.kind = QStringLiteral("cases"),
                            .ledgerYear = 2020,
                            .sheets = {{.sheet = QStringLiteral("2020年"),
                                        .firstHeaderRow = 3,
                                        .lastHeaderRow = 4,
                                        .columns = {{.column = 2, .heading = QStringLiteral("涉案数额"), .standard = QStringLiteral("goods_value_yuan"),
                                                     .unit = QStringLiteral("万元")}}}}};
  const ColumnMapping file{.kind = QStringLiteral("cases"),
                           .ledgerYear = 2021,
                           .sheets = {{.sheet = QStringLiteral("2021年"),
                                       .firstHeaderRow = 2,
                                       .lastHeaderRow = 2,
                                       .columns = {{.column = 1, .heading = QStringLiteral("案由"), .standard = QStringLiteral("cause")},
                                                   {.column = 5, .heading = QStringLiteral("涉案 数额")}}}}};
  const ColumnMapping result = reuseMapping(file, saved);
  EXPECT_EQ(result.ledgerYear, 2021);
  EXPECT_EQ(result.sheets[0].columns[0].standard, QStringLiteral("cause"));
  EXPECT_EQ(result.sheets[0].columns[1].standard, QStringLiteral("goods_value_yuan"));
  EXPECT_EQ(result.sheets[0].columns[1].unit, QStringLiteral("万元"));
  EXPECT_EQ(result.sheets[0].firstHeaderRow, 2);
}
