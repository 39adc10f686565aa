#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "cli/commands.h"
#include "services/case_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct ListOptions {
  std::string filter;
  std::string search;
  std::size_t limit = 100;
};

/// The filter as in the window, e.g. "当事人:王 货值>5万 立案:2026-Q3"; also "year=2020;unit=县市场监管局", as scripts have it.
CaseQuery queryOf(const ListOptions& options) {
  CaseQuery query{.search = text(options.search)};
  QString filter = text(options.filter);
  static const QRegularExpression pairs(QStringLiteral("^\\s*(year|unit)\\s*="));
  if (!pairs.match(filter).hasMatch()) {
    Result<CaseFilter> read = CaseFilter::parse(filter);
    if (!read) {
      throw Stop{WrongUsage, refusalText(read.error())};
    }
    query.filter = *std::move(read);
    return query;
  }
  for (const QString& part : filter.split(u';', Qt::SkipEmptyParts)) {
    const QString key = part.section(u'=', 0, 0).trimmed();
    const QString value = part.section(u'=', 1).trimmed();
    if (key == QStringLiteral("year") && value.toInt() > 0) {
      query.year = value.toInt();
    } else if (key == QStringLiteral("unit")) {
      query.unit = value;
    } else {
      throw Stop{WrongUsage, QStringLiteral("--filter 中的“%1”不能识别；请写 year=年份;unit=单位，或如 当事人:王 立案:2026-Q3。").arg(part)};
    }
  }
  return query;
}

QJsonObject toJson(const CaseRow& row) {
  QJsonObject object{{QStringLiteral("case_id"), row.number}, {QStringLiteral("doc_no"), row.docNo}, {QStringLiteral("party"), row.party},
                     {QStringLiteral("cause"), row.cause},    {QStringLiteral("unit"), row.unit},    {QStringLiteral("listing_date"), row.listingDate},
                     {QStringLiteral("stage"), stageText(row.stage)}};
  if (row.value) {
    object.insert(QStringLiteral("case_value_fen"), static_cast<qint64>(row.value->fen()));
  }
  if (row.fine) {
    object.insert(QStringLiteral("fine_fen"), static_cast<qint64>(row.fine->fen()));
  }
  return object;
}

void printRows(const Context& context, const std::vector<CaseRow>& rows) {
  if (context.format() == Context::Format::Json) {
    QJsonArray array;
    for (const CaseRow& row : rows) {
      array.append(toJson(row));
    }
    print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed());
    return;
  }
  std::vector<QStringList> cells;
  for (const CaseRow& row : rows) {
    cells.push_back({row.number, row.docNo, row.party, row.cause, row.unit, row.listingDate, stageText(row.stage),
                     row.value ? row.value->yuanText() : QString(), row.fine ? row.fine->yuanText() : QString()});
  }
  if (context.format() == Context::Format::Csv) {
    printCsv({QStringLiteral("case_id"), QStringLiteral("doc_no"), QStringLiteral("party"), QStringLiteral("cause"), QStringLiteral("unit"),
              QStringLiteral("listing_date"), QStringLiteral("stage"), QStringLiteral("case_value_yuan"), QStringLiteral("fine_yuan")},
             cells);
  } else {
    printTable({QStringLiteral("案件编号"), QStringLiteral("文号"), QStringLiteral("当事人"), QStringLiteral("案由"), QStringLiteral("单位"),
                QStringLiteral("日期"), QStringLiteral("状态"), QStringLiteral("案值（元）"), QStringLiteral("罚款（元）")},
               cells);
  }
}

void list(const Context& context, const ListOptions& options) {
  const CaseQuery query = queryOf(options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  CaseService cases(*store);
  std::vector<CaseId> ids = orStop(cases.list(session, query));
  const std::size_t all = ids.size();
  ids.resize(std::min(all, options.limit));
  printRows(context, orStop(cases.rows(session, ids)));
  if (context.format() == Context::Format::Text) {
    print(ids.size() < all ? QStringLiteral("共 %1 件，列出 %2 件（--limit 可改）").arg(all).arg(ids.size()) : QStringLiteral("共 %1 件").arg(all));
  }
}

QJsonObject toJson(const LegalCase& legalCase) {
  QJsonObject object{{QStringLiteral("uid"), legalCase.uid},
                     {QStringLiteral("version"), legalCase.version},
                     {QStringLiteral("recorded_at"), legalCase.recordedAt.localText()},
                     {QStringLiteral("stage"), stageText(caseStage(legalCase))}};
  visitCaseFields(legalCase, [&object](const char* field, const auto& member) {
    using Field = std::remove_cvref_t<decltype(member)>;
    QString name = QString::fromLatin1(field);
    const QString value = fieldText(member);
    if (value.isEmpty()) {
      return;
    }
    if constexpr (std::same_as<Field, std::optional<Money>>) {
      object.insert(name.replace(QStringLiteral("_yuan"), QStringLiteral("_fen")), static_cast<qint64>(member->fen()));
    } else {
      object.insert(name, value);
    }
  });
  return object;
}

void show(const Context& context, const QString& number) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const LegalCase legalCase = orStop(CaseService(*store).findByNumber(session, number));
  if (context.format() == Context::Format::Json) {
    print(QString::fromUtf8(QJsonDocument(toJson(legalCase)).toJson(QJsonDocument::Indented)).trimmed());
    return;
  }
  std::vector<QStringList> rows;
  visitCaseFields(legalCase, [&](const char* field, const auto& member) {
    const QString name = QString::fromLatin1(field);
    QString value = fieldText(member);
    if constexpr (std::same_as<std::remove_cvref_t<decltype(member)>, std::optional<Money>>) {
      value = member ? member->yuanText() : QString();
    }
    if (!value.isEmpty()) {
      rows.push_back({context.format() == Context::Format::Csv ? name : fieldLabel(name), value});
    }
  });
  if (context.format() == Context::Format::Csv) {
    printCsv({QStringLiteral("field"), QStringLiteral("value")}, rows);
    return;
  }
  rows.push_back({QStringLiteral("状态"), stageText(caseStage(legalCase))});
  rows.push_back({QStringLiteral("登记时间"), legalCase.recordedAt.localText()});
  printTable({QStringLiteral("项目"), QStringLiteral("内容")}, rows);
  for (const CaseRemark& remark : caseRemarks(legalCase)) {
    print(QStringLiteral("提示：%1 %2").arg(fieldLabel(remark.field), remarkText(remark)));
  }
}

}  // namespace

void addCaseCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("case", "案件");
  family->require_subcommand(1);

  auto options = std::make_shared<ListOptions>();
  CLI::App* command = family->add_subcommand("list", "案件列表，新的在前");
  command->add_option("--filter", options->filter, "筛选条件，如 当事人:王 货值>5万 立案:2026-Q3 状态:立案|决定");
  command->add_option("--search", options->search, "同一栏中包含的文字");
  command->add_option("--limit", options->limit, "最多列出几件")->capture_default_str()->check(CLI::Range(0, 100'000'000));
  command->callback([&context, options] { list(context, *options); });

  auto number = std::make_shared<std::string>();
  command = family->add_subcommand("show", "一件案件的全部内容");
  command->add_option("NUMBER", *number, "案件编号")->required();
  command->callback([&context, number] { show(context, text(*number)); });
  addCaseEventCommands(*family, context);
  addGoodsListPrint(*family, context);
}

}  // namespace shuangda::cli
