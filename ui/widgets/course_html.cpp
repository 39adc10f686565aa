#include "widgets/course_html.h"

#include <QCoreApplication>
#include <algorithm>

#include "services/law_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kSoonDays = 3;
const QString kGreen = QStringLiteral("#1e7b34");
const QString kAmber = QStringLiteral("#9a5b00");
const QString kRed = QStringLiteral("#b3261e");
const QString kGray = QStringLiteral("#6b6b6b");

QString tr(const char* text) { return QCoreApplication::translate("CourseHtml", text); }

QString section(const QString& title, const QString& content) {
  return content.isEmpty() ? content
                           : QStringLiteral("<h4 style='margin:12px 0 3px 0'>%1</h4>%2").arg(title, content);
}

/// The steps that make up the usual course, in its order: what a lane shows as still to come.
const QStringList& usualSteps() {
  static const QStringList steps{QStringLiteral("file"),           QStringLiteral("close_investigation"), QStringLiteral("submit_review"),
                                 QStringLiteral("review_done"),    QStringLiteral("notify"),              QStringLiteral("notify_served"),
                                 QStringLiteral("decide"),         QStringLiteral("serve_decision"),      QStringLiteral("publish"),
                                 QStringLiteral("pay"),            QStringLiteral("close"),               QStringLiteral("archive")};
  return steps;
}

bool isAllowed(const CaseCourse& course, const QString& step) {
  return std::ranges::any_of(course.choices, [&](const StepChoice& choice) { return choice.step == step && !choice.refusal; });
}

bool isDone(const CaseCourse& course, const QString& step) {
  return std::ranges::any_of(course.steps, [&](const CourseStep& done) { return done.step == step; });
}

QString stepMark(const CourseStep& done) {
  return QStringLiteral("<span style='color:%1'>●</span>&nbsp;%2&nbsp;<span style='color:%3'>%4</span>")
      .arg(kGreen, stepName(done.step).toHtmlEscaped(), kGray, done.on.text().mid(2, 8));
}

QString laneHtml(const CaseCourse& course, ProcedureStep::Track track) {
  QStringList marks;
  for (const CourseStep& done : course.steps) {
    const ProcedureStep* step = ProcedureTable::builtIn().find(done.step);
    if (step && step->track == track) {
      marks << stepMark(done);
    }
  }
  const bool alive = !isDone(course, QStringLiteral("archive"));
  for (const QString& id : usualSteps()) {
    const ProcedureStep* step = ProcedureTable::builtIn().find(id);
    if (alive && step->track == track && !isDone(course, id)) {
      const bool next = isAllowed(course, id);
      marks << QStringLiteral("<span style='color:%1'>%2&nbsp;%3</span>").arg(next ? QStringLiteral("#1f5fbf") : QStringLiteral("#9a9a9a"), next ? QStringLiteral("◎") : QStringLiteral("○"), step->name);
    }
  }
  if (marks.isEmpty()) {
    return {};
  }
  return QStringLiteral("<tr><td style='color:%1;padding:2px 8px 2px 0' width='56'><b>%2</b></td><td style='padding:2px 0'>%3</td></tr>")
      .arg(kGray, trackText(track), marks.join(QStringLiteral("  ")));
}

QString clockRow(const CaseSheet& sheet, std::size_t index) {
  const CaseClock& clock = sheet.course.clocks[index];
  const ClockMark mark = clockMark(clock, sheet.now);
  const QString due = clock.obstacle ? QString() : clock.deadline.moved() && clock.deadline.alarm == clock.deadline.hardDue
                                                       ? tr("%1（最迟 %2）").arg(clock.deadline.hardDue.text(), clock.deadline.due.text())
                                                       : clock.deadline.due.text();
  return QStringLiteral("<tr><td style='color:%1;padding:2px 8px 2px 0'>■&nbsp;%2</td><td style='padding:2px 8px 2px 0'>%3<br><span style='color:%4'>%5</span></td>"
                        "<td style='padding:2px 8px 2px 0'>%6</td><td><a href='why:%7'>%8</a></td></tr>")
      .arg(mark.colour, mark.word, clock.rule.name.toHtmlEscaped(), kGray, clock.rule.article.toHtmlEscaped(), due)
      .arg(index)
      .arg(tr("为什么"));
}

/// One line of time: when, and what it says.
struct Moment {
  QString at{};
  QString html{};
};

QString detailsHtml(const CaseEvent& event) {
  QStringList parts;
  for (auto it = event.details.begin(); it != event.details.end(); ++it) {
    parts << QStringLiteral("%1：%2").arg(fieldLabel(it.key()), it.value().toHtmlEscaped());
  }
  if (!event.note.isEmpty()) {
    parts << tr("备注：%1").arg(event.note.toHtmlEscaped());
  }
  return parts.isEmpty() ? QString() : QStringLiteral("<br>&nbsp;&nbsp;<span style='color:%1'>%2</span>").arg(kGray, parts.join(QStringLiteral("；")));
}

Moment momentOf(const CourseStep& step) {
  QString html = QStringLiteral("<b>%1</b>").arg(stepName(step.step).toHtmlEscaped());
  if (!step.event) {
    return {step.on.text(), html + QStringLiteral(" <span style='color:%1'>%2</span>").arg(kGray, tr("（据案件日期）"))};
  }
  html += u' ' + step.event->docNo.toHtmlEscaped();
  if (step.effective && *step.effective != step.on) {
    html += tr(" %1 生效").arg(step.effective->text());
  }
  html += QStringLiteral(" <a href='step:%1'>%2</a>").arg(step.event->id.value).arg(tr("更正"));
  return {step.on.text(), html + detailsHtml(*step.event)};
}

QString actionText(const QString& action) {
  if (action == QStringLiteral("create")) {
    return tr("新建");
  }
  if (action == QStringLiteral("undo")) {
    return tr("撤销上次保存");
  }
  if (action == QStringLiteral("bulk_change")) {
    return tr("批量修改");
  }
  if (action == QStringLiteral("platform_mark")) {
    return tr("按平台清单标记已录入");
  }
  return action == QStringLiteral("import") ? tr("导入") : tr("修改");
}

QString changesHtml(const CaseHistoryEntry& entry) {
  QString html;
  if (entry.action == QStringLiteral("create") || entry.action == QStringLiteral("import")) {
    return html;
  }
  for (const FieldChange& change : entry.changes) {
    const auto shown = [](const QString& text) { return text.isEmpty() ? tr("（空）") : text.toHtmlEscaped(); };
    html += QStringLiteral("<br>&nbsp;&nbsp;<span style='color:%1'>%2：%3 → %4</span>").arg(kGray, fieldLabel(change.field).toHtmlEscaped(), shown(change.before), shown(change.after));
  }
  return html;
}

}  // namespace

ClockMark clockMark(const CaseClock& clock, const EventDate& now) {
  using State = CaseClock::State;
  switch (clock.state) {
    case State::Done:
    case State::Lapsed:
      return {kGray, clockStateText(clock.state)};
    case State::DoneLate:
      return {kAmber, clockStateText(clock.state)};
    case State::Paused:
    case State::NotComputable:
      return {kAmber, clockStateText(clock.state)};
    case State::Overdue:
      return {kRed, remainingText(clock.deadline.alarm, now)};
    case State::Running:
      break;
  }
  const bool soon = now.firstDay().daysTo(clock.deadline.alarm.lastDay()) <= kSoonDays;
  return {soon ? kAmber : kGreen, remainingText(clock.deadline.alarm, now)};
}

ClockMark clockMark(const RunningClock& clock, const EventDate& now) {
  if (clock.paused || !clock.alarm) {
    return {kAmber, clockStateText(clock.paused ? CaseClock::State::Paused : CaseClock::State::NotComputable)};
  }
  const bool byMinute = clock.alarm->precision() == EventDate::Precision::Minute;
  const bool past = byMinute ? clock.alarm->text() < now.text() : clock.alarm->lastDay() < now.firstDay();
  const bool soon = now.firstDay().daysTo(clock.alarm->lastDay()) <= kSoonDays;
  return {past ? kRed : soon ? kAmber : kGreen, remainingText(*clock.alarm, now)};
}

QString lanesHtml(const CaseSheet& sheet) {
  using Track = ProcedureStep::Track;
  QString rows;
  for (const Track track : {Track::Penalty, Track::Measure, Track::Transfer, Track::Publicity, Track::Execution}) {
    rows += laneHtml(sheet.course, track);
  }
  return section(tr("进程"), QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

QString clocksHtml(const CaseSheet& sheet) {
  QString open;
  QStringList names;
  for (std::size_t i = 0; i < sheet.course.clocks.size(); ++i) {
    const CaseClock& clock = sheet.course.clocks[i];
    if (clock.isOpen()) {
      open += clockRow(sheet, i);
      continue;
    }
    const ClockMark mark = clockMark(clock, sheet.now);
    names << QStringLiteral("<a href='why:%1' style='color:%2'>%3 %4</a>").arg(i).arg(mark.colour, clock.rule.name.toHtmlEscaped(), mark.word);
  }
  QString html = open.isEmpty() ? QStringLiteral("<span style='color:%1'>%2</span>").arg(kGray, tr("没有正在计算的期限"))
                                : QStringLiteral("<table cellspacing='0'>%1</table>").arg(open);
  if (!names.isEmpty()) {
    html += QStringLiteral("<div style='color:%1;margin-top:3px'>%2</div>").arg(kGray, tr("已结束：") + names.join(QStringLiteral("、")));
  }
  return section(tr("时限"), html);
}

QString relatedHtml(const CaseSheet& sheet) {
  if (sheet.related.empty()) {
    return {};
  }
  QString rows;
  for (const RelatedCase& other : sheet.related) {
    rows += QStringLiteral("<div><a href='case:%1'>%1</a> %2 %3 <span style='color:%4'>%5</span></div>")
                .arg(other.number.toHtmlEscaped(), other.date, other.cause.toHtmlEscaped(), kGray, other.sameId ? tr("证件号码相同") : tr("名称相同，证件号码未核对"));
  }
  return section(tr("此当事人曾涉 %1 案").arg(sheet.related.size()), rows);
}

QString papersHtml(const CaseSheet& sheet) {
  QString rows;
  for (const CourseStep& step : sheet.course.steps) {
    if (step.event && !step.event->docNo.isEmpty()) {
      const ProcedureStep* row = ProcedureTable::builtIn().find(step.step);
      rows += QStringLiteral("<tr><td style='padding:1px 10px 1px 0'>%1</td><td style='padding:1px 10px 1px 0'>%2</td><td style='color:%3'>%4</td></tr>")
                  .arg(step.event->docNo.toHtmlEscaped(), stepName(step.step), kGray,
                       row && !row->form.isEmpty() ? tr("格式范本 %1").arg(row->form) : QString());
    }
  }
  return rows.isEmpty() ? rows : section(tr("文书"), QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

QString moneyHtml(const CaseSheet& sheet) {
  const CaseCourse& course = sheet.course;
  if (course.payable <= Money{}) {
    return {};
  }
  QString html = tr("应缴 %1 元，已缴 %2 元").arg(course.payable.yuanText(), course.paid.yuanText());
  if (course.extraFine > Money{}) {
    html += QStringLiteral("，<span style='color:%1'>%2</span>").arg(kRed, tr("截至今天加处罚款 %1 元").arg(course.extraFine.yuanText()));
  }
  return section(tr("缴款"), html);
}

QString timelineHtml(const CaseSheet& sheet) {
  std::vector<Moment> moments;
  for (const CourseStep& step : sheet.course.steps) {
    moments.push_back(momentOf(step));
  }
  for (const CaseEvent& row : sheet.course.rows) {
    if (row.kind == CaseEvent::Kind::Withdrawal) {
      moments.push_back({row.recordedAt.localText(), tr("撤回“%1”（%2）：%3").arg(stepName(row.step), row.on.text(), row.note.toHtmlEscaped())});
    }
  }
  for (const CaseHistoryEntry& entry : sheet.history) {
    moments.push_back({entry.at.localText(), QStringLiteral("<span style='color:%1'>%2</span>%3").arg(kGray, actionText(entry.action), changesHtml(entry))});
  }
  std::ranges::stable_sort(moments, [](const Moment& a, const Moment& b) { return a.at > b.at; });
  QString html;
  for (const Moment& moment : moments) {
    html += QStringLiteral("<div style='margin-top:4px'><span style='color:%1'>%2</span> %3</div>").arg(kGray, moment.at, moment.html);
  }
  return section(tr("时间线"), html);
}

QString naturalNextStep(const CaseCourse& course) {
  // Before a case is filed the clue is checked; a decision that cannot be taken yet leaves the step before it.
  for (const QString& id : usualSteps()) {
    if (!isDone(course, id) && isAllowed(course, id)) {
      return id;
    }
  }
  return {};
}

}  // namespace shuangda
