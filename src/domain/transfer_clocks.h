#pragma once

#include "domain/transfer_course.h"

namespace shuangda {

/// Whether a cell of `completes` or `extends` means this rule: by its name, by the beginning before a '*', or every one by "*".
bool namesRule(const Conditional& named, const QString& rule);

/// Rules in force that the event starts: those switched on, and those of the ladder the office chose (parameter police_exam_rule_set).
std::vector<const DeadlineRule*> transferRules(const Law& law, const QString& event, QDate day);

/// Finds the clocks of a matter from its steps.
class TransferClocks {
 public:
  explicit TransferClocks(const TransferCourse& course) : course_(course) {}
  std::vector<CaseClock> make();

 private:
  void start(std::size_t position);
  void startFromPaper(const TransferDone& done);
  void complete(std::size_t position);
  void extend(const TransferDone& done);
  CaseClock& open(const DeadlineRule& rule, const TransferDone& done, const EventDate& at);
  std::optional<EventDate> dateOf(const TransferDone& done, const Conditional& named) const;
  bool applies(const TransferDone& done, const Conditional& condition) const;

  const TransferCourse& course_;
  std::vector<CaseClock> clocks_;
  std::vector<std::size_t> startedBy_;  ///< position of the step, parallel to clocks_
};

}  // namespace shuangda
