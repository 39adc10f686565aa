#include <unistd.h>

#include "cli/commands.h"
#include "exchange/finding_report.h"
#include "exchange/import_job.h"
#include "exchange/standard_columns.h"
#include "exchange/table_writer.h"
#include "services/export_service.h"
#include "services/search_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct ImportCommand {
  std::string kind;
  std::string file;
  std::string mapping;
  std::string excluded;
  bool dryRun = false;
};

/// "3,7-9" as rows of any sheet.
std::set<RowPlace> rowsOf(const QString& list) {
  constexpr int kMostRows = 2'000'000;
  std::set<RowPlace> rows;
  for (const QString& part : list.split(u',', Qt::SkipEmptyParts)) {
    bool first = false;
    bool last = false;
    const int begin = part.section(u'-', 0, 0).trimmed().toInt(&first);
    const int end = part.contains(u'-') ? part.section(u'-', 1).trimmed().toInt(&last) : begin;
    if (!first || (part.contains(u'-') && !last) || begin < 1 || end < begin || end > kMostRows) {
      throw Stop{WrongUsage, QStringLiteral("--exclude-rows 写作 3,7-9，不认“%1”。").arg(part)};
    }
    for (int row = begin; row <= end; ++row) {
      rows.insert({.row = row});
    }
  }
  return rows;
}

void report(const Context& context, const std::vector<Finding>& findings) {
  if (context.format() == Context::Format::Csv) {
    std::fputs(findingsAsCsv(findings).constData(), stdout);
    return;
  }
  int infos = 0;
  int skips = 0;
  for (const Finding& finding : findings) {
    infos += finding.severity == Severity::Info ? 1 : 0;
    skips += finding.severity == Severity::Skip ? 1 : 0;
    if (finding.severity == Severity::Error || finding.severity == Severity::Warning) {
      complain(findingLine(finding));
    }
  }
  complain(QStringLiteral("另有提示 %1 条、跳过 %2 行（--csv 全部列出）。").arg(infos).arg(skips));
}

void runImport(const Context& context, const ImportCommand& command) {
  const QString kind = text(command.kind);
  ImportOptions options{.excludedRows = rowsOf(text(command.excluded))};
  if (!command.mapping.empty()) {
    options.mapping = orStop(loadMapping(text(command.mapping)));
  }
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ImportService imports(*store);
  const bool terminal = isatty(STDERR_FILENO) != 0;
  const auto progress = [terminal](int done) {
    if (terminal && done % 1000 == 0) {
      std::fprintf(stderr, "\r%d", done);
    }
    return true;
  };
  const Writing writing = command.dryRun ? Writing::Never : Writing::WhenClean;
  const PreparedImport prepared = orStop(importFile(text(command.file), kind, options, imports, session, writing, progress));
  if (prepared.outcome) {
    SearchService(*store).finish();
  }
  report(context, prepared.table.findings);
  if (prepared.table.hasErrors()) {
    throw Stop{Refused, QStringLiteral("有错误，整份未导入。请更正原表，或用 --exclude-rows 排除所列的行。")};
  }
  if (prepared.records.empty()) {
    throw Stop{Refused, QStringLiteral("没有可导入的记录。")};
  }
  if (context.format() == Context::Format::Csv) {
    return;  // stdout holds the findings and nothing else
  }
  const ImportOutcome outcome = prepared.outcome.value_or(ImportOutcome{});
  announce(context,
           command.dryRun ? QStringLiteral("试运行：可导入 %1 条，没有写入。").arg(prepared.records.size())
                          : QStringLiteral("已导入：新增 %1 条，更新 %2 条，未变 %3 条。").arg(outcome.created).arg(outcome.updated).arg(outcome.unchanged),
           {{QStringLiteral("dry_run"), command.dryRun},
            {QStringLiteral("importable"), static_cast<qint64>(prepared.records.size())},
            {QStringLiteral("created"), outcome.created},
            {QStringLiteral("updated"), outcome.updated},
            {QStringLiteral("unchanged"), outcome.unchanged}});
}

void runExport(const Context& context, const QString& what, const QString& path) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ExportService exports(*store);
  const QString kind = what == QStringLiteral("goods") ? QStringLiteral("seizures") : what;
  const ExportedRows rows = orStop(exports.rows(session, kind));
  orStop(writeTable(path, kind, rows));
  announce(context, QStringLiteral("已导出 %1 条到 %2。").arg(rows.size()).arg(path),
           {{QStringLiteral("file"), path}, {QStringLiteral("rows"), static_cast<qint64>(rows.size())}});
}

}  // namespace

void addImportCommands(CLI::App& app, Context& context) {
  auto options = std::make_shared<ImportCommand>();
  CLI::App* command = app.add_subcommand("import", "导入 CSV 或 XLSX：先全部核对，全部导入或一条不导入；查看和处理核对结果");
  // Not required of CLI11, which would ask the commands below for them too.
  command->add_option("KIND", options->kind, "cases、seizures、destructions、reports 或 units")->check(CLI::IsMember({"cases", "seizures", "destructions", "reports", "units"}));
  command->add_option("FILE", options->file, "文件");
  command->add_option("--mapping", options->mapping, "列对应关系（JSON 文件）");
  command->add_option("--exclude-rows", options->excluded, "不导入的行，如 3,7-9");
  command->add_flag("--dry-run", options->dryRun, "只核对，不写入");
  command->callback([&context, options, command] {
    if (!command->get_subcommands().empty()) {
      return;
    }
    if (options->kind.empty() || options->file.empty()) {
      throw Stop{WrongUsage, QStringLiteral("写作 import KIND FILE，见 import --help。")};
    }
    runImport(context, *options);
  });
  addFindingCommands(*command, context);

  auto what = std::make_shared<std::string>();
  auto output = std::make_shared<std::string>();
  command = app.add_subcommand("export", "按标准列导出，可原样再导入");
  command->add_option("KIND", *what, "cases、goods、destructions、reports 或 units")->required()->check(CLI::IsMember({"cases", "goods", "destructions", "reports", "units"}));
  command->add_option("-o,--output", *output, "文件（.csv 或 .xlsx）")->required();
  command->callback([&context, what, output] { runExport(context, text(*what), text(*output)); });
}

}  // namespace shuangda::cli
