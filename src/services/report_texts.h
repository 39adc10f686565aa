#pragma once

#include <QString>
#include <optional>

#include "services/report_service.h"

namespace shuangda {

/// What window and command line say about the forms of member units.

std::optional<QString> reportRefusalText(const Error& error);
/// "按时", "逾期3天", "未报（连续2个季度）", "未报（还有3天）"; 零报送 is added.
QString receiptText(const ReportReceipt& receipt);
/// "应报5家，按时2家，逾期1家，未报2家；其中零报送1家".
QString receiptTotalsText(const ReceiptTotals& totals);
/// A number with its unit and qualifier: "300余万元", "约300万元".
QString reportValueText(const ReportValue& value);
/// "全部单位均已报送。" or what to send to those that have not, ready to be copied: who, what, since when due, zero reports, what follows.
QString reminderText(const ReportBoard& board);
/// The same to one unit.
QString reminderText(const ReportReceipt& receipt);

}  // namespace shuangda
