#pragma once

#include "domain/goods_papers.h"
#include "reports/document.h"

namespace shuangda {

/// 行政处罚案件有关事项审批表 (form 8) of a disposal batch.
Document composeDisposalApproval(const DisposalPaper& paper);
/// 销毁清单: every line with its decision, planned and what was done of it. Quantities of different units are never added.
Document composeDisposalList(const DisposalPaper& paper);
/// 涉案物品处理记录 (form 52).
Document composeDisposalRecord(const DisposalPaper& paper);
/// 销毁证明: what the disposing unit and the office certify.
Document composeDisposalCertificate(const DisposalPaper& paper);

}  // namespace shuangda
