#include <limits>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "base/csv.h"
#include "cli/commands.h"
#include "cli/law_source.h"
#include "services/clock_service.h"
#include "services/law_texts.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

QString machineText(const EventDate& date) { return date.text().replace(u' ', u'T'); }

struct CalculatorOptions {
  std::string rule;
  std::string from;
  std::vector<std::string> exclusions;
  std::vector<std::string> extensions;
  std::string batch;
};

QString joined(const std::vector<std::string>& parts) {
  QStringList list;
  for (const std::string& part : parts) {
    list << text(part);
  }
  return list.join(u';');
}

QJsonObject toJson(const CaseClock& clock) {
  QJsonArray trail;
  for (const TrailDay& day : clock.deadline.trail) {
    const TrailLine line = trailLine(day, clock.rule);
    trail.append(QJsonObject{{QStringLiteral("day"), day.day.toString(Qt::ISODate)}, {QStringLiteral("count"), day.count}, {QStringLiteral("reason"), line.reason}});
  }
  QJsonArray remarks;
  for (const DeadlineRemark& remark : clock.deadline.remarks) {
    remarks.append(deadlineRemarkText(remark));
  }
  QJsonObject object{{QStringLiteral("rule"), clock.rule.id},
                     {QStringLiteral("name"), clock.rule.name},
                     {QStringLiteral("article"), clock.rule.article},
                     {QStringLiteral("trigger"), clock.triggerAt.text()},
                     {QStringLiteral("state"), clockStateText(clock.state)}};
  if (clock.obstacle) {
    object.insert(QStringLiteral("obstacle"), refusalText(*clock.obstacle));
    return object;
  }
  object.insert(QStringLiteral("due"), machineText(clock.deadline.due));
  object.insert(QStringLiteral("hard_due"), clock.deadline.moved() ? machineText(clock.deadline.hardDue) : QString());
  object.insert(QStringLiteral("alarm"), machineText(clock.deadline.alarm));
  object.insert(QStringLiteral("trail"), trail);
  object.insert(QStringLiteral("remarks"), remarks);
  return object;
}

/// One table for all: the last column tells the clocks apart.
void printTrails(const std::vector<CaseClock>& clocks) {
  std::vector<QStringList> rows;
  for (const CaseClock& clock : clocks) {
    for (const TrailDay& day : clock.deadline.trail) {
      const TrailLine line = trailLine(day, clock.rule);
      rows.push_back({day.day.toString(Qt::ISODate), QString::number(day.count), line.reason, machineText(clock.triggerAt)});
    }
  }
  printCsv({QStringLiteral("day"), QStringLiteral("count"), QStringLiteral("reason"), QStringLiteral("trigger")}, rows);
}

QString jsonText(const QJsonArray& array) { return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed(); }

/// The same rows for people and for programs.
void printRows(const Context& context, const QStringList& keys, const QStringList& head, const std::vector<QStringList>& rows) {
  switch (context.format()) {
    case Context::Format::Csv:
      printCsv(keys, rows);
      break;
    case Context::Format::Text:
      printTable(head, rows);
      break;
    case Context::Format::Json: {
      QJsonArray array;
      for (const QStringList& row : rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < row.size(); ++i) {
          object.insert(keys.at(i), row.at(i));
        }
        array.append(object);
      }
      print(jsonText(array));
      break;
    }
  }
}

void explainAll(const Context& context, const std::vector<CaseClock>& clocks, const QString& number) {
  if (context.format() == Context::Format::Csv) {
    printTrails(clocks);
    return;
  }
  QJsonArray array;
  for (const CaseClock& clock : clocks) {
    if (context.format() == Context::Format::Json) {
      array.append(toJson(clock));
      continue;
    }
    for (const QString& line : explanation(clock, number)) {
      print(line);
    }
  }
  if (context.format() == Context::Format::Json) {
    const QJsonDocument document = array.size() == 1 ? QJsonDocument(array.first().toObject()) : QJsonDocument(array);
    print(QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed());
  }
}

/// Every row is answered; rows that cannot be computed have no date, their reason stands on stderr and the command ends refused.
void batch(const Context& context, const QString& path) {
  const std::vector<CsvRecord> calculations = orStop(readCsvFile(path));
  LawSource source(context);
  std::vector<QStringList> rows;
  QStringList refusals;
  int number = 1;
  for (const CsvRecord& row : calculations) {
    ++number;
    const auto cell = [&](const char* column) { return row.value(QLatin1String(column)); };
    const Result<CaseClock> clock = calculateWritten(source.law(), cell("rule_id"), cell("trigger"), cell("exclusions"), cell("extension"), context.clock().today());
    if (clock) {
      rows.push_back({cell("id"), machineText(clock->deadline.due), clock->deadline.moved() ? machineText(clock->deadline.hardDue) : QString()});
    } else {
      rows.push_back({cell("id"), QString(), QString()});
      refusals << QStringLiteral("第%1行 %2：%3").arg(number).arg(cell("id"), refusalText(clock.error()));
    }
  }
  printCsv({QStringLiteral("id"), QStringLiteral("due"), QStringLiteral("hard_due")}, rows);
  if (!refusals.isEmpty()) {
    throw Stop{Refused, refusals.join(u'\n')};
  }
}

void calculate(const Context& context, const CalculatorOptions& options) {
  if (!options.batch.empty()) {
    batch(context, text(options.batch));
    return;
  }
  if (options.rule.empty() || options.from.empty()) {
    throw Stop{WrongUsage, QStringLiteral("请给出规则和 --from 起算时间，或用 --batch 文件。")};
  }
  LawSource source(context);
  const CaseClock clock = orStop(calculateWritten(source.law(), text(options.rule), text(options.from), joined(options.exclusions), joined(options.extensions),
                                             context.clock().today()));
  explainAll(context, {clock}, {});
}

struct DueOptions {
  int within = -1;
  std::string owner;
  std::string unit;
  std::string officer;
  int limit = std::numeric_limits<int>::max();
};

void due(const Context& context, const DueOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ClockQuery query{.unit = text(options.unit), .officer = text(options.officer), .limit = options.limit};
  if (options.within >= 0) {
    query.until = context.clock().today().addDays(options.within);
  }
  query.owner = options.owner == "ours" ? ClockQuery::Owner::Ours : options.owner == "others" ? ClockQuery::Owner::Others : ClockQuery::Owner::Everyone;
  ClockService service(*store);
  const std::vector<RunningClock> clocks = orStop(service.list(session, query));
  const Law& law = store->law().law();
  const EventDate now = EventDate::ofInstant(context.clock().now());
  std::vector<QStringList> rows;
  for (const RunningClock& clock : clocks) {
    const DeadlineRule* inForce = law.book.find(clock.rule, clock.triggerAt.firstDay());
    const DeadlineRule* rule = inForce ? inForce : law.book.latest(clock.rule);
    const QString state = clock.paused ? clockStateText(CaseClock::State::Paused) : clock.alarm ? remainingText(*clock.alarm, now) : clockStateText(CaseClock::State::NotComputable);
    const auto date = [](const std::optional<EventDate>& value) { return value ? value->text() : QString(); };
    // Programs read the code of the owner, people its name.
    const QString owner = context.format() == Context::Format::Text ? ownerText(clock.owner) : clock.owner;
    const QStringList cells{clock.number, clock.rule, rule ? rule->name : QString(), owner, clock.triggerAt.text(), date(clock.due),
                            clock.hardDue != clock.due ? date(clock.hardDue) : QString(), state, rule ? rule->article : QString(), clock.title};
    rows.push_back(cells);
  }
  const QStringList keys{QStringLiteral("number"), QStringLiteral("rule"), QStringLiteral("name"), QStringLiteral("owner"), QStringLiteral("trigger"),
                         QStringLiteral("due"), QStringLiteral("hard_due"), QStringLiteral("state"), QStringLiteral("article"), QStringLiteral("title")};
  const QStringList head{QStringLiteral("编号"), QStringLiteral("规则"), QStringLiteral("期限"), QStringLiteral("责任方"), QStringLiteral("起算"), QStringLiteral("到期"),
                         QStringLiteral("未顺延"), QStringLiteral("状态"), QStringLiteral("条款"), QStringLiteral("当事人、案由")};
  printRows(context, keys, head, rows);
}

void explain(const Context& context, const std::string& number, const std::string& rule) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  explainAll(context, orStop(ClockService(*store).explain(session, text(number), text(rule))), text(number));
}

void listRules(const Context& context) {
  LawSource source(context);
  std::vector<QStringList> rows;
  for (const DeadlineRule& rule : source.law().book.all()) {
    rows.push_back({rule.id, rule.name, context.format() == Context::Format::Text ? ownerText(rule.owner) : fieldText(rule.owner), periodText(rule), rule.from ? rule.from->text() : QString(), rule.to ? rule.to->text() : QString(),
                    rule.enabled ? QStringLiteral("启用") : QStringLiteral("停用"), rule.basis + rule.article});
  }
  const QStringList head{QStringLiteral("规则"), QStringLiteral("名称"), QStringLiteral("责任方"), QStringLiteral("期限"), QStringLiteral("自"), QStringLiteral("至"),
                         QStringLiteral("状态"), QStringLiteral("依据")};
  const QStringList keys{QStringLiteral("rule"), QStringLiteral("name"), QStringLiteral("owner"), QStringLiteral("period"), QStringLiteral("from"), QStringLiteral("to"),
                         QStringLiteral("state"), QStringLiteral("basis")};
  printRows(context, keys, head, rows);
}

void reportChanges(const Context& context, const QString& sentence, const std::vector<ClockChange>& changes) {
  const bool isText = context.format() == Context::Format::Text;
  std::vector<QStringList> rows;
  QJsonArray array;
  for (const ClockChange& change : changes) {
    const auto date = [&](const std::optional<EventDate>& value) { return value ? value->text() : isText ? QStringLiteral("—") : QString(); };
    rows.push_back({change.number, change.rule, date(change.before), date(change.after)});
    array.append(QJsonObject{{QStringLiteral("number"), change.number}, {QStringLiteral("rule"), change.rule}, {QStringLiteral("before"), date(change.before)},
                             {QStringLiteral("after"), date(change.after)}});
  }
  if (context.format() == Context::Format::Csv) {
    printCsv({QStringLiteral("number"), QStringLiteral("rule"), QStringLiteral("before"), QStringLiteral("after")}, rows);
    return;
  }
  announce(context, sentence + QStringLiteral("改变了%1个期限。").arg(changes.size()),
           {{QStringLiteral("changed"), static_cast<qint64>(changes.size())}, {QStringLiteral("clocks"), array}});
  if (context.format() == Context::Format::Text && !rows.empty()) {
    printTable({QStringLiteral("编号"), QStringLiteral("规则"), QStringLiteral("原到期"), QStringLiteral("现到期")}, rows);
  }
}

void adoptHolidays(const Context& context, const std::string& file) {
  const auto notices = orStop(readCsvFile(text(file)).and_then(parseHolidayNotices));
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  reportChanges(context, QStringLiteral("已导入放假安排，"), orStop(ClockService(*store).adoptNotices(session, notices)));
}

struct AmendOptions {
  std::string rule;
  std::string from;
  std::string reason;
  std::vector<std::string> set;
};

void amend(const Context& context, const AmendOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const DeadlineRule* latest = store->law().law().book.latest(text(options.rule));
  if (!latest) {
    throw Stop{Refused, refusalLine({ErrorCode::NotFound, QStringLiteral("rule"), text(options.rule)})};
  }
  DeadlineRule rule = *latest;
  rule.from = orStop(EventDate::parse(text(options.from)));
  rule.to = std::nullopt;
  for (const std::string& assignment : options.set) {
    const QString name = text(assignment).section(u'=', 0, 0);
    bool known = false;
    visitRuleFields(rule, [&](const char* column, auto& member) {
      if (name == QLatin1String(column) && name != QStringLiteral("id")) {
        known = true;
        orStop(setField(member, text(assignment).section(u'=', 1)));
      }
    });
    if (!known) {
      throw Stop{WrongUsage, QStringLiteral("规则没有“%1”这一项。").arg(name)};
    }
  }
  reportChanges(context, QStringLiteral("已更改规则，"), orStop(ClockService(*store).amendRule(session, rule, text(options.reason))));
}

void setParameter(const Context& context, const std::string& key, const std::string& value, const std::string& reason) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  reportChanges(context, QStringLiteral("已更改参数，"), orStop(ClockService(*store).setParameter(session, text(key), text(value), text(reason))));
}

void listParameters(const Context& context) {
  LawSource source(context);
  std::vector<QStringList> rows;
  for (const LawParameter& parameter : source.law().parameters.all()) {
    rows.push_back({parameter.key, parameter.value, parameter.name, parameter.source, parameter.note});
  }
  const QStringList head{QStringLiteral("参数"), QStringLiteral("值"), QStringLiteral("名称"), QStringLiteral("依据"), QStringLiteral("说明")};
  printRows(context, {QStringLiteral("key"), QStringLiteral("value"), QStringLiteral("name"), QStringLiteral("source"), QStringLiteral("note")}, head, rows);
}

}  // namespace

void addDueCommands(CLI::App& app, Context& context) {
  auto options = std::make_shared<DueOptions>();
  CLI::App* command = app.add_subcommand("due", "正在计算的期限，最急的在前");
  command->add_option("--within", options->within, "只列今后几天内到期和已超期的")->check(CLI::NonNegativeNumber);
  command->add_option("--owner", options->owner, "ours 本机关的，others 其他机关和当事人的")->check(CLI::IsMember({"ours", "others"}));
  command->add_option("--unit", options->unit, "单位");
  command->add_option("--officer", options->officer, "办案人员");
  command->add_option("--limit", options->limit, "最多列几条");
  command->require_subcommand(0, 1);
  command->callback([&context, options, command] {
    if (command->get_subcommands().empty()) {
      due(context, *options);
    }
  });
  auto number = std::make_shared<std::string>();
  auto rule = std::make_shared<std::string>();
  CLI::App* why = command->add_subcommand("explain", "为什么是这一天：逐日说明");
  why->add_option("NUMBER", *number, "案件编号或线索登记号")->required();
  why->add_option("RULE", *rule, "规则，例如 DECIDE")->required();
  why->callback([&context, number, rule] { explain(context, *number, *rule); });
}

void addLawClockCommands(CLI::App& law, Context& context) {
  auto options = std::make_shared<CalculatorOptions>();
  CLI::App* command = law.add_subcommand("due", "期限计算器，不需要案件");
  command->add_option("RULE", options->rule, "规则，例如 SEIZE");
  command->add_option("--from", options->from, "起算时间，例如 2025-09-30 或 2025-09-30T17:20");
  command->add_option("--exclude", options->exclusions, "不计入的期间 起/止:事由，可多次");
  command->add_option("--extend", options->extensions, "延长 \"N 单位@批准日\"，可多次");
  command->add_option("--batch", options->batch, "CSV 文件，列为 id,rule_id,trigger,exclusions,extension");
  command->callback([&context, options] { calculate(context, *options); });
  law.add_subcommand("rules", "期限规则一览")->callback([&context] { listRules(context); });
  auto file = std::make_shared<std::string>();
  CLI::App* holidays = law.add_subcommand("holidays", "导入放假安排（CSV：date,notice_year,name,kind,notice_no）");
  holidays->add_option("FILE", *file, "文件")->required();
  holidays->callback([&context, file] { adoptHolidays(context, *file); });
  law.add_subcommand("parameters", "数额等参数一览")->callback([&context] { listParameters(context); });
  auto key = std::make_shared<std::string>();
  auto value = std::make_shared<std::string>();
  auto reason = std::make_shared<std::string>();
  CLI::App* setting = law.add_subcommand("set", "更改参数，例如机关代字 doc_prefix、听证数额");
  setting->add_option("KEY", *key, "参数")->required();
  setting->add_option("VALUE", *value, "值")->required();
  setting->add_option("--reason", *reason, "理由")->required();
  setting->callback([&context, key, value, reason] { setParameter(context, *key, *value, *reason); });
  auto change = std::make_shared<AmendOptions>();
  CLI::App* amendment = law.add_subcommand("amend", "更改一条规则的参数，注明理由和生效日");
  amendment->add_option("RULE", change->rule, "规则")->required();
  amendment->add_option("--from", change->from, "自哪一天起")->required();
  amendment->add_option("--reason", change->reason, "理由")->required();
  amendment->add_option("--set", change->set, "参数=值，例如 amount=5，可多次")->required();
  amendment->callback([&context, change] { amend(context, *change); });
}

}  // namespace shuangda::cli
