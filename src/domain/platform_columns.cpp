#include "domain/platform_columns.h"

#include <algorithm>

#include "base/csv.h"
#include "domain/legal_case_fields.h"

namespace shuangda {
namespace {

PlatformColumn::Compared comparedAs(const QString& text) {
  using Compared = PlatformColumn::Compared;
  static const QHash<QString, Compared> ways{{QString(), Compared::No},
                                             {QStringLiteral("text"), Compared::Text},
                                             {QStringLiteral("number"), Compared::Number},
                                             {QStringLiteral("names"), Compared::Names},
                                             {QStringLiteral("identifiers"), Compared::Identifiers},
                                             {QStringLiteral("money"), Compared::Money},
                                             {QStringLiteral("date"), Compared::Date}};
  if (!ways.contains(text)) {
    qFatal("platform_columns.csv: unknown comparison %s", qPrintable(text));
  }
  return ways.value(text);
}

/// 当事人 and 案由, as 案件名称 is written: 甲商行销售侵犯注册商标专用权的商品案.
QString titleOf(const LegalCase& legalCase) {
  return legalCase.party.name + legalCase.cause + (legalCase.cause.endsWith(u'案') ? QString() : QStringLiteral("案"));
}

}  // namespace

const std::vector<PlatformColumn>& platformColumns() {
  static const std::vector<PlatformColumn> all = [] {
    std::vector<PlatformColumn> columns;
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/import/platform_columns.csv"))) {
      columns.push_back({.name = row.value(QStringLiteral("column")),
                         .label = row.value(QStringLiteral("headings")).section(u';', 0, 0),
                         .caseField = row.value(QStringLiteral("case_field")),
                         .compared = comparedAs(row.value(QStringLiteral("compared")))});
    }
    return columns;
  }();
  return all;
}

const PlatformColumn* findPlatformColumn(QStringView name) {
  const auto& all = platformColumns();
  const auto found = std::find_if(all.begin(), all.end(), [&](const PlatformColumn& column) { return column.name == name; });
  return found == all.end() ? nullptr : &*found;
}

QString platformText(const LegalCase& legalCase, const PlatformColumn& column) {
  if (column.caseField == u"@title") {
    return titleOf(legalCase);
  }
  return column.caseField == u"@value" ? fieldText(caseValue(legalCase)) : caseFieldText(legalCase, column.caseField);
}

}  // namespace shuangda
