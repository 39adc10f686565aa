#include "widgets/clue_html.h"

#include <QObject>

#include "services/clue_texts.h"
#include "services/texts.h"
#include "widgets/course_html.h"

namespace shuangda {
namespace {

constexpr const char16_t* kGray = u"#6b6b6b";

QString tr(const char* text) { return QObject::tr(text); }

QString gray(const QString& html) { return QStringLiteral("<span style='color:%1'>%2</span>").arg(QString::fromUtf16(kGray), html); }

QString section(const QString& title, const QString& html) {
  return QStringLiteral("<h4 style='margin:12px 0 3px 0'>%1</h4>%2").arg(title, html);
}

QString link(const QString& kind, const QString& target, const QString& text) {
  return QStringLiteral("<a href='%1:%2'>%3</a>").arg(kind, target.toHtmlEscaped(), text.toHtmlEscaped());
}

QString headHtml(const ClueSheet& sheet) {
  QString html = QStringLiteral("<h3 style='margin:0 0 2px 0'>%1　%2</h3>").arg(sheet.clue.number, stageText(clueStage(sheet.clue)));
  html += QStringLiteral("<div>%1</div>").arg(sheet.clue.party.name.isEmpty() ? gray(tr("当事人不明")) : sheet.clue.party.name.toHtmlEscaped());
  if (!sheet.caseNumber.isEmpty()) {
    html += QStringLiteral("<div>%1 %2</div>").arg(tr("已转为案件"), link(QStringLiteral("case"), sheet.caseNumber, sheet.caseNumber));
  }
  if (!sheet.mergedInto.isEmpty()) {
    const QString kind = sheet.clue.mergedCase ? QStringLiteral("case") : QStringLiteral("clue");
    html += QStringLiteral("<div>%1 %2</div>").arg(tr("已并入"), link(kind, sheet.mergedInto, sheet.mergedInto));
  }
  return html;
}

QString clocksHtml(const ClueSheet& sheet) {
  QString html;
  for (std::size_t i = 0; i < sheet.clocks.size(); ++i) {
    const CaseClock& clock = sheet.clocks[i];
    const ClockMark mark = clockMark(clock, sheet.now);
    html += QStringLiteral("<div><span style='color:%1'>■ %2</span>　%3　%4　%5</div>")
                .arg(mark.colour, mark.word, clock.rule.name.toHtmlEscaped(), clock.obstacle ? QString() : clock.deadline.due.text(),
                     link(QStringLiteral("why"), QString::number(i), tr("为什么")));
  }
  return html.isEmpty() ? QString() : section(tr("期限"), html);
}

QString duplicatesHtml(const ClueSheet& sheet) {
  QString html;
  for (const ClueMatch& match : sheet.duplicates) {
    html += QStringLiteral("<div style='margin-bottom:3px'><span style='color:#9a5b00'>⚠</span> %1　%2　%3<br>%4</div>")
                .arg(link(match.clue ? QStringLiteral("clue") : QStringLiteral("case"), match.number, matchText(match)), match.date,
                     match.party.toHtmlEscaped(), gray(matchReasonsText(match)));
  }
  return section(tr("可能重复"), html.isEmpty() ? gray(tr("没有发现")) : html);
}

QString partHtml(const Clue& clue, const CluePart& part) {
  QString rows;
  for (const QString& name : part.fields) {
    if (const QString text = clueFieldText(clue, name); !text.isEmpty()) {
      rows += QStringLiteral("<tr><td style='color:%1;padding:1px 10px 1px 0'>%2</td><td style='padding:1px 0'>%3</td></tr>")
                  .arg(QString::fromUtf16(kGray), fieldLabel(name), text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    }
  }
  return rows.isEmpty() ? rows : section(part.title, QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

QStringList names(const char* list) { return QString::fromLatin1(list).split(u' '); }

/// What came after the form was filled in.
std::vector<CluePart> laterParts() {
  return {{tr("延长核查"), names("check_extension_days check_extended_on check_extension_approver check_extension_reason")},
          {tr("处理结果"), names("accepted_on refused_on refusal_ground refusal_reason refusal_approver merged_on")},
          {tr("举报奖励"), names("reward_wanted reward_decided_on reward_yuan reward_paid_on reward_receipt reward_note")}};
}

}  // namespace

std::vector<CluePart> clueFormParts() {
  return {{tr("来源"), names("source found_at inspectors")},
          {tr("投诉人、举报人"), names("reporter_kind reporter_name reporter_representative reporter_id_no reporter_phone reporter_other_contact reporter_address")},
          {tr("移送、交办部门"), names("referring_organ referring_contact referring_phone referring_address")},
          {tr("当事人"), names("party party_id_no party_phone party_address")},
          {tr("案源内容"), names("brand goods content")},
          {tr("登记和核查"), names("registrar check_officers not_counted note")}};
}

QString clueHtml(const ClueSheet& sheet) {
  QString html = headHtml(sheet) + clocksHtml(sheet) + duplicatesHtml(sheet);
  for (const std::vector<CluePart>& parts : {laterParts(), clueFormParts()}) {
    for (const CluePart& part : parts) {
      html += partHtml(sheet.clue, part);
    }
  }
  return html;
}

}  // namespace shuangda
