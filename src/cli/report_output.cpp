#include "cli/report_output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

#include "cli/commands.h"
#include "services/report_texts.h"

namespace shuangda::cli {
namespace {

QString yesNo(bool yes) { return yes ? QStringLiteral("是") : QStringLiteral("否"); }

QString instantText(const std::optional<Instant>& instant) { return instant ? reportInstantText(*instant) : QString(); }

QString stateCode(ReceiptState state) {
  return state == ReceiptState::OnTime ? QStringLiteral("on_time") : state == ReceiptState::Late ? QStringLiteral("late") : QStringLiteral("missing");
}

QJsonObject receiptJson(const ReportReceipt& receipt) {
  return {{QStringLiteral("unit"), receipt.unit.name},
          {QStringLiteral("group"), receipt.unit.group},
          {QStringLiteral("expected"), owesForm(receipt.unit)},
          {QStringLiteral("state"), stateCode(receipt.state)},
          {QStringLiteral("zero"), receipt.isZero()},
          {QStringLiteral("zero_declared"), receipt.zeroDeclared},
          {QStringLiteral("due_at"), reportInstantText(receipt.due)},
          {QStringLiteral("submitted_at"), instantText(receipt.submitted)},
          {QStringLiteral("amended_at"), instantText(receipt.amended)},
          {QStringLiteral("submissions"), receipt.submissions},
          {QStringLiteral("days_late"), receipt.daysLate},
          {QStringLiteral("streak"), receipt.streak},
          {QStringLiteral("signer"), receipt.signer}};
}

QJsonObject remarkJson(const ReportRemark& remark, std::size_t number) {
  return {{QStringLiteral("number"), static_cast<int>(number)},
          {QStringLiteral("remark"), remark.key},
          {QStringLiteral("asks"), remark.asks},
          {QStringLiteral("open"), remark.isOpen()},
          {QStringLiteral("codes"), QJsonArray::fromStringList(remark.codes)},
          {QStringLiteral("text"), remark.text},
          {QStringLiteral("answer"), remark.answer}};
}

void printJson(const QJsonObject& object) { print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed()); }

/// Amounts in JSON are base units: money in fen.
QJsonObject valueJson(const ReportIndicator& indicator, const ReportValue& value) {
  QJsonObject object{{QStringLiteral("code"), indicator.code}, {QStringLiteral("name"), indicator.name}, {QStringLiteral("unit"), indicator.unit}, {QStringLiteral("qualifier"), value.qualifier}};
  if (value.amount) {
    object.insert(QStringLiteral("value"), reportAmountText(indicator, *value.amount));
    object.insert(indicator.measure == ReportMeasure::Money ? QStringLiteral("amount_fen") : indicator.measure == ReportMeasure::Tonnes ? QStringLiteral("amount_kg") : QStringLiteral("amount"),
                  static_cast<qint64>(*value.amount));
  }
  return object;
}

QString baseText(const ReportIndicator& indicator, const QMap<QString, ReportValue>& base) {
  const auto found = base.constFind(indicator.code);
  return found != base.constEnd() && found->amount ? reportAmountText(indicator, *found->amount) : QString();
}

void printSheetText(const ReportSheet& sheet) {
  const ReportReceipt& receipt = sheet.receipt;
  print(QStringLiteral("%1  %2  %3").arg(receipt.unit.name, receipt.period.nameZh(), receiptText(receipt)));
  print(QStringLiteral("截止 %1").arg(receipt.due.localText()));
  for (const ReportSubmission& submission : sheet.history) {
    print(QStringLiteral("第%1次 %2%3 %4 %5").arg(submission.number).arg(reportInstantText(submission.submittedAt), submission.zero ? QStringLiteral(" 零报送") : QString(), submission.accountName, submission.note));
  }
  std::vector<QStringList> rows;
  for (const ReportIndicator* indicator : sheet.asked) {
    const ReportValue value = receipt.values.value(indicator->code);
    rows.push_back({indicator->code, indicator->name, value.amount ? reportAmountText(*indicator, *value.amount) + value.qualifier : receipt.zeroDeclared ? QStringLiteral("0") : QString(),
                    indicator->unit, baseText(*indicator, sheet.bases.lastQuarter), baseText(*indicator, sheet.bases.lastYear)});
  }
  printTable({QStringLiteral("代码"), QStringLiteral("指标"), QStringLiteral("本期"), QStringLiteral("单位"), QStringLiteral("上季度"), QStringLiteral("上年同期")}, rows);
  for (std::size_t i = 0; i < sheet.remarks.size(); ++i) {
    const ReportRemark& remark = sheet.remarks[i];
    print(QStringLiteral("%1. %2%3").arg(i + 1).arg(remark.text, !remark.asks ? QStringLiteral("（留意）") : remark.isOpen() ? QStringLiteral("（待核对）") : QStringLiteral("（已说明：%1）").arg(remark.answer)));
  }
}

}  // namespace

Period reportPeriod(const std::string& option) {
  const Result<Period> period = readReportPeriod(text(option));
  if (!period) {
    throw Stop{WrongUsage, QStringLiteral("期间“%1”不能识别，请写作 2020Q3、2020H9 或 2020FY。").arg(text(option))};
  }
  return *period;
}

std::optional<Instant> reportInstant(const std::string& option, const char* name) {
  if (option.empty()) {
    return std::nullopt;
  }
  const Result<Instant> instant = Instant::parseLocal(text(option));
  if (!instant) {
    throw Stop{WrongUsage, QStringLiteral("%1 的时间“%2”不能识别，请写作 2020-10-12 18:00。").arg(QString::fromLatin1(name), text(option))};
  }
  return *instant;
}

void printReportBoard(const Context& context, const ReportBoard& board) {
  if (context.format() == Context::Format::Json) {
    QJsonArray receipts;
    for (const ReportReceipt& receipt : board.receipts) {
      receipts.append(receiptJson(receipt));
    }
    printJson({{QStringLiteral("period"), board.period.code()},
               {QStringLiteral("cutoff"), reportInstantText(board.cutoff)},
               {QStringLiteral("expected"), board.totals.expected},
               {QStringLiteral("on_time"), board.totals.onTime},
               {QStringLiteral("late"), board.totals.late},
               {QStringLiteral("missing"), board.totals.missing},
               {QStringLiteral("zero"), board.totals.zero},
               {QStringLiteral("receipts"), receipts}});
    return;
  }
  const bool csv = context.format() == Context::Format::Csv;
  std::vector<QStringList> rows;
  for (const ReportReceipt& receipt : board.receipts) {
    const QString state = csv ? receiptStateText(receipt.state) : receiptText(receipt);
    QStringList row{receipt.unit.name, state, csv ? reportInstantText(receipt.due) : receipt.due.localText(), instantText(receipt.submitted), instantText(receipt.amended), QString::number(receipt.daysLate), QString::number(receipt.streak)};
    if (csv) {
      row.insert(2, yesNo(receipt.isZero()));
    }
    rows.push_back(row);
  }
  if (csv) {
    printCsv({QStringLiteral("unit"), QStringLiteral("state"), QStringLiteral("zero"), QStringLiteral("due_at"), QStringLiteral("submitted_at"), QStringLiteral("amended_at"), QStringLiteral("days_late"), QStringLiteral("streak")}, rows);
    return;
  }
  printTable({QStringLiteral("单位"), QStringLiteral("收报"), QStringLiteral("截止"), QStringLiteral("首次报送"), QStringLiteral("最后更正"), QStringLiteral("逾期天数"), QStringLiteral("连续未报季度")}, rows);
  print(receiptTotalsText(board.totals));
}

void printReportSheet(const Context& context, const ReportSheet& sheet) {
  if (context.format() == Context::Format::Text) {
    printSheetText(sheet);
    return;
  }
  if (context.format() == Context::Format::Csv) {
    std::vector<QStringList> rows;
    for (const ReportIndicator* indicator : sheet.asked) {
      const ReportValue value = sheet.receipt.values.value(indicator->code);
      rows.push_back({indicator->code, value.amount ? reportAmountText(*indicator, *value.amount) : QString(), indicator->unit, value.qualifier, baseText(*indicator, sheet.bases.lastQuarter),
                      baseText(*indicator, sheet.bases.lastYear)});
    }
    printCsv({QStringLiteral("indicator_code"), QStringLiteral("value"), QStringLiteral("measure_unit"), QStringLiteral("qualifier"), QStringLiteral("last_quarter"), QStringLiteral("last_year")}, rows);
    return;
  }
  QJsonObject object = receiptJson(sheet.receipt);
  QJsonArray values;
  for (const ReportIndicator* indicator : sheet.asked) {
    values.append(valueJson(*indicator, sheet.receipt.values.value(indicator->code)));
  }
  QJsonArray remarks;
  for (std::size_t i = 0; i < sheet.remarks.size(); ++i) {
    remarks.append(remarkJson(sheet.remarks[i], i + 1));
  }
  object.insert(QStringLiteral("period"), sheet.receipt.period.code());
  object.insert(QStringLiteral("values"), values);
  object.insert(QStringLiteral("remarks"), remarks);
  printJson(object);
}

void printReportRemarks(const Context& context, const std::vector<UnitRemarks>& units, bool all) {
  std::vector<QStringList> rows;
  for (const UnitRemarks& unit : units) {
    for (std::size_t i = 0; i < unit.remarks.size(); ++i) {
      const ReportRemark& remark = unit.remarks[i];
      if (all || remark.isOpen()) {
        rows.push_back({unit.unit.name, QString::number(i + 1), remark.isOpen() ? QStringLiteral("待核对") : remark.asks ? QStringLiteral("已说明") : QStringLiteral("留意"), remark.text, remark.answer, remark.key});
      }
    }
  }
  if (rows.empty() && context.format() == Context::Format::Text) {
    print(QStringLiteral("没有待核对的提示。"));
    return;
  }
  printList(context, {QStringLiteral("unit"), QStringLiteral("number"), QStringLiteral("state"), QStringLiteral("text"), QStringLiteral("answer"), QStringLiteral("remark")},
            {QStringLiteral("单位"), QStringLiteral("序号"), QStringLiteral("状态"), QStringLiteral("提示"), QStringLiteral("说明"), QStringLiteral("标识")}, rows);
}

void printSubmitted(const Context& context, const ReportSheet& sheet) {
  const ReportReceipt& receipt = sheet.receipt;
  int open = 0;
  for (std::size_t i = 0; i < sheet.remarks.size(); ++i) {
    if (sheet.remarks[i].isOpen()) {
      ++open;
      complain(QStringLiteral("核对 %1. %2").arg(i + 1).arg(sheet.remarks[i].text));
    }
  }
  announce(context, QStringLiteral("已登记 %1 %2报表（第%3次，%4）。").arg(receipt.unit.name, receipt.period.nameZh()).arg(sheet.lastNumber()).arg(receiptText(receipt)),
           {{QStringLiteral("unit"), receipt.unit.name},
            {QStringLiteral("period"), receipt.period.code()},
            {QStringLiteral("number"), sheet.lastNumber()},
            {QStringLiteral("state"), stateCode(receipt.state)},
            {QStringLiteral("zero"), receipt.isZero()},
            {QStringLiteral("open_remarks"), open}});
}

}  // namespace shuangda::cli
