#include "services/report_texts.h"

#include "services/refusal_table.h"

namespace shuangda {
namespace {

constexpr RefusalSentence kRefusals[] = {
    {ErrorCode::NotFound, "report_unit_name", u"没有名称为“%1”的成员单位，请核对名称，或先登记单位。"},
    {ErrorCode::AlreadyExists, "report_form", u"%1 已经报送过%2的报表，不能另报一份；需要更改的，请作为更正登记并写明原因。"},
    {ErrorCode::NotFound, "report_form", u"%1 还没有报送%2的报表，没有可以更正的内容。"},
    {ErrorCode::StaleVersion, "report_form", u"%1 的%2报表刚刚又有更正，请重新打开后再改。"},
    {ErrorCode::Required, "report_note", u"更正已经报送的报表，请写明更正原因。"},
    {ErrorCode::Required, "report_reason", u"请写明核对情况，例如“经核对无误：本季度集中销毁”。"},
    {ErrorCode::NotFound, "report_remark", u"报表里没有“%1”这条核对提示，可能已经更正，请重新查看。"},
    {ErrorCode::Required, "report_values", u"报表没有填写任何数值。确实没有数据的，请作零报送。"},
    {ErrorCode::WrongState, "report_zero", u"%1 的报表既声明零报送又填有不为零的数值，请核对后保留一种。"},
    {ErrorCode::AlreadyExists, "report_code", u"指标 %1 在同一份报表里填了两次，请保留一个。"},
    {ErrorCode::UnknownValue, "report_indicator", u"没有代码为“%1”的指标，请核对。"},
    {ErrorCode::WrongState, "report_not_in_forms", u"指标 %1 由程序计算，不在报表中填报。"},
    {ErrorCode::UnknownValue, "report_qualifier", u"没有“%1”这个限定词，请用 约、余、多、近、超过、以上、逾 之一。"},
    {ErrorCode::UnknownValue, "report_unit", u"%1的计量单位“%2”不能识别，请用 元、万元、亿元（重量用 吨、公斤）。"},
    {ErrorCode::Malformed, "report_number", u"%1填写的“%2”不是数字，请更正。"},
    {ErrorCode::OutOfRange, "report_negative", u"%1填写的“%2”是负数，请更正。"},
    {ErrorCode::OutOfRange, "report_fraction", u"%1填写的“%2”不是整数，件数、人数等不能有小数，请更正。"},
    {ErrorCode::OutOfRange, "report_size", u"%1填写的“%2”超出允许的范围，请核对。"},
    {ErrorCode::Malformed, "report_period", u"报告期“%1”不能识别，请写作 2020Q3、2020H9 或 2020FY。"},
    {ErrorCode::OutOfRange, "report_submitted_at", u"报送时间 %1 晚于现在，请更正。"},
    {ErrorCode::DateOrder, "report_submitted_at", u"更正的报送时间早于上一次报送（%1），请核对。"},
    {ErrorCode::StaleVersion, "report_submitted_at", u"该单位这一期在 %1 之后已有报送，较早的报表不能再登记。"},
    {ErrorCode::AlreadyExists, "report_second_form", u"该单位这一期在同一时间已有另一份报表（%1），更正须有更晚的报送时间。"},
    {ErrorCode::Required, "report_row", u"没有指标代码的行须是零报送，或者只填截止时间；请核对。"},
    {ErrorCode::UnknownValue, "form_cell", u"报表里没有“%1”行“%2”列，数值没有写入。"},
    {ErrorCode::NotFound, "report_template", u"“%1”不是本程序导出的报表模板，找不到填报单位、报告期和指标代码。"},
};

QString names(const ReportBoard& board, bool (*chosen)(const ReportReceipt&)) {
  QStringList list;
  for (const ReportReceipt& receipt : board.receipts) {
    if (owesForm(receipt.unit) && chosen(receipt)) {
      list << receipt.unit.name;
    }
  }
  return list.join(QStringLiteral("、"));
}

QString dueText(Instant due) { return due.localDate().toString(QStringLiteral("yyyy年M月d日")); }

QString requestText() {
  return QStringLiteral("请尽快报送；确无数据的，请作零报送。逾期未报的，视同没有执法数据，并在通报中列明。");
}

}  // namespace

std::optional<QString> reportRefusalText(const Error& error) { return sentenceOf(kRefusals, error); }

QString receiptText(const ReportReceipt& receipt) {
  QString text = receiptStateText(receipt.state);
  if (receipt.state == ReceiptState::Late) {
    text += QStringLiteral("%1天").arg(receipt.daysLate);
  } else if (receipt.isMissing() && !receipt.isDue) {
    text += receipt.daysLeft > 0 ? QStringLiteral("（还有%1天）").arg(receipt.daysLeft) : QStringLiteral("（今天截止）");
  } else if (receipt.streak > 1) {
    text += QStringLiteral("（连续%1个季度）").arg(receipt.streak);
  }
  return receipt.isZero() ? text + QStringLiteral("，零报送") : text;
}

QString receiptTotalsText(const ReceiptTotals& totals) {
  return QStringLiteral("应报%1家，按时%2家，逾期%3家，未报%4家；其中零报送%5家").arg(totals.expected).arg(totals.onTime).arg(totals.late).arg(totals.missing).arg(totals.zero);
}

QString reportValueText(const ReportValue& value) {
  const ReportIndicator* indicator = ReportCatalogue::builtIn().find(value.code);
  if (!value.amount || indicator == nullptr) {
    return {};
  }
  static const QStringList before{QStringLiteral("约"), QStringLiteral("近"), QStringLiteral("超过"), QStringLiteral("逾")};
  const QString number = reportAmountText(*indicator, *value.amount);
  if (before.contains(value.qualifier)) {
    return value.qualifier + number + indicator->unit;
  }
  return value.qualifier == QStringLiteral("以上") ? number + indicator->unit + value.qualifier : number + value.qualifier + indicator->unit;
}

QString reminderText(const ReportBoard& board) {
  const QString missing = names(board, [](const ReportReceipt& receipt) { return receipt.isMissing(); });
  if (missing.isEmpty()) {
    return QStringLiteral("%1双打工作情况报表：各单位均已报送。").arg(board.period.nameZh());
  }
  QStringList repeated;
  Instant due{};
  for (const ReportReceipt& receipt : board.receipts) {
    if (owesForm(receipt.unit) && receipt.isMissing()) {
      due = due == Instant() ? receipt.due : std::min(due, receipt.due);
      if (receipt.streak > 1) {
        repeated << QStringLiteral("%1已连续%2个季度未报送").arg(receipt.unit.name).arg(receipt.streak);
      }
    }
  }
  return QStringLiteral("%1：%2双打工作情况报表应于%3前报送，截至%4尚未收到%5。%6")
      .arg(missing, board.period.nameZh(), dueText(due), board.cutoff.localText(),
           repeated.isEmpty() ? QStringLiteral("你单位报表") : QStringLiteral("你单位报表（%1）").arg(repeated.join(QStringLiteral("，"))), requestText());
}

QString reminderText(const ReportReceipt& receipt) {
  if (!receipt.isMissing()) {
    return QStringLiteral("%1的%2双打工作情况报表已于%3报送。").arg(receipt.unit.name, receipt.period.nameZh(), receipt.submitted->localText());
  }
  const QString repeated = receipt.streak > 1 ? QStringLiteral("（已连续%1个季度未报送）").arg(receipt.streak) : QString();
  return QStringLiteral("%1：%2双打工作情况报表应于%3前报送，至今尚未收到%4。%5").arg(receipt.unit.name, receipt.period.nameZh(), dueText(receipt.due), repeated, requestText());
}

}  // namespace shuangda
