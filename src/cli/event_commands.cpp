#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "services/case_service.h"
#include "services/law_texts.h"
#include "services/procedure_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct EventOptions {
  std::string number;
  std::string step;
  std::string on;
  std::string doc;
  bool nextNumber = false;
  std::int64_t subject = 0;
  std::vector<std::string> details;
  std::string note;
  bool confirm = false;
};

CaseId caseOf(Store& store, const Session& session, const std::string& number) {
  return orStop(CaseService(store).findByNumber(session, text(number))).id;
}

/// The step by its identifier or its Chinese name.
const ProcedureStep& stepOf(const std::string& word) {
  for (const ProcedureStep& step : ProcedureTable::builtIn().steps()) {
    if (step.id == text(word) || step.name == text(word)) {
      return step;
    }
  }
  throw Stop{Refused, refusalLine({ErrorCode::UnknownValue, QStringLiteral("step"), text(word)})};
}

/// The detail by its identifier or its Chinese label.
QString detailOf(const ProcedureStep& step, const QString& word) {
  for (const AskedDetail& asked : step.details) {
    const StepDetail* detail = ProcedureTable::builtIn().detail(asked.detail);
    if (detail->id == word || detail->label == word) {
      return detail->id;
    }
  }
  return word;
}

void record(const Context& context, const EventOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const ProcedureStep& step = stepOf(options.step);
  CaseEvent event{.legalCase = caseOf(*store, session, options.number), .step = step.id, .docNo = text(options.doc), .note = text(options.note)};
  const Result<EventDate> on = EventDate::parse(text(options.on));
  if (!on) {
    throw Stop{Refused, refusalLine({on.error().code, QStringLiteral("happened_on"), text(options.on)})};
  }
  event.on = *on;
  if (options.subject > 0) {
    event.subject = EventId{options.subject};
  }
  for (const std::string& assignment : options.details) {
    event.details.insert(detailOf(step, text(assignment).section(u'=', 0, 0)), text(assignment).section(u'=', 1));
  }
  const CaseEvent stored = orStop(ProcedureService(*store).record(session, event, options.nextNumber ? Numbering::Next : Numbering::AsGiven,
                                                                         options.confirm ? Oddities::Confirmed : Oddities::Refused));
  const QString doc = stored.docNo.isEmpty() ? QString() : u' ' + stored.docNo;
  announce(context, QStringLiteral("已登记“%1”（%2）%3").arg(step.name, stored.on.text(), doc),
           {{QStringLiteral("event"), static_cast<qint64>(stored.chain.value)}, {QStringLiteral("step"), step.id}, {QStringLiteral("doc_no"), stored.docNo}});
}

void listSteps(const Context& context, const std::string& number) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const CaseCourse course = orStop(ProcedureService(*store).course(session, caseOf(*store, session, number)));
  std::vector<QStringList> done;
  QJsonArray doneJson;
  for (const CourseStep& step : course.steps) {
    const QString chain = step.event ? QString::number(step.event->chain.value) : QString();
    const QString docNo = step.event ? step.event->docNo : QString();
    done.push_back({step.on.text(), stepName(step.step), docNo, chain});
    doneJson.append(QJsonObject{{QStringLiteral("step"), step.step}, {QStringLiteral("on"), step.on.text()}, {QStringLiteral("doc_no"), docNo}, {QStringLiteral("event"), chain}});
  }
  QStringList next;
  QJsonArray nextJson;
  for (const StepChoice& choice : course.choices) {
    if (!choice.refusal) {
      next << stepName(choice.step);
      nextJson.append(choice.step);
    }
  }
  if (context.format() == Context::Format::Json) {
    const QJsonObject object{{QStringLiteral("done"), doneJson}, {QStringLiteral("next"), nextJson}};
    print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed());
  } else if (context.format() == Context::Format::Csv) {
    printCsv({QStringLiteral("on"), QStringLiteral("step"), QStringLiteral("doc_no"), QStringLiteral("event")}, done);
  } else {
    printTable({QStringLiteral("日期"), QStringLiteral("步骤"), QStringLiteral("文书编号"), QStringLiteral("记录号")}, done);
    print(QStringLiteral("可以办理：") + next.join(u'、'));
  }
}

void withdraw(const Context& context, std::int64_t event, const std::string& reason) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  orStop(ProcedureService(*store).withdraw(session, EventId{event}, text(reason)));
  announce(context, QStringLiteral("已撤回该步骤，原记录保留备查。"), {{QStringLiteral("event"), static_cast<qint64>(event)}});
}

void reportGaps(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const QStringList gaps = orStop(ProcedureService(*store).numberGaps(session));
  announce(context, gaps.isEmpty() ? QStringLiteral("文书编号没有缺号。") : QStringLiteral("缺号：\n") + gaps.join(u'\n'),
           {{QStringLiteral("gaps"), QJsonArray::fromStringList(gaps)}});
}

}  // namespace

void addCaseEventCommands(CLI::App& family, Context& context) {
  auto options = std::make_shared<EventOptions>();
  CLI::App* command = family.add_subcommand("event", "登记一个程序步骤");
  command->add_option("NUMBER", options->number, "案件编号")->required();
  command->add_option("EVENT", options->step, "步骤，例如 file 或 立案")->required();
  command->add_option("--on", options->on, "日期，按小时计算的写到分钟")->required();
  CLI::Option* doc = command->add_option("--doc", options->doc, "文书编号");
  command->add_flag("--next-number", options->nextNumber, "取下一个文书编号")->excludes(doc);
  command->add_option("--subject", options->subject, "所属步骤的记录号");
  command->add_option("--set", options->details, "填写项=内容，例如 办案人员=甲、乙，可多次");
  command->add_option("--note", options->note, "备注；少见情况须说明");
  command->add_flag("--confirm", options->confirm, "情况少见但属实：已核对，理由写在 --note");
  command->callback([&context, options] { record(context, *options); });

  auto number = std::make_shared<std::string>();
  CLI::App* steps = family.add_subcommand("steps", "已登记的步骤和可以办理的步骤");
  steps->add_option("NUMBER", *number, "案件编号")->required();
  steps->callback([&context, number] { listSteps(context, *number); });

  auto event = std::make_shared<std::int64_t>();
  auto reason = std::make_shared<std::string>();
  CLI::App* back = family.add_subcommand("withdraw-event", "撤回误登记的步骤");
  back->add_option("EVENT", *event, "记录号")->required();
  back->add_option("--reason", *reason, "理由")->required();
  back->callback([&context, event, reason] { withdraw(context, *event, *reason); });

  family.add_subcommand("numbers", "检查文书编号有无缺号")->callback([&context] { reportGaps(context); });
}

}  // namespace shuangda::cli
