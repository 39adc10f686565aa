#include "services/platform_texts.h"

#include "services/refusal_table.h"

namespace shuangda {
namespace {

constexpr RefusalSentence kRefusals[] = {
    {ErrorCode::NotFound, "platform_header",
     u"“%1”里没有认得出的平台清单表头（如处罚决定书文号、当事人、案由、处罚时间），请核对是不是平台导出的案件清单，或用列对应关系指明各列。"},
    {ErrorCode::Required, "platform_key", u"“%1”里没有文号、案件编号、当事人或证件号一列，无法逐件对账，请在平台重新导出带有这些列的清单。"},
    {ErrorCode::UnknownValue, "platform_mapping", u"这份列对应关系是“%1”的，不是平台清单的，请另选。"},
};

QString shown(const QString& text) { return text.isEmpty() ? QStringLiteral("（空）") : text; }

}  // namespace

QString platformMatchText(PlatformMatchBy by) {
  switch (by) {
    case PlatformMatchBy::DocNumber:
      return QStringLiteral("文号");
    case PlatformMatchBy::CaseNumber:
      return QStringLiteral("案件编号");
    case PlatformMatchBy::PartyAndDay:
      return QStringLiteral("证件号和日期");
    case PlatformMatchBy::PartyCauseAndDays:
      return QStringLiteral("当事人、案由和相近日期");
  }
  return {};
}

QString platformDifferenceText(const PlatformDifference& difference) {
  const PlatformColumn* column = findPlatformColumn(difference.column);
  return QStringLiteral("%1：平台 %2，本地 %3").arg(column != nullptr ? column->label : difference.column, shown(difference.there), shown(difference.here));
}

QString platformRowText(const PlatformRow& row) {
  QStringList parts{platformPlace(row)};
  for (const char16_t* column : {u"doc_no", u"case_id", u"party", u"cause"}) {
    if (const QString text = row.values.value(QStringView(column)); !text.isEmpty()) {
      parts << text;
    }
  }
  return parts.join(u' ');
}

QString platformLateText(const PlatformComparison::Late& late) {
  const QString what = late.rule == u"ENTRY_TRANSFER" ? QStringLiteral("移送案件") : QStringLiteral("处罚案件");
  const QString end = late.entered ? QStringLiteral("%1 才录入").arg(late.entered->text()) : QStringLiteral("仍未录入");
  return QStringLiteral("%1应在 %2 前录入，%3").arg(what, late.due.toString(Qt::ISODate), end);
}

QString platformTieText(const PlatformComparison::Ambiguous& ambiguous) {
  QStringList rows;
  for (const PlatformRow& row : ambiguous.rows) {
    rows << platformPlace(row);
  }
  QStringList cases;
  for (const PlatformLine& line : ambiguous.cases) {
    cases << line.number;
  }
  const QString moreRows = ambiguous.rowCount > ambiguous.rows.size() ? QStringLiteral("等%1行").arg(ambiguous.rowCount) : QString();
  const QString moreCases = ambiguous.caseCount > ambiguous.cases.size() ? QStringLiteral("等%1件").arg(ambiguous.caseCount) : QString();
  return QStringLiteral("平台%1%2与本地案件 %3%4 的%5相同，不能一一对应，请核对")
      .arg(rows.join(u'、'), moreRows, cases.join(u'、'), moreCases, platformMatchText(ambiguous.by));
}

QString platformSummary(const PlatformComparison& c) {
  return QStringLiteral("平台清单 %1 行，本地应录入 %2 件：一致 %3 件，漏录 %4 件，多录 %5 行，错录 %6 件，待核对 %7 组，逾期 %8 项；不在范围的 %9 行。")
      .arg(c.rows)
      .arg(c.duties)
      .arg(c.equal)
      .arg(c.missing.size())
      .arg(c.unknown.size())
      .arg(c.different.size())
      .arg(c.ambiguous.size())
      .arg(c.late.size())
      .arg(c.outside);
}

std::optional<QString> platformRefusalText(const Error& error) { return sentenceOf(kRefusals, error); }

}  // namespace shuangda
