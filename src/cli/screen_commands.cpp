#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "cli/screen_output.h"
#include "services/screening_paper.h"
#include "services/screening_service.h"
#include "services/screening_texts.h"
#include "services/texts.h"
#include "services/threshold_texts.h"

namespace shuangda::cli {
namespace {

struct ScreenOptions {
  std::string number;
  std::string output;
  bool print = false;
  int limit = 200;
};

void screenStore(const Context& context, const ScreenOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const ScreeningOverview overview = orStop(ScreeningService(*store).overview(session, static_cast<std::size_t>(options.limit), showScreeningProgress));
  const int nearPercent = ThresholdOptions::of(store->law().law().parameters).nearPercent;
  printOverview(context, overview, nearPercent);
}

void screenCase(const Context& context, const ScreenOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const ScreeningSheet sheet = orStop(ScreeningService(*store).sheet(session, text(options.number)));
  if (options.print) {
    printScreeningPaper(context, screeningPaper(sheet, session.officeName), text(options.output), store->clock().now());
    return;
  }
  printSheet(context, sheet, session.officeName);
}

void screenAny(const Context& context, const ScreenOptions& options) {
  if (options.print && (options.number.empty() || options.output.empty())) {
    throw Stop{WrongUsage, QStringLiteral("--print 须写明案件编号和 -o 文件。")};
  }
  if (options.number.empty()) {
    screenStore(context, options);
  } else {
    screenCase(context, options);
  }
}

struct FactsOptions {
  std::string number;
  std::vector<std::string> set;
};

/// Sets one entry of the facts; an empty value takes it out.
void assign(CriminalFacts& facts, const QString& name, const QString& value) {
  bool known = false;
  const auto set = [&](const char* own, auto& member) {
    if (name == QLatin1String(own)) {
      known = true;
      orStop(setField(member, value).map_error([&](const Error& error) { return Error{error.code, name, value}; }));
    }
  };
  set("offences", facts.offences);
  set("act_from", facts.actFrom);
  set("act_to", facts.actTo);
  set("subject", facts.subject);
  set("collective", facts.collective);
  set("grave", facts.grave);
  set("below_minimum", facts.belowMinimum);
  set("convicted_on", facts.convictedOn);
  set("suspicion", facts.suspicion);
  set("note", facts.note);
  if (known) {
    return;
  }
  if (value.isEmpty()) {
    facts.facts.remove(name);
  } else {
    facts.facts.insert(name, value);
  }
}

void changeFacts(const Context& context, const FactsOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ScreeningService service(*store);
  const ScreeningSheet sheet = orStop(service.sheet(session, text(options.number)));
  CriminalFacts facts = orStop(service.facts(session, sheet.legalCase.id));
  for (const std::string& assignment : options.set) {
    if (assignment.find('=') == std::string::npos) {
      throw Stop{WrongUsage, QStringLiteral("“%1”须写作 名称=值。").arg(text(assignment))};
    }
    assign(facts, text(assignment).section(u'=', 0, 0), text(assignment).section(u'=', 1));
  }
  if (!options.set.empty()) {
    facts = orStop(service.saveFacts(session, facts));
  }
  printFacts(context, facts, sheet.legalCase.number);
}

struct DecideOptions {
  std::string number;
  std::string kind;
  std::string reason;
};

void decide(const Context& context, const DecideOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ScreeningService service(*store);
  const std::optional<ScreeningDecision::Kind> kind = screeningDecisionKind(text(options.kind));
  if (!kind) {
    throw Stop{Refused, refusalLine({ErrorCode::UnknownValue, QStringLiteral("screening_decision"), text(options.kind)})};
  }
  const ScreeningSheet sheet = orStop(service.sheet(session, text(options.number)));
  const ScreeningDecision decision = orStop(service.decide(session, sheet.legalCase.id, *kind, text(options.reason)));
  announce(context, QStringLiteral("已登记案件 %1 的审查意见：%2。").arg(sheet.legalCase.number, decisionText(decision.kind)),
           {{QStringLiteral("case_id"), sheet.legalCase.number}, {QStringLiteral("kind"), fieldText(decision.kind)}, {QStringLiteral("reason"), decision.reason}});
}

}  // namespace

void addScreenCommands(CLI::App& app, Context& context) {
  auto options = std::make_shared<ScreenOptions>();
  CLI::App* command = app.add_subcommand("screen", "移还是不移：按立案追诉标准审查一件案件，或者整个数据库");
  command->add_option("NUMBER", options->number, "案件编号；不写则审查全部案件");
  command->add_option("--limit", options->limit, "审查全部时最多列出几件")->check(CLI::Range(1, 1'000'000));
  command->add_flag("--print", options->print, "打印审查表（PDF）");
  command->add_option("-o,--output", options->output, "PDF 文件");
  command->require_subcommand(0, 1);
  command->callback([&context, options, command] {
    if (command->get_subcommands().empty()) {
      screenAny(context, *options);
    }
  });
  auto facts = std::make_shared<FactsOptions>();
  CLI::App* entry = command->add_subcommand("facts", "涉罪事实：查看，或者用 --set 登记");
  entry->add_option("NUMBER", facts->number, "案件编号")->required();
  entry->add_option("--set", facts->set, "名称=值，可多次：act_from、act_to、subject、offences、collective、grave、below_minimum、suspicion，以及 law screen --list 的各项");
  entry->callback([&context, facts] { changeFacts(context, *facts); });
  auto decision = std::make_shared<DecideOptions>();
  CLI::App* judged = command->add_subcommand("decide", "登记审查意见");
  judged->add_option("NUMBER", decision->number, "案件编号")->required();
  judged->add_option("KIND", decision->kind, "transfer 移送、no_transfer 不移送、investigate 继续调查")->required();
  judged->add_option("--reason", decision->reason, "理由")->required();
  judged->callback([&context, decision] { decide(context, *decision); });
}

}  // namespace shuangda::cli
