#pragma once

#include "domain/procedure_table.h"
#include "domain/transfer_course.h"

namespace shuangda::test {

inline QString sampleDetail(const StepDetail& detail, const EventDate& on) {
  switch (detail.kind) {
    case StepDetail::Kind::Number:
      return QStringLiteral("1");
    case StepDetail::Kind::Date:
      return on.firstDay().toString(Qt::ISODate);
    case StepDetail::Kind::Minute:
      return on.firstDay().toString(Qt::ISODate) + QStringLiteral(" 10:00");
    case StepDetail::Kind::Money:
      return QStringLiteral("1000.00");
    case StepDetail::Kind::Choice:
      return detail.choices.value(0);
    case StepDetail::Kind::Names:
      return QStringLiteral("李一、李二");
    default:
      return QStringLiteral("甲");
  }
}

/// An event of a step with everything it asks for and every paper of its checklist.
inline TransferEvent filledStep(const TransferStep& step, const EventDate& on, TransferId transfer, std::optional<SuspectId> suspect = std::nullopt) {
  TransferEvent event{.transfer = transfer, .step = step.id, .on = on, .suspect = step.isOfSuspect() ? suspect : std::nullopt};
  for (const AskedDetail& asked : step.details) {
    if (asked.required && asked.when.heldBy(event.details)) {
      event.details.insert(asked.detail, sampleDetail(*ProcedureTable::builtIn().detail(asked.detail), on));
    }
  }
  for (const AskedDetail& paper : step.papers) {
    event.papers.push_back({.paper = paper.detail});
  }
  return event;
}

/// The shortest way through the table from a state to another one by steps that do not end with a suspect; empty when there is none.
inline std::vector<const TransferStep*> wayTo(const TransferTable& table, const QString& from, const QString& to) {
  std::map<QString, std::vector<const TransferStep*>> ways{{from, {}}};
  std::vector<QString> reached{from};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const QString state = reached[i];
    for (const TransferStep& step : table.steps()) {
      const std::optional<QString> next = step.from(state);
      // Steps with guards or per suspect need more than a path.
      const bool guarded = !step.guards.isEmpty() && step.id != u"approve_closure";
      if (!next || guarded || (step.isOfSuspect() && step.id != u"detain" && step.id != u"not_prosecute") || ways.contains(*next)) {
        continue;
      }
      ways[*next] = ways[state];
      ways[*next].push_back(&step);
      reached.push_back(*next);
    }
  }
  return ways.contains(to) ? ways[to] : std::vector<const TransferStep*>{};
}

}  // namespace shuangda::test
