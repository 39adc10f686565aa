#include "reports/bulletin_notes.h"

#include "domain/figure_context.h"
#include "reports/bulletin_problem_slots.h"

namespace shuangda {
namespace {

/// The units that keep a ledger, or those that send their figures.
QStringList namesByMode(const BulletinMaterial& material, bool reporting) {
  QStringList names;
  for (const ReportReceipt& receipt : material.receipts) {
    if (reportsItsFigures(receipt.unit) == reporting) {
      names << receipt.unit.name;
    }
  }
  return names;
}

/// Which units speak by their ledger, which by their forms, and of which there is nothing. A ledger speaks without a form.
QString sourcesNote(const BulletinMaterial& material) {
  const auto bracketed = [&](const QStringList& names) { return names.isEmpty() ? QString() : QStringLiteral("（%1）").arg(namesOf(names, material.named)); };
  const QString missing = namesOf(unitsNotIncluded(material), material.named);
  QString note = QStringLiteral("数据来源为台账单位%1登记的案件、销毁活动和报表单位%2报送的报表").arg(bracketed(namesByMode(material, false)), bracketed(namesByMode(material, true)));
  note += missing.isEmpty() ? QStringLiteral("；没有报送的不作零计算。") : QStringLiteral("；未含未报送的%1，没有报送的不作零计算。").arg(missing);
  return note;
}

QString correctionsNote(const BulletinMaterial& material) {
  if (!material.corrected) {
    return QStringLiteral("环比、同比和累计数按统计截止时点所知的数计算。");
  }
  return material.corrections.empty() ? QStringLiteral("%1通报定稿以后没有更正。").arg(material.corrected->nameZh())
                                      : QStringLiteral("%1通报定稿以后有更正，环比、同比和累计数含对上期数据的更正。").arg(material.corrected->nameZh());
}

}  // namespace

QStringList definitionNotes(const BulletinMaterial& material) {
  const Bulletin& bulletin = material.bulletin;
  const auto definition = [&](QStringView code) { return bulletin.figure(code).indicator->definition; };
  QStringList notes{
      QStringLiteral("统计期为%1（%2至%3，含首尾两日），统计截止时点为%4；本通报数字截至该时点，送审时定稿，此后不再变动。")
          .arg(bulletin.period.nameZh(), bulletin.period.begin().toString(Qt::ISODate), bulletin.period.lastDay().toString(Qt::ISODate),
               bulletin.cutoff.localText()),
      sourcesNote(material),
      QStringLiteral("立案：%1。").arg(definition(u"adm_filed")),
      QStringLiteral("办结：%1。").arg(definition(u"adm_closed")),
      QStringLiteral("办结率：%1。").arg(definition(u"rate_close")),
      QStringLiteral("涉案金额：%1。").arg(definition(u"adm_case_value")),
      QStringLiteral("罚款：%1。没收金额：%2。").arg(definition(u"adm_fine"), definition(u"adm_confiscated_amt")),
      QStringLiteral("移送：%1。").arg(definition(u"trf_cases")),
      QStringLiteral("罚种：%1。").arg(definition(u"adm_pen_fine")),
      QStringLiteral("大要案：%1。").arg(definition(u"adm_major_cases")),
      QStringLiteral("金额先按分合计，再换算为万元并四舍五入，分项之和与合计在末位可能不等；“—”表示无基数或不适用，“＜0.01”表示不足0.01万元。"),
      correctionsNote(material),
      QStringLiteral("只知到月的日期计入该月所在季度，只知到年的不计入任何季度。")};
  for (int i = 0; i < notes.size(); ++i) {
    notes[i].prepend(QStringLiteral("%1．").arg(i + 1));
  }
  return notes;
}

}  // namespace shuangda
