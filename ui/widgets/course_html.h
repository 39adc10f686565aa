#pragma once

#include <QString>
#include <vector>

#include "domain/running_clock.h"
#include "services/case_service.h"
#include "services/goods_service.h"
#include "services/procedure_service.h"
#include "services/transfer_service.h"

namespace shuangda {

/// Everything one case's page shows, read in one go on the data thread.
struct CaseSheet {
  CaseCourse course{};
  std::vector<CaseHistoryEntry> history{};
  std::vector<RelatedCase> related{};
  std::vector<MeasureSheet> goods{};
  std::vector<TransferRow> transfers{};
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
};

/// The parts of a case's page. Links: "why:N" (the N-th clock of the course, from 0), "step:EVENT", "case:NUMBER".
QString lanesHtml(const CaseSheet& sheet);
QString clocksHtml(const CaseSheet& sheet);
QString relatedHtml(const CaseSheet& sheet);
QString papersHtml(const CaseSheet& sheet);
QString moneyHtml(const CaseSheet& sheet);
/// Steps and changes of the record in one line of time, newest first.
QString timelineHtml(const CaseSheet& sheet);

/// The one step that naturally comes next, for the button; empty when there is none.
QString naturalNextStep(const CaseCourse& course);
/// Colour and word of a clock: green, amber, red – never colour alone.
struct ClockMark {
  QString colour{};
  QString word{};
};
ClockMark clockMark(const CaseClock& clock, const EventDate& now);
ClockMark clockMark(const RunningClock& clock, const EventDate& now);

}  // namespace shuangda
