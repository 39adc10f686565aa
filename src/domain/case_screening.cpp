#include "domain/case_screening.h"

#include <algorithm>
#include <bit>

#include "domain/threshold_text.h"

namespace shuangda {
namespace {

using State = ThresholdLine::State;

const ThresholdBook& book() { return ThresholdBook::builtIn(); }
const ScreeningGuide& guide() { return ScreeningGuide::builtIn(); }

void note(std::map<int, FactSource>* sources, int fact, FactSource source) {
  if (sources) {
    (*sources)[fact] = source;
  }
}

std::optional<std::int64_t> standInOf(const ScreeningGuide::StandIn& standIn, const CaseAmounts& amounts) {
  for (const CaseAmounts::Kind kind : standIn.amounts) {
    if (!amounts.has(kind)) {
      continue;
    }
    const std::int64_t value = amounts.fen[static_cast<std::size_t>(kind)];
    const bool overlaps = standIn.minus && amounts.has(*standIn.minus);
    return overlaps ? std::max<std::int64_t>(value - amounts.fen[static_cast<std::size_t>(*standIn.minus)], 0) : value;
  }
  return std::nullopt;
}

/// What earlier penalties say: yes for a yes/no fact, their number for a count.
void setHistory(ThresholdFacts& facts, const ScreeningGuide::Group& group, int penalties) {
  if (group.fact >= 0 && penalties > 0) {
    const bool yesNo = book().factName(group.fact).kind == ThresholdFactName::Kind::YesNo;
    facts.values.set(group.fact, yesNo ? 1 : penalties * ThresholdValues::kUnit);
  }
}

/// All offences the case is compared with.
OffenceMask offencesOf(const ScreenedCase& legalCase, const CriminalFacts* recorded) {
  OffenceMask mask = legalCase.offences;
  if (recorded && !recorded->offences.isEmpty()) {
    mask = 0;
    for (const QString& id : recorded->offences) {
      const ThresholdOffence* offence = book().find(id);
      mask |= offence ? guide().bit(offence) : 0;
    }
  }
  return mask;
}

template <typename Visit>
void visitOffences(OffenceMask mask, Visit&& visit) {
  for (; mask != 0; mask &= mask - 1) {
    visit(std::countr_zero(mask));
  }
}

}  // namespace

int groupOf(int offence) {
  static const std::vector<int> groups = [] {
    std::vector<int> list(book().offences().size(), -1);
    for (std::size_t g = 0; g < guide().groups().size(); ++g) {
      visitOffences(guide().groups()[g].offences, [&](int o) { list[static_cast<std::size_t>(o)] = static_cast<int>(g); });
    }
    return list;
  }();
  return groups[static_cast<std::size_t>(offence)];
}

bool OffenceScreening::isEstimate(const ThresholdLine& line) const {
  std::vector<int> keys{line.row->fact};
  for (const ThresholdRow::Reading& reading : line.row->readings) {
    keys.push_back(reading.fact);
  }
  for (const ThresholdFactName::Part& part : book().factName(line.row->fact).parts) {
    keys.push_back(part.fact);
  }
  if (line.row->isHalf) {
    for (const int item : line.row->halfItems) {
      keys.push_back(facts.offence->rows[static_cast<std::size_t>(item)].fact);
    }
  }
  return std::ranges::any_of(keys, [&](int fact) {
    const auto found = sources.find(fact);
    return found != sources.end() && found->second == FactSource::Estimate;
  });
}

State bestState(const std::vector<ThresholdLine>& lines) {
  State best = State::Below;
  for (const ThresholdLine& line : lines) {
    if (!line.row->isAggravated) {
      best = std::max(best, line.state);
    }
  }
  return best;
}

ThresholdFacts factsOf(const ScreenedCase& legalCase, int offence, const CaseHistory& history, const CriminalFacts* recorded, std::map<int, FactSource>* sources) {
  ThresholdFacts facts{.offence = &book().offences()[static_cast<std::size_t>(offence)],
                       .from = QDate::fromJulianDay(legalCase.actFrom),
                       .to = QDate::fromJulianDay(legalCase.actTo),
                       .subject = legalCase.subject};
  for (const ScreeningGuide::StandIn& standIn : guide().standIns()) {
    if (const std::optional<std::int64_t> value = standInOf(standIn, legalCase.amounts)) {
      facts.values.set(standIn.fact, *value);
      note(sources, standIn.fact, FactSource::Estimate);
    }
  }
  if ((legalCase.offences & (OffenceMask{1} << static_cast<unsigned>(offence))) != 0) {
    for (const auto& [fact, value] : guide().presumedFor(offence)) {
      facts.values.set(fact, value);
      note(sources, fact, FactSource::Presumed);
    }
  }
  const int group = groupOf(offence);
  if (const CaseHistory::InGroup* found = group >= 0 ? history.inGroup(group) : nullptr; found && found->penalties > 0) {
    const ScreeningGuide::Group& rule = guide().groups()[static_cast<std::size_t>(group)];
    setHistory(facts, rule, found->penalties);
    note(sources, rule.fact, FactSource::History);
  }
  if (recorded) {
    for (auto it = recorded->facts.begin(); it != recorded->facts.end(); ++it) {
      if (setThresholdFact(book(), facts.values, it.key(), it.value())) {
        note(sources, book().fact(it.key()), FactSource::Recorded);
      }
    }
  }
  return facts;
}

void applyRecorded(ScreenedCase& legalCase, const CriminalFacts& recorded) {
  const auto day = [](const std::optional<EventDate>& date, bool first) {
    return static_cast<std::int32_t>((first ? date->firstDay() : date->lastDay()).toJulianDay());
  };
  if (recorded.actFrom || recorded.actTo) {
    legalCase.actFrom = day(recorded.actFrom ? recorded.actFrom : recorded.actTo, true);
    legalCase.actTo = day(recorded.actTo ? recorded.actTo : recorded.actFrom, false);
  }
  if (!recorded.subject.isEmpty()) {
    legalCase.subject = recorded.subject == QStringLiteral("person") ? ThresholdFacts::Subject::Person : ThresholdFacts::Subject::Unit;
  }
  if (recorded.convictedOn) {
    legalCase.penaltyDay = day(recorded.convictedOn, false);
    legalCase.unpunished = false;
  }
  legalCase.offences = offencesOf(legalCase, &recorded);
  legalCase.indicators |= recorded.collective == true ? kCollective : 0;
  legalCase.indicators |= recorded.grave == true ? kGrave : 0;
  legalCase.indicators |= recorded.belowMinimum == true ? kBelowMinimum : 0;
}

void addUnpunished(ThresholdFacts& facts, const ScreenedCase& legalCase, const CaseHistory::InGroup& others) {
  for (const ScreeningGuide::StandIn& standIn : guide().standIns()) {
    CaseAmounts all = legalCase.amounts;
    all.add(others.amounts);
    const std::optional<std::int64_t> together = standInOf(standIn, all);
    const std::int64_t alone = standInOf(standIn, legalCase.amounts).value_or(0);
    if (together && *together > alone) {
      facts.values.set(standIn.fact, facts.values.at(standIn.fact) + *together - alone);
    }
  }
}

std::vector<OffenceScreening> screenCase(const ScreenedCase& legalCase, const CaseHistory& history, const CriminalFacts* recorded, const ThresholdOptions& options) {
  std::vector<OffenceScreening> result;
  if (legalCase.actTo == 0) {
    return result;
  }
  visitOffences(offencesOf(legalCase, recorded), [&](int offence) {
    OffenceScreening screening;
    screening.facts = factsOf(legalCase, offence, history, recorded, &screening.sources);
    screening.lines = screen(book(), screening.facts, options);
    screening.missing = missingFacts(book(), screening.facts);
    const int group = groupOf(offence);
    if (const CaseHistory::InGroup* others = group >= 0 ? history.inGroup(group) : nullptr; others && others->unpunished > 0) {
      ThresholdFacts together = screening.facts;
      addUnpunished(together, legalCase, *others);
      screening.unpunished = others->unpunished;
      screening.together = screen(book(), together, options);
    }
    result.push_back(std::move(screening));
  });
  return result;
}

CaseOutcome CaseScreener::outcome(const ScreenedCase& legalCase, const CaseHistory& history, const CriminalFacts* recorded) {
  CaseOutcome outcome{.indicators = legalCase.indicators, .offences = offencesOf(legalCase, recorded)};
  if (legalCase.actTo != 0) {
    visitOffences(outcome.offences, [&](int offence) {
      ThresholdFacts facts = factsOf(legalCase, offence, history, recorded, nullptr);
      screenInto(lines_, book(), facts, options_);
      outcome.alone = std::max(outcome.alone, bestState(lines_));
      const int group = groupOf(offence);
      if (const CaseHistory::InGroup* others = group >= 0 ? history.inGroup(group) : nullptr; others && others->unpunished > 0) {
        addUnpunished(facts, legalCase, *others);
        screenInto(lines_, book(), facts, options_);
        outcome.together = std::max(outcome.together, bestState(lines_));
      }
    });
  }
  outcome.indicators |= outcome.best() != State::Below ? kAmount80 : 0;
  outcome.indicators |= history.penaltiesEver >= repeatPenalties_ ? kRepeated : 0;
  return outcome;
}

}  // namespace shuangda
