#include "services/record_refusals.h"

#include "services/refusal_table.h"

namespace shuangda {
namespace {

constexpr RefusalSentence kRefusals[] = {
    {ErrorCode::Unreadable, "attachment_directory", u"“%1”是文件夹，请选择其中的文件。"},
    {ErrorCode::Unreadable, "attachment_file", u"文件“%1”不能读取，请核对路径，确认有读取权限且没有被其他程序改动。"},
    {ErrorCode::Unsupported, "attachment_special", u"“%1”不是普通文件，不能作为附件。"},
    {ErrorCode::Damaged, "attachment_empty", u"文件“%1”是空的（0 字节），请重新取得后再添加。"},
    {ErrorCode::OutOfRange, "attachment_size",
     u"文件%1过大，没有添加。请压缩或拆分，或请管理员调整上限（设置 attachment_max_mb）。"},
    {ErrorCode::Unwritable, "attachment_folder", u"附件文件夹“%1”不能写入，没有添加。请检查文件夹的权限和磁盘。"},
    {ErrorCode::NotFound, "attachment_missing",
     u"附件“%1”的文件不在附件文件夹中。请从备份中找回后放回原处，并运行 verify 核对。"},
    {ErrorCode::Damaged, "attachment_changed",
     u"附件“%1”的文件已变动，与登记时的校验值不符，不能采用。请从备份中找回，并运行 verify 核对。"},
    {ErrorCode::Unwritable, "attachment_target", u"文件“%1”不能写入，请检查文件夹和权限，或换一个位置。"},
    {ErrorCode::AlreadyExists, "attachment", u"“%1”的内容已经是本案的附件，没有重复添加。"},
    {ErrorCode::NotFound, "attachment", u"没有编号为%1的附件，请核对。"},
    {ErrorCode::WrongState, "attachment_withdrawn", u"附件“%1”已经撤回。"},
    {ErrorCode::WrongState, "undo_undone", u"案件 %1 的上次操作已经是撤销，不能再撤销；需要更正的，请直接修改。"},
    {ErrorCode::WrongState, "undo_import",
     u"案件 %1 上次是由导入登记或更改的，不能在这里撤销；请撤销导入，或直接修改。"},
    {ErrorCode::WrongState, "undo_step", u"案件 %1 没有可以撤销的保存；需要更正的，请直接修改。"},
    {ErrorCode::WrongState, "undo_other_account",
     u"案件 %1 上次由其他账号保存，不能代为撤销；请由保存的人撤销，或直接修改。"},
    {ErrorCode::WrongState, "undo_measure", u"案件 %1 保存之后又登记了强制措施，不能撤销；需要更正的，请直接修改。"},
    {ErrorCode::WrongState, "undo_seized_item",
     u"案件 %1 保存之后又登记了涉案物品，不能撤销；需要更正的，请直接修改。"},
    {ErrorCode::WrongState, "undo_attachment", u"案件 %1 保存之后又添加了附件，不能撤销；请先撤回附件，或直接修改。"},
    {ErrorCode::WrongState, "undo_case_event", u"案件 %1 保存之后又登记了办案步骤，不能撤销；需要更正的，请直接修改。"},
    {ErrorCode::WrongState, "undo_clue", u"案件 %1 保存之后线索又有变动，不能撤销；需要更正的，请直接修改。"},
    {ErrorCode::NotFound, "clue_no", u"没有登记号为“%1”的线索，请核对。"},
    {ErrorCode::Required, "clue_subject", u"案源内容和当事人至少填写一项。"},
    {ErrorCode::Malformed, "found_at", u"发现（收到）时间“%1”不完整，请填写到日，例如 2026-11-02，或到分钟。"},
    {ErrorCode::OutOfRange, "found_at", u"发现（收到）时间 %1 晚于现在，请更正。"},
    {ErrorCode::OutOfRange, "accepted_on", u"立案日期 %1 晚于今天，请更正。"},
    {ErrorCode::OutOfRange, "refused_on", u"不予立案日期 %1 晚于今天，请更正。"},
    {ErrorCode::OutOfRange, "merged_on", u"并案日期 %1 晚于今天，请更正。"},
    {ErrorCode::DateOrder, "accepted_on", u"立案日期早于发现（收到）时间 %1，请核对。"},
    {ErrorCode::DateOrder, "refused_on", u"不予立案日期早于发现（收到）时间 %1，请核对。"},
    {ErrorCode::DateOrder, "merged_on", u"并案日期早于发现（收到）时间 %1，请核对。"},
    {ErrorCode::DateOrder, "reward_decided_on", u"奖励决定日期早于发现（收到）时间 %1，请核对。"},
    {ErrorCode::WrongState, "clue_outcome", u"线索 %1 已有处理结果，不能重复办理；误登记的，请先恢复核查。"},
    {ErrorCode::WrongState, "clue_case", u"线索已转为案件 %1，请在案件中办理。"},
    {ErrorCode::WrongState, "clue_open", u"线索 %1 没有可以恢复核查的处理结果。"},
    {ErrorCode::OutOfRange, "check_extension_days", u"延长 %1 个工作日超出规定的长度，请更正。"},
    {ErrorCode::DateOrder, "check_extended_on", u"延长应当在发现线索之后、核查期限届满之前批准，%1 不在其间，请核对。"},
    {ErrorCode::OutOfRange, "check_extended_on", u"延长批准日期 %1 晚于今天，请更正。"},
    {ErrorCode::AlreadyExists, "check_extension", u"线索 %1 的核查期限已经延长过，不能再次延长。"},
    {ErrorCode::UnknownValue, "not_counted", u"核查期限不扣除事由“%1”，只认 TEST（检测、检验、检疫、鉴定）和 RIGHTS_ID（权利人辨认、鉴别）。"},
    {ErrorCode::Malformed, "not_counted", u"不计入的期间“%1”不能识别，请写作 起/止:事由，例如 2026-11-02/2026-11-06:TEST，多段以分号隔开。"},
    {ErrorCode::Required, "clue_cause", u"请选择或者填写案由；查明前不能确定的，按线索反映的违法行为填写，立案后可以更改。"},
    {ErrorCode::NotFound, "merge_target", u"没有编号为“%1”的案件或线索，不能并入。"},
    {ErrorCode::WrongState, "merge_target", u"不能并入 %1：它是本线索，或者自己已经并入别处。"},
    {ErrorCode::WrongState, "bulk_void", u"案件 %1 已标为误录作废，不参加批量修改；确需修改的，请单独打开。"},
    {ErrorCode::StaleVersion, "bulk_changed", u"案件 %1 在预览之后又有人改过，没有修改；请重新预览。"},
    {ErrorCode::NotFound, "bulk_gone", u"这件案件已不在库中（内部编号 %1）。"},
    {ErrorCode::Required, "bulk_edits", u"请至少选择一项要修改的内容。"},
    {ErrorCode::Required, "bulk_cases", u"请先在列表中选择案件。"},
    {ErrorCode::NotFound, "import_batch", u"没有批次为%1的导入，请用 import findings --all 查看。"},
    {ErrorCode::Required, "finding_reason", u"请填写核对结果的处理说明，例如“已与原表核对，无需更正”。"},
    {ErrorCode::AlreadyExists, "import_review", u"“%1”的核对结果已经标为已处理。"},
    {ErrorCode::WrongState, "import_review", u"“%1”的导入已经撤销，或者没有核对结果，无需处理。"},
    {ErrorCode::WrongState, "cancelled", u"操作已取消，数据保持原样。"},
    {ErrorCode::OutOfRange, "draft", u"“%1”的内容过长，不能自动保存草稿，请尽快保存。"},
    {ErrorCode::WrongState, "last_administrator", u"“%1”是最后一个管理员，不能改为其他角色；请先让另一个账号成为管理员。"},
    {ErrorCode::UnknownValue, "setting", u"没有“%1”这项设置，请用 setting list 查看。"},
    {ErrorCode::OutOfRange, "setting", u"“%1”不是这项设置允许的值，请用 setting list 查看说明。"},
};

}  // namespace

std::optional<QString> recordRefusalText(const Error& error) { return sentenceOf(kRefusals, error); }

}  // namespace shuangda
