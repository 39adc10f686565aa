#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "base/csv.h"
#include "cli/commands.h"
#include "cli/law_source.h"
#include "cli/threshold_output.h"
#include "domain/threshold_text.h"
#include "services/texts.h"
#include "services/threshold_texts.h"

namespace shuangda::cli {
namespace {

const ThresholdBook& book() { return ThresholdBook::builtIn(); }

/// Every row is answered; rows that cannot be read have no answer, their reason stands on stderr and the command ends refused.
void screenBatch(const Context& context, const QString& path) {
  const std::vector<CsvRecord> records = orStop(readCsvFile(path));
  LawSource source(context);
  const ThresholdOptions options = ThresholdOptions::of(source.law().parameters);
  using State = ThresholdLine::State;
  std::vector<QStringList> rows;
  QStringList refusals;
  int number = 1;
  for (const CsvRecord& record : records) {
    ++number;
    const QString id = record.value(QStringLiteral("id"));
    const Result<ThresholdFacts> facts = readThresholdRow(book(), record);
    if (!facts) {
      rows.push_back({id, {}, {}, {}, {}});
      refusals << QStringLiteral("第%1行 %2：%3").arg(number).arg(id, refusalText(facts.error()));
      continue;
    }
    const std::vector<ThresholdLine> lines = screen(book(), *facts, options);
    const auto ids = [&](bool aggravated, State state) { return rowIds(lines, aggravated, state).join(u' '); };
    rows.push_back({id, ids(false, State::Hit), ids(false, State::Near), ids(true, State::Hit), ids(true, State::Near)});
  }
  printCsv({QStringLiteral("id"), QStringLiteral("hits_100"), QStringLiteral("near_80"), QStringLiteral("aggr_hits_100"), QStringLiteral("aggr_near_80")}, rows);
  if (!refusals.isEmpty()) {
    throw Stop{Refused, refusals.join(u'\n')};
  }
}

std::vector<ThresholdFacts> readFactsFile(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    throw Stop{Refused, refusalLine({ErrorCode::Unreadable, {}, path})};
  }
  const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
  if (document.isObject()) {
    return {orStop(readThresholdFacts(book(), document.object()))};
  }
  if (!document.isArray()) {
    throw Stop{Refused, refusalLine({ErrorCode::Malformed, QStringLiteral("screen_file"), path})};
  }
  std::vector<ThresholdFacts> all;
  QStringList refusals;
  for (const QJsonValue& value : document.array()) {
    const Result<ThresholdFacts> facts = readThresholdFacts(book(), value.toObject());
    if (facts) {
      all.push_back(*facts);
    } else {
      refusals << QStringLiteral("第%1项：%2").arg(all.size() + static_cast<std::size_t>(refusals.size()) + 1).arg(refusalText(facts.error()));
    }
  }
  if (!refusals.isEmpty()) {
    throw Stop{Refused, refusals.join(u'\n')};
  }
  return all;
}

void screenFacts(const Context& context, const QString& path) {
  const std::vector<ThresholdFacts> all = readFactsFile(path);
  LawSource source(context);
  const ThresholdOptions options = ThresholdOptions::of(source.law().parameters);
  QJsonArray array;
  std::vector<QStringList> rows;
  for (const ThresholdFacts& facts : all) {
    const std::vector<ThresholdLine> lines = screen(book(), facts, options);
    switch (context.format()) {
      case Context::Format::Json:
        array.append(thresholdJson(facts, lines, options));
        break;
      case Context::Format::Csv:
        for (const ThresholdLine& line : lines) {
          rows.push_back(thresholdCells(facts, line, options));
        }
        break;
      case Context::Format::Text:
        printThresholds(facts, lines, options);
        break;
    }
  }
  if (context.format() == Context::Format::Csv) {
    printCsv(thresholdColumns(), rows);
  }
  if (context.format() == Context::Format::Json) {
    const QJsonDocument document = array.size() == 1 ? QJsonDocument(array.first().toObject()) : QJsonDocument(array);
    print(QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed());
  }
}

/// The names that facts files may use.
void listNames(const Context& context) {
  std::vector<QStringList> rows;
  for (const ThresholdOffence& offence : book().offences()) {
    rows.push_back({QStringLiteral("crime_id"), offence.id, offence.name, QStringLiteral("刑法第%1条").arg(offence.penalArticle)});
  }
  for (const ThresholdFactName& fact : book().facts()) {
    if (!fact.isDerived()) {
      const bool isMetric = fact.kind == ThresholdFactName::Kind::Metric;
      const QString form = fact.kind == ThresholdFactName::Kind::YesNo ? QStringLiteral("true/false") : fact.choices.isEmpty() ? fact.unitLabel : fact.choices.join(u'/');
      rows.push_back({isMetric ? QStringLiteral("metrics") : QStringLiteral("flags"), fact.name, fact.label, form});
    }
  }
  printList(context, {QStringLiteral("place"), QStringLiteral("name"), QStringLiteral("label"), QStringLiteral("form")},
            {QStringLiteral("位置"), QStringLiteral("名称"), QStringLiteral("含义"), QStringLiteral("写法、条文")}, rows);
}

}  // namespace

void addLawScreenCommand(CLI::App& law, Context& context) {
  auto facts = std::make_shared<std::string>();
  auto batch = std::make_shared<std::string>();
  auto list = std::make_shared<bool>(false);
  CLI::App* command = law.add_subcommand("screen", "立案追诉标准计算器，不需要案件");
  CLI::Option* factsOption = command->add_option("--facts", *facts, "JSON 文件：crime_id、act_from、act_to、subject、flags、metrics（元）");
  CLI::Option* batchOption = command->add_option("--batch", *batch, "CSV 文件，列为 id,crime_id,act_from,act_to,subject,flags_json,metrics_json")->excludes(factsOption);
  command->add_flag("--list", *list, "罪名代码和事实名称一览")->excludes(factsOption)->excludes(batchOption);
  command->callback([&context, facts, batch, list] {
    if (*list) {
      listNames(context);
    } else if (!batch->empty()) {
      screenBatch(context, text(*batch));
    } else if (!facts->empty()) {
      screenFacts(context, text(*facts));
    } else {
      throw Stop{WrongUsage, QStringLiteral("请给出 --facts 或者 --batch 文件。")};
    }
  });
}

}  // namespace shuangda::cli
