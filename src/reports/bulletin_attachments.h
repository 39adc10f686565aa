#pragma once

#include "domain/bulletin_material.h"
#include "reports/document.h"

namespace shuangda {

/// What each campaign or field brought, in the order of the breakdown; no rows where there is none. A case may belong to
/// several of them or to none, so that they need not add up to all cases, which stand last.
TableBlock partsTable(const Bulletin& bulletin, FigureDimension dimension, const QString& firstHead);
/// 附件3: what each unit transferred and what became of it, and its entries on the platform.
TableBlock transferTable(const Bulletin& bulletin);
/// 附件4: the receipts of the member units' forms.
TableBlock receiptTable(const std::vector<ReportReceipt>& receipts);
/// 附件5: one line for each unit or case of the lists of problems; what a list does not hold is counted.
TableBlock problemTable(const std::vector<ProblemList>& lists);
/// 上期数据更正: printed number, number now, and the records that made the difference.
TableBlock correctionTable(const BulletinMaterial& material);

}  // namespace shuangda
