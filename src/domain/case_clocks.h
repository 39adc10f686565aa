#pragma once

#include "domain/procedure.h"

namespace shuangda {

/// When a service takes effect: the day itself, for a public notice the end of its period (R82(5)); nothing for other events.
std::optional<EventDate> serviceEffective(const Law& law, const CaseEvent& event);

/// Finds the clocks of a case from the steps that have happened.
class ClockMaker {
 public:
  explicit ClockMaker(const CaseProcedure& procedure);
  std::vector<CaseClock> make();

 private:
  void start(const DoneStep& done, const Conditional& emitted);
  void startTransitional(const DoneStep& done, const QString& event, const EventDate& at);
  bool starts(const DoneStep& done, const DeadlineRule& rule) const;
  void startExpired();
  void add(const DeadlineRule& rule, const DoneStep* done, const EventDate& at, const QString& step);
  void gatherTimes(CaseClock& clock) const;
  void addCriminalStage(CaseClock& clock) const;
  void addExclusion(CaseClock& clock, const DoneStep& done) const;
  void addExtension(CaseClock& clock, const DoneStep& done) const;
  void complete(CaseClock& clock, const EventDate& notBefore) const;
  bool belongs(const CaseClock& clock, const DoneStep& done) const;

  const CaseProcedure& procedure_;
  const Law& law_;
  std::vector<CaseClock> clocks_;
};

}  // namespace shuangda
