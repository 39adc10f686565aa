#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "services/case_service.h"
#include "services/law_texts.h"
#include "services/texts.h"
#include "services/transfer_service.h"
#include "services/transfer_texts.h"

namespace shuangda::cli {
namespace {

struct ListOptions {
  bool overdue = false;
  bool open = false;
  std::string lane;
  std::string state;
  std::string search;
  std::string milestone;
  std::string from;
  std::string until;
  int limit = 1000;
};

struct StepOptions {
  std::string number;
  std::string step;
  std::string at;
  std::string doc;
  bool nextNumber = false;
  std::int64_t suspect = 0;
  std::vector<std::string> details;
  std::vector<std::string> papers;
  std::string hole;
  std::string note;
  bool confirm = false;
  // For a matter that is opened with the step.
  std::string lane;
  std::string title;
};

QString dateText(const std::optional<EventDate>& date) { return date ? date->text() : QString(); }

QString alarmText(const TransferRow& row) {
  return row.alarm ? stepName(row.alarmRule) + u' ' + row.alarm->text() : QString();
}

const TransferStep& stepOf(const std::string& word) {
  for (const TransferStep& step : TransferTable::builtIn().steps()) {
    if (step.id == text(word) || step.name == text(word)) {
      return step;
    }
  }
  throw Stop{Refused, refusalLine({ErrorCode::UnknownValue, QStringLiteral("step"), text(word)})};
}

TransferLane laneOf(const std::string& word) {
  for (const TransferLane lane : {TransferLane::Forward, TransferLane::Reverse, TransferLane::Other, TransferLane::Order, TransferLane::Notice}) {
    if (fieldText(lane) == text(word) || laneText(lane) == text(word)) {
      return lane;
    }
  }
  throw Stop{WrongUsage, QStringLiteral("没有“%1”这一类移送，可用：forward、reverse、other、order、notice。").arg(text(word))};
}

QDate dayOf(const std::string& word) {
  const QDate day = QDate::fromString(text(word), Qt::ISODate);
  if (!word.empty() && !day.isValid()) {
    throw Stop{Refused, refusalLine({ErrorCode::Malformed, QStringLiteral("happened_on"), text(word)})};
  }
  return day;
}

void list(const Context& context, const ListOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  TransferQuery query{.state = text(options.state), .openOnly = options.open, .overdueOnly = options.overdue, .text = text(options.search), .milestone = text(options.milestone), .from = dayOf(options.from), .until = dayOf(options.until), .limit = options.limit};
  if (!options.lane.empty()) {
    query.lane = laneOf(options.lane);
  }
  std::vector<QStringList> rows;
  const bool people = context.format() == Context::Format::Text;
  for (const TransferRow& row : orStop(TransferService(*store).list(session, query))) {
    const QString title = row.transfer.legalCase ? row.party : row.transfer.title;
    rows.push_back({row.transfer.number, people ? laneText(row.transfer.lane) : fieldText(row.transfer.lane), row.caseNumber, title, row.cause,
                    people ? transferStateText(row.state) : row.state, dateText(row.since), people ? sideText(row.waitsFor) : fieldText(row.waitsFor),
                    people ? alarmText(row) : row.alarmRule, dateText(row.alarm)});
  }
  printList(context,
            {QStringLiteral("number"), QStringLiteral("lane"), QStringLiteral("case_id"), QStringLiteral("title"), QStringLiteral("cause"), QStringLiteral("state"),
             QStringLiteral("since"), QStringLiteral("waits_for"), QStringLiteral("alarm_rule"), QStringLiteral("alarm")},
            {QStringLiteral("编号"), QStringLiteral("类别"), QStringLiteral("案件编号"), QStringLiteral("当事人（事由）"), QStringLiteral("案由"), QStringLiteral("状态"),
             QStringLiteral("自"), QStringLiteral("待办方"), QStringLiteral("时限"), QStringLiteral("到期")},
            rows);
}

QJsonObject sheetJson(const TransferSheet& sheet) {
  QJsonArray steps;
  for (const TransferSheetStep& step : sheet.steps) {
    steps.append(QJsonObject{{QStringLiteral("step"), step.step}, {QStringLiteral("on"), step.on.text()}, {QStringLiteral("from"), step.from}, {QStringLiteral("to"), step.to},
                             {QStringLiteral("round"), step.round}, {QStringLiteral("undone"), step.undone}, {QStringLiteral("doc_no"), step.event ? step.event->docNo : QString()},
                             {QStringLiteral("event"), step.event ? static_cast<qint64>(step.event->id.value) : 0}});
  }
  QJsonArray clocks;
  for (const CaseClock& clock : sheet.clocks) {
    clocks.append(QJsonObject{{QStringLiteral("rule"), clock.rule.id}, {QStringLiteral("due"), clock.obstacle ? QString() : clock.deadline.due.text()},
                              {QStringLiteral("hard_due"), clock.obstacle ? QString() : clock.deadline.hardDue.text()}, {QStringLiteral("open"), clock.isOpen()},
                              {QStringLiteral("overdue"), clock.state == CaseClock::State::Overdue}});
  }
  QJsonArray next;
  for (const TransferChoice& choice : sheet.choices) {
    if (!choice.refusal) {
      next.append(choice.step);
    }
  }
  QJsonObject flags;
  for (const auto& [name, value] : sheet.standing.flags) {
    flags.insert(name, value);
  }
  QJsonArray suspects;
  for (const SuspectLine& line : sheet.suspects) {
    suspects.append(QJsonObject{{QStringLiteral("id"), static_cast<qint64>(line.suspect.id.value)}, {QStringLiteral("name"), line.suspect.name}, {QStringLiteral("last_step"), line.lastStep}, {QStringLiteral("ended"), line.ended}});
  }
  return {{QStringLiteral("number"), sheet.transfer.number},
          {QStringLiteral("lane"), fieldText(sheet.transfer.lane)},
          {QStringLiteral("case_id"), sheet.legalCase ? sheet.legalCase->number : QString()},
          {QStringLiteral("state"), sheet.standing.state},
          {QStringLiteral("state_name"), transferStateText(sheet.standing.state)},
          {QStringLiteral("since"), dateText(sheet.standing.since)},
          {QStringLiteral("round"), sheet.standing.round},
          {QStringLiteral("waits_for"), fieldText(sheet.standing.waitsFor)},
          {QStringLiteral("flags"), flags},
          {QStringLiteral("suspects"), suspects},
          {QStringLiteral("steps"), steps},
          {QStringLiteral("clocks"), clocks},
          {QStringLiteral("next"), next}};
}

void printSheet(const TransferSheet& sheet) {
  const QString about = sheet.legalCase ? sheet.legalCase->number + u' ' + sheet.legalCase->party.name + u' ' + sheet.legalCase->cause : sheet.transfer.title;
  print(QStringLiteral("%1 %2 %3").arg(sheet.transfer.number, laneText(sheet.transfer.lane), about));
  print(QStringLiteral("状态：%1（%2），第%3次移送，待办方：%4")
            .arg(transferStateText(sheet.standing.state), sheet.standing.state)
            .arg(sheet.standing.round)
            .arg(sideText(sheet.standing.waitsFor)));
  for (const QString& line : flagLines(sheet.standing.flags)) {
    print(line);
  }
  std::vector<QStringList> steps;
  for (const TransferSheetStep& step : sheet.steps) {
    steps.push_back({step.on.text(), transferStepText(step.step) + (step.undone ? QStringLiteral("（已撤回）") : QString()), transferStateText(step.to),
                     step.event ? step.event->docNo : QStringLiteral("据台账"), step.event ? QString::number(step.event->id.value) : QString()});
  }
  printTable({QStringLiteral("时间"), QStringLiteral("步骤"), QStringLiteral("状态"), QStringLiteral("文书编号"), QStringLiteral("记录号")}, steps);
  std::vector<QStringList> clocks;
  for (const CaseClock& clock : sheet.clocks) {
    clocks.push_back({clock.rule.name, clock.obstacle ? QString() : clock.limit().text(), clockStateText(clock.state), clock.rule.article});
  }
  printTable({QStringLiteral("时限"), QStringLiteral("到期"), QStringLiteral("情况"), QStringLiteral("依据")}, clocks);
  std::vector<QStringList> suspects;
  for (const SuspectLine& line : sheet.suspects) {
    suspects.push_back({QString::number(line.suspect.id.value), line.suspect.name, transferStepText(line.lastStep), dateText(line.lastOn), line.charge});
  }
  if (!suspects.empty()) {
    printTable({QStringLiteral("人员号"), QStringLiteral("嫌疑人"), QStringLiteral("环节"), QStringLiteral("时间"), QStringLiteral("罪名")}, suspects);
  }
  QStringList next;
  for (const TransferChoice& choice : sheet.choices) {
    if (!choice.refusal) {
      next << QStringLiteral("%1（%2）").arg(transferStepText(choice.step), choice.step);
    }
  }
  print(QStringLiteral("可以办理：") + next.join(u'、'));
}

void show(const Context& context, const std::string& number) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  TransferService transfers(*store);
  const TransferSheet sheet = orStop(transfers.sheet(session, orStop(transfers.find(session, text(number)))));
  if (context.format() == Context::Format::Json) {
    print(QString::fromUtf8(QJsonDocument(sheetJson(sheet)).toJson(QJsonDocument::Indented)).trimmed());
  } else if (context.format() == Context::Format::Csv) {
    std::vector<QStringList> rows;
    for (const TransferSheetStep& step : sheet.steps) {
      rows.push_back({step.step, step.on.text(), step.from, step.to, QString::number(step.round), step.event ? step.event->docNo : QString()});
    }
    printCsv({QStringLiteral("step"), QStringLiteral("on"), QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("round"), QStringLiteral("doc_no")}, rows);
  } else {
    printSheet(sheet);
  }
}

TransferEvent eventOf(const StepOptions& options, const TransferStep& step) {
  TransferEvent event{.step = step.id, .docNo = text(options.doc), .hole = text(options.hole), .note = text(options.note)};
  const Result<EventDate> on = EventDate::parse(text(options.at));
  if (!on) {
    throw Stop{Refused, refusalLine({on.error().code, QStringLiteral("happened_on"), text(options.at)})};
  }
  event.on = *on;
  if (options.suspect > 0) {
    event.suspect = SuspectId{options.suspect};
  }
  for (const std::string& assignment : options.details) {
    QString word = text(assignment).section(u'=', 0, 0);
    for (const AskedDetail& asked : step.details) {
      word = ProcedureTable::builtIn().detail(asked.detail)->label == word ? asked.detail : word;
    }
    event.details.insert(word, text(assignment).section(u'=', 1));
  }
  QStringList papers;
  for (const std::string& paper : options.papers) {
    papers << text(paper);
  }
  event.papers = orStop(parsePapers(papers.join(u';')));
  return event;
}

void announceEvent(const Context& context, Store& store, const Session& session, const TransferStep& step, const TransferEvent& stored) {
  const TransferSheet sheet = orStop(TransferService(store).sheet(session, stored.transfer));
  announce(context, QStringLiteral("%1：已登记“%2”（%3）%4，现为“%5”。").arg(sheet.transfer.number, step.name, stored.on.text(), stored.docNo, transferStateText(sheet.standing.state)),
           {{QStringLiteral("number"), sheet.transfer.number}, {QStringLiteral("event"), static_cast<qint64>(stored.id.value)}, {QStringLiteral("step"), step.id},
            {QStringLiteral("doc_no"), stored.docNo}, {QStringLiteral("state"), sheet.standing.state}});
}

void record(const Context& context, const StepOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  TransferService transfers(*store);
  const TransferStep& step = stepOf(options.step);
  TransferEvent event = eventOf(options, step);
  event.transfer = orStop(transfers.find(session, text(options.number)));
  const TransferEvent stored = orStop(transfers.record(session, event, options.nextNumber ? Numbering::Next : Numbering::AsGiven, options.confirm ? Oddities::Confirmed : Oddities::Refused));
  announceEvent(context, *store, session, step, stored);
}

void open(const Context& context, const StepOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const TransferStep& step = stepOf(options.step);
  Transfer draft{.lane = laneOf(options.lane), .title = text(options.title), .unit = session.officeName};
  if (!options.number.empty()) {
    draft.legalCase = orStop(CaseService(*store).findByNumber(session, text(options.number))).id;
  }
  const TransferEvent stored = orStop(TransferService(*store).open(session, draft, eventOf(options, step), options.nextNumber ? Numbering::Next : Numbering::AsGiven,
                                                                   options.confirm ? Oddities::Confirmed : Oddities::Refused));
  announceEvent(context, *store, session, step, stored);
}

void withdraw(const Context& context, std::int64_t event, const std::string& reason) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  orStop(TransferService(*store).withdraw(session, TransferEventId{event}, text(reason)));
  announce(context, QStringLiteral("已撤回该步骤，原记录保留备查。"), {{QStringLiteral("event"), static_cast<qint64>(event)}});
}

void addSuspect(const Context& context, const std::string& number, const std::string& name, const std::string& idNo, const std::string& type) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  TransferService transfers(*store);
  const Suspect stored = orStop(transfers.saveSuspect(session, {.transfer = orStop(transfers.find(session, text(number))), .name = text(name), .idNo = text(idNo), .type = text(type)}));
  announce(context, QStringLiteral("已登记嫌疑人，人员号 %1。").arg(stored.id.value), {{QStringLiteral("suspect"), static_cast<qint64>(stored.id.value)}});
}

void addStepOptions(CLI::App& command, const std::shared_ptr<StepOptions>& options) {
  command.add_option("STEP", options->step, "步骤，例如 send_transfer 或 移送公安机关")->required();
  command.add_option("--at,--on", options->at, "时间；按小时计算的写到分钟")->required();
  CLI::Option* doc = command.add_option("--doc", options->doc, "文书编号");
  command.add_flag("--next-number", options->nextNumber, "取下一个文书编号")->excludes(doc);
  command.add_option("--suspect", options->suspect, "嫌疑人的人员号");
  command.add_option("--set", options->details, "填写项=内容，例如 涉嫌罪名=假冒注册商标罪，可多次");
  command.add_option("--paper", options->papers, "随附材料：标识*份数*页数*原件|复印件，例如 transfer_letter*2，可多次");
  command.add_option("--hole", options->hole, "缺少应附材料的原因");
  command.add_option("--note", options->note, "备注；超过期限的须说明");
  command.add_flag("--confirm", options->confirm, "超过期限但属实：理由写在 --note");
}

}  // namespace

void addTransferCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("transfer", "两法衔接：移送、反向移送、督办");
  family->require_subcommand(1);

  auto filter = std::make_shared<ListOptions>();
  CLI::App* listing = family->add_subcommand("list", "移送事项列表");
  listing->add_flag("--overdue", filter->overdue, "只列有时限超期的");
  listing->add_flag("--open", filter->open, "只列未办结的");
  listing->add_option("--lane", filter->lane, "类别：forward、reverse、other、order、notice");
  listing->add_option("--state", filter->state, "状态代码，例如 F6");
  listing->add_option("--search", filter->search, "编号、当事人、案由、嫌疑人中的文字");
  listing->add_option("--milestone", filter->milestone, "到达的环节，例如 sent");
  listing->add_option("--from", filter->from, "环节日期自");
  listing->add_option("--until", filter->until, "环节日期至");
  listing->add_option("--limit", filter->limit, "最多行数");
  listing->callback([&context, filter] { list(context, *filter); });

  auto shown = std::make_shared<std::string>();
  CLI::App* showing = family->add_subcommand("show", "一个移送事项的全过程");
  showing->add_option("ID", *shown, "事项编号，或者只有一个事项的案件编号")->required();
  showing->callback([&context, shown] { show(context, *shown); });

  auto step = std::make_shared<StepOptions>();
  CLI::App* stepping = family->add_subcommand("step", "登记下一个步骤");
  stepping->add_option("ID", step->number, "事项编号，或者只有一个事项的案件编号")->required();
  addStepOptions(*stepping, step);
  stepping->callback([&context, step] { record(context, *step); });

  auto first = std::make_shared<StepOptions>();
  CLI::App* opening = family->add_subcommand("open", "开立移送事项并登记第一个步骤");
  opening->add_option("LANE", first->lane, "类别：forward、reverse、other、order、notice")->required();
  addStepOptions(*opening, first);
  opening->add_option("--case", first->number, "案件编号");
  opening->add_option("--title", first->title, "事由（没有案件时）");
  opening->callback([&context, first] { open(context, *first); });

  auto event = std::make_shared<std::int64_t>(0);
  auto reason = std::make_shared<std::string>();
  CLI::App* withdrawing = family->add_subcommand("withdraw", "撤回误登记的步骤");
  withdrawing->add_option("EVENT", *event, "记录号")->required();
  withdrawing->add_option("--reason", *reason, "理由")->required();
  withdrawing->callback([&context, event, reason] { withdraw(context, *event, *reason); });

  auto person = std::make_shared<std::array<std::string, 4>>();
  CLI::App* suspect = family->add_subcommand("suspect", "登记嫌疑人");
  suspect->add_option("ID", (*person)[0], "事项编号")->required();
  suspect->add_option("NAME", (*person)[1], "姓名（名称）")->required();
  suspect->add_option("--id-no", (*person)[2], "证件号码");
  suspect->add_option("--type", (*person)[3], "自然人或者单位");
  suspect->callback([&context, person] { addSuspect(context, (*person)[0], (*person)[1], (*person)[2], (*person)[3]); });

  addTransferBoardCommands(*family, context);
  addTransferPrint(*family, context);
}

}  // namespace shuangda::cli
