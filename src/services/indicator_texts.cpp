#include "services/indicator_texts.h"

#include "domain/indicator_words.h"

namespace shuangda {
namespace {

using Words = std::vector<IndicatorWord>;

IndicatorWord word(const char* name, const char16_t* text) { return {QString::fromLatin1(name), QString::fromUtf16(text)}; }

const QString kLeastValue = QStringLiteral("case_value");

Words caseDates() {
  return {word("filed_date", u"立案日期"),
          word("closed_date", u"结案日期"),
          word("decision_date", u"处罚决定日期"),
          word("transfer_date", u"移送日期（送达公安）"),
          word("found_date", u"发现日期"),
          word("withdrawn_date", u"撤案日期"),
          word("annulled_date", u"决定撤销、变更日期"),
          word("published_date", u"公开日期"),
          word("publish_due", u"应公开的最后一日"),
          word("platform_entered_date", u"平台录入日期"),
          word("transfer_approved_date", u"批准移送日期"),
          word("police_accepted_date", u"公安受理日期"),
          word("police_filed_date", u"公安立案日期"),
          word("police_rejected_date", u"公安不予立案日期"),
          word("reverse_opinion_date", u"反向移送意见日期")};
}

bool isDate(const QString& field) { return factDateOf(field).has_value(); }

}  // namespace

Words indicatorKinds() {
  return {word("event", u"按日期计"), word("stock_begin", u"期初在办"), word("stock_end", u"期末在办"), word("sum", u"几个指标的和、差"), word("ratio", u"比率")};
}

Words indicatorEntities() { return {word("case", u"案件"), word("destruction", u"销毁活动"), word("return", u"移送退回")}; }

Words indicatorDates(Fact::Entity entity) { return entity == Fact::Entity::Case ? caseDates() : Words{word("date", u"发生日期")}; }

Words indicatorMeasures(Fact::Entity entity) {
  Words words{word("count", u"个数")};
  if (entity == Fact::Entity::Case) {
    for (const IndicatorWord& one : {word("case_value", u"涉案金额"), word("goods_value", u"货值金额"), word("fine", u"罚款"), word("confiscated", u"没收金额"), word("fine+confiscated", u"罚没款"),
                                     word("transfer_value", u"移送案件金额"), word("transfer_persons", u"移送人数"), word("police_filed_persons", u"公安立案人数"),
                                     word("reverse_persons", u"反向移送人数"), word("transfer_days", u"移送用时（天）")}) {
      words.push_back(one);
    }
  } else if (entity == Fact::Entity::Destruction) {
    for (const IndicatorWord& one : {word("tonnes", u"重量（吨）"), word("items", u"件数"), word("destroyed_value", u"货值"), word("varieties", u"品种数"), word("distinct_categories", u"大类数")}) {
      words.push_back(one);
    }
  }
  return words;
}

Words indicatorComparisons() { return {word("yes", u"比较"), word("no", u"不比较"), word("pp", u"按百分点比较")}; }

Words conditionFields() {
  Words words{word("procedure", u"程序"),         word("case_value", u"涉案金额不少于（元）"), word("field", u"领域"),         word("cause", u"案由"),
              word("campaign", u"专项行动"),      word("unit", u"部门"),                       word("organ", u"机关"),         word("region", u"地区"),
              word("city", u"市"),                word("province", u"省"),                     word("penalty_kind", u"处罚种类"), word("heaviest_kind", u"计入的处罚种类"),
              word("transfer_flag", u"是否移送"), word("category", u"销毁大类"),               word("is_online", u"涉网"),     word("is_market", u"重点实体市场"),
              word("is_rural", u"农村市场"),      word("is_foreign", u"外商投资企业"),         word("late_transfer", u"逾期移送"), word("should_transfer", u"应移送未移送")};
  for (const IndicatorWord& date : caseDates()) {
    words.push_back(date);
  }
  return words;
}

Words conditionValues(const QString& field) {
  if (field == QStringLiteral("procedure")) {
    return {{QStringLiteral("普通"), QStringLiteral("普通程序")}, {QStringLiteral("简易"), QStringLiteral("简易程序")}};
  }
  if (field.startsWith(QStringLiteral("is_")) || field.endsWith(QStringLiteral("_transfer"))) {
    return {{QStringLiteral("是"), QStringLiteral("是")}};
  }
  if (isDate(field)) {
    Words tests{word("known", u"有"), word("unknown", u"没有"), word("by_cutoff", u"统计截止以前"), word("not_by_cutoff", u"统计截止时还没有")};
    if (field == QStringLiteral("published_date")) {
      tests.push_back(word("late", u"逾期"));
    }
    return tests;
  }
  return {};
}

QString conditionText(const QString& field, const QString& value) { return field + (field == kLeastValue ? QStringLiteral(">=") : QStringLiteral("=")) + value; }

}  // namespace shuangda
