#include "services/transfer_paper_facts.h"

#include <algorithm>

#include "domain/paper_dates.h"
#include "domain/people.h"
#include "domain/unit_sums.h"
#include "services/goods_texts.h"
#include "services/law_texts.h"
#include "services/transfer_texts.h"

namespace shuangda {
namespace {

/// Steps of a case that yield evidence.
const QStringList kEvidenceSteps{QStringLiteral("on_site"), QStringLiteral("inquiry"), QStringLiteral("assist_answer"), QStringLiteral("sampling"),
                                 QStringLiteral("test_result"), QStringLiteral("rights_id"), QStringLiteral("hold"), QStringLiteral("seize")};

QString dayText(const std::optional<EventDate>& date) { return paperMoment(date).section(u' ', 0, 0); }

QString amountText(const QString& label, const std::optional<Money>& amount) { return amount ? label + amount->yuanText() + QStringLiteral("元") : QString(); }

QString joined(QStringList parts, const QString& separator) {
  parts.removeAll(QString());
  parts.removeDuplicates();
  return parts.join(separator);
}

/// A detail as a paper writes it.
QString written(const QString& id, const QString& text) {
  const StepDetail* asked = ProcedureTable::builtIn().detail(id);
  if (text.isEmpty() || !asked) {
    return text;
  }
  switch (asked->kind) {
    case StepDetail::Kind::Date:
    case StepDetail::Kind::Minute: {
      const Result<EventDate> date = EventDate::parse(text);
      return date ? paperMoment(*date) : text;
    }
    case StepDetail::Kind::Money:
      return text + QStringLiteral("元");
    default:
      return text;
  }
}

bool carries(const TransferStep& step, const QString& paper) {
  return std::ranges::any_of(step.papers, [&](const AskedDetail& one) { return one.detail == paper; });
}

bool isSeizure(const Measure& measure) {
  const QString kind = codeLabel(QStringLiteral("measure_kind"), measure.kind);
  return kind.contains(QStringLiteral("查封")) || kind.contains(QStringLiteral("扣押"));
}

}  // namespace

const TransferEvent* TransferPaperFacts::lastOf(const QString& step) const {
  const TransferEvent* found = nullptr;
  for (const TransferSheetStep& one : source_.sheet.steps) {
    if (!one.undone && one.event && one.step == step) {
      found = &*one.event;
    }
  }
  return found;
}

const TransferEvent* TransferPaperFacts::own() const {
  const TransferEvent* found = nullptr;
  for (const TransferSheetStep& one : source_.sheet.steps) {
    const TransferStep* step = TransferTable::builtIn().step(one.step);
    if (!one.undone && one.event && step && carries(*step, paper_)) {
      found = &*one.event;
    }
  }
  return found;
}

std::vector<EnclosedPaper> TransferPaperFacts::enclosed() const {
  std::vector<EnclosedPaper> papers;
  if (const TransferEvent* event = own()) {
    papers = event->papers;
  } else {
    const auto next = std::ranges::find_if(TransferTable::builtIn().steps(), [&](const TransferStep& step) { return carries(step, paper_); });
    const auto offered = std::ranges::find_if(source_.sheet.choices, [&](const TransferChoice& choice) { return carries(*TransferTable::builtIn().step(choice.step), paper_); });
    const TransferStep* step = offered != source_.sheet.choices.end() ? TransferTable::builtIn().step(offered->step) : &*next;
    for (const AskedDetail& asked : step->papers) {
      papers.push_back({.paper = asked.detail, .copies = 0});
    }
  }
  std::erase_if(papers, [&](const EnclosedPaper& one) { return one.paper == paper_; });
  return papers;
}

std::vector<const SeizedItem*> TransferPaperFacts::items() const {
  std::vector<const SeizedItem*> found;
  for (const MeasureSheet& sheet : source_.goods) {
    for (const GoodsRow& row : sheet.lines) {
      if (!row.item.parent) {  // a part split off later stands in the line it came from
        found.push_back(&row.item);
      }
    }
  }
  return found;
}

QString TransferPaperFacts::detail(const TransferEvent* event, const QString& key) const {
  if (!event) {
    return {};
  }
  if (key == u"on") {
    return dayText(event->on);
  }
  if (key == u"at") {
    return paperMoment(event->on);
  }
  if (key == u"doc") {
    return event->docNo;
  }
  const QString id = key.section(u'.', 0, 0);
  const QString text = written(id, event->details.value(id));
  const int which = key.section(u'.', 1).toInt();
  return which > 0 ? peopleIn(text).value(which - 1) : text;
}

QString TransferPaperFacts::lastDetail(const QString& id) const {
  QString found;
  for (const TransferSheetStep& one : source_.sheet.steps) {
    const QString text = !one.undone && one.event ? one.event->details.value(id) : QString();
    found = text.isEmpty() ? found : written(id, text);
  }
  if (found.isEmpty() && source_.sheet.legalCase) {
    const CaseTransfer& known = source_.sheet.legalCase->transfer;
    found = id == u"persons" && known.persons ? QString::number(*known.persons) : id == u"money" ? amountText({}, known.value) : QString();
  }
  if (found.isEmpty() && id == u"officers" && source_.course) {
    found = source_.course->officers.join(u'、');
  }
  return found;
}

QString TransferPaperFacts::caseValue(const QString& key) const {
  if (!source_.sheet.legalCase) {
    return {};
  }
  const LegalCase& c = *source_.sheet.legalCase;
  const QString qualifier = c.amountQualifier;
  const std::map<QString, QString> values{
      {QStringLiteral("number"), c.number},
      {QStringLiteral("cause"), c.cause},
      {QStringLiteral("source"), c.source},
      {QStringLiteral("party"), c.party.name},
      {QStringLiteral("party_full"), joined({c.party.name, c.party.type, c.party.idNo}, QStringLiteral("，"))},
      {QStringLiteral("found"), dayText(c.foundDate)},
      {QStringLiteral("filed"), dayText(c.filedDate)},
      {QStringLiteral("amounts"), joined({amountText(QStringLiteral("货值") + qualifier, c.goodsValue), amountText(QStringLiteral("违法经营额") + qualifier, c.illegalTurnover),
                                          amountText(QStringLiteral("违法所得") + qualifier, c.illegalIncome)},
                                         QStringLiteral("，"))},
      {QStringLiteral("decision_no"), c.decision.docNo},
      {QStringLiteral("penalties"), joined({c.decision.kinds.join(u'、'), amountText(QStringLiteral("罚款"), c.decision.fine),
                                            amountText(QStringLiteral("没收违法所得"), c.decision.confiscatedIncome), amountText(QStringLiteral("没收物品价值"), c.decision.confiscatedGoods),
                                            c.decision.confiscation},
                                           QStringLiteral("；"))}};
  const auto found = values.find(key);
  return found == values.end() ? QString() : found->second;
}

QString TransferPaperFacts::matterValue(const QString& key) const {
  const TransferSheet& sheet = source_.sheet;
  if (key == u"about") {
    QString about = sheet.legalCase ? sheet.legalCase->party.name + sheet.legalCase->cause : sheet.transfer.title;
    about = about.isEmpty() ? sheet.transfer.title : about;
    return about.endsWith(u'案') ? about.chopped(1) : about;
  }
  if (key == u"number") {
    return sheet.transfer.number;
  }
  if (key == u"state") {
    return transferStateText(sheet.standing.state);
  }
  if (key == u"since") {
    return dayText(sheet.standing.since);
  }
  return key == u"days" && sheet.standing.since ? QString::number(sheet.standing.since->lastDay().daysTo(sheet.now.lastDay())) : QString();
}

QString TransferPaperFacts::suspectsValue(const QString& key) const {
  QStringList parts;
  for (const SuspectLine& line : source_.sheet.suspects) {
    const Suspect& who = line.suspect;
    const QString idNo = who.idNo.isEmpty() ? QString() : QStringLiteral("证件号码") + who.idNo;
    parts << (key == u"names" ? who.name : joined({who.name, who.type, idNo, who.note}, QStringLiteral("，")) + u'。');
  }
  return parts.join(key == u"names" ? QStringLiteral("、") : QStringLiteral("\n"));
}

QString TransferPaperFacts::goodsValue(const QString& key) const {
  QStringList docs;
  UnitSums sums;
  Money value;
  for (const MeasureSheet& sheet : source_.goods) {
    docs << sheet.measure.docNo;
  }
  const std::vector<const SeizedItem*> lines = items();
  for (const SeizedItem* item : lines) {
    if (item->quantity) {
      sums.add(item->unit, *item->quantity);
    }
    value += item->value.value_or(Money());
  }
  if (key == u"docs") {
    return joined(docs, QStringLiteral("、"));
  }
  if (key != u"summary" || lines.empty()) {
    return {};
  }
  return joined({QStringLiteral("%1项").arg(lines.size()), sums.text(), value > Money() ? amountText(QStringLiteral("货值"), value) : QString()}, QStringLiteral("，"));
}

QString TransferPaperFacts::seizureValue(const QString& key) const {
  QStringList parts;
  for (const MeasureSheet& sheet : source_.goods) {
    if (isSeizure(sheet.measure)) {
      parts << (key == u"docs" ? sheet.measure.docNo : key == u"kinds" ? codeLabel(QStringLiteral("measure_kind"), sheet.measure.kind) : dayText(sheet.measure.takenDate));
    }
  }
  return joined(parts, QStringLiteral("、"));
}

QString TransferPaperFacts::measureLines() const {
  QStringList lines;
  for (const MeasureSheet& sheet : source_.goods) {
    const QString doc = sheet.measure.docNo.isEmpty() ? QString() : QStringLiteral("（%1）").arg(sheet.measure.docNo);
    lines << QStringLiteral("%1%2%3，涉及物品%4项。").arg(dayText(sheet.measure.takenDate), codeLabel(QStringLiteral("measure_kind"), sheet.measure.kind), doc).arg(sheet.lines.size());
  }
  return lines.join(u'\n');
}

QString TransferPaperFacts::evidenceLines() const {
  QStringList lines;
  if (source_.course) {
    for (const CourseStep& step : source_.course->steps) {
      if (kEvidenceSteps.contains(step.step)) {
        const QString doc = step.event && !step.event->docNo.isEmpty() ? u'，' + step.event->docNo : QString();
        lines << QStringLiteral("（%1）%2，%3%4。").arg(lines.size() + 1).arg(stepName(step.step), dayText(step.on), doc);
      }
    }
  }
  return lines.join(u'\n');
}

QString TransferPaperFacts::overdueClocks() const {
  QStringList parts;
  for (const CaseClock& clock : source_.sheet.clocks) {
    if (clock.state == CaseClock::State::Overdue) {
      parts << QStringLiteral("%1（至%2）").arg(clock.rule.name, paperMoment(clock.limit()));
    }
  }
  return parts.join(u'；');
}

QString TransferPaperFacts::ownValue(const QString& key) const {
  const TransferEvent* event = own();
  if (key == u"is_overdue" || key == u"is_unlawful") {
    QString step = event ? event->step : QString();
    for (const TransferChoice& choice : source_.sheet.choices) {
      step = step.isEmpty() && carries(*TransferTable::builtIn().step(choice.step), paper_) ? choice.step : step;
    }
    const bool holds = step == u"report_overdue" || (key == u"is_unlawful" && step == u"report_refusal");
    return holds ? QStringLiteral("是") : QString();
  }
  if (key == u"difference_text") {
    const QString difference = detail(event, QStringLiteral("difference"));
    return difference.isEmpty() ? QString() : QStringLiteral("；") + difference;
  }
  if (key == u"moved_doc") {
    return event && event->docNo.contains(QStringLiteral("物移")) ? event->docNo : QString();
  }
  return detail(event, key);
}

QString TransferPaperFacts::computed(const QString& family, const QString& key) const {
  if (family == u"organ") {
    const QString authority = source_.sheet.legalCase ? source_.sheet.legalCase->authority.section(u'、', 0, 0) : QString();
    return authority.isEmpty() ? source_.office : authority;
  }
  if (family == u"measures") {
    return measureLines();
  }
  if (family == u"evidence") {
    return evidenceLines();
  }
  if (family == u"clocks") {
    return overdueClocks();
  }
  if (family == u"materials") {
    QStringList names;
    for (const EnclosedPaper& paper : own() ? enclosed() : std::vector<EnclosedPaper>{}) {
      names << transferPaperText(paper.paper);
    }
    names.removeAll(transferPaperText(QStringLiteral("seized_goods_notice")));
    return names.join(u'、');
  }
  return detail(lastOf(family), key);
}

QString TransferPaperFacts::value(const QString& reference) const {
  const QString family = reference.section(u'.', 0, 0);
  const QString key = reference.section(u'.', 1);
  if (family == u"office") {
    return source_.office;
  }
  if (family == u"case") {
    return caseValue(key);
  }
  if (family == u"matter") {
    return matterValue(key);
  }
  if (family == u"suspects") {
    return suspectsValue(key);
  }
  if (family == u"goods") {
    return goodsValue(key);
  }
  if (family == u"seizure") {
    return seizureValue(key);
  }
  if (family == u"own") {
    return ownValue(key);
  }
  return family == u"last" ? lastDetail(key) : computed(family, key);
}

QString TransferPaperFacts::name(const QString& reference) const {
  const QString key = reference.section(u'.', 1, 1);
  if (key == u"doc") {
    return QStringLiteral("文号");
  }
  if (key == u"on" || key == u"at") {
    return transferStepText(reference.section(u'.', 0, 0)) + QStringLiteral("日期");
  }
  static const std::map<QString, QString> names{{QStringLiteral("case.number"), QStringLiteral("案件编号")}, {QStringLiteral("case.cause"), QStringLiteral("案由")},
                                                {QStringLiteral("case.source"), QStringLiteral("案件来源")}, {QStringLiteral("matter.about"), QStringLiteral("案件名称（事由）")},
                                                {QStringLiteral("office"), QStringLiteral("本单位名称")}, {QStringLiteral("organ"), QStringLiteral("移送机关")},
                                                {QStringLiteral("matter.state"), QStringLiteral("所处环节")}, {QStringLiteral("matter.days"), QStringLiteral("已经过的日数")}};
  const auto found = names.find(reference);
  const StepDetail* asked = ProcedureTable::builtIn().detail(key);
  return found != names.end() ? found->second : asked ? asked->label : reference;
}

}  // namespace shuangda
