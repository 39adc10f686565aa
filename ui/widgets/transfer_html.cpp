#include "widgets/transfer_html.h"

#include <QCoreApplication>

#include "services/law_texts.h"
#include "services/texts.h"
#include "services/transfer_texts.h"
#include "widgets/course_html.h"
#include "widgets/rich_text.h"

namespace shuangda {
namespace {

using namespace rich;

QString tr(const char* text) { return QCoreApplication::translate("TransferHtml", text); }

QString headHtml(const TransferSheet& sheet) {
  const TransferStanding& standing = sheet.standing;
  QString html = QStringLiteral("<h3 style='margin:0 0 2px 0'>%1　%2</h3>").arg(sheet.transfer.number, laneText(sheet.transfer.lane));
  const QString about = sheet.legalCase ? tr("案件 %1　%2　%3").arg(link(QStringLiteral("case:") + sheet.legalCase->number, sheet.legalCase->number),
                                                                    sheet.legalCase->party.name.toHtmlEscaped(), sheet.legalCase->cause.toHtmlEscaped())
                                        : sheet.transfer.title.toHtmlEscaped();
  html += QStringLiteral("<div>%1</div>").arg(about);
  const QString waits = standing.open ? tr("　待办：%1").arg(sideText(standing.waitsFor)) : QString();
  html += QStringLiteral("<div style='margin-top:4px'><b>%1</b>%2%3%4</div>")
              .arg(transferStateText(standing.state), standing.since ? tr("　自 %1").arg(standing.since->text()) : QString(), waits,
                   standing.round > 1 ? tr("　第 %1 次移送").arg(standing.round) : QString());
  if (!sheet.transfer.openedBy) {
    html += QStringLiteral("<div>%1</div>").arg(gray(tr("据台账日期建立；以后的步骤在这里登记")));
  }
  return html;
}

QString clocksHtml(const TransferSheet& sheet) {
  QString html;
  for (std::size_t i = 0; i < sheet.clocks.size(); ++i) {
    const CaseClock& clock = sheet.clocks[i];
    if (!clock.isOpen()) {
      continue;
    }
    const ClockMark mark = clockMark(clock, sheet.now);
    const QString latest = clock.deadline.moved() ? tr("（最迟 %1）").arg(clock.deadline.due.text()) : QString();
    html += QStringLiteral("<div><span style='color:%1'>■ %2</span>　%3　%4%5　%6　%7</div>")
                .arg(mark.colour, mark.word, clock.rule.name.toHtmlEscaped(), clock.obstacle ? QString() : clock.deadline.hardDue.text(), latest,
                     gray(ownerText(clock.rule.owner)), link(QStringLiteral("why:%1").arg(i), tr("为什么")));
  }
  return section(tr("期限"), html);
}

QString suspectsHtml(const TransferSheet& sheet) {
  QString rows;
  for (const SuspectLine& line : sheet.suspects) {
    const QString stage = line.lastStep.isEmpty() ? tr("尚无刑事环节") : transferStepText(line.lastStep) + u' ' + (line.lastOn ? line.lastOn->text() : QString());
    rows += QStringLiteral("<tr><td style='padding:1px 12px 1px 0'>%1</td><td style='padding:1px 12px 1px 0'>%2</td><td>%3</td></tr>")
                .arg(line.suspect.name.toHtmlEscaped(), line.ended ? gray(stage) : stage, line.charge.toHtmlEscaped());
  }
  return section(tr("嫌疑人"), rows.isEmpty() ? rows : QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

QString flagsHtml(const TransferSheet& sheet) {
  return section(tr("并行指标"), flagLines(sheet.standing.flags).join(QStringLiteral("　·　")).toHtmlEscaped());
}

QString papersLine(const TransferEvent& event) {
  QStringList names;
  for (const EnclosedPaper& paper : event.papers) {
    names << (paper.copies > 1 ? tr("%1（%2份）").arg(transferPaperText(paper.paper)).arg(paper.copies) : transferPaperText(paper.paper));
  }
  QString line = names.join(u'、').toHtmlEscaped();
  if (!event.hole.isEmpty()) {
    line += coloured(kAmber, tr("　缺件原因：%1").arg(event.hole.toHtmlEscaped()));
  }
  return line.isEmpty() ? line : QStringLiteral("<br>") + gray(tr("材料：") + line);
}

QString detailsLine(const TransferEvent& event) {
  QStringList parts;
  for (auto it = event.details.begin(); it != event.details.end(); ++it) {
    parts << fieldLabel(it.key()) + u'：' + it.value();
  }
  if (!event.note.isEmpty()) {
    parts << tr("备注：%1").arg(event.note);
  }
  return parts.isEmpty() ? QString() : QStringLiteral("<br>") + gray(parts.join(QStringLiteral("；")).toHtmlEscaped());
}

/// Newest first, as one reads what happened last.
QString stepsHtml(const TransferSheet& sheet) {
  QString html;
  for (auto step = sheet.steps.rbegin(); step != sheet.steps.rend(); ++step) {
    const QString name = step->event ? link(QStringLiteral("event:%1").arg(step->event->id.value), transferStepText(step->step)) : transferStepText(step->step);
    QString who;
    if (step->event && step->event->suspect) {
      const auto line = std::ranges::find_if(sheet.suspects, [&](const SuspectLine& one) { return one.suspect.id == *step->event->suspect; });
      who = line == sheet.suspects.end() ? QString() : u'　' + line->suspect.name.toHtmlEscaped();
    }
    const QString number = step->event ? step->event->docNo.toHtmlEscaped() : gray(tr("据台账"));
    const QString undone = step->undone ? coloured(kAmber, tr("　已撤回")) : QString();
    html += QStringLiteral("<div style='margin-bottom:4px'>%1　<b>%2</b>%3　→ %4　%5%6%7%8</div>")
                .arg(step->on.text(), name, who, transferStateText(step->to), number, undone, step->event ? detailsLine(*step->event) : QString(),
                     step->event ? papersLine(*step->event) : QString());
  }
  return section(tr("经过"), html);
}

QString cellHtml(const QString& html, bool number = true) {
  return QStringLiteral("<td align='%1' style='padding:2px 10px'>%2</td>").arg(number ? QStringLiteral("right") : QStringLiteral("left"), html);
}

QString figureLink(const BoardFigure& figure, const QString& unit, const QString& region) {
  const QString shown = figure.persons > 0 ? tr("%1 件 %2 人").arg(figure.cases).arg(figure.persons) : QString::number(figure.cases);
  const bool isList = figure.milestone != u"found" && figure.milestone != u"case_filed" && figure.milestone != u"entered";
  return figure.cases == 0 || !isList ? shown : link(QStringLiteral("milestone:%1/%2/%3").arg(figure.milestone, unit, region), shown);
}

/// Bars whose length is the number, with the number beside it: readable without colour.
QString funnelHtml(const std::vector<BoardFigure>& figures) {
  constexpr int kLongest = 260;
  int most = 1;
  for (const BoardFigure& figure : figures) {
    most = std::max(most, figure.cases);
  }
  QString rows;
  for (const BoardFigure& figure : figures) {
    // Stages differ by orders of magnitude: the bar tells the order, the number the size.
    const int width = figure.cases == 0 ? 0 : std::max(3, static_cast<int>(kLongest * std::log1p(figure.cases) / std::log1p(most)));
    const QString bar = width == 0 ? QString() : QStringLiteral("<table cellspacing='0' cellpadding='0'><tr><td width='%1' height='12' bgcolor='#4a6fa5'></td></tr></table>").arg(width);
    rows += QStringLiteral("<tr>%1%2<td style='padding:2px 0'>%3</td></tr>").arg(cellHtml(milestoneText(figure.milestone), false), cellHtml(figureLink(figure, {}, {})), bar);
  }
  return QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows);
}

/// What is owed and what is in doubt; the cases nobody judged yet are known only after a screening, whose time is said.
QString owedHtml(const std::vector<OwedFigure>& figures, const Instant& screenedAt) {
  QString html;
  for (const OwedFigure& figure : figures) {
    const QString mark = !figure.cases ? gray(QStringLiteral("□")) : *figure.cases == 0 ? coloured(kGreen, QStringLiteral("●")) : coloured(figure.kind == OwedTransfer::Decided ? kRed : kAmber, QStringLiteral("■"));
    const QString count = !figure.cases ? gray(tr("尚未筛查")) : *figure.cases == 0 ? tr("0 件") : link(QStringLiteral("owed:") + fieldText(figure.kind), tr("%1 件").arg(*figure.cases));
    const QString run = figure.kind != OwedTransfer::Undecided ? QString()
                        : figure.cases                         ? u'　' + gray(tr("（%1 筛查）").arg(screenedAt.localText().left(16))) + link(QStringLiteral("screen:"), tr("重新筛查"))
                                                               : u'　' + link(QStringLiteral("screen:"), tr("筛查全部案件"));
    html += QStringLiteral("<div>%1　%2　%3%4</div>").arg(mark, owedText(figure.kind), count, run);
  }
  return section(tr("应移未移"), html);
}

QString rowsHtml(const TransferBoard& board, const std::vector<BoardRow>& rows, bool units) {
  QString head = cellHtml(gray(units ? tr("单位") : tr("地区")), false);
  for (const QString& column : board.columns) {
    head += cellHtml(gray(milestoneText(column)));
  }
  QString body;
  for (const BoardRow& row : rows) {
    body += QStringLiteral("<tr>") + cellHtml(row.name.isEmpty() ? gray(tr("未填")) : row.name.toHtmlEscaped(), false);
    for (const BoardFigure& figure : row.figures) {
      body += cellHtml(figure.cases == 0 ? gray(QStringLiteral("0")) : figureLink(figure, units ? row.name : QString(), units ? QString() : row.name));
    }
    body += QStringLiteral("</tr>");
  }
  return QStringLiteral("<table cellspacing='0'><tr>%1</tr>%2</table>").arg(head, body);
}

}  // namespace

QString transferHtml(const TransferSheet& sheet) { return headHtml(sheet) + clocksHtml(sheet) + suspectsHtml(sheet) + flagsHtml(sheet) + stepsHtml(sheet); }

QString caseTransfersHtml(const std::vector<TransferRow>& rows) {
  QString html;
  for (const TransferRow& row : rows) {
    const QString waits = row.open ? tr("　待办：%1").arg(sideText(row.waitsFor)) : QString();
    html += QStringLiteral("<div>%1　%2　<b>%3</b>%4%5</div>")
                .arg(link(QStringLiteral("transfer:"), row.transfer.number), laneText(row.transfer.lane), transferStateText(row.state),
                     row.since ? tr("　自 %1").arg(row.since->text().left(10)) : QString(), waits);
  }
  return section(tr("移送"), html.isEmpty() ? link(QStringLiteral("transfer:"), tr("开始移送…")) : html);
}

QString boardHtml(const TransferBoard& board, const Instant& screenedAt) {
  QString html = QStringLiteral("<h3 style='margin:0'>%1</h3>").arg(tr("两法衔接看板　%1 至 %2").arg(board.from.toString(Qt::ISODate), board.until.toString(Qt::ISODate)));
  QString overdue;
  for (const OverdueFigure& figure : board.overdue) {
    overdue += QStringLiteral("<div>%1　%2　%3</div>").arg(coloured(kRed, QStringLiteral("■")), ownerText(figure.owner), link(QStringLiteral("overdue:") + figure.owner, tr("%1 件超期").arg(figure.matters)));
  }
  html += section(tr("超期"), overdue.isEmpty() ? coloured(kGreen, tr("● 没有超期")) : overdue);
  QString waiting;
  for (const auto& [side, matters] : board.unanswered) {
    waiting += QStringLiteral("<div>%1　%2　%3</div>").arg(coloured(kAmber, QStringLiteral("■")), sideText(side), link(QStringLiteral("waits:") + fieldText(side), tr("%1 件超过 %2 天没有答复").arg(matters).arg(board.stuckDays)));
  }
  html += section(tr("没有答复"), waiting.isEmpty() ? coloured(kGreen, tr("● 没有滞留")) : waiting);
  html += owedHtml(board.owed, screenedAt);
  html += QStringLiteral("<table cellspacing='0' width='100%' style='margin-top:12px'><tr><td width='50%' valign='top'>%1</td><td valign='top'>%2</td></tr></table>")
              .arg(section(tr("进程"), funnelHtml(board.funnel)), section(tr("回转"), funnelHtml(board.backwards)));
  QStringList states;
  for (const auto& [state, matters] : board.states) {
    states << tr("%1 %2").arg(transferStateText(state).toHtmlEscaped(), link(QStringLiteral("state:") + state, QString::number(matters)));
  }
  html += section(tr("现在的状态"), states.join(QStringLiteral("　·　")));
  QString spans;
  for (const StageSpan& span : board.spans) {
    const QString days = span.matters == 0 ? gray(QStringLiteral("—")) : tr("%1 天（%2 件）").arg(span.days, 0, 'f', 1).arg(span.matters);
    spans += QStringLiteral("<tr>%1%2</tr>").arg(cellHtml(milestoneText(span.from) + QStringLiteral(" → ") + milestoneText(span.to), false), cellHtml(days));
  }
  html += section(tr("平均用时"), QStringLiteral("<table cellspacing='0'>%1</table>").arg(spans));
  return html + section(tr("分单位"), rowsHtml(board, board.byUnit, true)) + section(tr("分地区"), rowsHtml(board, board.byRegion, false));
}

QString quarterlyHtml(const QuarterlyTable& table) {
  QString head = cellHtml(gray(tr("单位")), false);
  QString body;
  for (const QuarterlyRow& row : table.rows) {
    body += QStringLiteral("<tr>") + cellHtml(row.unit.isEmpty() ? tr("<b>合计</b>") : row.unit.toHtmlEscaped(), false);
    for (const QuarterlyCell& cell : row.cells) {
      head += &row == &table.rows.front() ? cellHtml(gray(milestoneText(cell.column))) : QString();
      body += cellHtml(figureLink(cell.now, row.unit, {}) + QStringLiteral("<br>") + gray(tr("同比 %1").arg(yearOnYear(cell.now.cases, cell.lastYear.cases))));
    }
    body += QStringLiteral("</tr>");
  }
  return QStringLiteral("<h3 style='margin:0 0 6px 0'>%1</h3><table cellspacing='0'><tr>%2</tr>%3</table>").arg(tr("两法衔接案件移送情况　%1").arg(table.period.nameZh()), head, body);
}

}  // namespace shuangda
