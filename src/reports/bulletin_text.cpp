#include "reports/bulletin_text.h"

#include <algorithm>

#include "domain/figure_text.h"

namespace shuangda {
namespace {

/// “立案12件，同比上升20%”; “无立案（上年同期3件）” for nothing.
QString countClause(const Figure& figure, const QString& verb) {
  const QString change = comparisonBodyText(figure, figure.yearOnYear, Base::LastYear);
  if (figure.value.amount == 0) {
    const bool fell = figure.yearOnYear.kind == Comparison::Kind::FellToZero;
    return QStringLiteral("无") + verb + (fell ? QStringLiteral("（%1）").arg(change) : QString());
  }
  return verb + bodyText(figure) + (change.isEmpty() ? QString() : QStringLiteral("（%1）").arg(change));
}

/// The clause only where there is something to say.
QString optionalClause(const Figure& figure, const QString& verb) {
  return figure.value.amount == 0 ? QString() : verb + bodyText(figure);
}

QString joined(QStringList clauses, const QString& separator) {
  clauses.removeAll(QString());
  return clauses.join(separator);
}

const Figure& yearFigure(const Bulletin& bulletin, QStringView code) {
  const auto it = std::find_if(bulletin.yearToDate.begin(), bulletin.yearToDate.end(), [&](const Figure& f) { return f.indicator->code == code; });
  Q_ASSERT(it != bulletin.yearToDate.end());
  return *it;
}

QString closingRate(const Bulletin& bulletin) {
  const Figure& rate = bulletin.figure(u"rate_close");
  if (rate.value.denominator == 0 || rate.value.amount == 0) {
    return {};  // “无办结” has said it
  }
  const QString change = comparisonBodyText(rate, rate.yearOnYear, Base::LastYear);
  return QStringLiteral("办结率%1").arg(bodyText(rate)) + (change.isEmpty() ? QString() : QStringLiteral("（%1）").arg(change));
}

const Figure& filedFigure(const BreakdownRow& row) {
  return *std::find_if(row.figures.begin(), row.figures.end(), [](const Figure& figure) { return figure.indicator->code == u"adm_filed"; });
}

}  // namespace

QStringList enforcementParagraphs(const Bulletin& bulletin, const QString& area) {
  const auto figure = [&](QStringView code) -> const Figure& { return bulletin.figure(code); };
  QStringList paragraphs;
  paragraphs << QStringLiteral("%1，%2行政执法机关%3。")
                    .arg(bulletin.period.nameZh(), area,
                         joined({joined({countClause(figure(u"adm_filed"), QStringLiteral("立案")), countClause(figure(u"adm_closed"), QStringLiteral("办结")),
                                         countClause(figure(u"adm_penalized"), QStringLiteral("作出行政处罚决定"))},
                                        QStringLiteral("，")),
                                 joined({optionalClause(figure(u"adm_case_value"), QStringLiteral("涉案金额")),
                                         optionalClause(figure(u"adm_goods_value"), QStringLiteral("货值")),
                                         optionalClause(figure(u"adm_fine_confiscated"), QStringLiteral("罚没款")),
                                         optionalClause(figure(u"adm_fine"), QStringLiteral("其中罚款")),
                                         optionalClause(figure(u"adm_confiscated_amt"), QStringLiteral("没收"))},
                                        QStringLiteral("，"))},
                                QStringLiteral("；")));
  const QString rate = closingRate(bulletin);
  const auto stock = [&](QStringView code, const QString& when) {
    return figure(code).value.amount == 0 ? when + QStringLiteral("无在办") : when + QStringLiteral("在办") + bodyText(figure(code));
  };
  paragraphs << joined({stock(u"adm_pending_begin", QStringLiteral("期初")), stock(u"adm_pending_end", QStringLiteral("期末")), rate}, QStringLiteral("，")) +
                    QStringLiteral("。");
  const Period year = bulletin.period.yearToDate();
  if (!(year == bulletin.period)) {
    paragraphs << QStringLiteral("%1，累计%2。")
                      .arg(year.nameZh(), joined({countClause(yearFigure(bulletin, u"adm_filed"), QStringLiteral("立案")),
                                                  countClause(yearFigure(bulletin, u"adm_closed"), QStringLiteral("办结")),
                                                  optionalClause(yearFigure(bulletin, u"adm_case_value"), QStringLiteral("涉案金额")),
                                                  optionalClause(yearFigure(bulletin, u"adm_fine_confiscated"), QStringLiteral("罚没款"))},
                                                 QStringLiteral("，")));
  }
  return paragraphs;
}

QStringList transferParagraphs(const Bulletin& bulletin) {
  const Figure& cases = bulletin.figure(u"trf_cases");
  if (cases.value.amount == 0) {
    return {countClause(cases, QStringLiteral("向公安机关移送涉嫌犯罪案件")) + QStringLiteral("。")};
  }
  const Figure& persons = bulletin.figure(u"trf_persons");
  const QString change = comparisonBodyText(cases, cases.yearOnYear, Base::LastYear);
  QStringList clauses{QStringLiteral("向公安机关移送涉嫌犯罪案件%1%2%3")
                          .arg(bodyText(cases), persons.value.amount > 0 ? bodyText(persons) : QString(),
                               change.isEmpty() ? QString() : QStringLiteral("（%1）").arg(change)),
                      optionalClause(bulletin.figure(u"trf_value"), QStringLiteral("涉案金额"))};
  const Figure& rate = bulletin.figure(u"rate_transfer");
  if (rate.value.denominator > 0) {
    clauses << QStringLiteral("移送率%1").arg(bodyText(rate));
  }
  clauses << optionalClause(bulletin.figure(u"trf_accepted"), QStringLiteral("公安机关受理"))
          << optionalClause(bulletin.figure(u"trf_police_filed_cases"), QStringLiteral("公安机关立案"))
          << optionalClause(bulletin.figure(u"trf_police_rejected"), QStringLiteral("不予立案"))
          << optionalClause(bulletin.figure(u"trf_leads"), QStringLiteral("另移送线索"));
  return {joined(clauses, QStringLiteral("，")) + QStringLiteral("。")};
}

QStringList destructionParagraphs(const Bulletin& bulletin) {
  QStringList paragraphs;
  const Figure& events = bulletin.figure(u"des_events");
  if (events.value.amount > 0) {
    paragraphs << joined({QStringLiteral("开展销毁活动") + bodyText(events), optionalClause(bulletin.figure(u"des_tonnes"), QStringLiteral("销毁侵权假冒伪劣商品")),
                          optionalClause(bulletin.figure(u"des_value"), QStringLiteral("货值"))},
                         QStringLiteral("，")) +
                      QStringLiteral("。");
  } else {
    paragraphs << QStringLiteral("本期无销毁活动。");
  }
  if (bulletin.figure(u"adm_published").value.amount > 0) {
    paragraphs << QStringLiteral("公开行政处罚案件%1。").arg(bodyText(bulletin.figure(u"adm_published")));
  }
  return paragraphs;
}

QString breakdownRemark(const std::vector<BreakdownRow>& rows, const QString& what) {
  constexpr std::size_t kNamed = 3;
  constexpr qsizetype kMostListed = 12;  // the table names them all
  QStringList leaders;
  QStringList without;
  for (const BreakdownRow& row : rows) {
    if (row.name.isEmpty() || !filedFigure(row).value.known) {
      continue;  // records that do not say where they belong lead no ranking; a unit of which nothing is known has not filed nothing
    }
    if (filedFigure(row).value.amount == 0) {
      without << row.name;
    } else if (leaders.size() < static_cast<qsizetype>(kNamed)) {
      leaders << QStringLiteral("%1（%2）").arg(row.name, bodyText(filedFigure(row)));
    }
  }
  if (leaders.isEmpty()) {
    return {};
  }
  QString text = QStringLiteral("按%1看，立案数居前的是%2").arg(what, leaders.join(QStringLiteral("、")));
  if (!without.isEmpty()) {
    const qsizetype all = without.size();
    const bool many = all > kMostListed;
    text += QStringLiteral("；%1%2本期无立案").arg(without.mid(0, kMostListed).join(QStringLiteral("、")), many ? QStringLiteral("等%1家").arg(all) : QString());
  }
  return text + QStringLiteral("。");
}

QStringList definitionNotes(const Bulletin& bulletin) {
  const auto definition = [&](QStringView code) { return bulletin.figure(code).indicator->definition; };
  QStringList notes{
      QStringLiteral("统计期为%1（%2至%3，含首尾两日），统计截止时点为%4，草稿，数字随台账变动。")
          .arg(bulletin.period.nameZh(), bulletin.period.begin().toString(Qt::ISODate), bulletin.period.lastDay().toString(Qt::ISODate),
               bulletin.cutoff.localText()),
      QStringLiteral("数据来源为台账单位登记的案件、销毁活动和报表单位报送的报表；没有报送的不作零计算。"),
      QStringLiteral("立案：%1。").arg(definition(u"adm_filed")),
      QStringLiteral("办结：%1。").arg(definition(u"adm_closed")),
      QStringLiteral("办结率：%1。").arg(definition(u"rate_close")),
      QStringLiteral("涉案金额：%1。").arg(definition(u"adm_case_value")),
      QStringLiteral("罚款：%1。没收金额：%2。").arg(definition(u"adm_fine"), definition(u"adm_confiscated_amt")),
      QStringLiteral("移送：%1。").arg(definition(u"trf_cases")),
      QStringLiteral("罚种：%1。").arg(definition(u"adm_pen_fine")),
      QStringLiteral("大要案：%1。").arg(definition(u"adm_major_cases")),
      QStringLiteral("金额先按分合计，再换算为万元并四舍五入，分项之和与合计在末位可能不等；“—”表示无基数或不适用，“＜0.01”表示不足0.01万元。"),
      QStringLiteral("只知到月的日期计入该月所在季度，只知到年的不计入任何季度。")};
  for (int i = 0; i < notes.size(); ++i) {
    notes[i].prepend(QStringLiteral("%1．").arg(i + 1));
  }
  return notes;
}

QString chineseNumeral(int number) {
  static constexpr QStringView numerals = u"一二三四五六七八九十";
  return QString(numerals[number - 1]);
}

}  // namespace shuangda
