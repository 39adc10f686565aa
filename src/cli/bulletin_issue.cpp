#include "cli/bulletin_request.h"
#include "cli/commands.h"
#include "domain/figure_text.h"
#include "reports/bulletin_composer.h"
#include "reports/document_json.h"
#include "reports/issue_number.h"
#include "services/bulletin_draft_service.h"
#include "services/bulletin_service.h"
#include "services/bulletin_texts.h"
#include "services/issue_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct IssueOptions {
  std::string period;
  std::string cutoff;
  std::string number;
  std::string reason;
  std::string by;
  std::string other;
};

BulletinRequest requestOf(const Context& context, const IssueOptions& options) { return cli::requestOf(context, RequestOptions{.period = options.period, .cutoff = options.cutoff}); }

void announceBulletin(const Context& context, const IssuedBulletin& bulletin) {
  announce(context,
           issuedText(bulletin),
           {{QStringLiteral("period"), bulletin.period.code()}, {QStringLiteral("stage"), stageText(bulletin.stage())}, {QStringLiteral("number"), bulletin.number}, {QStringLiteral("hash"), bulletin.hash}});
}

/// The first submission of an office with one person goes all the way: nobody else could review it.
void freezeBulletin(const Context& context, const IssueOptions& options) {
  const BulletinRequest request = requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const BulletinMaterial material = orStop(BulletinDraftService(*store).gather(session, {.period = request.period}, request.cutoff));
  IssueService service(*store);
  const QString number = options.number.empty() ? chineseIssueNumber(static_cast<int>(orStop(service.list(session)).size()) + 1) : text(options.number);
  BulletinLetterhead head = letterheadOf(store->law().law().parameters, session.officeName, request.cutoff.localDate());
  head.number = text(options.number);
  IssuedBulletin stored = orStop(
      service.submit(session, {.period = request.period, .cutoff = request.cutoff, .paper = packDocument(composeBulletin(material, head)), .problems = material.problems}));
  if (service.isAlone()) {
    orStop(service.review(session, request.period));
    stored = orStop(service.issue(session, request.period, number));
  }
  announceBulletin(context, stored);
}

void listBulletins(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  for (const IssuedBulletin& bulletin : orStop(IssueService(*store).list(session))) {
    const auto name = [](const std::optional<SignedBy>& by) { return by ? by->name : QString(); };
    rows.push_back({QString::number(bulletin.id), bulletin.period.code(), stageText(bulletin.stage()), bulletin.number, bulletin.cutoff.localText(), bulletin.drafted.name, name(bulletin.reviewed),
                    name(bulletin.issued), bulletin.withdrawnReason, bulletin.hash});
  }
  printList(context,
            {QStringLiteral("id"), QStringLiteral("period"), QStringLiteral("stage"), QStringLiteral("number"), QStringLiteral("cutoff"), QStringLiteral("drafted_by"), QStringLiteral("reviewed_by"),
             QStringLiteral("issued_by"), QStringLiteral("withdrawn_reason"), QStringLiteral("hash")},
            {QStringLiteral("序号"), QStringLiteral("统计期"), QStringLiteral("环节"), QStringLiteral("文号"), QStringLiteral("统计截止"), QStringLiteral("拟稿"), QStringLiteral("审核"), QStringLiteral("印发"),
             QStringLiteral("撤回理由"), QStringLiteral("校验值")},
            rows);
}

/// The rows asked for: those of everything, or those of one breakdown.
bool isAskedFor(const FigureDifference& difference, const std::string& by) { return dimensionText(difference.dimension).toStdString() == by; }

void printDifferences(const Context& context, Store& store, const Period& period, const std::vector<FigureDifference>& differences, const std::string& by) {
  BulletinService service(store);
  const auto catalogue = service.catalogue();
  std::vector<QStringList> rows;
  for (const FigureDifference& difference : differences) {
    const Indicator* indicator = catalogue->find(difference.code);
    if (!isAskedFor(difference, by) || indicator == nullptr) {
      continue;
    }
    const auto exact = [&](const FigureValue& value) { return exactText({.indicator = indicator, .value = value}); };
    const auto numbers = [&](const std::vector<std::int64_t>& keys) { return service.numbersOf({.indicator = indicator, .records = keys}, *catalogue).join(u' '); };
    rows.push_back({period.code(), difference.scope, difference.code, exact(difference.before), exact(difference.after), numbers(difference.added), numbers(difference.removed)});
  }
  printList(context,
            {QStringLiteral("period"), QStringLiteral("scope"), QStringLiteral("indicator_code"), QStringLiteral("frozen"), QStringLiteral("corrected"), QStringLiteral("added"), QStringLiteral("removed")},
            {QStringLiteral("统计期"), QStringLiteral("范围"), QStringLiteral("指标"), QStringLiteral("原数"), QStringLiteral("现数"), QStringLiteral("增加的记录"), QStringLiteral("减少的记录")}, rows);
}

void printCorrections(const Context& context, const IssueOptions& options) {
  const BulletinRequest request = requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const std::optional<Corrections> corrections = orStop(IssueService(*store).corrections(session, request.period, request.cutoff));
  printDifferences(context, *store, corrections ? corrections->bulletin.period : request.period, corrections ? corrections->differences : std::vector<FigureDifference>(), options.by);
}

void compareBulletins(const Context& context, const IssueOptions& options) {
  const BulletinRequest before = requestOf(context, options);
  const BulletinRequest after = cli::requestOf(context, RequestOptions{.period = options.other});
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  IssueService service(*store);
  const auto differences = orStop(service.compare(session, orStop(service.current(session, before.period)).id, orStop(service.current(session, after.period)).id));
  printDifferences(context, *store, after.period, differences, options.by);
}

template <typename Act>
void act(const Context& context, const IssueOptions& options, Act&& perform) {
  const BulletinRequest request = requestOf(context, options);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  IssueService service(*store);
  announceBulletin(context, orStop(perform(service, session, request.period)));
}

}  // namespace

void addBulletinIssueCommands(CLI::App& family, Context& context) {
  const auto add = [&](const char* name, const char* what) {
    auto options = std::make_shared<IssueOptions>();
    CLI::App* command = family.add_subcommand(name, what);
    command->add_option("--period", options->period, "2020Q3、2020H9 或 2020FY")->required();
    return std::pair(command, options);
  };
  const auto [freeze, freezeOptions] = add("freeze", "定稿：数字、名单和文字从此不变（只有一人的单位同时审核、印发）");
  freeze->add_option("--cutoff", freezeOptions->cutoff, "统计截止时点（默认现在）");
  freeze->add_option("--number", freezeOptions->number, "发文字号或期号（缺省按顺序编期号）");
  freeze->callback([&context, o = freezeOptions] { freezeBulletin(context, *o); });

  const auto [review, reviewOptions] = add("review", "审核（须由拟稿以外的人）");
  review->callback([&context, o = reviewOptions] { act(context, *o, [](IssueService& s, const Session& session, const Period& period) { return s.review(session, period); }); });

  const auto [issue, issueOptions] = add("issue", "印发，给出文号");
  issue->add_option("--number", issueOptions->number, "发文字号或期号")->required();
  issue->callback([&context, o = issueOptions] {
    act(context, *o, [&o](IssueService& s, const Session& session, const Period& period) { return s.issue(session, period, text(o->number)); });
  });

  const auto [withdraw, withdrawOptions] = add("withdraw", "撤回已定稿的通报");
  withdraw->add_option("--reason", withdrawOptions->reason, "理由")->required();
  withdraw->callback([&context, o = withdrawOptions] {
    act(context, *o, [&o](IssueService& s, const Session& session, const Period& period) { return s.withdraw(session, period, text(o->reason)); });
  });

  const auto [corrections, correctionOptions] = add("corrections", "上期数据更正：上一期定稿以后变动的数");
  corrections->add_option("--cutoff", correctionOptions->cutoff, "统计截止时点（默认现在）");
  corrections->add_option("--by", correctionOptions->by, "分组：region 或 unit（缺省为合计）")->check(CLI::IsMember({"region", "unit"}));
  corrections->callback([&context, o = correctionOptions] { printCorrections(context, *o); });

  const auto [compare, compareOptions] = add("compare", "两期通报逐数比较");
  compare->add_option("--with", compareOptions->other, "另一期")->required();
  compare->add_option("--by", compareOptions->by, "分组：region 或 unit（缺省为合计）")->check(CLI::IsMember({"region", "unit"}));
  compare->callback([&context, o = compareOptions] { compareBulletins(context, *o); });

  family.add_subcommand("issues", "定稿、审核、印发和撤回的通报")->callback([&context] { listBulletins(context); });
}

}  // namespace shuangda::cli
