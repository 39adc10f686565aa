#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "exchange/finding_report.h"
#include "services/finding_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

QString stateOf(const ImportFindings& import) {
  return import.batch.undoneAt ? QStringLiteral("导入已撤销") : import.review ? QStringLiteral("已处理") : import.isOpen() ? QStringLiteral("待处理") : QStringLiteral("无需处理");
}

QStringList cellsOf(const ImportFindings& import) {
  const ImportBatch& batch = import.batch;
  const FindingReview review = import.review.value_or(FindingReview{});
  return {QString::number(batch.id.value),
          batch.importedAt.localText(),
          batch.kind,
          batch.fileName,
          import.importedBy,
          QString::number(batch.findings.warnings),
          QString::number(batch.findings.infos),
          QString::number(batch.findings.skips),
          stateOf(import),
          import.review ? review.at.localText() : QString(),
          review.accountName,
          review.reason};
}

const QStringList& columns() {
  static const QStringList names{QStringLiteral("import"),   QStringLiteral("imported_at"), QStringLiteral("kind"),        QStringLiteral("file_name"),
                                 QStringLiteral("account"),  QStringLiteral("warnings"),    QStringLiteral("infos"),       QStringLiteral("skips"),
                                 QStringLiteral("state"),    QStringLiteral("reviewed_at"), QStringLiteral("reviewed_by"), QStringLiteral("reason")};
  return names;
}

QJsonObject jsonOf(const ImportFindings& import) {
  const QStringList cells = cellsOf(import);
  QJsonObject object;
  for (qsizetype i = 0; i < cells.size(); ++i) {
    object.insert(columns()[i], cells[i]);
  }
  object.insert(QStringLiteral("import"), static_cast<qint64>(import.batch.id.value));
  object.insert(QStringLiteral("warnings"), import.batch.findings.warnings);
  object.insert(QStringLiteral("infos"), import.batch.findings.infos);
  object.insert(QStringLiteral("skips"), import.batch.findings.skips);
  return object;
}

void printJson(const QJsonArray& array) { print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed()); }

void listImports(const Context& context, bool all) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const auto imports = orStop(FindingService(*store).list(session, all ? FindingService::Which::All : FindingService::Which::Open));
  std::vector<QStringList> rows;
  QJsonArray array;
  for (const ImportFindings& import : imports) {
    rows.push_back(cellsOf(import));
    array.append(jsonOf(import));
  }
  if (context.format() == Context::Format::Json) {
    printJson(array);
  } else if (context.format() == Context::Format::Csv) {
    printCsv(columns(), rows);
  } else {
    printTable({QStringLiteral("批次"), QStringLiteral("导入时间"), QStringLiteral("类别"), QStringLiteral("文件"), QStringLiteral("导入人"), QStringLiteral("警告"),
                QStringLiteral("提示"), QStringLiteral("跳过"), QStringLiteral("状态"), QStringLiteral("处理时间"), QStringLiteral("处理人"), QStringLiteral("处理说明")},
               rows);
  }
}

void showFindings(const Context& context, qint64 import) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const auto findings = orStop(FindingService(*store).findings(session, ImportId{import}));
  if (context.format() == Context::Format::Csv) {
    std::fputs(findingsAsCsv(findings).constData(), stdout);
    return;
  }
  QJsonArray array;
  for (const Finding& finding : findings) {
    if (context.format() == Context::Format::Text) {
      print(findingLine(finding));
      continue;
    }
    array.append(QJsonObject{{QStringLiteral("sheet"), finding.sheet},
                             {QStringLiteral("row"), finding.row},
                             {QStringLiteral("column"), finding.column},
                             {QStringLiteral("code"), finding.code},
                             {QStringLiteral("severity"), severityCode(finding.severity)},
                             {QStringLiteral("message"), finding.message}});
  }
  if (context.format() == Context::Format::Json) {
    printJson(array);
  }
}

void settle(const Context& context, qint64 import, const QString& reason) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const ImportFindings settled = orStop(FindingService(*store).settle(session, ImportId{import}, reason));
  announce(context, QStringLiteral("“%1”的核对结果已标为已处理。").arg(settled.batch.fileName), jsonOf(settled));
}

}  // namespace

void addFindingCommands(CLI::App& import, Context& context) {
  import.require_subcommand(0, 1);
  auto batch = std::make_shared<qint64>(0);
  auto all = std::make_shared<bool>(false);
  CLI::App* list = import.add_subcommand("findings", "导入留下的核对结果：没有批次时列出待处理的导入");
  list->add_option("BATCH", *batch, "批次")->check(CLI::PositiveNumber);
  list->add_flag("--all", *all, "也列出已处理、已撤销的");
  list->callback([&context, batch, all] { *batch > 0 ? showFindings(context, *batch) : listImports(context, *all); });
  auto settled = std::make_shared<qint64>(0);
  auto reason = std::make_shared<std::string>();
  CLI::App* command = import.add_subcommand("settle", "把一次导入的核对结果标为已处理");
  command->add_option("BATCH", *settled, "批次")->required()->check(CLI::PositiveNumber);
  command->add_option("--reason", *reason, "处理说明")->required();
  command->callback([&context, settled, reason] { settle(context, *settled, text(*reason)); });
}

}  // namespace shuangda::cli
