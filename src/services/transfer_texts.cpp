#include "services/transfer_texts.h"

#include <QHash>

#include "services/law_texts.h"
#include "services/refusal_table.h"

namespace shuangda {
namespace {

constexpr RefusalSentence kRefusals[] = {
    {ErrorCode::Required, "transfer_title", u"没有关联案件的移送事项须写明事由。请填写事由，或者先选择案件。"},
    {ErrorCode::WrongState, "transfer_lane", u"本案已有进行中的移送事项 %1，不能重复开立。请在该事项中继续办理。"},
    {ErrorCode::NotFound, "transfer", u"没有编号为“%1”的移送事项，请核对。"},
    {ErrorCode::AlreadyExists, "transfer", u"本案有多个移送事项（%1），请写明事项编号。"},
    {ErrorCode::NotFound, "transfer_event", u"没有编号为“%1”的移送步骤，请核对。"},
    {ErrorCode::StaleVersion, "transfer_event", u"该步骤已经更正或者撤回，请刷新后再办理。"},
    {ErrorCode::Required, "transfer_suspect", u"该步骤按人登记，请选择嫌疑人；没有登记嫌疑人的，请先登记。"},
    {ErrorCode::NotFound, "transfer_suspect", u"该嫌疑人不属于本事项，请核对。"},
    {ErrorCode::WrongState, "transfer_suspect", u"该嫌疑人的刑事程序已经结束，不能再登记；误登记的，请先撤回原步骤。"},
    {ErrorCode::UnknownValue, "transfer_suspect", u"该步骤不按人登记，请不要选择嫌疑人。"},
    {ErrorCode::UnknownValue, "transfer_paper", u"没有这种文书。本事项可以制作：%1。"},
    {ErrorCode::Required, "suspect_name", u"请填写嫌疑人姓名（名称）。"},
    {ErrorCode::AlreadyExists, "transfer_linked", u"该事项已经关联案件，不能更改。"}};

const QHash<QString, QString>& guardTexts() {
  static const QHash<QString, QString> texts{
      {QStringLiteral("@police_overdue"), QStringLiteral("公安机关的审查（复议）期限尚未届满。请等期限届满，或者先催办")},
      {QStringLiteral("@supervision_overdue"), QStringLiteral("公安机关说明理由、执行通知立案的期限尚未届满。请等期限届满后登记")},
      {QStringLiteral("@goods_handed_over"), QStringLiteral("涉案物品、材料尚未移交。请先登记“物品、材料移交”")},
      {QStringLiteral("@platform_entered"), QStringLiteral("尚未录入两法衔接平台。请先登记“两法衔接平台录入”")},
      {QStringLiteral("@early_consult"), QStringLiteral("来文不是提前介入函，无须单独答复")}};
  return texts;
}

QString quoted(const QStringList& ids, QString (*text)(const QString&)) {
  QStringList names;
  for (const QString& id : ids) {
    names << u'“' + text(id) + u'”';
  }
  return names.join(u'、');
}

QString machineRefusal(const QString& value) {
  const QString step = value.section(u' ', 0, 0);
  const QString why = value.section(u' ', 1, 1);
  const QString what = value.section(u' ', 2);
  const QString head = QStringLiteral("不能登记“%1”：").arg(transferStepText(step));
  if (why == u"state") {
    const TransferStep* wanted = TransferTable::builtIn().step(step);
    QStringList states;
    for (const TransferStep::Move& move : wanted ? wanted->moves : std::vector<TransferStep::Move>{}) {
      states << move.from;
    }
    return head + QStringLiteral("事项处于“%1”，该步骤只能在%2时登记。").arg(transferStateText(what), quoted(states, transferStateText));
  }
  if (why == u"guard") {
    return head + guardTexts().value(what, what) + u'。';
  }
  if (why == u"future") {
    return head + QStringLiteral("时间 %1 晚于现在。请在发生后登记。").arg(what);
  }
  return head + QStringLiteral("时间早于“%1”（%2）。请核对日期。").arg(transferStepText(what.section(u' ', 0, 0)), what.section(u' ', 1));
}

struct FlagWords {
  const char* name;
  const char16_t* label;
  std::initializer_list<const char16_t*> values;  ///< of 1, 2, 3 …
};

const FlagWords kFlags[] = {{"transfer", u"移送", {u"未移送", u"直接移送", u"建议移送", u"建议移送未移送"}},
                            {"police_filing", u"公安立案", {u"未立案", u"不予立案", u"立案", u"通知立案"}},
                            {"arrest", u"逮捕", {u"未提请", u"提请逮捕", u"批准逮捕", u"不批准逮捕"}},
                            {"prosecution", u"起诉", {u"未移送", u"移送起诉", u"提起公诉", u"不起诉"}},
                            {"judgment", u"判决", {u"未判决", u"一审判决", u"判决生效"}},
                            {"supervision", u"立案监督", {u"要求说明", u"通知立案", u"理由成立"}},
                            {"supervision_asked", u"建议立案监督", {u"已建议"}},
                            {"explanation_required", u"要求说明理由", {u"已要求"}},
                            {"explanation_given", u"说明理由", {u"已说明"}},
                            {"supervised_filing", u"监督立案", {u"是"}},
                            {"reverse", u"反向移送", {u"公安机关", u"检察院", u"法院"}},
                            {"ip_suspicion", u"合理嫌疑", {u"是"}},
                            {"admin_filing", u"行政立案", {u"未立案", u"不予立案", u"立案"}},
                            {"to_supervision", u"公职人员线索", {u"已移送"}}};

}  // namespace

QString transferStateText(const QString& code) {
  const TransferState* state = TransferTable::builtIn().state(code);
  return state ? state->name : code;
}

QString transferStepText(const QString& id) {
  const TransferStep* step = TransferTable::builtIn().step(id);
  return step ? step->name : id;
}

QString transferPaperText(const QString& id) {
  const TransferPaper* paper = TransferTable::builtIn().paper(id);
  return paper ? paper->name : id;
}

QString transferPaperTitle(const QString& id) {
  const QString name = transferPaperText(id);
  return name.endsWith(u'）') ? name.left(name.lastIndexOf(u'（')) : name;
}

QString laneText(TransferLane lane) {
  switch (lane) {
    case TransferLane::Forward:
      return QStringLiteral("移送公安");
    case TransferLane::Reverse:
      return QStringLiteral("反向移送");
    case TransferLane::Other:
      return QStringLiteral("移送其他机关");
    case TransferLane::Order:
      return QStringLiteral("督办");
    case TransferLane::Notice:
      return QStringLiteral("重大案件通报");
  }
  return {};
}

QString sideText(TransferSide side) {
  switch (side) {
    case TransferSide::None:
      return {};
    case TransferSide::Ours:
      return QStringLiteral("本局");
    case TransferSide::Police:
      return QStringLiteral("公安机关");
    case TransferSide::Procuratorate:
      return QStringLiteral("检察院");
    case TransferSide::Court:
      return QStringLiteral("法院");
    case TransferSide::Other:
      return QStringLiteral("对方机关");
  }
  return {};
}

QString actorText(TransferStep::Actor actor) {
  switch (actor) {
    case TransferStep::Actor::Ours:
      return QStringLiteral("本局");
    case TransferStep::Actor::Head:
      return QStringLiteral("本局负责人");
    case TransferStep::Actor::Police:
      return QStringLiteral("公安机关");
    case TransferStep::Actor::Procuratorate:
      return QStringLiteral("检察院");
    case TransferStep::Actor::Court:
      return QStringLiteral("法院");
    case TransferStep::Actor::Other:
      return QStringLiteral("对方机关");
  }
  return {};
}

QString milestoneText(const QString& name) {
  static const QHash<QString, QString> texts{{QStringLiteral("found"), QStringLiteral("线索")},
                                             {QStringLiteral("case_filed"), QStringLiteral("行政立案")},
                                             {QStringLiteral("entered"), QStringLiteral("录入平台")},
                                             {QStringLiteral("flagged"), QStringLiteral("疑似涉罪")},
                                             {QStringLiteral("urged"), QStringLiteral("建议移送")},
                                             {QStringLiteral("approved"), QStringLiteral("批准移送")},
                                             {QStringLiteral("not_approved"), QStringLiteral("不批准移送")},
                                             {QStringLiteral("cleared"), QStringLiteral("排除嫌疑")},
                                             {QStringLiteral("sent"), QStringLiteral("移送")},
                                             {QStringLiteral("accepted"), QStringLiteral("公安受理")},
                                             {QStringLiteral("receipt_refused"), QStringLiteral("公安拒收")},
                                             {QStringLiteral("returned"), QStringLiteral("退回")},
                                             {QStringLiteral("filed"), QStringLiteral("公安立案")},
                                             {QStringLiteral("refused"), QStringLiteral("不予立案")},
                                             {QStringLiteral("reconsidered"), QStringLiteral("提请复议")},
                                             {QStringLiteral("upheld"), QStringLiteral("复议维持")},
                                             {QStringLiteral("supervised"), QStringLiteral("建议立案监督")},
                                             {QStringLiteral("explanation_required"), QStringLiteral("要求说明理由")},
                                             {QStringLiteral("filing_ordered"), QStringLiteral("通知立案")},
                                             {QStringLiteral("reasons_valid"), QStringLiteral("理由成立")},
                                             {QStringLiteral("corrected"), QStringLiteral("纠正违法")},
                                             {QStringLiteral("goods"), QStringLiteral("物品移交")},
                                             {QStringLiteral("arrest_requested"), QStringLiteral("提请逮捕")},
                                             {QStringLiteral("arrested"), QStringLiteral("批准逮捕")},
                                             {QStringLiteral("arrest_refused"), QStringLiteral("不批准逮捕")},
                                             {QStringLiteral("prosecution_sent"), QStringLiteral("移送起诉")},
                                             {QStringLiteral("indicted"), QStringLiteral("提起公诉")},
                                             {QStringLiteral("not_prosecuted"), QStringLiteral("不起诉")},
                                             {QStringLiteral("first_judged"), QStringLiteral("一审判决")},
                                             {QStringLiteral("judged"), QStringLiteral("判决生效")},
                                             {QStringLiteral("cancelled"), QStringLiteral("公安撤案")},
                                             {QStringLiteral("police_ended"), QStringLiteral("公安程序结束")},
                                             {QStringLiteral("decided_back"), QStringLiteral("回转后处理")},
                                             {QStringLiteral("closed"), QStringLiteral("办结")},
                                             {QStringLiteral("referred"), QStringLiteral("公职人员线索移送")},
                                             {QStringLiteral("reminded"), QStringLiteral("催办")},
                                             {QStringLiteral("reverse_received"), QStringLiteral("收到反向移送")},
                                             {QStringLiteral("reverse_filed"), QStringLiteral("反向移送立案")},
                                             {QStringLiteral("reverse_not_filed"), QStringLiteral("反向移送不予立案")},
                                             {QStringLiteral("reverse_decided"), QStringLiteral("反向移送处理")},
                                             {QStringLiteral("replied"), QStringLiteral("书面回复")},
                                             {QStringLiteral("followed_up"), QStringLiteral("被跟进监督")},
                                             {QStringLiteral("other_sent"), QStringLiteral("移送其他机关")},
                                             {QStringLiteral("ordered"), QStringLiteral("督办")},
                                             {QStringLiteral("order_answered"), QStringLiteral("督办回复")},
                                             {QStringLiteral("order_closed"), QStringLiteral("督办办结")},
                                             {QStringLiteral("major_notified"), QStringLiteral("重大案件通报")}};
  return texts.value(name, name);
}

QString owedText(OwedTransfer kind) {
  switch (kind) {
    case OwedTransfer::Decided:
      return QStringLiteral("已决定移送、尚未移送");
    case OwedTransfer::Undecided:
      return QStringLiteral("达到追诉标准、尚无审查意见");
    case OwedTransfer::Investigating:
      return QStringLiteral("继续调查、尚无结论");
  }
  return {};
}

QString yearOnYear(int now, int lastYear) {
  return lastYear == 0 ? QStringLiteral("—") : QString::number(100.0 * (now - lastYear) / lastYear, 'f', 1) + u'%';
}

QStringList flagLines(const std::map<QString, int>& flags) {
  QStringList lines;
  for (const FlagWords& words : kFlags) {
    const auto set = flags.find(QString::fromLatin1(words.name));
    if (set != flags.end() && set->second >= 1 && set->second <= static_cast<int>(words.values.size())) {
      lines << QString::fromUtf16(words.label) + u'：' + QString::fromUtf16(*(words.values.begin() + set->second - 1));
    }
  }
  return lines;
}

std::optional<QString> transferRefusalText(const Error& error) {
  if (error.code == ErrorCode::Required && error.field == u"transfer_hole") {
    return QStringLiteral("缺少%1。请附上，或者写明缺少的原因。").arg(quoted(error.value.split(u';'), transferPaperText));
  }
  if (error.code == ErrorCode::Unconfirmed && error.field == u"transfer_note") {
    return QStringLiteral("已超过期限：%1。属实的，请写明原因后确认登记。").arg(quoted(error.value.split(u';'), stepName));
  }
  if (error.code == ErrorCode::Malformed && error.field == u"transfer_on") {
    const TransferStep* step = TransferTable::builtIn().step(error.value);
    return step && step->byMinute ? QStringLiteral("“%1”须写到分钟（例如 2026-03-05 17:20）：有的期限按小时计算。").arg(step->name)
                                  : QStringLiteral("“%1”的日期须写到日。").arg(transferStepText(error.value));
  }
  if (error.field == u"transfer" && (error.code == ErrorCode::WrongState || error.code == ErrorCode::OutOfRange || error.code == ErrorCode::DateOrder)) {
    return machineRefusal(error.value);
  }
  if (error.field == u"transfer_base") {
    return QStringLiteral("撤回或者更正后，其后的“%1”不再成立。请先撤回后面的步骤。").arg(transferStepText(error.value));
  }
  return sentenceOf(kRefusals, error);
}

}  // namespace shuangda
