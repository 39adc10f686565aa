#include "widgets/screening_html.h"

#include <QCoreApplication>

#include "widgets/rich_text.h"

namespace shuangda {
namespace {

using namespace rich;

QString tr(const char* text) { return QCoreApplication::translate("ScreeningHtml", text); }

QString paragraphs(const QStringList& lines) {
  QString html;
  for (const QString& line : lines) {
    html += QStringLiteral("<div>%1</div>").arg(line.toHtmlEscaped());
  }
  return html;
}

QString fields(const std::vector<std::pair<QString, QString>>& pairs) {
  QString rows;
  for (const auto& [label, value] : pairs) {
    rows += labelled(label, value.toHtmlEscaped());
  }
  return rows.isEmpty() ? rows : QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows);
}

QString table(const QStringList& head, const std::vector<QStringList>& rows) {
  if (rows.empty()) {
    return {};
  }
  const auto row = [](const QStringList& cells, bool isHead) {
    QString html;
    for (const QString& cell : cells) {
      html += QStringLiteral("<td style='padding:2px 10px 2px 0'>%1</td>").arg(isHead ? gray(cell.toHtmlEscaped()) : cell.toHtmlEscaped());
    }
    return QStringLiteral("<tr>%1</tr>").arg(html);
  };
  QString html = row(head, true);
  for (const QStringList& cells : rows) {
    html += row(cells, false);
  }
  return QStringLiteral("<table cellspacing='0'>%1</table>").arg(html);
}

QString linesTable(const std::vector<ScreeningPaper::Line>& lines) {
  std::vector<QStringList> rows;
  for (const ScreeningPaper::Line& line : lines) {
    rows.push_back({line.result, line.metric, line.amount, line.standard, line.ratio, line.basis, line.remark});
  }
  return table({tr("结果"), tr("项目"), tr("数额"), tr("标准"), tr("比例"), tr("依据"), tr("说明")}, rows);
}

QString offenceHtml(const ScreeningPaper::Offence& offence) {
  QString html = fields(offence.facts) + linesTable(offence.lines);
  if (!offence.together.empty()) {
    html += QStringLiteral("<div style='margin-top:4px'>%1</div>").arg(gray(tr("与同一当事人其他未经处理的行为合并计算："))) + linesTable(offence.together);
  }
  html += paragraphs(offence.conclusions);
  return html + (offence.missing.isEmpty() ? QString() : QStringLiteral("<div>%1</div>").arg(coloured(kAmber, offence.missing.toHtmlEscaped())));
}

}  // namespace

QString screeningHtml(const ScreeningPaper& paper) {
  QString html = QStringLiteral("<h3 style='margin:0 0 4px 0'>%1　%2</h3>").arg(tr("移还是不移"), paper.number.toHtmlEscaped());
  html += fields(paper.boxes) + section(tr("结论（只作提示，由办案人员判断）"), QStringLiteral("<b>%1</b>").arg(paragraphs(paper.conclusions)));
  for (const ScreeningPaper::Offence& offence : paper.offences) {
    html += section(offence.name.toHtmlEscaped(), offenceHtml(offence));
  }
  html += section(paper.indicatorCount.toHtmlEscaped(), table({tr("指标"), tr("是否"), tr("根据")}, paper.indicators));
  html += section(tr("同一当事人的其他案件"), table({tr("案件编号"), tr("案由"), tr("行为"), tr("处罚"), tr("对本案的意义")}, paper.related));
  html += section(tr("化整为零线索"), paragraphs(paper.splitting)) + section(tr("提示"), paragraphs(paper.hints));
  return html + section(tr("已作出的决定"), table({tr("时间"), tr("决定"), tr("理由"), tr("决定人")}, paper.decisions));
}

}  // namespace shuangda
