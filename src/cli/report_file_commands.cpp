#include "cli/commands.h"
#include "cli/report_output.h"
#include "exchange/finding_report.h"
#include "exchange/report_template.h"
#include "exchange/upper_form_writer.h"
#include "services/upper_form_service.h"

namespace shuangda::cli {
namespace {

struct TemplateOptions {
  std::string unit;
  std::string period;
  std::string output;
  std::vector<std::string> files;
  std::string at;
  std::string note;
  bool dryRun = false;
};

void writeTemplate(const Context& context, const TemplateOptions& options) {
  const Period period = reportPeriod(options.period);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const ReportSheet sheet = orStop(ReportService(*store).sheet(session, text(options.unit), period));
  const QString path = text(options.output);
  orStop(writeReportTemplate(path, sheet));
  announce(context, QStringLiteral("已写出 %1 的%2报表模板（%3 项）：%4。").arg(sheet.receipt.unit.name, period.nameZh()).arg(sheet.asked.size()).arg(path),
           {{QStringLiteral("file"), path}, {QStringLiteral("indicators"), static_cast<qint64>(sheet.asked.size())}});
}

/// One file is one form: a file that is refused does not keep the others from being read.
bool readOne(const Context& context, ReportService& reports, const Session& session, const QString& path, const TemplateOptions& options) {
  Result<ReportTemplate> form = readReportTemplate(path);
  if (!form) {
    complain(QStringLiteral("%1：%2").arg(path, refusalLine(form.error())));
    return false;
  }
  for (const Finding& finding : form->findings) {
    complain(QStringLiteral("%1：%2").arg(path, findingLine(finding)));
  }
  if (!form->findings.empty()) {
    return false;
  }
  form->draft.submittedAt = reportInstant(options.at, "--at");
  if (!options.note.empty()) {
    form->draft.note = text(options.note);
  }
  const Result<ReportSheet> before = reports.sheet(session, form->draft.unit, form->draft.period);
  if (options.dryRun && before) {
    if (const auto values = readReportValues(form->draft); !values) {
      complain(QStringLiteral("%1：%2").arg(path, refusalLine(values.error())));
      return false;
    }
    announce(context, QStringLiteral("试运行：%1 可以登记，没有写入。").arg(path), {{QStringLiteral("file"), path}, {QStringLiteral("dry_run"), true}});
    return true;
  }
  const bool amends = before && before->lastNumber() > 0;
  const Result<ReportSheet> sheet = !before ? before : amends ? reports.amend(session, form->draft) : reports.submit(session, form->draft);
  if (!sheet) {
    complain(QStringLiteral("%1：%2").arg(path, refusalLine(sheet.error())));
    return false;
  }
  printSubmitted(context, *sheet);
  return true;
}

void readTemplates(const Context& context, const TemplateOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ReportService reports(*store);
  int refused = 0;
  for (const std::string& file : options.files) {
    refused += readOne(context, reports, session, text(file), options) ? 0 : 1;
  }
  if (refused > 0) {
    throw Stop{Refused, QStringLiteral("%1 个文件没有登记，请按提示更正后重读。").arg(refused)};
  }
}

struct UpperOptions {
  std::string form;
  std::string period;
  std::string output;
  std::string cutoff;
};

void writeUpper(const Context& context, const UpperOptions& options) {
  if (options.form.empty()) {
    std::vector<QStringList> rows;
    for (const QString& id : UpperForm::builtInIds()) {
      rows.push_back({id, UpperForm::builtIn(id)->title});
    }
    printList(context, {QStringLiteral("form"), QStringLiteral("title")}, {QStringLiteral("代码"), QStringLiteral("报表")}, rows);
    return;
  }
  if (options.period.empty() || options.output.empty()) {
    throw Stop{WrongUsage, QStringLiteral("请用 --period 指定统计期，用 -o 指定文件（.xlsx）。")};
  }
  const Period period = reportPeriod(options.period);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const Instant cutoff = options.cutoff.empty() ? store->clock().now() : reportInstant(options.cutoff, "--cutoff").value();
  const auto [form, values] = orStop(UpperFormService(*store).fill(session, text(options.form), period, cutoff));
  orStop(writeUpperForm(text(options.output), form, values));
  announce(context, QStringLiteral("已写出%1的%2：%3，填了 %4 格；程序不知道的格留空，请核对后填写。").arg(period.nameZh(), form.title, text(options.output)).arg(values.cells.size()),
           {{QStringLiteral("file"), text(options.output)}, {QStringLiteral("cells"), static_cast<qint64>(values.cells.size())}});
}

}  // namespace

void addReportFileCommands(CLI::App& family, Context& context) {
  auto written = std::make_shared<TemplateOptions>();
  CLI::App* command = family.add_subcommand("template", "写出一个单位的报表模板（XLSX），没有本程序的单位也能填报");
  command->add_option("UNIT", written->unit, "单位名称")->required();
  command->add_option("--period", written->period, "报告期：2020Q3、2020H9、2020FY")->required();
  command->add_option("-o,--output", written->output, "文件（.xlsx）")->required();
  command->callback([&context, written] { writeTemplate(context, *written); });

  auto read = std::make_shared<TemplateOptions>();
  command = family.add_subcommand("read", "读入填好的报表模板；已经报送过的作为更正，须有更正原因");
  command->add_option("FILES", read->files, "填好的模板（XLSX），可多个")->required();
  command->add_option("--at", read->at, "报送时间（默认现在）");
  command->add_option("--note", read->note, "更正原因（默认取表中所填）");
  command->add_flag("--dry-run", read->dryRun, "只核对，不写入");
  command->callback([&context, read] { readTemplates(context, *read); });

  auto upper = std::make_shared<UpperOptions>();
  command = family.add_subcommand("upper", "填写上级报表（XLSX）；不带参数列出有哪些");
  command->add_option("FORM", upper->form, "上级报表的代码");
  command->add_option("--period", upper->period, "统计期：2020Q3、2020H9、2020FY");
  command->add_option("--cutoff", upper->cutoff, "统计截止时点（默认现在）");
  command->add_option("-o,--output", upper->output, "文件（.xlsx）");
  command->callback([&context, upper] { writeUpper(context, *upper); });
}

}  // namespace shuangda::cli
