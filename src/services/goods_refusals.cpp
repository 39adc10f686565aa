#include <QHash>
#include <QRegularExpression>

#include "services/goods_texts.h"
#include "services/refusal_table.h"

namespace shuangda {
namespace {

constexpr RefusalSentence kSentences[] = {
    {ErrorCode::WrongState, "undo_goods", u"%1 已有改动、保管记录、记事或者附件，整份导入不能撤销；请逐项更正。"},
    {ErrorCode::NotFound, "goods_item", u"没有编号为 %1 的物品，请核对标签。"},
    {ErrorCode::WrongState, "goods_linked", u"%1 已归入案件 %2，不能再归入其他案件。"},
    {ErrorCode::Required, "goods_lines", u"请至少录入一项物品。"},
    {ErrorCode::Required, "goods_name", u"第一栏“标称名称”不能为空，请填写物品名称。"},
    {ErrorCode::Required, "goods_unit", u"“%1”有数量没有单位，请填写单位。"},
    {ErrorCode::OutOfRange, "goods_quantity", u"“%1”的数量应当大于零，请更正。"},
    {ErrorCode::OutOfRange, "goods_value", u"“%1”的单价乘数量太大，请核对单价和数量。"},
    {ErrorCode::Malformed, "goods_price", u"单价“%1”不是金额，请填写数字（元）。"},
    {ErrorCode::CheckDigit, "barcode", u"条码“%1”的校验位不符，请对照包装重新录入。"},
    {ErrorCode::WrongState, "goods_in_custody", u"%1 已有保管记录，名称、单位、数量不能再改；数量有误的，请更正入账的那次移动，或登记盘盈、盘亏。"},
    {ErrorCode::Malformed, "quantity", u"数量“%1”不是数字（小数至多三位），请更正。"},
    {ErrorCode::OutOfRange, "quantity", u"数量“%1”太大，请更正。"},
    {ErrorCode::Malformed, "value_yuan", u"货值“%1”不是金额，请填写数字（元，小数至多两位）。"},
    {ErrorCode::OutOfRange, "value_yuan", u"货值“%1”太大，请更正。"},
    {ErrorCode::Malformed, "expires_on", u"保质期至“%1”不是日期，请写成 2026-12-31 或 2026-12。"},
    {ErrorCode::OutOfRange, "expires_on", u"保质期至“%1”：没有这一天，请更正。"},
    {ErrorCode::UnknownValue, "price_basis", u"单价依据“%1”不在列表中：标价、实际销售均价、被侵权产品市场中间价、鉴定。"},
    {ErrorCode::UnknownValue, "product_class", u"商品类别“%1”不在列表中。"},
    {ErrorCode::UnknownValue, "hazards", u"危险性“%1”不在列表中：有毒有害、易燃、易腐、贵重、压力容器。"},
    {ErrorCode::StaleVersion, "goods_item", u"%1 刚才有人改过，请重新打开后再改。"},
    {ErrorCode::Required, "measure_kind", u"请选择措施种类（扣押、查封、先行登记保存 …）。"},
    {ErrorCode::NotFound, "case_event", u"本案没有这次强制措施或者先行登记保存，请先在“程序”中登记。"},
    {ErrorCode::UnknownValue, "custody_kind", u"没有“%1”这种移动。"},
    {ErrorCode::WrongState, "custody_batch", u"“%1”只能在处置批次中办理：先编制计划，经他人批准后出库、处置。"},
    {ErrorCode::WrongState, "custody_of_batch", u"%1 的这次移动由处置批次 %2 登记，请到该批次“更多—更正误登记”中更正。"},
    {ErrorCode::WrongState, "custody_signed", u"%1 的这次移动属于已签认的处置批次 %2：请先由两人在该批次“更多—撤回签认”，更正后重新签认。"},
    {ErrorCode::WrongState, "custody_state", u"%1 现在没有处于可以这样办理的状态的数量，请查看它的保管记录。"},
    {ErrorCode::WrongState, "custody_same_place", u"%1 已经在这个地点，没有移动。"},
    {ErrorCode::Required, "custody_position", u"%1 分放在几处，请选择从哪一处移出。"},
    {ErrorCode::Required, "custody_place", u"请选择存放地点。"},
    {ErrorCode::Required, "custody_doc_no", u"请填写文书文号：这种移动须凭文书办理。"},
    {ErrorCode::Required, "custody_giver", u"请填写交出人。"},
    {ErrorCode::Required, "custody_receiver", u"请填写接收人。"},
    {ErrorCode::Required, "custody_witness", u"请填写见证人（监督人）。"},
    {ErrorCode::Required, "custody_approver", u"请填写批准人。"},
    {ErrorCode::Forbidden, "custody_approver", u"%1 是登记人或者经手人，须由他人批准。"},
    {ErrorCode::Required, "custody_note", u"请写明理由或者情况。"},
    {ErrorCode::OutOfRange, "custody_quantity", u"数量超出现有数量（现有 %1），请核对。"},
    {ErrorCode::OutOfRange, "custody_intake", u"数量超出清单所列（尚可入账 %1）；多出的部分请先补正清单，或凭盘点登记盘盈。"},
    {ErrorCode::OutOfRange, "custody_positive", u"数量应当大于零（%1）。"},
    {ErrorCode::DateOrder, "custody_history", u"这样登记，%1 的移动就没有依据了（当时数量不足）；请先更正那次移动。"},
    {ErrorCode::Malformed, "happened_at", u"时间“%1”不完整，请填写到日或者到分钟。"},
    {ErrorCode::Required, "happened_at", u"请填写日期。"},
    {ErrorCode::DateOrder, "custody_decided", u"处罚决定作出于 %1，没收、处置不能早于这一天。"},
    {ErrorCode::WrongState, "custody_stays", u"“%1”不改变存放地点；要移动的，请另行登记移位。"},
    {ErrorCode::OutOfRange, "happened_at", u"时间 %1 晚于现在，请更正。"},
    {ErrorCode::WrongState, "custody_corrected", u"%1 的这次移动已经更正过。"},
    {ErrorCode::NotFound, "custody_movement", u"没有编号为 %1 的移动记录。"},
    {ErrorCode::WrongState, "custody_merge", u"不能并入 %1：只有同一措施下名称、单位都相同的两项才能合并。"},
    {ErrorCode::WrongState, "custody_note_settled", u"%1 的这条记事已经处理，或者不存在。"},
    {ErrorCode::NotFound, "place", u"没有编号为“%1”的地点，请核对。"},
    {ErrorCode::WrongState, "place_closed", u"“%1”已停用，不能存入。"},
    {ErrorCode::WrongState, "place_kind", u"“%2”不能移到“%1”：地点的种类不符。"},
    {ErrorCode::WrongState, "place_source", u"“%2”不能从“%1”移出：地点的种类不符。"},
    {ErrorCode::WrongState, "place_hazard", u"“%1”没有登记可以存放这类危险物品，请换一处，或由管理员核实后登记。"},
    {ErrorCode::OutOfRange, "place_full", u"“%1”已放满，请换一处。"},
    {ErrorCode::Required, "place_name", u"请填写地点名称。"},
    {ErrorCode::Required, "place_code", u"请填写地点编号（印在标签上，例如 A-01）。"},
    {ErrorCode::UnknownValue, "place_kind_code", u"没有“%1”这种地点。"},
    {ErrorCode::AlreadyExists, "place_code", u"地点编号“%1”已经使用，请另取。"},
    {ErrorCode::WrongState, "place_parent", u"“%1”不能放在自己下面。"},
    {ErrorCode::WrongState, "place_not_empty", u"“%1”还有物品，不能停用；请先移走。"},
    {ErrorCode::WrongState, "place_in_use", u"“%1”还有物品，不能改变种类；请先移走。"},
    {ErrorCode::StaleVersion, "place", u"地点“%1”刚才有人改过，请重新打开后再改。"},
    {ErrorCode::NotFound, "batch", u"没有编号为“%1”的处置批次。"},
    {ErrorCode::StaleVersion, "batch", u"批次 %1 刚才有人改过，请重新打开后再办理。"},
    {ErrorCode::UnknownValue, "batch_way", u"没有“%1”这种处置方式。"},
    {ErrorCode::WrongState, "batch_stage", u"批次的状态是“%1”，不能这样办理。"},
    {ErrorCode::WrongState, "batch_blocked", u"%1 还不能处置：%2。"},
    {ErrorCode::OutOfRange, "batch_quantity", u"%1 的计划数量应当大于零、不超过已没收的数量（%2）。"},
    {ErrorCode::AlreadyExists, "batch_line", u"%1 已列入批次 %2，不能重复列入。"},
    {ErrorCode::WrongState, "batch_hazard", u"%1 属于“%2”，不能以这种方式处置。"},
    {ErrorCode::Required, "batch_lines", u"批次还没有物品，请先选入。"},
    {ErrorCode::Required, "batch_legal_basis", u"请填写处理依据。"},
    {ErrorCode::Required, "batch_method", u"请填写处置方法（焚烧、拆解、破碎 …）。"},
    {ErrorCode::Required, "batch_plant", u"请选择处置单位。"},
    {ErrorCode::Required, "batch_waste_class", u"请选择废物类别。"},
    {ErrorCode::Required, "batch_receiver", u"请填写接收单位（拍卖机构、受赠人）。"},
    {ErrorCode::Required, "batch_executors", u"请填写执行人。"},
    {ErrorCode::Required, "batch_supervisor", u"请填写监督人。"},
    {ErrorCode::Required, "batch_witnesses", u"请填写见证人。"},
    {ErrorCode::OutOfRange, "batch_executors", u"执行人不得少于 %1 人。"},
    {ErrorCode::OutOfRange, "batch_witnesses", u"见证人不得少于 %1 人。"},
    {ErrorCode::WrongState, "batch_roles", u"%1 不能既是执行人又是监督人或者见证人。"},
    {ErrorCode::Required, "licence", u"处置单位“%1”没有登记许可证号和有效期，不能接收这类废物。"},
    {ErrorCode::OutOfRange, "licence_expired", u"处置单位“%1”的许可证已于 %2 到期。"},
    {ErrorCode::WrongState, "licence_scope", u"处置单位“%1”的许可范围不包括“%2”。"},
    {ErrorCode::Forbidden, "batch_approver", u"批次 %1 由您编制，须由他人批准。"},
    {ErrorCode::Required, "batch_approval_no", u"请填写批准文书的文号（有关事项审批表）。"},
    {ErrorCode::WrongState, "batch_goods_out", u"%1 已经出库，请先退回入库。"},
    {ErrorCode::WrongState, "batch_not_listed", u"%1 不在本批次待办的清单上，或者数量超出批准的数量。"},
    {ErrorCode::WrongState, "batch_nothing", u"批次 %1 现在没有可以这样办理的物品。"},
    {ErrorCode::WrongState, "batch_not_done", u"所选物品在批次 %1 中还没有办到这一步，没有可以更正的记录。"},
    {ErrorCode::OutOfRange, "batch_part", u"%1 的处置数量应当大于零、不超过已运到的数量（%2）。"},
    {ErrorCode::DateOrder, "batch_times", u"处置不能早于批准，结束不能早于开始，请更正时间。"},
    {ErrorCode::Required, "batch_executed", u"还没有登记处置的时间和结果。"},
    {ErrorCode::WrongState, "batch_in_transit", u"批次 %1 还有物品在待运区，请先装车运到处置单位，或者退回入库。"},
    {ErrorCode::NotFound, "weigh_slip", u"这个批次没有编号为 %1 的有效磅单。"},
    {ErrorCode::Required, "batch_difference", u"%1 计划、出库、装车、处置的数量不一致，请说明原因。"},
    {ErrorCode::Required, "batch_slips", u"还没有登记磅单。"},
    {ErrorCode::Required, "batch_evidence", u"还没有登记照片、录像。"},
    {ErrorCode::Required, "batch_manifest", u"危险废物须填写转移联单编号。"},
    {ErrorCode::Required, "batch_environment", u"危险废物须先通报生态环境部门，请填写文号或者日期。"},
    {ErrorCode::Forbidden, "batch_signers", u"须由两个不同的、有登记权限的账号签认（%1）。"},
    {ErrorCode::Required, "slip_no", u"请填写磅单编号。"},
    {ErrorCode::OutOfRange, "slip_weight", u"磅单“%1”的毛重应当大于皮重。"},
    {ErrorCode::AlreadyExists, "slip_no", u"磅单“%1”已经登记。"},
    {ErrorCode::Unreadable, "evidence_file", u"文件“%1”不能读取，请核对路径。"},
    {ErrorCode::AlreadyExists, "evidence", u"“%1”的内容已经登记过。"},
    {ErrorCode::NotFound, "stock_take", u"没有编号为“%1”的盘点。"},
    {ErrorCode::Required, "counter", u"请填写盘点人。"},
    {ErrorCode::WrongState, "counter_is_keeper", u"%1 是“%2”的保管人，不能自己盘点。"},
    {ErrorCode::Required, "stock_lines", u"这个地点现在没有物品，不需要盘点。"},
    {ErrorCode::OutOfRange, "sample", u"抽盘的比例应当在 0.1% 到 100% 之间（%1‰）。"},
    {ErrorCode::OutOfRange, "stock_count", u"数量不能小于零（%1）。"},
    {ErrorCode::WrongState, "stock_moved", u"%1 在盘点开始之后又有移动，盘点的数量不能再用来调整账目；请重新盘点。"},
    {ErrorCode::WrongState, "stock_not_drawn", u"%1 不在这次抽盘的范围内，请按抽取的清单盘点。"},
    {ErrorCode::WrongState, "stock_place", u"地点“%1”不在这次盘点的范围内。"},
    {ErrorCode::WrongState, "stock_recount", u"%1 已盘点且相符，不再复盘。"},
    {ErrorCode::WrongState, "stock_closed", u"盘点 %1 已经结束。"},
    {ErrorCode::WrongState, "stock_open", u"还有 %1 项没有盘点，或者不符而没有复盘。"},
    {ErrorCode::Required, "conclusion", u"请填写盘点结论。"},
    {ErrorCode::WrongState, "stock_not_closed", u"盘点 %1 还没有结束，不能调整账目。"},
    {ErrorCode::WrongState, "stock_settled", u"盘点 %1 的差异已经登记过，不能重复登记。"},
    {ErrorCode::Forbidden, "stock_settler", u"盘点 %1 由您清点，账目须由他人调整。"},
    {ErrorCode::WrongState, "scan_nothing", u"扫描的物品没有在保管中的数量需要移到这里。"},
    {ErrorCode::WrongState, "scan_transit", u"请先登记一处（且只一处）启用的待运区，出库的物品放在那里。"},
    {ErrorCode::Required, "reprint_reason", u"%1 的标签已经打印过，重新打印请写明理由。"},
    {ErrorCode::UnknownValue, "label_format", u"没有“%1”这种标签纸。"},
    {ErrorCode::Required, "labels", u"没有要打印的标签。"},
    {ErrorCode::OutOfRange, "label_first", u"这种标签纸没有第 %1 张标签。"},
    {ErrorCode::Malformed, "goods_code", u"“%1”不是本系统的标签或命令码。"},
    {ErrorCode::CheckDigit, "goods_code", u"“%1”的校验字符不符，请重新扫描，或对照标签逐字录入。"},
};

/// The value of a refused guard → the sentence.
QString guardText(const QString& guard) {
  static const QHash<QString, QString> texts{
      {QStringLiteral("no_decision"), QStringLiteral("本案还没有处罚决定，不能没收。")},
      {QStringLiteral("annulled"), QStringLiteral("处罚决定已被撤销，不能没收。")},
      {QStringLiteral("transferred"), QStringLiteral("本案已移送公安机关，刑事程序未结，物品须随案移交或者留存，不能这样处理。")},
      {QStringLiteral("not_transferred"), QStringLiteral("本案没有移送公安机关，不能登记移送物品；请先登记移送。")},
      {QStringLiteral("not_annulled"), QStringLiteral("处罚决定没有被撤销，已没收的物品不能返还。")},
      {QStringLiteral("not_disposable"), QStringLiteral("物品还不能处置，原因见“能否处置”。")}};
  return texts.value(guard);
}

}  // namespace

std::optional<QString> goodsRefusalText(const Error& error) {
  // The line of a list it is about stands before the sentence, unless it is all there is to say.
  static const QRegularExpression line(QStringLiteral("^(第\\d+项[^：]*|W\\d+-[0-9A-Z*])：(.*)$"), QRegularExpression::DotMatchesEverythingOption);
  if (const QRegularExpressionMatch found = line.match(error.value); found.hasMatch()) {
    const std::optional<QString> text = goodsRefusalText({error.code, error.field, found.captured(2)});
    return text ? std::optional(QStringLiteral("%1：%2").arg(found.captured(1), *text)) : std::nullopt;
  }
  if (error.field == QStringLiteral("custody_guard")) {
    const QString guard = error.value.section(QStringLiteral("："), -1);
    const QString item = error.value.contains(QStringLiteral("：")) ? error.value.section(QStringLiteral("："), 0, 0) + QStringLiteral("：") : QString();
    return item + guardText(guard);
  }
  return sentenceOf(kSentences, error);
}

}  // namespace shuangda
