#include "cli/bulletin_lists.h"

#include "cli/commands.h"
#include "domain/figure_text.h"
#include "services/bulletin_service.h"
#include "services/bulletin_texts.h"
#include "services/problem_service.h"
#include "services/texts.h"

namespace shuangda::cli {

void printProblemLists(const Context& context, const BulletinRequest& request) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const std::vector<ProblemList> lists = orStop(ProblemService(*store).lists(session, request.period, request.cutoff));
  std::vector<QStringList> rows;
  for (const ProblemList& list : lists) {
    for (const ProblemItem& item : list.items) {
      rows.push_back({list.name, item.subject, item.detail});
    }
  }
  printList(context, {QStringLiteral("list"), QStringLiteral("item"), QStringLiteral("detail")}, {QStringLiteral("名单"), QStringLiteral("单位或案件"), QStringLiteral("说明")}, rows);
}

void printRanking(const Context& context, const BulletinRequest& request, const QString& code, const QString& second) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const std::vector<RankedUnit> ranking = orStop(BulletinService(*store).ranking(session, {.period = request.period, .scope = request.scope}, request.cutoff, code, second));
  std::vector<QStringList> rows;
  for (const RankedUnit& unit : ranking) {
    const bool ranked = unit.standing == RankedUnit::Standing::Ranked;
    rows.push_back({unit.group, ranked ? QString::number(unit.place) : QString(), unit.unit, ranked ? tableText(unit.figure) : standingText(unit.standing)});
  }
  printList(context, {QStringLiteral("group"), QStringLiteral("rank"), QStringLiteral("unit"), QStringLiteral("value")},
            {QStringLiteral("组别"), QStringLiteral("名次"), QStringLiteral("单位"), QStringLiteral("数值")}, rows);
}

}  // namespace shuangda::cli
