#include "services/transfer_list_texts.h"

#include <QLocale>

#include "services/law_texts.h"
#include "services/transfer_texts.h"

namespace shuangda {
namespace {

struct Words {
  const char* name;
  const char16_t* heading;
};

constexpr Words kColumns[] = {{"number", u"编号"},     {"lane", u"类别"},        {"case_id", u"案件编号"},  {"title", u"当事人、事由"}, {"cause", u"案由"}, {"state", u"状态"}, {"since", u"自"},
                              {"waits_for", u"待办方"}, {"alarm_rule", u"时限"}, {"alarm", u"到期"},        {"unit", u"单位"},          {"region", u"地区"}, {"round", u"移送次数"}};
static_assert(std::size(kColumns) == static_cast<std::size_t>(TransferColumn::kCount));

const Words& wordsOf(TransferColumn column) { return kColumns[static_cast<std::size_t>(column)]; }

}  // namespace

QString columnName(TransferColumn column) { return QString::fromLatin1(wordsOf(column).name); }

QString columnHeading(TransferColumn column) { return QString::fromUtf16(wordsOf(column).heading); }

QString columnText(const TransferRow& row, TransferColumn column, const EventDate& now) {
  switch (column) {
    case TransferColumn::Number:
      return row.transfer.number;
    case TransferColumn::Lane:
      return laneText(row.transfer.lane);
    case TransferColumn::Case:
      return row.caseNumber;
    case TransferColumn::About:
      return row.caseNumber.isEmpty() ? row.transfer.title : row.party;
    case TransferColumn::Cause:
      return row.cause;
    case TransferColumn::State:
      return transferStateText(row.state);
    case TransferColumn::Since:
      return row.since ? row.since->text().left(10) : QString();
    case TransferColumn::WaitsFor:
      return row.open ? sideText(row.waitsFor) : QString();
    case TransferColumn::Clock:
      return row.alarm ? stepName(row.alarmRule) + u' ' + remainingText(*row.alarm, now) : QString();
    case TransferColumn::Alarm:
      return row.alarm ? row.alarm->text() : QString();
    case TransferColumn::Unit:
      return row.transfer.unit;
    case TransferColumn::Region:
      return row.region;
    case TransferColumn::Round:
      return row.round > 0 ? QString::number(row.round) : QString();
    case TransferColumn::kCount:
      break;
  }
  return {};
}

QString totalsText(const TransferTotals& totals) {
  const QLocale grouped(QLocale::Chinese, QLocale::China);
  return QStringLiteral("共 %1 项，未办结 %2 项，有超期 %3 项").arg(grouped.toString(totals.matters), grouped.toString(totals.open), grouped.toString(totals.overdue));
}

}  // namespace shuangda
