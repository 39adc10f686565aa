#include "services/law_texts.h"

#include <QHash>

#include "services/texts.h"

namespace shuangda {
namespace {

const QHash<QString, QString>& guardTexts() {
  static const QHash<QString, QString> texts{
      {QStringLiteral("not_suspended"), QStringLiteral("案件正在中止调查。请先登记“恢复调查”")},
      {QStringLiteral("suspended"), QStringLiteral("案件没有中止调查，无须恢复")},
      {QStringLiteral("not_in_review"), QStringLiteral("案件正在审核中。请先登记“审核意见”")},
      {QStringLiteral("statement_over"), QStringLiteral("陈述、申辩期限未满，也没有陈述申辩或者放弃的记录。请等期限届满，或者先登记陈述申辩、放弃")},
      {QStringLiteral("hearing_over"), QStringLiteral("当事人要求听证，听证程序尚未完成。请先登记“听证报告”或者“撤回听证要求”")},
      {QStringLiteral("payment_over"), QStringLiteral("缴款期限未满，或者罚没款已经缴清")},
      {QStringLiteral("review_passed"), QStringLiteral("审核意见为退回补充调查。请补充调查后重新送审")},
      {QStringLiteral("remedy_over"), QStringLiteral("行政复议、行政诉讼期限未满。请等期限届满后再申请")},
      {QStringLiteral("demand_over"), QStringLiteral("催告期限未满。请等催告书送达满期后再申请")},
      {QStringLiteral("executed"), QStringLiteral("罚没款尚未缴清。请先登记缴款或者法院终结执行")},
      {QStringLiteral("published"), QStringLiteral("尚未登记“行政处罚信息公示”。请先登记公示")},
      {QStringLiteral("disposal_agreed"), QStringLiteral("没有权利人的同意或者申请，先行处置公告的期间也未满。请先登记“先行处置物品确认”或者等公告期满")},
      {QStringLiteral("repair_open"), QStringLiteral("因弄虚作假，三年内不得再次申请信用修复（信用修复管理办法第23条）")},
      {QStringLiteral("no_open_crime"), QStringLiteral("涉嫌犯罪的移送事项尚未了结，不能结案（移送规定第11条）。请先办完移送，或者登记“排除嫌疑”")},
      {QStringLiteral("fine_allowed"), QStringLiteral("案件已经移送公安机关，移送期间不得决定罚款；警告、责令停产停业等可以继续（移送规定第11条）")},
      {QStringLiteral("no_open_measure"), QStringLiteral("还有未处理的先行登记保存或者查封、扣押。请先登记处理或者解除")}};
  return texts;
}

QString namesOf(const QString& alternatives) {
  QStringList names;
  for (const QString& id : alternatives.split(u'|')) {
    names << u'“' + stepName(id) + u'”';
  }
  return names.join(QStringLiteral("或"));
}

QString ruleName(const QString& id) {
  static const LawBook book = LawBook::builtIn();
  const DeadlineRule* rule = book.latest(id);
  return rule ? rule->name : id;
}

}  // namespace

QString stepName(const QString& id) {
  if (const ProcedureStep* step = ProcedureTable::builtIn().find(id)) {
    return step->name;
  }
  // The end of a period starts some clocks: then the "step" is that period.
  return ruleName(id);
}

QString trackText(ProcedureStep::Track track) {
  switch (track) {
    case ProcedureStep::Track::Penalty:
      return QStringLiteral("处罚");
    case ProcedureStep::Track::Measure:
      return QStringLiteral("强制措施");
    case ProcedureStep::Track::Transfer:
      return QStringLiteral("移送");
    case ProcedureStep::Track::Publicity:
      return QStringLiteral("公示");
    case ProcedureStep::Track::Execution:
      return QStringLiteral("执行");
  }
  return {};
}

QString procedureRefusalText(const Error& error) {
  if (error.field == QStringLiteral("trigger")) {
    return error.code == ErrorCode::OutOfRange
               ? QStringLiteral("起算时间：%1 不在该规则的施行期间内，请核对日期或者改用当时有效的规则。").arg(error.value)
               : QStringLiteral("起算时间：“%1”须为完整日期（2025-09-30）；按小时计算的须写到分钟（2025-09-30 17:20）。").arg(error.value);
  }
  if (error.field != QStringLiteral("procedure")) {
    return {};
  }
  const QString step = stepName(error.value.section(u' ', 0, 0));
  const QString why = error.value.section(u' ', 1, 1);
  const QString what = error.value.section(u' ', 2);
  const QString head = QStringLiteral("不能登记“%1”：").arg(step);
  if (why == QStringLiteral("needs")) {
    return head + QStringLiteral("尚未登记%1。请先登记%1。").arg(namesOf(what));
  }
  if (why == QStringLiteral("blocked")) {
    return head + QStringLiteral("已登记“%1”，此后不能再办理。误登记的，请先撤回该步骤。").arg(stepName(what));
  }
  if (why == QStringLiteral("guard")) {
    return head + guardTexts().value(what, what) + u'。';
  }
  if (why == QStringLiteral("once")) {
    return head + QStringLiteral("已经登记过。需要更改的，请更正原记录。");
  }
  if (why == QStringLiteral("before")) {
    return head + QStringLiteral("日期早于“%1”（%2）。请核对日期。").arg(stepName(what.section(u' ', 0, 0)), what.section(u' ', 1));
  }
  if (why == QStringLiteral("future")) {
    return head + QStringLiteral("日期 %1 在今天之后。请在发生后登记。").arg(what);
  }
  if (why == QStringLiteral("extension")) {
    return head + QStringLiteral("延长超过允许的长度，或者批准日在期限届满（%1）之后，延长无效。请核对。").arg(what);
  }
  if (why == QStringLiteral("subject")) {
    return head + QStringLiteral("须指明所属的措施或文书。请从列表中选择。");
  }
  return head + QStringLiteral("该步骤由移送流程登记。");
}

QString warningText(const StepWarning& warning) {
  using Kind = StepWarning::Kind;
  const QString first = warning.detail.section(u' ', 0, 0);
  const QString rest = warning.detail.section(u' ', 1);
  switch (warning.kind) {
    case Kind::FarApart:
      return QStringLiteral("与“%1”相隔%2天").arg(stepName(first), rest);
    case Kind::ClosedSameDay:
      return QStringLiteral("立案当日结案");
    case Kind::Late:
      return QStringLiteral("“%1”期限已于 %2 届满").arg(ruleName(first), rest);
    case Kind::HearingNotOffered:
      return QStringLiteral("拟处罚达到听证范围（%1元以上或者限制资格类），告知书未告知听证权利").arg(warning.detail);
    case Kind::LegalReviewMissing:
      return QStringLiteral("经过听证的案件应当法制审核，没有法制审核记录");
    case Kind::HeavierAfterHearing:
      return QStringLiteral("罚款高于告知书所列数额；不得因陈述、申辩加重处罚，事实、依据变化的应当重新告知");
    case Kind::SimpleLimit:
      return QStringLiteral("罚款超过简易程序上限（%1元）").arg(warning.detail);
    case Kind::DiffersFromCase:
      return QStringLiteral("与案件原有日期 %1 不同").arg(warning.detail);
    case Kind::ReviewerInvestigates:
      return QStringLiteral("审核人是本案办案人员；办案人员不得审核本案（程序规定第55条）");
    case Kind::LimitationOver:
      return QStringLiteral("处罚时效已于 %1 届满（行政处罚法第36条）").arg(warning.detail);
    case Kind::RepairEarly:
      return QStringLiteral("信用修复最早可于 %1 申请，申请人尚不符合公示最短期间").arg(warning.detail);
  }
  return {};
}

QString ownerText(DeadlineRule::Owner owner) { return ownerText(fieldText(owner)); }

QString ownerText(const QString& owner) {
  static const QHash<QString, QString> texts{{QStringLiteral("ours"), QStringLiteral("本机关")},
                                             {QStringLiteral("other"), QStringLiteral("当事人、其他机关")},
                                             {QStringLiteral("police"), QStringLiteral("公安机关")},
                                             {QStringLiteral("procuratorate"), QStringLiteral("检察院")},
                                             {QStringLiteral("court"), QStringLiteral("人民法院")}};
  return texts.value(owner, owner);
}

QString unitText(DeadlineRule::Unit unit) {
  switch (unit) {
    case DeadlineRule::Unit::Hour:
      return QStringLiteral("小时");
    case DeadlineRule::Unit::CalendarDay:
      return QStringLiteral("日");
    case DeadlineRule::Unit::WorkingDay:
      return QStringLiteral("个工作日");
    case DeadlineRule::Unit::Month:
      return QStringLiteral("个月");
    case DeadlineRule::Unit::Year:
      return QStringLiteral("年");
  }
  return {};
}

QString periodText(const DeadlineRule& rule) {
  const QString unit = unitText(rule.unit);
  if (!rule.amount) {
    return QStringLiteral("由本机关设定");
  }
  QString text = *rule.amount < 0 ? QStringLiteral("事前满%1%2").arg(-*rule.amount).arg(unit) : QString::number(*rule.amount) + unit;
  if (rule.extUnit) {
    const QString amount = rule.extAmount ? QString::number(*rule.extAmount) + unit : QStringLiteral("（长短由批准定）");
    text += QStringLiteral("，经批准可延长") + amount;
  }
  return text;
}

QString confidenceText(const QString& confidence) {
  static const QHash<QString, QString> texts{{QStringLiteral("confirmed"), QStringLiteral("已核对原文")},
                                             {QStringLiteral("secondary"), QStringLiteral("据二手资料")},
                                             {QStringLiteral("unconfirmed"), QStringLiteral("条文待核")},
                                             {QStringLiteral("design"), QStringLiteral("本程序的观察标准，非法定")}};
  return texts.value(confidence, confidence);
}

QString reasonText(const QString& exclusionReason) {
  static const QHash<QString, QString> texts{{QStringLiteral("TEST"), QStringLiteral("检测、检验、检疫、鉴定")},
                                             {QStringLiteral("RIGHTS_ID"), QStringLiteral("权利人辨认、鉴别")},
                                             {QStringLiteral("SUSPEND"), QStringLiteral("中止调查")},
                                             {QStringLiteral("HEARING"), QStringLiteral("听证")},
                                             {QStringLiteral("NOTICE"), QStringLiteral("公告")},
                                             {QStringLiteral("REFUND"), QStringLiteral("责令退还多收价款")},
                                             {QStringLiteral("CONSULT"), QStringLiteral("征求异地检察院意见")},
                                             {QStringLiteral("CRIMINAL_STAGE"), QStringLiteral("移送公安期间")}};
  QStringList names;
  for (const QString& reason : exclusionReason.split(u';')) {
    names << texts.value(reason, reason);
  }
  return names.join(u'、');
}

QString clockStateText(CaseClock::State state) {
  switch (state) {
    case CaseClock::State::Running:
      return QStringLiteral("进行中");
    case CaseClock::State::Paused:
      return QStringLiteral("暂停计算");
    case CaseClock::State::Overdue:
      return QStringLiteral("已超期");
    case CaseClock::State::Lapsed:
      return QStringLiteral("已届满");
    case CaseClock::State::Done:
      return QStringLiteral("已办");
    case CaseClock::State::DoneLate:
      return QStringLiteral("逾期办理");
    case CaseClock::State::NotComputable:
      return QStringLiteral("不能计算");
  }
  return {};
}

QString remainingText(const EventDate& alarm, const EventDate& now) {
  if (alarm.precision() == EventDate::Precision::Minute) {
    const qint64 minutes = (Instant::parseLocal(alarm.text())->epochMs() - Instant::parseLocal(now.text())->epochMs()) / 60'000;
    constexpr qint64 kHour = 60;
    if (minutes < 0) {
      return QStringLiteral("已超%1小时").arg((-minutes + kHour - 1) / kHour);
    }
    return minutes >= kHour ? QStringLiteral("还有%1小时").arg(minutes / kHour) : QStringLiteral("还有%1分钟").arg(minutes);
  }
  const qint64 days = now.firstDay().daysTo(alarm.lastDay());
  if (days < 0) {
    return QStringLiteral("已超%1天").arg(-days);
  }
  return days == 0 ? QStringLiteral("今天到期") : QStringLiteral("还有%1天").arg(days);
}

QString weekdayText(QDate day) {
  const QString names = QStringLiteral("一二三四五六日");
  return QStringLiteral("周") + names.at(day.dayOfWeek() - 1);
}

TrailLine trailLine(const TrailDay& day, const DeadlineRule& rule) {
  using Kind = TrailDay::Kind;
  TrailLine line{.day = day.day.toString(Qt::ISODate) + u' ' + weekdayText(day.day)};
  const QString holiday = day.detail.isEmpty() ? QString() : QStringLiteral("（%1）").arg(day.detail);
  switch (day.kind) {
    case Kind::Start:
      line.reason = rule.unit == DeadlineRule::Unit::Hour ? QStringLiteral("起算") : QStringLiteral("起算日，当日不计入（程序规定第80条）");
      break;
    case Kind::Counted:
      line.count = QString::number(day.count);
      line.reason = QStringLiteral("计入");
      break;
    case Kind::CountedMakeup:
      line.count = QString::number(day.count);
      line.reason = QStringLiteral("调休上班日，计入") + holiday;
      break;
    case Kind::SkippedWeekend:
      line.reason = QStringLiteral("周末，不计");
      break;
    case Kind::SkippedHoliday:
      line.reason = QStringLiteral("节假日，不计") + holiday;
      break;
    case Kind::SkippedExcluded:
      line.reason = QStringLiteral("不计入：") + reasonText(day.detail);
      break;
    case Kind::Target:
      line.count = QString::number(day.count);
      line.reason = rule.unit == DeadlineRule::Unit::Hour ? QStringLiteral("满 %1 小时，到 %2").arg(day.count).arg(day.detail) : QStringLiteral("对应日");
      break;
    case Kind::MonthEnd:
      line.count = QString::number(day.count);
      line.reason = QStringLiteral("当月没有对应日，为月末日（民法典第202条）");
      break;
    case Kind::End:
      line.reason = QStringLiteral("期间最后一日");
      break;
    case Kind::MovedWeekend:
      line.reason = QStringLiteral("周末，顺延");
      break;
    case Kind::MovedHoliday:
      line.reason = QStringLiteral("节假日，顺延") + holiday;
      break;
    case Kind::Due:
      line.reason = rule.rolling == DeadlineRule::Rolling::Warn ? QStringLiteral("顺延后的最迟日（顺延存疑，以未顺延之日为准）") : QStringLiteral("顺延后的最后一日");
      break;
  }
  return line;
}

QString deadlineRemarkText(const DeadlineRemark& remark) {
  using Kind = DeadlineRemark::Kind;
  switch (remark.kind) {
    case Kind::ReasonNotAccepted:
      return QStringLiteral("“%1”的期间依本规则不得扣除，未予考虑").arg(reasonText(remark.detail));
    case Kind::ExtensionTooLate:
      return QStringLiteral("%1 批准的延长在期限届满之后，无效").arg(remark.detail);
    case Kind::ExtensionTooLong:
      return QStringLiteral("%1 批准的延长超过允许的长度，无效").arg(remark.detail);
    case Kind::ExtensionNotAllowed:
      return QStringLiteral("%1 批准的延长不为本规则所允许，无效").arg(remark.detail);
    case Kind::CalendarNotLoaded:
      return QStringLiteral("没有%1年的放假安排，只按周末计算；请导入放假通知后重新计算").arg(remark.detail);
    case Kind::Provisional:
      return QStringLiteral("%1年的放假安排公布后，年末日期可能变化").arg(remark.detail);
    case Kind::Paused:
      return QStringLiteral("“%1”仍在继续，暂按今天结束计算").arg(reasonText(remark.detail));
    case Kind::Transition:
      return QStringLiteral("公示在现行规定施行（%1）之前，按现行规定自原公示之日计算，待确认（参数 publicity_transition）").arg(remark.detail);
  }
  return {};
}

std::vector<std::pair<QString, QString>> clockBasis(const CaseClock& clock, const QString& number) {
  const DeadlineRule& rule = clock.rule;
  std::vector<std::pair<QString, QString>> basis;
  if (!number.isEmpty()) {
    basis.emplace_back(QStringLiteral("编号"), number);
  }
  basis.emplace_back(QStringLiteral("依据"), QStringLiteral("%1 %2（%3）").arg(rule.basis, rule.article, confidenceText(rule.confidence)));
  basis.emplace_back(QStringLiteral("期限"), QStringLiteral("%1，责任方：%2").arg(periodText(rule), ownerText(rule.owner)));
  const QString step = clock.triggerStep.isEmpty() ? rule.triggerName : stepName(clock.triggerStep);
  basis.emplace_back(QStringLiteral("起算"), QStringLiteral("%1 %2 %3").arg(clock.triggerAt.text(), step, clock.triggerDocNo).trimmed());
  for (const Extension& extension : clock.extensions) {
    const QString approved = extension.approvedOn.toString(Qt::ISODate);
    basis.emplace_back(QStringLiteral("延长"), QStringLiteral("%1%2，%3 批准 %4").arg(extension.amount).arg(unitText(extension.unit), approved, extension.paper).trimmed());
  }
  for (const Exclusion& exclusion : clock.exclusions) {
    const QString end = exclusion.to ? exclusion.to->toString(Qt::ISODate) : QStringLiteral("今");
    basis.emplace_back(QStringLiteral("扣除"),
                       QStringLiteral("%1 至 %2 %3 %4").arg(exclusion.from.toString(Qt::ISODate), end, reasonText(exclusion.reason), exclusion.paper).trimmed());
  }
  return basis;
}

QStringList explanation(const CaseClock& clock, const QString& caseNumber) {
  const DeadlineRule& rule = clock.rule;
  QStringList lines{QStringLiteral("%1（%2）").arg(rule.name, rule.id)};
  for (const auto& [label, text] : clockBasis(clock, caseNumber)) {
    lines << QStringLiteral("%1：%2").arg(label, text);
  }
  if (clock.obstacle) {
    lines << QStringLiteral("不能计算：") + refusalText(*clock.obstacle);
    return lines;
  }
  for (const TrailDay& day : clock.deadline.trail) {
    const TrailLine line = trailLine(day, rule);
    lines << QStringLiteral("  %1  %2  %3").arg(line.day, line.count.rightJustified(3), line.reason);
  }
  lines << QStringLiteral("到期：%1").arg(clock.deadline.due.text());
  if (clock.deadline.moved()) {
    lines << QStringLiteral("未顺延之日：%1").arg(clock.deadline.hardDue.text());
  }
  for (const DeadlineRemark& remark : clock.deadline.remarks) {
    lines << QStringLiteral("注意：") + deadlineRemarkText(remark);
  }
  if (!rule.effect.isEmpty()) {
    lines << QStringLiteral("逾期后果：") + rule.effect;
  }
  if (!rule.note.isEmpty()) {
    lines << QStringLiteral("说明：") + rule.note;
  }
  return lines;
}

}  // namespace shuangda
