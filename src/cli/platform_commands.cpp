#include <unistd.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/platform_output.h"
#include "exchange/finding_report.h"
#include "exchange/platform_file.h"
#include "services/platform_texts.h"

namespace shuangda::cli {
namespace {

struct PlatformOptions {
  std::string file;
  std::string period;
  std::string unit;
  std::string mapping;
  std::string output;
  bool confirm = false;
};

PlatformQuery queryOf(const PlatformOptions& options) {
  PlatformQuery query{.unit = text(options.unit)};
  if (!options.period.empty()) {
    const Result<Period> period = Period::parse(text(options.period));
    if (!period) {
      throw Stop{WrongUsage, QStringLiteral("期间“%1”不能识别，请写作 2026Q3、2026H9 或 2026FY。").arg(text(options.period))};
    }
    query.period = *period;
  }
  return query;
}

/// "…%" on stderr while it is a terminal.
bool showProgress(std::int64_t done, std::int64_t of) {
  if (isatty(STDERR_FILENO) != 0 && of > 0) {
    std::fprintf(stderr, "\r%3d%%", static_cast<int>(done * 100 / of));
    if (done >= of) {
      std::fputs("\r    \r", stderr);
    }
  }
  return true;
}

/// Reads the list; what is odd about the file goes to stderr, and keeps nothing from being compared.
PlatformList listOf(const PlatformOptions& options) {
  PlatformFileOptions how;
  if (!options.mapping.empty()) {
    how.mapping = orStop(loadMapping(text(options.mapping)));
  }
  PlatformFile file = orStop(readPlatformFile(text(options.file), how));
  for (const Finding& finding : file.findings) {
    if (finding.severity == Severity::Error || finding.severity == Severity::Warning) {
      complain(findingLine(finding));
    }
  }
  for (const IgnoredColumn& column : file.ignored) {
    complain(QStringLiteral("%1列“%2”不参加对账。").arg(column.column, column.heading));
  }
  return std::move(file.list);
}

void compare(const Context& context, const PlatformOptions& options) {
  const PlatformQuery query = queryOf(options);
  const PlatformList list = listOf(options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  printComparison(context, orStop(PlatformService(*store).reconcile(session, list, query, showProgress)));
}

void exportEntries(const Context& context, const PlatformOptions& options) {
  const PlatformQuery query = queryOf(options);
  const std::optional<PlatformList> list = options.file.empty() ? std::nullopt : std::optional(listOf(options));
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  auto rows = orStop(PlatformService(*store).toEnter(session, list ? &*list : nullptr, query, showProgress));
  const auto count = static_cast<qint64>(rows.size());
  const QString path = text(options.output);
  orStop(writePlatformFile(path, std::move(rows), list ? list->columns : std::vector<PlatformList::Column>{}));
  announce(context, QStringLiteral("已导出待录入案件 %1 件到 %2。").arg(count).arg(path), {{QStringLiteral("file"), path}, {QStringLiteral("rows"), count}});
}

void mark(const Context& context, const PlatformOptions& options) {
  const PlatformQuery query = queryOf(options);
  const PlatformList list = listOf(options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  PlatformService service(*store);
  if (!options.confirm) {
    const PlatformComparison comparison = orStop(service.reconcile(session, list, query, showProgress));
    throw Stop{WrongUsage, QStringLiteral("将按清单标记 %1 件的平台录入日期。确认的，请加 --confirm。").arg(comparison.markable.size())};
  }
  printMarking(context, orStop(service.mark(session, list, query, showProgress)));
}

void addQueryOptions(CLI::App* command, PlatformOptions& options) {
  command->add_option("--period", options.period, "处罚或移送所在的期间，例如 2026Q3；不写则全部");
  command->add_option("--unit", options.unit, "成员单位；不写则全部");
  command->add_option("--mapping", options.mapping, "列对应关系（JSON 文件）");
}

}  // namespace

void addPlatformCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("platform", "两法衔接信息共享平台：对账（漏录、多录、错录）、导出待录入案件、标记已录入");
  family->require_subcommand(1);
  auto compared = std::make_shared<PlatformOptions>();
  CLI::App* command = family->add_subcommand("compare", "与平台导出的清单逐件对账，不改动任何数据");
  command->add_option("FILE", compared->file, "平台导出的清单（CSV 或 XLSX）")->required();
  addQueryOptions(command, *compared);
  command->callback([&context, compared] { compare(context, *compared); });

  auto exported = std::make_shared<PlatformOptions>();
  command = family->add_subcommand("export", "按平台的列导出待录入的案件");
  command->add_option("-o,--output", exported->output, "文件（.csv 或 .xlsx）")->required();
  command->add_option("--against", exported->file, "平台导出的清单：只导出其中没有的，按其列次；不写则导出没有平台录入日期的");
  addQueryOptions(command, *exported);
  command->callback([&context, exported] { exportEntries(context, *exported); });

  auto marked = std::make_shared<PlatformOptions>();
  command = family->add_subcommand("mark", "把清单里的录入日期登记到对上的案件");
  command->add_option("FILE", marked->file, "平台导出的清单（CSV 或 XLSX）")->required();
  command->add_flag("--confirm", marked->confirm, "确认标记");
  addQueryOptions(command, *marked);
  command->callback([&context, marked] { mark(context, *marked); });
}

}  // namespace shuangda::cli
