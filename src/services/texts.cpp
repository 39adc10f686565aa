#include "services/texts.h"

#include <QHash>

#include "services/account_service.h"
#include "services/clue_texts.h"
#include "services/bulletin_texts.h"
#include "services/file_refusals.h"
#include "services/filter_texts.h"
#include "services/goods_texts.h"
#include "services/law_texts.h"
#include "services/platform_texts.h"
#include "services/procedure_service.h"
#include "services/record_refusals.h"
#include "services/report_texts.h"
#include "services/transfer_texts.h"
#include "services/threshold_texts.h"

namespace shuangda {
namespace {

QString sentence(const Error& error) {
  switch (error.code) {
    case ErrorCode::Required:
      return error.field == QStringLiteral("password") ? QStringLiteral("密码至少%1个字符").arg(AccountService::kShortestPassword)
                                                       : QStringLiteral("不能为空，请填写");
    case ErrorCode::Malformed:
      return QStringLiteral("“%1”的格式不对，请按要求的形式填写").arg(error.value);
    case ErrorCode::OutOfRange:
      return QStringLiteral("“%1”不存在或超出允许的范围，请更正").arg(error.value);
    case ErrorCode::CheckDigit:
      return QStringLiteral("“%1”的校验位不符，请核对原件").arg(error.value);
    case ErrorCode::UnknownValue:
      return QStringLiteral("没有“%1”这一项，请核对名称").arg(error.value);
    case ErrorCode::DateOrder:
      return QStringLiteral("日期先后矛盾，请核对");
    case ErrorCode::NotFound:
      return QStringLiteral("找不到“%1”，请核对后再试").arg(error.value);
    case ErrorCode::AlreadyExists:
      return QStringLiteral("“%1”已经登记，请勿重复登记；需要更改的，请打开原记录").arg(error.value);
    case ErrorCode::StaleVersion:
      return QStringLiteral("“%1”已有更新的版本，请重新打开后再改").arg(error.value);
    case ErrorCode::Forbidden:
      return QStringLiteral("当前账号无此权限，请用有权限的账号登录");
    case ErrorCode::BadCredentials:
      return QStringLiteral("账号或密码不对，请重新输入");
    case ErrorCode::WrongState:
      if (error.value.startsWith(QStringLiteral("step "))) {
        return QStringLiteral("此日期由程序步骤“%1”登记，请在“程序”中更正该步骤").arg(error.value.mid(5));
      }
      return QStringLiteral("当前状态下不能办理（%1）").arg(error.value);
    case ErrorCode::Unconfirmed:
      return QStringLiteral("请核对");
    case ErrorCode::Unreadable:
      return QStringLiteral("文件“%1”不能读取，请检查路径和权限").arg(error.value);
    case ErrorCode::Unwritable:
      return QStringLiteral("文件“%1”不能写入，请检查文件夹和权限，或关闭正在使用它的程序").arg(error.value);
    case ErrorCode::Unsupported:
      return QStringLiteral("不支持“%1”，请另存为 CSV 或 XLSX 后再导入").arg(error.value);
    case ErrorCode::Hostile:
      return QStringLiteral("文件超出安全限制（%1），已拒绝读取").arg(error.value);
    case ErrorCode::Damaged:
      return QStringLiteral("文件已损坏或不完整（%1），请重新取得").arg(error.value);
  }
  return {};
}

const QHash<QString, QString>& labels() {
  static const QHash<QString, QString> labels{
      {QStringLiteral("case_id"), QStringLiteral("案件编号")},
      {QStringLiteral("id_no"), QStringLiteral("证件号码")},
      {QStringLiteral("region_province"), QStringLiteral("省")},
      {QStringLiteral("region_city"), QStringLiteral("市")},
      {QStringLiteral("region_county"), QStringLiteral("县（区）")},
      {QStringLiteral("authority"), QStringLiteral("办案单位")},
      {QStringLiteral("member_unit"), QStringLiteral("成员单位")},
      {QStringLiteral("party"), QStringLiteral("当事人")},
      {QStringLiteral("party_type"), QStringLiteral("当事人类型")},
      {QStringLiteral("party_id_no"), QStringLiteral("证件号码")},
      {QStringLiteral("cause"), QStringLiteral("案由")},
      {QStringLiteral("field"), QStringLiteral("领域")},
      {QStringLiteral("goods"), QStringLiteral("涉案物品")},
      {QStringLiteral("brand"), QStringLiteral("品牌")},
      {QStringLiteral("quantity"), QStringLiteral("数量")},
      {QStringLiteral("quantity_unit"), QStringLiteral("计量单位")},
      {QStringLiteral("quantity_detail"), QStringLiteral("数量明细")},
      {QStringLiteral("goods_value_yuan"), QStringLiteral("货值（元）")},
      {QStringLiteral("illegal_turnover_yuan"), QStringLiteral("违法经营额（元）")},
      {QStringLiteral("illegal_income_yuan"), QStringLiteral("违法所得（元）")},
      {QStringLiteral("amount_qualifier"), QStringLiteral("金额限定词")},
      {QStringLiteral("procedure"), QStringLiteral("程序")},
      {QStringLiteral("source"), QStringLiteral("案件来源")},
      {QStringLiteral("campaign"), QStringLiteral("专项行动")},
      {QStringLiteral("found_date"), QStringLiteral("检查（发现）日期")},
      {QStringLiteral("filed_date"), QStringLiteral("立案日期")},
      {QStringLiteral("withdrawn_date"), QStringLiteral("撤案日期")},
      {QStringLiteral("decision_date"), QStringLiteral("处罚决定日期")},
      {QStringLiteral("doc_no"), QStringLiteral("处罚决定书文号")},
      {QStringLiteral("penalty_kinds"), QStringLiteral("处罚种类")},
      {QStringLiteral("fine_yuan"), QStringLiteral("罚款（元）")},
      {QStringLiteral("confiscated_income_yuan"), QStringLiteral("没收违法所得（元）")},
      {QStringLiteral("confiscated_goods_yuan"), QStringLiteral("没收财物折价（元）")},
      {QStringLiteral("confiscation"), QStringLiteral("没收物品")},
      {QStringLiteral("annulled_date"), QStringLiteral("决定撤销日期")},
      {QStringLiteral("closed_date"), QStringLiteral("结案日期")},
      {QStringLiteral("close_kind"), QStringLiteral("结案方式")},
      {QStringLiteral("published_date"), QStringLiteral("公开日期")},
      {QStringLiteral("platform_entered_date"), QStringLiteral("平台录入日期")},
      {QStringLiteral("transferred_to_police"), QStringLiteral("是否移送")},
      {QStringLiteral("transfer_approved_date"), QStringLiteral("移送批准日期")},
      {QStringLiteral("transfer_date"), QStringLiteral("移送日期")},
      {QStringLiteral("transfer_persons"), QStringLiteral("移送人数")},
      {QStringLiteral("transfer_value_yuan"), QStringLiteral("移送涉案金额（元）")},
      {QStringLiteral("police_accepted_date"), QStringLiteral("公安受理日期")},
      {QStringLiteral("police_filed_date"), QStringLiteral("公安立案日期")},
      {QStringLiteral("police_filed_persons"), QStringLiteral("公安立案人数")},
      {QStringLiteral("police_rejected_date"), QStringLiteral("不予立案日期")},
      {QStringLiteral("reverse_opinion_date"), QStringLiteral("检察意见书日期")},
      {QStringLiteral("reverse_persons"), QStringLiteral("反向移送人数")},
      {QStringLiteral("is_online"), QStringLiteral("涉网")},
      {QStringLiteral("is_market"), QStringLiteral("重点实体市场")},
      {QStringLiteral("is_rural"), QStringLiteral("农村市场")},
      {QStringLiteral("is_foreign"), QStringLiteral("外资被侵权")},
      {QStringLiteral("in_scope"), QStringLiteral("计入双打")},
      {QStringLiteral("void_date"), QStringLiteral("作废日期")},
      {QStringLiteral("recorded_at"), QStringLiteral("登记时间")},
      {QStringLiteral("status"), QStringLiteral("状态说明")},
      {QStringLiteral("legal_basis"), QStringLiteral("法律依据")},
      {QStringLiteral("note"), QStringLiteral("备注")},
      {QStringLiteral("date"), QStringLiteral("日期")},
      {QStringLiteral("date_type"), QStringLiteral("日期类型")},
      {QStringLiteral("source_title"), QStringLiteral("资料来源")},
      {QStringLiteral("source_url"), QStringLiteral("来源网址")},
      {QStringLiteral("source_kind"), QStringLiteral("来源性质")},
      {QStringLiteral("office"), QStringLiteral("单位名称")},
      {QStringLiteral("login"), QStringLiteral("账号")},
      {QStringLiteral("password"), QStringLiteral("密码")},
      {QStringLiteral("period"), QStringLiteral("统计期")},
      {QStringLiteral("scope"), QStringLiteral("统计范围")},
      {QStringLiteral("path"), QStringLiteral("文件")},
      {QStringLiteral("format"), QStringLiteral("文件类型")},
      {QStringLiteral("mapping"), QStringLiteral("列对应关系")},
      {QStringLiteral("cutoff"), QStringLiteral("统计截止时点")},
      {QStringLiteral("indicator"), QStringLiteral("指标代码")},
      {QStringLiteral("kind"), QStringLiteral("导入类别")},
      {QStringLiteral("import"), QStringLiteral("导入")},
      {QStringLiteral("updated"), QStringLiteral("更新过的案件数")},
      {QStringLiteral("file"), QStringLiteral("文件")},
      {QStringLiteral("name"), QStringLiteral("物资名称")},
      {QStringLiteral("event_id"), QStringLiteral("销毁活动编号")},
      {QStringLiteral("unit_name"), QStringLiteral("单位名称")},
      {QStringLiteral("happened_on"), QStringLiteral("发生日期")},
      {QStringLiteral("rule"), QStringLiteral("规则")},
      {QStringLiteral("trigger"), QStringLiteral("起算时间")},
      {QStringLiteral("exclusion"), QStringLiteral("不计入的期间")},
      {QStringLiteral("extension"), QStringLiteral("延长")},
      {QStringLiteral("amount"), QStringLiteral("期限长短")},
      {QStringLiteral("reason"), QStringLiteral("理由")},
      {QStringLiteral("effective_from"), QStringLiteral("生效日期")},
      {QStringLiteral("step"), QStringLiteral("步骤")},
      {QStringLiteral("transfer_title"), QStringLiteral("事由")},
      {QStringLiteral("suspect_name"), QStringLiteral("嫌疑人")},
      {QStringLiteral("papers"), QStringLiteral("材料")},
      {QStringLiteral("hole"), QStringLiteral("缺件原因")},
      {QStringLiteral("lane"), QStringLiteral("类别")},
      {QStringLiteral("event"), QStringLiteral("步骤记录")},
      {QStringLiteral("subject"), QStringLiteral("所属措施")},
      {QStringLiteral("detail"), QStringLiteral("填写项")},
      {QStringLiteral("clock"), QStringLiteral("期限")},
      {QStringLiteral("parameter"), QStringLiteral("参数")},
      {QStringLiteral("notice_year"), QStringLiteral("放假安排年份")},
      {QStringLiteral("rolls_on_holiday"), QStringLiteral("顺延规则")},
      {QStringLiteral("ext_unit"), QStringLiteral("延长单位")},
      {QStringLiteral("ext_amount"), QStringLiteral("延长长度")},
      {QStringLiteral("max_total"), QStringLiteral("最长总期限")},
      {QStringLiteral("effective_to"), QStringLiteral("失效日期")},
      {QStringLiteral("view"), QStringLiteral("视图")},
      {QStringLiteral("session"), QStringLiteral("登录")},
      {QStringLiteral("role"), QStringLiteral("权限")},
      {QStringLiteral("attachment_role"), QStringLiteral("附件类别")},
      {QStringLiteral("file_name"), QStringLiteral("文件名")},
      {QStringLiteral("withdraw_reason"), QStringLiteral("撤回理由")}};
  return labels;
}

/// What is odd about a step, and how to confirm it.
QString unconfirmedText(const Error& error) {
  QStringList parts;
  for (const StepWarning& warning : warningsOf(error)) {
    parts << warningText(warning);
  }
  return QStringLiteral("请核对：%1。确实如此的，请在备注中说明理由，再登记一次以确认（命令行加 --confirm）。").arg(parts.join(u'；'));
}

}  // namespace

QString fieldLabel(const QString& name) {
  if (const QString label = clueFieldLabel(name); !label.isEmpty()) {
    return label;
  }
  const StepDetail* detail = labels().contains(name) ? nullptr : ProcedureTable::builtIn().detail(name);
  return detail ? detail->label : labels().value(name, name);
}

QString refusalText(const Error& error) {
  if (const std::optional<QString> text = fileRefusalText(error)) {
    return *text;
  }
  if (const QString text = procedureRefusalText(error); !text.isEmpty()) {
    return text;
  }
  if (const std::optional<QString> text = transferRefusalText(error)) {
    return *text;
  }
  if (error.code == ErrorCode::Unconfirmed) {
    return unconfirmedText(error);
  }
  if (const std::optional<QString> text = thresholdRefusalText(error)) {
    return *text;
  }
  if (const std::optional<QString> text = recordRefusalText(error)) {
    return *text;
  }
  if (const std::optional<QString> text = goodsRefusalText(error)) {
    return *text;
  }
  if (const std::optional<QString> text = platformRefusalText(error)) {
    return *text;
  }
  if (const std::optional<QString> text = reportRefusalText(error)) {
    return *text;
  }
  if (const std::optional<QString> text = bulletinRefusalText(error)) {
    return *text;
  }
  if (const std::optional<QString> text = filterRefusalText(error)) {
    return *text;
  }
  QString field = error.field;
  QString row;
  if (field.startsWith(QStringLiteral("row "))) {
    const qsizetype colon = field.indexOf(u':');
    row = QStringLiteral("第%1行 ").arg(field.mid(4, colon - 4));
    field = field.mid(colon + 2);
  }
  const QString label = field.isEmpty() ? QString() : fieldLabel(field) + QStringLiteral("：");
  return row + label + sentence(error) + QStringLiteral("。");
}

QString storageText(StorageError::Kind kind) {
  switch (kind) {
    case StorageError::Kind::NotFound:
      return QStringLiteral("这里没有双打的数据库。请核对路径，或先用 init 建立。");
    case StorageError::Kind::AlreadyThere:
      return QStringLiteral("该位置已有文件或数据库，未作改动。请换一个位置。");
    case StorageError::Kind::NotAStore:
      return QStringLiteral("该文件不是双打的数据库，未作改动。请核对路径。");
    case StorageError::Kind::TooNew:
      return QStringLiteral("数据库由更新版本的程序写成，未作改动。请升级本程序后再打开。");
    case StorageError::Kind::NetworkFileSystem:
      return QStringLiteral("数据库文件在网络共享盘上，多人同时写入会损坏数据。请放到本机磁盘，或改用 PostgreSQL。");
    case StorageError::Kind::CannotOpen:
      return QStringLiteral("数据库不能打开。请检查路径、权限或服务器是否在运行。");
    case StorageError::Kind::ReadOnly:
      return QStringLiteral("数据库为只读，不能保存。请检查文件和文件夹的写入权限。");
    case StorageError::Kind::Full:
      return QStringLiteral("磁盘已满，本次操作没有保存，原有数据未受影响。请腾出空间后重试。");
    case StorageError::Kind::Busy:
      return QStringLiteral("数据库正被其他程序占用，本次操作没有保存。请稍后重试。");
    case StorageError::Kind::Corrupt:
      return QStringLiteral("数据库已损坏。请停止录入，用最近的备份恢复。");
    case StorageError::Kind::Constraint:
      return QStringLiteral("数据库拒绝了不合规定的记录，本次操作没有保存。");
    case StorageError::Kind::Interrupted:
      return QStringLiteral("操作已取消，数据保持原样。");
    case StorageError::Kind::ConnectionLost:
      return QStringLiteral("与数据库服务器的连接已中断，本次操作没有保存。请检查网络后重试。");
    case StorageError::Kind::NeedsMigration:
      return QStringLiteral("数据库由旧版本写成。请运行 migrate 升级（会先自动备份）。");
    case StorageError::Kind::Migration:
      return QStringLiteral("数据库结构与本程序不一致，未作改动。请联系维护人员。");
    case StorageError::Kind::Other:
      return QStringLiteral("数据库发生错误，本次操作没有保存。");
  }
  return {};
}

QString remarkText(const CaseRemark& remark) {
  switch (remark.kind) {
    case CaseRemark::Kind::DateOrder:
      return QStringLiteral("早于%1，请核对").arg(fieldLabel(remark.other));
    case CaseRemark::Kind::FineWithoutDecision:
      return QStringLiteral("没有处罚决定日期（拟处罚），罚款不计入统计");
    case CaseRemark::Kind::TransferWithoutDate:
      return QStringLiteral("没有移送日期，不计入任何季度");
    case CaseRemark::Kind::CheckDigit:
      return QStringLiteral("校验位不符，请核对原件");
    case CaseRemark::Kind::IdentifierForm:
      return QStringLiteral("应为18位统一社会信用代码或身份证号，或15位旧号码，请核对");
    case CaseRemark::Kind::ClosedWithoutFiling:
      return QStringLiteral("没有立案日期，请核对");
  }
  return {};
}

QString stageText(CaseStage stage) {
  switch (stage) {
    case CaseStage::Clue:
      return QStringLiteral("核查");
    case CaseStage::Filed:
      return QStringLiteral("在办");
    case CaseStage::Decided:
      return QStringLiteral("已处罚");
    case CaseStage::Transferred:
      return QStringLiteral("已移送");
    case CaseStage::Closed:
      return QStringLiteral("已结案");
    case CaseStage::Withdrawn:
      return QStringLiteral("已撤案");
    case CaseStage::Void:
      return QStringLiteral("作废");
  }
  return {};
}

QString attachmentStateText(const AttachmentRow& row) {
  if (row.content == ContentState::Missing || row.content == ContentState::Changed) {
    return row.content == ContentState::Missing ? QStringLiteral("文件缺失") : QStringLiteral("文件已变动");
  }
  return row.attachment.withdrawnAt ? QStringLiteral("已撤回") : QStringLiteral("在库");
}

QString identifierKindText(IdentifierKind kind) {
  switch (kind) {
    case IdentifierKind::Uscc:
      return QStringLiteral("统一社会信用代码");
    case IdentifierKind::CitizenId:
      return QStringLiteral("居民身份证号码");
    case IdentifierKind::CitizenId15:
      return QStringLiteral("15位旧身份证号码");
    case IdentifierKind::OldRegistration:
      return QStringLiteral("15位工商注册号");
    case IdentifierKind::Unknown:
      return QStringLiteral("无法识别");
  }
  return {};
}

QString identifierProblem(const IdentifierReading& reading) {
  if (reading.kind == IdentifierKind::Unknown) {
    return QStringLiteral("位数或字符不合任何一种号码");
  }
  if (!reading.dateExists) {
    return QStringLiteral("其中的出生日期不存在");
  }
  return reading.checkDigitFits ? QString() : QStringLiteral("校验位不符，应为%1").arg(reading.expectedCheck);
}

}  // namespace shuangda
