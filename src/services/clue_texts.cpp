#include "services/clue_texts.h"

#include <QHash>

namespace shuangda {

QString clueFieldLabel(const QString& name) {
  static const QHash<QString, QString> labels{
      {QStringLiteral("clue_no"), QStringLiteral("登记号")},
      {QStringLiteral("found_at"), QStringLiteral("发现线索／收到材料时间")},
      {QStringLiteral("inspectors"), QStringLiteral("监督检查人（姓名、单位）")},
      {QStringLiteral("reporter_kind"), QStringLiteral("举报人类别")},
      {QStringLiteral("reporter_name"), QStringLiteral("举报人姓名（名称）")},
      {QStringLiteral("reporter_representative"), QStringLiteral("举报单位法定代表人")},
      {QStringLiteral("reporter_id_no"), QStringLiteral("举报人证件号码")},
      {QStringLiteral("reporter_phone"), QStringLiteral("举报人电话")},
      {QStringLiteral("reporter_other_contact"), QStringLiteral("举报人其他联系方式")},
      {QStringLiteral("reporter_address"), QStringLiteral("举报人地址")},
      {QStringLiteral("referring_organ"), QStringLiteral("移送、交办部门")},
      {QStringLiteral("referring_contact"), QStringLiteral("移送部门联系人")},
      {QStringLiteral("referring_phone"), QStringLiteral("移送部门电话")},
      {QStringLiteral("referring_address"), QStringLiteral("移送部门地址")},
      {QStringLiteral("party_address"), QStringLiteral("当事人住所")},
      {QStringLiteral("party_phone"), QStringLiteral("当事人电话")},
      {QStringLiteral("content"), QStringLiteral("案源内容")},
      {QStringLiteral("registrar"), QStringLiteral("登记人")},
      {QStringLiteral("check_officers"), QStringLiteral("核查人员")},
      {QStringLiteral("check_extension_days"), QStringLiteral("延长（工作日）")},
      {QStringLiteral("check_extended_on"), QStringLiteral("延长批准日期")},
      {QStringLiteral("check_extension_approver"), QStringLiteral("延长批准人")},
      {QStringLiteral("check_extension_reason"), QStringLiteral("延长理由")},
      {QStringLiteral("not_counted"), QStringLiteral("不计入的期间")},
      {QStringLiteral("accepted_on"), QStringLiteral("立案日期")},
      {QStringLiteral("refused_on"), QStringLiteral("不予立案日期")},
      {QStringLiteral("refusal_ground"), QStringLiteral("不予立案情形")},
      {QStringLiteral("refusal_reason"), QStringLiteral("不予立案理由")},
      {QStringLiteral("refusal_approver"), QStringLiteral("不予立案批准人")},
      {QStringLiteral("merge_target"), QStringLiteral("并入的线索或案件")},
      {QStringLiteral("merged_on"), QStringLiteral("并案日期")},
      {QStringLiteral("merged_clue_id"), QStringLiteral("并入线索")},
      {QStringLiteral("merged_case_id"), QStringLiteral("并入案件")},
      {QStringLiteral("reward_wanted"), QStringLiteral("要求奖励")},
      {QStringLiteral("reward_decided_on"), QStringLiteral("奖励决定日期")},
      {QStringLiteral("reward_yuan"), QStringLiteral("奖励金额（元）")},
      {QStringLiteral("reward_paid_on"), QStringLiteral("奖励发放日期")},
      {QStringLiteral("reward_receipt"), QStringLiteral("领取凭证")},
      {QStringLiteral("reward_note"), QStringLiteral("奖励备注")},
      {QStringLiteral("legal_case_id"), QStringLiteral("转为案件")}};
  return labels.value(name);
}

QString stageText(ClueStage stage) {
  switch (stage) {
    case ClueStage::Registered:
      return QStringLiteral("登记");
    case ClueStage::Checking:
      return QStringLiteral("核查中");
    case ClueStage::Accepted:
      return QStringLiteral("已立案");
    case ClueStage::Refused:
      return QStringLiteral("不予立案");
    case ClueStage::Merged:
      return QStringLiteral("已并案");
  }
  return {};
}

QString matchReasonText(const MatchReason& reason) {
  switch (reason.kind) {
    case MatchReason::Kind::PartyId:
      return QStringLiteral("当事人证件号码相同");
    case MatchReason::Kind::PartyName:
      return QStringLiteral("当事人名称相同");
    case MatchReason::Kind::PartyPhone:
      return QStringLiteral("当事人电话相同");
    case MatchReason::Kind::ReporterPhone:
      return QStringLiteral("投诉人、举报人电话相同");
    case MatchReason::Kind::PartyAddress:
      return QStringLiteral("当事人住所相同");
    case MatchReason::Kind::BrandAndText:
      return QStringLiteral("品牌相同、内容相近（%1%）").arg(reason.percent);
    case MatchReason::Kind::SimilarContent:
      return QStringLiteral("案源内容相似（%1%）").arg(reason.percent);
  }
  return {};
}

QString matchReasonsText(const ClueMatch& match) {
  QStringList reasons;
  for (const MatchReason& reason : match.reasons) {
    reasons << matchReasonText(reason);
  }
  return reasons.join(u'、');
}

QString matchText(const ClueMatch& match) { return (match.clue ? QStringLiteral("线索 ") : QStringLiteral("案件 ")) + match.number; }

}  // namespace shuangda
