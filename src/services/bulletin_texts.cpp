#include "services/bulletin_texts.h"

#include <QHash>
#include <QStringList>

#include "services/refusal_table.h"

namespace shuangda {
namespace {

constexpr RefusalSentence kRefusals[] = {
    {ErrorCode::AlreadyExists, "bulletin_period", u"%1的通报已经定稿，不能再次定稿；确需重发的，请先撤回原通报并写明理由。"},
    {ErrorCode::OutOfRange, "bulletin_cutoff", u"统计截止时点 %1 还没有到，请改用现在或者以前的时点。"},
    {ErrorCode::Forbidden, "bulletin_same_person", u"拟稿、审核、印发应当由不同的人办理，账号“%1”已经办理过前面的环节，请换一人登录后办理。"},
    {ErrorCode::WrongState, "bulletin_stage", u"%1的通报不在可以办理这一步的环节，请先核对它的办理情况。"},
    {ErrorCode::Required, "bulletin_number", u"请填写发文字号或者期号。"},
    {ErrorCode::Required, "bulletin_reason", u"请写明撤回的理由。"},
    {ErrorCode::NotFound, "bulletin", u"没有找到“%1”的通报；定稿以后才能审核、印发、撤回和比较。"},
    {ErrorCode::StaleVersion, "bulletin", u"%1的通报刚才由别人办理过，请重新打开后再办。"},
    {ErrorCode::UnknownValue, "indicator_code", u"自设指标的代码须以 own_ 开头，“%1”不行。"},
    {ErrorCode::NotFound, "indicator_code", u"没有代码为“%1”的自设指标。"},
    {ErrorCode::Required, "indicator_reason", u"请写明增设、修改或者取消这个指标的理由。"},
    {ErrorCode::WrongState, "indicator_used", u"自设指标“%1”的公式还在用它，请先修改那个指标。"},
    {ErrorCode::Required, "problem_note", u"请写明整改的情况，或者重新列为未整改的理由。"},
    {ErrorCode::NotFound, "problem", u"没有序号为 %1 的问题；印发的通报指出的问题才跟踪整改。"},
    {ErrorCode::WrongState, "problem_settled", u"“%1”的这个问题已经记载为整改完毕。"},
    {ErrorCode::WrongState, "problem_open", u"“%1”的这个问题本来就没有整改完毕。"},
    {ErrorCode::Malformed, "text_template", u"范本的写法有误，不能保存：%1。花括号的标签要成对，例如 {{#有.adm_filed}}…{{/有.adm_filed}}。"},
    {ErrorCode::StaleVersion, "bulletin_text", u"%1通报的文字刚才由别人改过，请重新打开后再改；您的改动没有保存。"},
    {ErrorCode::WrongState, "bulletin_text", u"%1的通报已经送审，文字和案例不能再改；确需修改的，请先撤回。"},
    {ErrorCode::UnknownValue, "form", u"没有代码为“%1”的上级报表；可用的见 report upper。"},
    {ErrorCode::Damaged, "bulletin_paper", u"%1的通报定稿时存下的版面不能读取，请运行 verify 自检。"},
};

}  // namespace

std::optional<QString> bulletinRefusalText(const Error& error) { return sentenceOf(kRefusals, error); }

QString stageText(IssuedBulletin::Stage stage) {
  switch (stage) {
    case IssuedBulletin::Stage::Submitted:
      return QStringLiteral("待审核");
    case IssuedBulletin::Stage::Reviewed:
      return QStringLiteral("已审核");
    case IssuedBulletin::Stage::Issued:
      return QStringLiteral("已印发");
    case IssuedBulletin::Stage::Withdrawn:
      return QStringLiteral("已撤回");
  }
  return {};
}

QString progressText(IssuedBulletin::Stage stage) {
  switch (stage) {
    case IssuedBulletin::Stage::Submitted:
      return QStringLiteral("已送审，待复核");
    case IssuedBulletin::Stage::Reviewed:
      return QStringLiteral("已复核，待签发");
    case IssuedBulletin::Stage::Issued:
      return QStringLiteral("已签发");
    case IssuedBulletin::Stage::Withdrawn:
      return QStringLiteral("已撤回");
  }
  return {};
}

QString progressText(const IssuedBulletin* bulletin) {
  if (bulletin == nullptr) {
    return QStringLiteral("草稿");
  }
  const QString progress = progressText(bulletin->stage());
  switch (bulletin->stage()) {
    case IssuedBulletin::Stage::Issued:
      return progress + u' ' + bulletin->number;
    case IssuedBulletin::Stage::Withdrawn:
      return progress + u'：' + bulletin->withdrawnReason;
    default:
      return progress;
  }
}

QString issuedText(const IssuedBulletin& bulletin) {
  return QStringLiteral("%1通报%2，统计截止 %3%4。校验值 %5")
      .arg(bulletin.period.nameZh(), stageText(bulletin.stage()), bulletin.cutoff.localText(), bulletin.number.isEmpty() ? QString() : QStringLiteral("，") + bulletin.number, bulletin.hash);
}

QString standingText(RankedUnit::Standing standing) {
  switch (standing) {
    case RankedUnit::Standing::Ranked:
      return {};
    case RankedUnit::Standing::Silent:
      return QStringLiteral("未报");
    case RankedUnit::Standing::NotRanked:
      return QStringLiteral("—");
  }
  return {};
}

QString sectionText(const QString& organ) {
  static const QHash<QString, QString> sections{{QStringLiteral("行政"), QStringLiteral("行政执法")},     {QStringLiteral("衔接"), QStringLiteral("两法衔接")},
                                                {QStringLiteral("平台"), QStringLiteral("信息共享平台")}, {QStringLiteral("公安"), QStringLiteral("公安机关")},
                                                {QStringLiteral("检察"), QStringLiteral("检察机关")},     {QStringLiteral("法院"), QStringLiteral("人民法院")},
                                                {QStringLiteral("报送"), QStringLiteral("信息和报表报送")}, {QStringLiteral("派生"), QStringLiteral("比率和平均数")},
                                                {QStringLiteral("组织"), QStringLiteral("组织领导")}};
  return sections.value(organ, organ);
}

}  // namespace shuangda
