#include <algorithm>

#include "base/uid.h"
#include "cli/bulletin_request.h"
#include "cli/commands.h"
#include "reports/bulletin_writer.h"
#include "services/bulletin_draft_service.h"
#include "services/case_service.h"
#include "services/problem_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct TextOptions {
  std::string period;
  std::string cutoff;
  std::string code;
  std::string words;
  std::string after;
  int level = 0;
  bool office = false;
};

std::optional<Period> textPeriod(const TextOptions& options, const BulletinRequest& request) { return options.office ? std::nullopt : std::optional(request.period); }

BulletinRequest requestOf(const Context& context, const TextOptions& options) { return cli::requestOf(context, RequestOptions{.period = options.period, .cutoff = options.cutoff}); }

QString changeText(const WrittenParagraph& paragraph) {
  if (paragraph.isBroken) {
    return QStringLiteral("范本有误");
  }
  if (!paragraph.changed) {
    return paragraph.printed ? QStringLiteral("范本") : QStringLiteral("范本，本期无内容");
  }
  const QString whose = paragraph.forPeriod ? QStringLiteral("本期") : QStringLiteral("本单位");
  return whose + (*paragraph.changed == Wording::Kind::Edited ? QStringLiteral("修改") : *paragraph.changed == Wording::Kind::Own ? QStringLiteral("自拟") : QStringLiteral("删去"));
}

void showText(const Context& context, const TextOptions& options) {
  const BulletinRequest request = requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const BulletinMaterial material = orStop(BulletinDraftService(*store).gather(session, {.period = request.period, .suspicions = Suspicions::Leave}, request.cutoff));
  std::vector<QStringList> rows;
  for (const WrittenParagraph& paragraph : writeBulletin(material, letterheadOf(store->law().law().parameters, session.officeName, request.cutoff.localDate()))) {
    rows.push_back({paragraph.code, QString::number(paragraph.level), changeText(paragraph), plainText(paragraph.runs), paragraph.source});
  }
  printList(context, {QStringLiteral("code"), QStringLiteral("level"), QStringLiteral("state"), QStringLiteral("text"), QStringLiteral("template")},
            {QStringLiteral("代码"), QStringLiteral("层次"), QStringLiteral("情况"), QStringLiteral("文字"), QStringLiteral("范本")}, rows);
}

/// Reads what was written so far, lets `change` alter it, and stores it.
template <typename Change>
void changeText(const Context& context, const TextOptions& options, const QString& done, Change&& change) {
  const BulletinRequest request = options.office ? BulletinRequest{} : requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  BulletinDraftService service(*store);
  const std::optional<Period> period = textPeriod(options, request);
  const std::vector<Wording> seen = orStop(service.text(session, period));
  std::vector<Wording> wordings = seen;
  change(wordings, period, *store);
  orStop(service.saveText(session, period, seen, wordings));
  announce(context, done, {{QStringLiteral("period"), period ? period->code() : QString()}, {QStringLiteral("paragraphs"), static_cast<qint64>(wordings.size())}});
}

/// Code of a paragraph there is: a row, or one of its elements.
QString knownCode(const std::string& typed) {
  const QString code = text(typed);
  const std::vector<TextRow>& rows = shippedText();
  if (std::none_of(rows.begin(), rows.end(), [&](const TextRow& row) { return row.code == code.section(u'/', 0, 0); })) {
    throw Stop{Refused, QStringLiteral("通报范本里没有代码为“%1”的段落；各段的代码见 bulletin text show。").arg(code)};
  }
  return code;
}

void put(std::vector<Wording>& wordings, const Wording& wording) {
  std::erase_if(wordings, [&](const Wording& each) { return each.code == wording.code; });
  wordings.push_back(wording);
}

void chooseCases(const Context& context, const TextOptions& options, const std::vector<std::string>& numbers) {
  const BulletinRequest request = requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<CaseId> cases;
  for (const std::string& number : numbers) {
    cases.push_back(orStop(CaseService(*store).findByNumber(session, text(number))).id);
  }
  orStop(BulletinDraftService(*store).chooseCases(session, request.period, cases));
  announce(context, QStringLiteral("%1通报选定典型案例%2件。").arg(request.period.nameZh()).arg(cases.size()), {{QStringLiteral("cases"), static_cast<qint64>(cases.size())}});
}

void listCases(const Context& context, const TextOptions& options, bool suggest) {
  const BulletinRequest request = requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  BulletinDraftService service(*store);
  std::vector<QStringList> rows;
  for (const CaseSuggestion& each : orStop(suggest ? service.suggestCases(session, request.period, request.cutoff) : service.chosenCases(session, request.period))) {
    rows.push_back({each.number, each.unit, each.cause, each.value ? each.value->yuanText() : QString(), each.transferred ? QStringLiteral("是") : QString()});
  }
  printList(context, {QStringLiteral("case_id"), QStringLiteral("unit"), QStringLiteral("cause"), QStringLiteral("value_yuan"), QStringLiteral("transferred")},
            {QStringLiteral("案件"), QStringLiteral("单位"), QStringLiteral("案由"), QStringLiteral("案值（元）"), QStringLiteral("已移送")}, rows);
}

void listProblems(const Context& context, const TextOptions& options) {
  const BulletinRequest request = requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  for (const TrackedProblem& problem : orStop(ProblemService(*store).tracked(session, request.period))) {
    rows.push_back({QString::number(problem.id), problem.period.code(), problem.list, problem.unit, problem.detail, problem.settled ? QStringLiteral("已整改") : QStringLiteral("未整改"), problem.settledNote});
  }
  printList(context, {QStringLiteral("id"), QStringLiteral("period"), QStringLiteral("list"), QStringLiteral("unit"), QStringLiteral("detail"), QStringLiteral("state"), QStringLiteral("note")},
            {QStringLiteral("序号"), QStringLiteral("通报"), QStringLiteral("问题"), QStringLiteral("单位"), QStringLiteral("情况"), QStringLiteral("整改"), QStringLiteral("说明")}, rows);
}

void changeProblem(const Context& context, std::int64_t id, const std::string& note, bool settle) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  ProblemService service(*store);
  const TrackedProblem problem = orStop(settle ? service.settle(session, id, text(note)) : service.reopen(session, id, text(note)));
  announce(context, QStringLiteral("%1“%2”：%3。").arg(problem.unit, problem.list, settle ? QStringLiteral("已整改") : QStringLiteral("重新列为未整改")), {{QStringLiteral("id"), static_cast<qint64>(id)}});
}

void addText(CLI::App& family, Context& context) {
  CLI::App* textFamily = family.add_subcommand("text", "通报的文字：范本、本期的修改和自拟的段落")->require_subcommand(1);
  const auto add = [&](const char* name, const char* what, bool mayBeOffice) {
    auto options = std::make_shared<TextOptions>();
    CLI::App* command = textFamily->add_subcommand(name, what);
    CLI::Option* period = command->add_option("--period", options->period, "2020Q3、2020H9 或 2020FY");
    if (mayBeOffice) {
      command->add_flag("--office", options->office, "改本单位的范本，以后各期都用")->excludes(period);
    } else {
      period->required();
    }
    return std::pair(command, options);
  };
  const auto [show, showOptions] = add("show", "各段的代码、文字和范本", false);
  show->add_option("--cutoff", showOptions->cutoff, "统计截止时点（默认现在）");
  show->callback([&context, o = showOptions] { showText(context, *o); });

  const auto [edit, editOptions] = add("edit", "改写一段；{{adm_filed.数}} 之类的标签随数字更新", true);
  edit->add_option("code", editOptions->code, "段落的代码")->required();
  edit->add_option("words", editOptions->words, "文字")->required();
  edit->callback([&context, o = editOptions] {
    changeText(context, *o, QStringLiteral("已改写这一段。"), [&](std::vector<Wording>& wordings, const std::optional<Period>& period, Store&) {
      put(wordings, {.period = period, .code = knownCode(o->code), .kind = Wording::Kind::Edited, .text = text(o->words)});
    });
  });

  const auto [leave, leaveOptions] = add("leave-out", "不印某一段", true);
  leave->add_option("code", leaveOptions->code, "段落的代码")->required();
  leave->callback([&context, o = leaveOptions] {
    changeText(context, *o, QStringLiteral("这一段不再印出。"), [&](std::vector<Wording>& wordings, const std::optional<Period>& period, Store&) {
      put(wordings, {.period = period, .code = knownCode(o->code), .kind = Wording::Kind::LeftOut});
    });
  });

  const auto [own, ownOptions] = add("add", "加一段自拟的文字", true);
  own->add_option("words", ownOptions->words, "文字")->required();
  own->add_option("--after", ownOptions->after, "加在哪一段之后（缺省在最前）");
  own->add_option("--level", ownOptions->level, "0 正文、1 一级标题、2 二级标题")->check(CLI::Range(0, 2));
  own->callback([&context, o = ownOptions] {
    changeText(context, *o, QStringLiteral("已加上这一段。"), [&](std::vector<Wording>& wordings, const std::optional<Period>& period, Store& store) {
      wordings.push_back({.period = period,
                          .code = QStringLiteral("own/") + newUid(store.clock().now()),
                          .kind = Wording::Kind::Own,
                          .after = text(o->after),
                          .level = o->level,
                          .text = text(o->words)});
    });
  });

  const auto [restore, restoreOptions] = add("restore", "恢复范本的文字，或者去掉自拟的段落", true);
  restore->add_option("code", restoreOptions->code, "段落的代码")->required();
  restore->callback([&context, o = restoreOptions] {
    changeText(context, *o, QStringLiteral("已恢复。"), [&](std::vector<Wording>& wordings, const std::optional<Period>&, Store&) {
      if (std::erase_if(wordings, [&](const Wording& each) { return each.code == text(o->code); }) == 0) {
        throw Stop{Refused, QStringLiteral("代码为“%1”的段落没有改过。").arg(text(o->code))};
      }
    });
  });
}

}  // namespace

void addBulletinTextCommands(CLI::App& family, Context& context) {
  addText(family, context);
  const auto withPeriod = [](CLI::App* command) {
    auto options = std::make_shared<TextOptions>();
    command->add_option("--period", options->period, "2020Q3、2020H9 或 2020FY")->required();
    command->add_option("--cutoff", options->cutoff, "统计截止时点（默认现在）");
    return options;
  };
  CLI::App* cases = family.add_subcommand("cases", "典型案例：查看、选定，或者列出可选的");
  const auto caseOptions = withPeriod(cases);
  auto numbers = std::make_shared<std::vector<std::string>>();
  auto suggest = std::make_shared<bool>(false);
  auto none = std::make_shared<bool>(false);
  CLI::Option* choose = cases->add_option("--choose", *numbers, "选定的案件编号，按次序");
  cases->add_flag("--none", *none, "一件也不选")->excludes(choose);
  cases->add_flag("--suggest", *suggest, "列出本期可选的案件")->excludes(choose);
  cases->callback([&context, caseOptions, numbers, suggest, none] { numbers->empty() && !*none ? listCases(context, *caseOptions, *suggest) : chooseCases(context, *caseOptions, *numbers); });

  CLI::App* problems = family.add_subcommand("problems", "以前各期通报指出的问题和整改情况");
  const auto problemOptions = withPeriod(problems);
  problems->callback([&context, problemOptions] { listProblems(context, *problemOptions); });
  for (const bool settles : {true, false}) {
    CLI::App* command = family.add_subcommand(settles ? "settle" : "reopen", settles ? "记载一个问题已经整改" : "把记载为已整改的问题重新列为未整改");
    auto id = std::make_shared<std::int64_t>(0);
    auto note = std::make_shared<std::string>();
    command->add_option("id", *id, "问题的序号")->required();
    command->add_option("--note", *note, "整改的情况，或者重新列入的理由")->required();
    command->callback([&context, id, note, settles] { changeProblem(context, *id, *note, settles); });
  }
}

}  // namespace shuangda::cli
