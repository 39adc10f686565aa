#include "services/transfer_flow.h"

#include <algorithm>

#include "domain/transfer_clocks.h"
#include "services/law_texts.h"
#include "services/texts.h"
#include "services/transfer_texts.h"

namespace shuangda {
namespace {

constexpr TransferLane kLanes[] = {TransferLane::Forward, TransferLane::Reverse, TransferLane::Other, TransferLane::Order, TransferLane::Notice};
/// A step that stays in as many states as these stands in a table of its own.
constexpr std::size_t kManyStates = 5;

const TransferTable& table() { return TransferTable::builtIn(); }

/// What must be so, where a refusal says what is not.
QString guardText(const QString& guard) {
  static const QHash<QString, QString> texts{{QStringLiteral("@police_overdue"), QStringLiteral("公安机关审查（复议）期限已届满")},
                                             {QStringLiteral("@supervision_overdue"), QStringLiteral("公安机关说明理由、执行通知立案的期限已届满")},
                                             {QStringLiteral("@goods_handed_over"), QStringLiteral("物品、材料已移交")},
                                             {QStringLiteral("@platform_entered"), QStringLiteral("已录入两法衔接平台")},
                                             {QStringLiteral("@early_consult"), QStringLiteral("来文为提前介入函")}};
  return texts.value(guard, guard);
}

/// The condition of a part of a cell; empty where there is none.
QString whenText(const Conditional& when) {
  static const QHash<QString, QString> facts{{QStringLiteral("has_goods"), QStringLiteral("有涉案物品")},  {QStringLiteral("tested"), QStringLiteral("做过检验鉴定")},
                                             {QStringLiteral("penalised"), QStringLiteral("已作处罚决定")}, {QStringLiteral("seized"), QStringLiteral("有查封扣押")},
                                             {QStringLiteral("urged"), QStringLiteral("检察院建议移送")}};
  const StepDetail* detail = ProcedureTable::builtIn().detail(when.key);
  const QString label = detail ? detail->label : when.key;
  switch (when.test) {
    case Conditional::Test::Always:
      return {};
    case Conditional::Test::Fact:
      return facts.value(when.key, when.key);
    case Conditional::Test::Equals:
      return when.value.isEmpty() ? QStringLiteral("未填%1").arg(label) : label + QStringLiteral("为") + when.value;
    case Conditional::Test::Differs:
      return when.value.isEmpty() ? QStringLiteral("填有%1").arg(label) : label + QStringLiteral("不为") + when.value;
    case Conditional::Test::Begins:
      return label + QStringLiteral("为") + when.value + QStringLiteral("…");
  }
  return {};
}

QString bracketed(const QString& text) { return text.isEmpty() ? text : u'（' + text + u'）'; }

QString conditionText(const TransferStep& step) {
  QStringList parts;
  for (const QString& guard : step.guards) {
    parts << guardText(guard);
  }
  if (step.isOfSuspect()) {
    parts << (step.repeat == TransferStep::Repeat::EndsSuspect ? QStringLiteral("按人登记，全部了结后转入") : QStringLiteral("按人登记"));
  }
  if (step.byMinute) {
    parts << QStringLiteral("时间写到分钟");
  }
  if (!step.note.isEmpty()) {
    parts << step.note;
  }
  return parts.join(u'；');
}

QString papersText(const TransferStep& step) {
  QStringList parts;
  for (const AskedDetail& paper : step.papers) {
    parts << transferPaperTitle(paper.detail) + (paper.required ? QStringLiteral("＊") : QString()) + bracketed(whenText(paper.when));
  }
  return parts.join(u'、');
}

/// Rules that a name in the table stands for; of several that begin so those the office uses.
QStringList ruleNames(const Law& law, const Conditional& named, QDate today) {
  if (named.name == u"*") {
    return {QStringLiteral("全部期限")};
  }
  QStringList names;
  for (const DeadlineRule& rule : law.book.all()) {
    const bool used = rule.enabled || rule.id == named.name;
    if (used && namesRule(named, rule.id) && rule.inForce(today) && !names.contains(rule.name)) {
      names << rule.name;
    }
  }
  return names;
}

QString clocksText(const Law& law, const TransferStep& step, QDate today) {
  QStringList begins;
  for (const Conditional& event : step.emits) {
    for (const DeadlineRule* rule : transferRules(law, event.name, today)) {
      const QString text = QStringLiteral("%1 %2").arg(rule->name, periodText(*rule));
      begins << (begins.contains(text) ? QString() : text);
    }
  }
  if (!step.paperDue.isEmpty()) {
    begins << ruleNames(law, {.name = step.paperDue}, today).join(u'、') + QStringLiteral("（照来文）");
  }
  QStringList ends;
  for (const Conditional& rule : step.completes) {
    ends << ruleNames(law, rule, today);
  }
  QStringList extended;
  for (const QString& rule : step.extends) {
    extended << ruleNames(law, {.name = rule}, today);
  }
  QStringList lines;
  for (auto& [word, names] : {std::pair(QStringLiteral("起"), begins), std::pair(QStringLiteral("延"), extended), std::pair(QStringLiteral("止"), ends)}) {
    QStringList known = names;
    known.removeAll(QString());
    known.removeDuplicates();
    if (!known.isEmpty()) {
      lines << word + u'：' + known.join(u'；');
    }
  }
  return lines.join(u'\n');
}

QString articleText(const TransferStep& step) { return step.confidence == u"unconfirmed" ? step.article + QStringLiteral("（条文待核）") : step.article; }

QString stateIn(const QString& code, TransferLane lane) {
  const TransferState& state = *table().state(code);
  return state.lane == lane ? state.name : state.name + bracketed(laneText(state.lane));
}

QString barsText(const TransferState& state) {
  QStringList bars;
  if (state.barsClosing) {
    bars << QStringLiteral("不得结案");
  }
  if (state.barsFine) {
    bars << QStringLiteral("不得罚款");
  }
  if (state.withPolice) {
    bars << QStringLiteral("物品为刑事证据");
  }
  return bars.join(u'；');
}

/// The states on the first line of the chart, in its order.
QString mainWay(const std::vector<const TransferState*>& states) {
  const int first = (*std::ranges::min_element(states, {}, &TransferState::row))->row;
  std::vector<const TransferState*> way;
  std::ranges::copy_if(states, std::back_inserter(way), [&](const TransferState* state) { return state->row == first; });
  std::ranges::sort(way, {}, &TransferState::column);
  QStringList names;
  for (const TransferState* state : way) {
    names << state->name;
  }
  return names.join(QStringLiteral(" → "));
}

/// Where a step leads from states of one lane: the states from which it goes to the same one stand together.
struct Ways {
  QString to{};  ///< empty: it stays
  QStringList from{};
};
std::vector<Ways> waysIn(const TransferStep& step, TransferLane lane) {
  std::vector<Ways> ways;
  for (const TransferStep::Move& move : step.moves) {
    if (table().state(move.from)->lane != lane) {
      continue;
    }
    const QString to = move.to == move.from ? QString() : move.to;
    const auto known = std::ranges::find(ways, to, &Ways::to);
    Ways& way = known == ways.end() ? ways.emplace_back(Ways{to, {}}) : *known;
    way.from << stateIn(move.from, lane);
  }
  return ways;
}

void addStep(TransferFlowPaper::Lane& paper, const Law& law, const TransferStep& step, TransferLane lane, QDate today) {
  for (const Ways& way : waysIn(step, lane)) {
    const QStringList tail{conditionText(step), papersText(step), clocksText(law, step, today), articleText(step)};
    const QString from = way.from.join(u'、');
    if (way.to.isEmpty() && way.from.size() >= static_cast<qsizetype>(kManyStates)) {
      paper.anyTime.push_back(QStringList{step.name, actorText(step.actor), from} + tail);
    } else {
      paper.steps.push_back(QStringList{from, step.name, actorText(step.actor), way.to.isEmpty() ? QStringLiteral("不变") : stateIn(way.to, lane)} + tail);
    }
  }
}

TransferFlowPaper::Lane lanePaper(const Law& law, TransferLane lane, QDate today) {
  TransferFlowPaper::Lane paper{.name = laneText(lane)};
  std::vector<const TransferState*> states;
  for (const TransferState& state : table().states()) {
    if (state.lane == lane) {
      states.push_back(&state);
      paper.states.push_back({state.name, sideText(state.waitsFor), barsText(state), state.note});
    }
  }
  paper.mainWay = mainWay(states);
  for (const TransferStep& step : table().steps()) {
    addStep(paper, law, step, lane, today);
  }
  return paper;
}

QString remarksOf(const TransferEvent& event) {
  QStringList parts;
  QStringList papers;
  for (const EnclosedPaper& paper : event.papers) {
    papers << transferPaperTitle(paper.paper) + (paper.copies > 1 ? QStringLiteral("（%1份）").arg(paper.copies) : QString());
  }
  if (!papers.isEmpty()) {
    parts << QStringLiteral("材料：") + papers.join(u'、');
  }
  if (!event.hole.isEmpty()) {
    parts << QStringLiteral("缺件原因：") + event.hole;
  }
  for (auto it = event.details.begin(); it != event.details.end(); ++it) {
    parts << fieldLabel(it.key()) + u'：' + it.value();
  }
  if (!event.note.isEmpty()) {
    parts << QStringLiteral("备注：") + event.note;
  }
  return parts.join(u'；');
}

QString actorOf(const TransferSheetStep& step) {
  const TransferStep* known = table().step(step.step);
  return known ? actorText(known->actor) : QString();
}

std::vector<QStringList> stepRows(const TransferSheet& sheet) {
  std::vector<QStringList> rows;
  for (const TransferSheetStep& step : sheet.steps) {
    QString name = transferStepText(step.step);
    for (const SuspectLine& line : sheet.suspects) {
      name += step.event && step.event->suspect == line.suspect.id ? bracketed(line.suspect.name) : QString();
    }
    rows.push_back({QString::number(rows.size() + 1), step.on.text(), name + (step.undone ? QStringLiteral("（已撤回）") : QString()), actorOf(step),
                    step.to == step.from ? QStringLiteral("不变") : stateIn(step.to, sheet.transfer.lane), step.event ? step.event->docNo : QStringLiteral("据台账"),
                    step.event ? remarksOf(*step.event) : QString()});
  }
  return rows;
}

std::vector<QStringList> clockRows(const TransferSheet& sheet) {
  std::vector<QStringList> rows;
  for (const CaseClock& clock : sheet.clocks) {
    rows.push_back({clock.rule.name, ownerText(clock.rule.owner), clock.triggerAt.text(), clock.obstacle ? QString() : clock.limit().text(), clockStateText(clock.state), clock.rule.article});
  }
  return rows;
}

}  // namespace

TransferFlowPaper transferFlowPaper(const Law& law, const QString& office, const EventDate& now, std::optional<TransferLane> lane) {
  TransferFlowPaper paper{.office = office, .printedAt = now};
  for (const TransferLane one : kLanes) {
    if (!lane || one == *lane) {
      paper.lanes.push_back(lanePaper(law, one, now.lastDay()));
    }
  }
  return paper;
}

TransferWayPaper transferWayPaper(const TransferSheet& sheet, const QString& office) {
  TransferWayPaper paper{.office = office, .number = sheet.transfer.number, .printedAt = sheet.now};
  const TransferStanding& standing = sheet.standing;
  paper.boxes = {{QStringLiteral("类别"), laneText(sheet.transfer.lane)},
                 {QStringLiteral("事由"), sheet.legalCase ? QStringLiteral("%1 %2 %3").arg(sheet.legalCase->number, sheet.legalCase->party.name, sheet.legalCase->cause) : sheet.transfer.title},
                 {QStringLiteral("现在的状态"), transferStateText(standing.state) + (standing.since ? QStringLiteral("（自%1）").arg(standing.since->text().left(10)) : QString()) +
                                                (standing.round > 1 ? QStringLiteral("，第%1次移送").arg(standing.round) : QString())}};
  if (standing.open) {
    paper.boxes.emplace_back(QStringLiteral("待办方"), sideText(standing.waitsFor));
  }
  if (!sheet.suspects.empty()) {
    QStringList names;
    for (const SuspectLine& line : sheet.suspects) {
      names << line.suspect.name + (line.lastStep.isEmpty() ? QString() : bracketed(transferStepText(line.lastStep)));
    }
    paper.boxes.emplace_back(QStringLiteral("嫌疑人"), names.join(u'、'));
  }
  paper.steps = stepRows(sheet);
  paper.clocks = clockRows(sheet);
  for (const TransferChoice& choice : sheet.choices) {
    if (!choice.refusal) {
      paper.next << transferStepText(choice.step);
    }
  }
  return paper;
}

}  // namespace shuangda
