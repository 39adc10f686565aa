#include <QJsonArray>
#include <QJsonDocument>

#include "cli/commands.h"
#include "cli/report_output.h"
#include "services/report_texts.h"

namespace shuangda::cli {
namespace {

struct ReportOptions {
  std::string unit;
  std::string period;
  std::string cutoff;
  std::string at;
  std::string signer;
  std::string note;
  std::string reason;
  std::string remark;
  std::vector<std::string> values;
  bool zero = false;
  bool amend = false;
  bool all = false;
  bool reminder = false;
};

void list(const Context& context, const ReportOptions& options) {
  const Period period = reportPeriod(options.period);
  const std::optional<Instant> cutoff = reportInstant(options.cutoff, "--cutoff");
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const ReportBoard board = orStop(ReportService(*store).receipts(session, period, cutoff));
  if (options.reminder) {
    print(reminderText(board));
    return;
  }
  printReportBoard(context, board);
}

void show(const Context& context, const ReportOptions& options) {
  const Period period = reportPeriod(options.period);
  const std::optional<Instant> cutoff = reportInstant(options.cutoff, "--cutoff");
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  printReportSheet(context, orStop(ReportService(*store).sheet(session, text(options.unit), period, cutoff)));
}

/// CODE=NUMBER[unit]: "adm_case_value=300余万元".
ReportEntry entryOf(const std::string& argument) {
  const QString written = text(argument);
  const qsizetype equals = written.indexOf(u'=');
  if (equals <= 0) {
    throw Stop{WrongUsage, QStringLiteral("--value 写作 指标代码=数值，例如 adm_filed=12 或 adm_case_value=4.2524万元，不认“%1”。").arg(written)};
  }
  ReportEntry entry{.code = written.left(equals).trimmed(), .number = written.mid(equals + 1).trimmed()};
  if (entry.number == u"-") {
    return entry;
  }
  if (const Result<WrittenAmount> parts = splitWrittenAmount(entry.number)) {
    entry.number = parts->number;
    entry.unit = parts->unit;
    entry.qualifier = parts->qualifier;
  }
  return entry;
}

void submit(const Context& context, const ReportOptions& options) {
  ReportDraft draft{.unit = text(options.unit), .period = reportPeriod(options.period), .submittedAt = reportInstant(options.at, "--at"), .zero = options.zero,
                    .signer = text(options.signer), .note = text(options.note)};
  for (const std::string& value : options.values) {
    draft.entries.push_back(entryOf(value));
  }
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ReportService reports(*store);
  printSubmitted(context, orStop(options.amend ? reports.amend(session, draft) : reports.submit(session, draft)));
}

void setDue(const Context& context, const ReportOptions& options) {
  const Period period = reportPeriod(options.period);
  const Result<Instant> due = readReportDue(text(options.at));
  if (!due) {
    throw Stop{WrongUsage, QStringLiteral("截止时间“%1”不能识别，请写作 2020-10-12 18:00 或 2020-10-12（到当日24时）。").arg(text(options.at))};
  }
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  orStop(ReportService(*store).setDue(session, period, text(options.unit), *due, text(options.note)));
  const QString who = options.unit.empty() ? QStringLiteral("各单位") : text(options.unit);
  announce(context, QStringLiteral("%1报表的截止时间（%2）设为 %3。").arg(period.nameZh(), who, reportInstantText(*due)),
           {{QStringLiteral("period"), period.code()}, {QStringLiteral("unit"), text(options.unit)}, {QStringLiteral("due_at"), reportInstantText(*due)}});
}

void check(const Context& context, const ReportOptions& options) {
  const Period period = reportPeriod(options.period);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<UnitRemarks> all = orStop(ReportService(*store).remarks(session, period, reportInstant(options.cutoff, "--cutoff")));
  if (!options.unit.empty()) {
    orStop(ReportService(*store).sheet(session, text(options.unit), period));
    std::erase_if(all, [&](const UnitRemarks& unit) { return unit.unit.name != text(options.unit).trimmed(); });
  }
  printReportRemarks(context, all, options.all);
}

void answer(const Context& context, const ReportOptions& options) {
  const Period period = reportPeriod(options.period);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ReportService reports(*store);
  const ReportSheet sheet = orStop(reports.sheet(session, text(options.unit), period));
  // The number in the list of the unit's remarks, or the key itself.
  QString key = text(options.remark);
  bool isNumber = false;
  const int number = key.toInt(&isNumber);
  if (isNumber && number >= 1 && static_cast<std::size_t>(number) <= sheet.remarks.size()) {
    key = sheet.remarks[static_cast<std::size_t>(number) - 1].key;
  }
  const ReportSheet answered = orStop(reports.answer(session, text(options.unit), period, key, text(options.reason)));
  const auto open = std::count_if(answered.remarks.begin(), answered.remarks.end(), [](const ReportRemark& remark) { return remark.isOpen(); });
  announce(context, QStringLiteral("已登记核对说明，还有 %1 项待核对。").arg(open), {{QStringLiteral("open"), static_cast<qint64>(open)}, {QStringLiteral("remark"), key}});
}

using Callback = void (*)(const Context&, const ReportOptions&);

CLI::App* addCommand(CLI::App& family, Context& context, const char* name, const char* help, const std::shared_ptr<ReportOptions>& options, Callback callback) {
  CLI::App* command = family.add_subcommand(name, help);
  command->add_option("--period", options->period, "报告期：2020Q3、2020H9（前三季度）、2020FY（全年）")->required();
  command->callback([&context, options, callback] { callback(context, *options); });
  return command;
}

}  // namespace

void addReportCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("report", "成员单位报表：收报情况、填报、更正、核对、模板");
  family->require_subcommand(1);
  const auto fresh = [] { return std::make_shared<ReportOptions>(); };

  auto options = fresh();
  CLI::App* command = addCommand(*family, context, "list", "收报情况：按时、逾期、未报、零报送", options, list);
  command->add_option("--cutoff", options->cutoff, "统计截止时点（默认现在）");
  command->add_flag("--reminder", options->reminder, "只输出催报文字");

  options = fresh();
  command = addCommand(*family, context, "show", "一个单位的报表、历次报送和核对提示", options, show);
  command->add_option("UNIT", options->unit, "单位名称")->required();
  command->add_option("--cutoff", options->cutoff, "统计截止时点（默认现在）");

  options = fresh();
  command = addCommand(*family, context, "submit", "登记一个单位报送的报表；已经报送过的用 --amend 更正", options, submit);
  command->add_option("UNIT", options->unit, "单位名称")->required();
  command->add_option("--value", options->values, "指标代码=数值[单位]，可多次；更正时数值写 - 表示收回")->take_all()->allow_extra_args(false);
  command->add_flag("--zero", options->zero, "零报送：确无数据");
  command->add_option("--at", options->at, "报送时间（默认现在）");
  command->add_option("--signer", options->signer, "签发人");
  command->add_option("--note", options->note, "说明；更正时必须写明原因");
  command->add_flag("--amend", options->amend, "更正已经报送的报表");

  options = fresh();
  command = addCommand(*family, context, "due", "设定截止时间", options, setDue);
  command->add_option("--at", options->at, "截止时间，例如 2020-10-12 18:00；只写日期的到当日24时")->required();
  command->add_option("--unit", options->unit, "只对一个单位（默认各单位）");
  command->add_option("--note", options->note, "说明");

  options = fresh();
  command = addCommand(*family, context, "check", "核对提示：勾稽关系、突增突减", options, check);
  command->add_option("UNIT", options->unit, "单位名称（默认全部）");
  command->add_option("--cutoff", options->cutoff, "统计截止时点（默认现在）");
  command->add_flag("--all", options->all, "连同已说明的和仅供留意的");

  options = fresh();
  command = addCommand(*family, context, "answer", "对一条核对提示作出说明", options, answer);
  command->add_option("UNIT", options->unit, "单位名称")->required();
  command->add_option("REMARK", options->remark, "提示的序号（report show 所列）或标识")->required();
  command->add_option("--reason", options->reason, "说明，例如“经核对无误：本季度集中办结”")->required();

  addReportFileCommands(*family, context);
}

}  // namespace shuangda::cli
