#include "domain/indicator.h"

#include <gtest/gtest.h>

#include "base/csv.h"

using namespace shuangda;

namespace {

/// A row of indicators.csv that is accepted as it stands.
CsvRecord row(const QString& code) {
  return {{QStringLiteral("code"), code},
          {QStringLiteral("name_zh"), QStringLiteral("名称")},
          {QStringLiteral("unit"), QStringLiteral("件")},
          {QStringLiteral("organ"), QStringLiteral("行政")},
          {QStringLiteral("decimals"), QStringLiteral("0")},
          {QStringLiteral("compared"), QStringLiteral("yes")},
          {QStringLiteral("kind"), QStringLiteral("event")},
          {QStringLiteral("entity"), QStringLiteral("case")},
          {QStringLiteral("date"), QStringLiteral("filed_date")},
          {QStringLiteral("where"), QStringLiteral("procedure=普通")},
          {QStringLiteral("measure"), QStringLiteral("count")}};
}

CsvRecord with(CsvRecord record, const char* column, const char* value) {
  record[QString::fromLatin1(column)] = QString::fromUtf8(value);
  return record;
}

CsvRecord formula(const QString& code, const char* kind, const char* measure) {
  return with(with(row(code), "kind", kind), "measure", measure);
}

TEST(IndicatorCatalogue, readsTheShippedFile) {
  const auto rows = readCsvResource(QStringLiteral(":/resources/bulletin/indicators.csv"));
  const LawParameters parameters = LawParameters::builtIn();
  const Result<IndicatorCatalogue> catalogue = IndicatorCatalogue::parse(rows, IndicatorCatalogue::parametersOf(parameters));
  ASSERT_TRUE(catalogue) << catalogue.error().field.toStdString() << ' ' << catalogue.error().value.toStdString();
  EXPECT_EQ(catalogue->all().size(), rows.size());
  for (const Indicator& indicator : catalogue->all()) {
    EXPECT_FALSE(indicator.nameZh.isEmpty()) << indicator.code.toStdString();
    EXPECT_FALSE(indicator.definition.isEmpty()) << indicator.code.toStdString();
    EXPECT_EQ(catalogue->find(indicator.code), &indicator) << "a code occurs once";
  }
}

TEST(IndicatorCatalogue, formulasNameOnlyIndicatorsAbove) {
  const QString a = QStringLiteral("a");
  const QString b = QStringLiteral("b");
  EXPECT_TRUE(IndicatorCatalogue::parse({row(a), formula(b, "ratio", "a/a")}));
  EXPECT_FALSE(IndicatorCatalogue::parse({formula(a, "sum", "a")})) << "of itself";
  EXPECT_FALSE(IndicatorCatalogue::parse({formula(a, "sum", "b"), formula(b, "sum", "a")})) << "in a circle";
  EXPECT_FALSE(IndicatorCatalogue::parse({row(a), formula(b, "sum", "a+c")})) << "of nothing";
}

TEST(IndicatorCatalogue, formulasHaveTheSidesTheirKindNeeds) {
  const QString b = QStringLiteral("b");
  EXPECT_FALSE(IndicatorCatalogue::parse({row(QStringLiteral("a")), formula(b, "ratio", "a")}));
  EXPECT_FALSE(IndicatorCatalogue::parse({row(QStringLiteral("a")), formula(b, "sum", "a/a")}));
  EXPECT_FALSE(IndicatorCatalogue::parse({row(QStringLiteral("a")), formula(b, "sum", "")}));
}

TEST(IndicatorCatalogue, refusesUnknownWords) {
  const CsvRecord good = row(QStringLiteral("a"));
  ASSERT_TRUE(IndicatorCatalogue::parse({good}));
  const std::pair<const char*, const char*> bad[] = {{"kind", "events"},
                                                     {"kind", ""},
                                                     {"entity", "person"},
                                                     {"entity", ""},
                                                     {"date", "filed"},
                                                     {"date", ""},
                                                     {"where", "procedures=普通"},
                                                     {"where", "procedure"},
                                                     {"where", "procedure=一般"},
                                                     {"where", "is_online=否"},
                                                     {"where", "is_online=yes"},
                                                     {"where", "case_value>=many"},
                                                     {"where", "case_value=5"},
                                                     {"measure", "fines"},
                                                     {"measure", ""},
                                                     {"compared", "maybe"},
                                                     {"decimals", "two"},
                                                     {"decimals", "-1"},
                                                     {"code", ""}};
  for (const auto& [column, value] : bad) {
    EXPECT_FALSE(IndicatorCatalogue::parse({with(good, column, value)})) << column << '=' << value;
  }
}

TEST(IndicatorCatalogue, refusesACodeThatOccursTwice) {
  const Result<IndicatorCatalogue> catalogue =
      IndicatorCatalogue::parse({row(QStringLiteral("a")), row(QStringLiteral("a"))});
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().code, ErrorCode::AlreadyExists);
}

}  // namespace
