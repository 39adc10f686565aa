#pragma once

#include <QString>
#include <QStringList>

#include "domain/procedure.h"
#include "domain/running_clock.h"

namespace shuangda {

/// The words of the procedure and of its clocks, in Chinese.

/// Why a step was refused, for an Error with field "procedure": names what is missing and what to do. Empty for other errors.
QString procedureRefusalText(const Error& error);
QString stepName(const QString& id);
QString trackText(ProcedureStep::Track track);
QString warningText(const StepWarning& warning);

QString ownerText(DeadlineRule::Owner owner);
QString ownerText(const QString& owner);
QString unitText(DeadlineRule::Unit unit);
/// "30日，可延长30日（市场监督管理部门负责人）"
QString periodText(const DeadlineRule& rule);
QString confidenceText(const QString& confidence);
QString reasonText(const QString& exclusionReason);
QString clockStateText(CaseClock::State state);
/// "还有3天", "今天到期", "已超5天", for a clock whose alarm is on this day.
QString remainingText(const EventDate& alarm, const EventDate& now);
QString weekdayText(QDate day);

/// What a clock rests on, as label and text: record, article, length, start, extensions, time not counted.
std::vector<std::pair<QString, QString>> clockBasis(const CaseClock& clock, const QString& number);

/// One line of the explanation: date, weekday, whether it counted, why.
struct TrailLine {
  QString day{};
  QString count{};
  QString reason{};
};
TrailLine trailLine(const TrailDay& day, const DeadlineRule& rule);
QString deadlineRemarkText(const DeadlineRemark& remark);
/// The whole explanation as plain lines: rule, article, event, extensions, exclusions, every day, the result. `caseNumber` may be empty.
QStringList explanation(const CaseClock& clock, const QString& caseNumber);

}  // namespace shuangda
