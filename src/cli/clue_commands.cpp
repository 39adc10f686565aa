#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "services/clue_service.h"
#include "services/clue_texts.h"
#include "services/law_texts.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct ListOptions {
  bool open = false;
  std::string search;
  int year = 0;
  int limit = 100;
};

QString dateText(const std::optional<EventDate>& date) { return date ? date->text() : QString(); }

void printJson(const QJsonArray& array) { print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed()); }

/// Assignments "field=value", the field by its name or its Chinese label.
void assign(Clue& clue, const std::vector<std::string>& assignments) {
  for (const std::string& assignment : assignments) {
    const QString word = text(assignment).section(u'=', 0, 0).trimmed();
    QString field = word;
    visitClueFields(clue, [&](const char* name, const auto&) {
      if (fieldLabel(QString::fromLatin1(name)) == word) {
        field = QString::fromLatin1(name);
      }
    });
    orStop(setClueField(clue, field, text(assignment).section(u'=', 1)));
  }
}

void tellDuplicates(const std::vector<ClueMatch>& matches) {
  for (const ClueMatch& match : matches) {
    complain(QStringLiteral("可能重复：%1 %2，%3").arg(matchText(match), match.party, matchReasonsText(match)));
  }
}

void save(const Context& context, const std::string& number, const std::vector<std::string>& assignments) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ClueService clues(*store);
  Clue clue = number.empty() ? Clue{} : orStop(clues.findByNumber(session, text(number)));
  assign(clue, assignments);
  const Clue stored = orStop(clues.save(session, clue));
  announce(context, number.empty() ? QStringLiteral("已登记线索 %1。").arg(stored.number) : QStringLiteral("已修改线索 %1。").arg(stored.number),
           {{QStringLiteral("clue_no"), stored.number}, {QStringLiteral("version"), stored.version}});
  tellDuplicates(number.empty() ? orStop(clues.duplicates(session, stored)) : std::vector<ClueMatch>());
}

void list(const Context& context, const ListOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ClueQuery query{.search = text(options.search), .openOnly = options.open, .limit = options.limit};
  if (options.year > 0) {
    query.year = options.year;
  }
  const QStringList names{QStringLiteral("clue_no"), QStringLiteral("found_at"), QStringLiteral("source"), QStringLiteral("party"),
                          QStringLiteral("content"), QStringLiteral("check_officers"), QStringLiteral("reporter_name"), QStringLiteral("stage")};
  std::vector<QStringList> rows;
  QJsonArray array;
  for (const ClueRow& row : orStop(ClueService(*store).list(session, query))) {
    const QString content = context.format() == Context::Format::Text ? row.content.left(24) : row.content;
    rows.push_back({row.number, row.foundAt, row.source, row.party, content, row.officers, row.reporter, stageText(row.stage)});
    QJsonObject object;
    for (qsizetype i = 0; i < names.size(); ++i) {
      object.insert(names.at(i), rows.back().at(i));
    }
    array.append(object);
  }
  if (context.format() == Context::Format::Json) {
    printJson(array);
  } else if (context.format() == Context::Format::Csv) {
    printCsv(names, rows);
  } else {
    printTable({QStringLiteral("登记号"), QStringLiteral("发现（收到）"), QStringLiteral("来源"), QStringLiteral("当事人"), QStringLiteral("案源内容"),
                QStringLiteral("核查人员"), QStringLiteral("投诉、举报人"), QStringLiteral("状态")},
               rows);
  }
}

/// The links to other records by their numbers, as people know them.
QString shownText(const ClueSheet& sheet, const QString& name, const QString& value) {
  if (name == QStringLiteral("legal_case_id")) {
    return sheet.caseNumber;
  }
  return name.startsWith(QStringLiteral("merged_")) && name.endsWith(QStringLiteral("_id")) ? sheet.mergedInto : value;
}

void show(const Context& context, const std::string& number) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ClueService clues(*store);
  const ClueSheet sheet = orStop(clues.sheet(session, orStop(clues.findByNumber(session, text(number))).id));
  std::vector<QStringList> rows;
  QJsonObject object{{QStringLiteral("stage"), stageText(clueStage(sheet.clue))}, {QStringLiteral("version"), sheet.clue.version}};
  visitClueFields(sheet.clue, [&](const char* field, const auto& member) {
    const QString name = QString::fromLatin1(field);
    if (const QString value = fieldText(member); !value.isEmpty()) {
      const QString shown = shownText(sheet, name, value);
      rows.push_back({context.format() == Context::Format::Csv ? name : fieldLabel(name), shown});
      object.insert(name, shown);
    }
  });
  for (const CaseClock& clock : sheet.clocks) {
    const QString due = clock.obstacle ? QString() : clock.deadline.due.text();
    rows.push_back({context.format() == Context::Format::Csv ? clock.rule.id : clock.rule.name, due + u' ' + clockStateText(clock.state)});
    object.insert(clock.rule.id, due);
  }
  if (context.format() == Context::Format::Json) {
    print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed());
  } else if (context.format() == Context::Format::Csv) {
    printCsv({QStringLiteral("field"), QStringLiteral("value")}, rows);
  } else {
    rows.push_back({QStringLiteral("状态"), stageText(clueStage(sheet.clue))});
    printTable({QStringLiteral("项目"), QStringLiteral("内容")}, rows);
  }
}

void listDuplicates(const Context& context, const std::string& number) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ClueService clues(*store);
  std::vector<QStringList> rows;
  QJsonArray array;
  for (const ClueMatch& match : orStop(clues.duplicates(session, orStop(clues.findByNumber(session, text(number)))))) {
    rows.push_back({matchText(match), match.date, match.party, matchReasonsText(match)});
    array.append(QJsonObject{{QStringLiteral("kind"), match.clue ? QStringLiteral("clue") : QStringLiteral("case")},
                             {QStringLiteral("number"), match.number},
                             {QStringLiteral("date"), match.date},
                             {QStringLiteral("party"), match.party},
                             {QStringLiteral("reasons"), matchReasonsText(match)}});
  }
  if (context.format() == Context::Format::Json) {
    printJson(array);
  } else if (context.format() == Context::Format::Csv) {
    printCsv({QStringLiteral("record"), QStringLiteral("date"), QStringLiteral("party"), QStringLiteral("reasons")}, rows);
  } else if (rows.empty()) {
    print(QStringLiteral("没有发现可能重复的线索或案件。"));
  } else {
    printTable({QStringLiteral("记录"), QStringLiteral("日期"), QStringLiteral("当事人"), QStringLiteral("理由")}, rows);
  }
}

/// What the acts on one clue are told.
struct ActOptions {
  std::string number;
  std::string target;
  int days = 0;
  std::string on;
  std::string approver;
  std::string reason;
  std::string ground;
  std::string filed;
  std::string officers;
  std::string cause;
  std::string note;
  std::string amount;
  std::string decided;
  std::string paid;
  std::string receipt;
  bool wanted = false;
  bool confirm = false;
};

EventDate dateOf(const std::string& word, const char* field) {
  const Result<EventDate> date = EventDate::parse(text(word));
  if (!date) {
    throw Stop{Refused, refusalLine({date.error().code, QString::fromLatin1(field), text(word)})};
  }
  return *date;
}

/// Opens the store, finds the clue, acts and says what was done.
template <typename Act>
void act(const Context& context, const ActOptions& options, Act perform) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ClueService clues(*store);
  const Clue clue = orStop(clues.findByNumber(session, text(options.number)));
  perform(clues, session, clue);
}

void tell(const Context& context, const Clue& clue, const QString& sentence) {
  announce(context, sentence, {{QStringLiteral("clue_no"), clue.number}, {QStringLiteral("stage"), stageText(clueStage(clue))}});
}

void extend(const Context& context, const ActOptions& options) {
  act(context, options, [&](ClueService& clues, const Session& session, const Clue& clue) {
    const CheckExtension extension{
        .days = options.days, .approvedOn = dateOf(options.on, "check_extended_on"), .approver = text(options.approver), .reason = text(options.reason)};
    const Clue extended = orStop(clues.extendCheck(session, clue.id, extension));
    const ClueSheet sheet = orStop(clues.sheet(session, clue.id));
    const QString due = sheet.clocks.empty() || sheet.clocks.front().obstacle ? QString() : sheet.clocks.front().deadline.due.text();
    announce(context, QStringLiteral("已延长线索 %1 的核查期限，至 %2。").arg(extended.number, due), {{QStringLiteral("clue_no"), extended.number}, {QStringLiteral("due"), due}});
  });
}

void refuseClue(const Context& context, const ActOptions& options) {
  act(context, options, [&](ClueService& clues, const Session& session, const Clue& clue) {
    const ClueRefusal refusal{.on = dateOf(options.on, "refused_on"), .ground = text(options.ground), .reason = text(options.reason), .approver = text(options.approver)};
    tell(context, orStop(clues.refuse(session, clue.id, refusal)), QStringLiteral("线索 %1 不予立案。").arg(clue.number));
  });
}

void toCase(const Context& context, const ActOptions& options) {
  act(context, options, [&](ClueService& clues, const Session& session, const Clue& clue) {
    ClueFiling filing{.cause = text(options.cause), .officers = text(options.officers), .approver = text(options.approver), .note = text(options.note)};
    if (!options.filed.empty()) {
      filing.filedOn = dateOf(options.filed, "filed_date");
    }
    const ClueCase both = orStop(clues.toCase(session, clue.id, filing, options.confirm ? Oddities::Confirmed : Oddities::Refused));
    announce(context, QStringLiteral("线索 %1 已转为案件 %2。").arg(clue.number, both.legalCase.number),
             {{QStringLiteral("clue_no"), clue.number}, {QStringLiteral("case_id"), both.legalCase.number}, {QStringLiteral("filed_date"), dateText(both.legalCase.filedDate)}});
  });
}

void merge(const Context& context, const ActOptions& options) {
  act(context, options, [&](ClueService& clues, const Session& session, const Clue& clue) {
    tell(context, orStop(clues.merge(session, clue.id, text(options.target), dateOf(options.on, "merged_on"))),
         QStringLiteral("线索 %1 已并入 %2。").arg(clue.number, text(options.target)));
  });
}

void reopen(const Context& context, const ActOptions& options) {
  act(context, options, [&](ClueService& clues, const Session& session, const Clue& clue) {
    tell(context, orStop(clues.reopen(session, clue.id, text(options.reason))), QStringLiteral("线索 %1 已恢复核查。").arg(clue.number));
  });
}

/// Only what is given is changed.
void reward(const Context& context, const ActOptions& options) {
  act(context, options, [&](ClueService& clues, const Session& session, const Clue& clue) {
    Clue next = clue;
    const std::pair<const char*, const std::string&> given[] = {{"reward_yuan", options.amount},
                                                                {"reward_decided_on", options.decided},
                                                                {"reward_paid_on", options.paid},
                                                                {"reward_receipt", options.receipt},
                                                                {"reward_note", options.note}};
    for (const auto& [field, value] : given) {
      if (!value.empty()) {
        orStop(setClueField(next, QString::fromLatin1(field), text(value)));
      }
    }
    next.reward.wanted = options.wanted ? std::optional(true) : next.reward.wanted;
    tell(context, orStop(clues.reward(session, clue.id, next.reward)), QStringLiteral("已登记线索 %1 的举报奖励。").arg(clue.number));
  });
}

/// A command on one clue, with its own options.
template <typename Describe>
void addAct(CLI::App& family, Context& context, const char* name, const char* what, void (*run)(const Context&, const ActOptions&), Describe describe) {
  auto options = std::make_shared<ActOptions>();
  CLI::App* command = family.add_subcommand(name, what);
  command->add_option("NUMBER", options->number, "登记号")->required();
  describe(*command, *options);
  command->callback([&context, options, run] { run(context, *options); });
}

void addActs(CLI::App& family, Context& context) {
  addAct(family, context, "extend", "延长核查期限", extend, [](CLI::App& command, ActOptions& options) {
    command.add_option("--days", options.days, "工作日数")->required();
    command.add_option("--on", options.on, "批准日期")->required();
    command.add_option("--approver", options.approver, "批准人")->required();
    command.add_option("--reason", options.reason, "理由")->required();
  });
  addAct(family, context, "refuse", "不予立案", refuseClue, [](CLI::App& command, ActOptions& options) {
    command.add_option("--on", options.on, "日期")->required();
    command.add_option("--ground", options.ground, "情形，按程序规定第20条")->required();
    command.add_option("--approver", options.approver, "批准人")->required();
    command.add_option("--reason", options.reason, "理由");
  });
  addAct(family, context, "to-case", "转为案件；给出立案日期的同时立案", toCase, [](CLI::App& command, ActOptions& options) {
    command.add_option("--cause", options.cause, "案由");
    CLI::Option* filed = command.add_option("--filed", options.filed, "立案日期");
    command.add_option("--officers", options.officers, "办案人员，至少两人，以顿号分隔")->needs(filed);
    command.add_option("--approver", options.approver, "批准人")->needs(filed);
    command.add_option("--note", options.note, "备注；少见情况须说明");
    command.add_flag("--confirm", options.confirm, "情况少见但属实：已核对，理由写在 --note");
  });
  addAct(family, context, "merge", "并入另一线索或案件", merge, [](CLI::App& command, ActOptions& options) {
    command.add_option("INTO", options.target, "并入的线索或案件编号")->required();
    command.add_option("--on", options.on, "日期")->required();
  });
  addAct(family, context, "reopen", "撤回误登记的不予立案或并案", reopen,
         [](CLI::App& command, ActOptions& options) { command.add_option("--reason", options.reason, "理由")->required(); });
  addAct(family, context, "reward", "登记举报奖励", reward, [](CLI::App& command, ActOptions& options) {
    command.add_flag("--wanted", options.wanted, "举报人要求奖励");
    command.add_option("--amount", options.amount, "金额（元）");
    command.add_option("--decided", options.decided, "决定日期");
    command.add_option("--paid", options.paid, "发放日期");
    command.add_option("--receipt", options.receipt, "领取凭证");
    command.add_option("--note", options.note, "备注");
  });
}

}  // namespace

void addClueCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("clue", "线索");
  family->require_subcommand(1);

  auto fields = std::make_shared<std::vector<std::string>>();
  CLI::App* command = family->add_subcommand("add", "登记线索（案件来源登记表）");
  command->add_option("--set", *fields, "栏目=内容，例如 content=反映某店售假，可多次")->required();
  command->callback([&context, fields] { save(context, {}, *fields); });

  auto changed = std::make_shared<std::string>();
  auto changes = std::make_shared<std::vector<std::string>>();
  command = family->add_subcommand("change", "修改线索");
  command->add_option("NUMBER", *changed, "登记号")->required();
  command->add_option("--set", *changes, "栏目=内容，可多次")->required();
  command->callback([&context, changed, changes] { save(context, *changed, *changes); });

  auto options = std::make_shared<ListOptions>();
  command = family->add_subcommand("list", "线索列表，新的在前");
  command->add_flag("--open", options->open, "只列没有处理结果的");
  command->add_option("--search", options->search, "包含的文字");
  command->add_option("--year", options->year, "发现（收到）年份");
  command->add_option("--limit", options->limit, "最多列出几件")->capture_default_str()->check(CLI::Range(0, 1'000'000));
  command->callback([&context, options] { list(context, *options); });

  auto shown = std::make_shared<std::string>();
  command = family->add_subcommand("show", "一件线索的全部内容");
  command->add_option("NUMBER", *shown, "登记号")->required();
  command->callback([&context, shown] { show(context, *shown); });

  auto compared = std::make_shared<std::string>();
  command = family->add_subcommand("duplicates", "可能重复的线索和案件及理由");
  command->add_option("NUMBER", *compared, "登记号")->required();
  command->callback([&context, compared] { listDuplicates(context, *compared); });
  addActs(*family, context);
}

}  // namespace shuangda::cli
