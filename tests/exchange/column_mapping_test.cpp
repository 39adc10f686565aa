#include "exchange/column_mapping.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include "exchange/header_detection.h"
#include "exchange/heading_match.h"
#include "exchange/ledger_import.h"
#include "exchange/standard_columns.h"
#include "support/test_data.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

TEST(HeadingMatch, knowsItsWaysOfWriting) {
  struct Case {
    QStringList levels;
    QString column;
    QString unit;
    HeadingMatch::How how;
  };
  using How = HeadingMatch::How;
  const Case cases[] = {
      {{u"案  由"_s}, u"cause"_s, {}, How::Exact},
      {{u"货值\n（万元）"_s}, u"goods_value_yuan"_s, u"万元"_s, How::Exact},
      {{u"货值(元)"_s}, u"goods_value_yuan"_s, u"元"_s, How::Exact},
      {{u"罚没情况"_s, u"罚款（元）"_s}, u"fine_yuan"_s, u"元"_s, How::Exact},
      {{u"当事人"_s, u"名称（姓名）"_s}, u"party"_s, {}, How::Exact},
      {{u"当事人"_s, u"证件号码"_s}, u"party_id_no"_s, {}, How::Exact},
      {{u"公安机关"_s, u"立案日期"_s}, u"police_filed_date"_s, {}, How::Exact},
      {{u"货值"_s, u"万元"_s}, u"goods_value_yuan"_s, u"万元"_s, How::Exact},
      {{u"立案曰期"_s}, u"filed_date"_s, {}, How::Guess},
      {{u"承办单位"_s}, u"authority"_s, {}, How::Guess},
      {{u"fine_yuan"_s}, u"fine_yuan"_s, {}, How::Exact},
      {{u"罚没合计（元）"_s}, {}, u"元"_s, How::Ambiguous},
      {{u"序号"_s}, {}, {}, How::Ignored},
      {{u"天气"_s}, {}, {}, How::None},
  };
  for (const Case& c : cases) {
    const HeadingMatch match = matchHeading(u"cases"_s, c.levels);
    EXPECT_EQ(match.how, c.how) << qPrintable(c.levels.join(u'/'));
    EXPECT_EQ(match.column != nullptr ? match.column->name : QString(), c.column) << qPrintable(c.levels.join(u'/'));
    EXPECT_EQ(match.unit, c.unit) << qPrintable(c.levels.join(u'/'));
  }
}

TEST(StandardColumns, coverEveryKind) {
  for (const QString& kind : importKinds()) {
    EXPECT_FALSE(standardColumns(kind).empty());
    for (const StandardColumn& column : standardColumns(kind)) {
      EXPECT_EQ(matchHeading(kind, {column.name}).column, &column) << qPrintable(column.name);
      for (const QString& heading : column.headings) {
        EXPECT_EQ(matchHeading(kind, {heading}).column, &column) << qPrintable(kind + u" "_s + heading);
      }
    }
  }
}

TEST(ColumnMapping, survivesItsFile) {
  const auto detected = detectMapping(test::dataPath(u"cases_ledger_2020.xlsx"_s), u"cases"_s);
  ASSERT_TRUE(detected.has_value());
  EXPECT_EQ(detected->mapping.ledgerYear, 2020);
  ASSERT_EQ(detected->mapping.sheets.size(), 1U);
  EXPECT_EQ(detected->mapping.sheets[0].firstHeaderRow, 3);
  EXPECT_EQ(detected->mapping.sheets[0].lastHeaderRow, 4);
  QTemporaryDir dir;
  const QString path = dir.filePath(u"m.json"_s);
  ASSERT_TRUE(saveMapping(detected->mapping, path).has_value());
  const auto loaded = loadMapping(path);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(*loaded, detected->mapping);
  // The import by the saved mapping is the import by the recognised one.
  const auto by = importLedger(test::dataPath(u"cases_ledger_2020.xlsx"_s), u"cases"_s, {.mapping = *loaded});
  const auto own = importLedger(test::dataPath(u"cases_ledger_2020.xlsx"_s), u"cases"_s);
  ASSERT_TRUE(by.has_value() && own.has_value());
  EXPECT_EQ(by->findings, own->findings);
}

TEST(ColumnMapping, refusesNonsense) {
  EXPECT_EQ(mappingFromJson({{u"kind"_s, u"x"_s}}).error().field, u"kind"_s);
  EXPECT_EQ(mappingFromJson({{u"kind"_s, u"cases"_s}}).error().field, u"sheets"_s);
  EXPECT_EQ(loadMapping(u"/nowhere"_s).error().code, ErrorCode::Unreadable);
}

TEST(ColumnMapping, findsHeadersWithoutMergedCells) {
  QTemporaryDir dir;
  QFile file(dir.filePath(u"x.csv"_s));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(
      "某县案件台账,,,,\n制表：某人,,,,\n办案单位,当事人,,案由,货值\n,名称,证件号码,,（万元）\n县局,某店,,售假,1.2\n");
  file.close();
  const auto table = importLedger(file.fileName(), u"cases"_s);
  ASSERT_TRUE(table.has_value());
  ASSERT_EQ(table->rows.size(), 1U);
  EXPECT_EQ(table->rows[0].values.value(u"party"_s), u"某店"_s);
  EXPECT_EQ(table->rows[0].values.value(u"goods_value_yuan"_s), u"12000"_s);
  EXPECT_EQ(importLedger(file.fileName(), u"units"_s).error().field, u"header"_s);
}
