#pragma once

#include <QString>

#include "domain/clue.h"
#include "domain/clue_match.h"

namespace shuangda {

/// The words of clues, in the terms of form 1.

/// The label of a clue's own field; empty for a name that is none.
QString clueFieldLabel(const QString& name);
/// 登记, 核查中, 已立案, 不予立案, 已并案.
QString stageText(ClueStage stage);
/// "当事人名称相同", "案源内容相似（72%）".
QString matchReasonText(const MatchReason& reason);
/// All reasons of a match in one line.
QString matchReasonsText(const ClueMatch& match);
/// 线索 or 案件 with its number.
QString matchText(const ClueMatch& match);

}  // namespace shuangda
