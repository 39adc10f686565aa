#pragma once

#include "domain/goods_papers.h"
#include "domain/legal_case.h"
#include "services/custody_service.h"
#include "services/disposal_service.h"
#include "services/goods_service.h"
#include "services/stock_take_service.h"

namespace shuangda {

/// What the papers about goods say, out of what the services answer.
DisposalPaper disposalPaper(const DisposalSheet& sheet, const QString& office);
CustodyPaper custodyPaper(const GoodsSheet& sheet, const QString& office);
StockTakePaper stockTakePaper(const StockTakeSheet& sheet, const QString& office);
/// One paper a measure of the case.
std::vector<GoodsListPaper> goodsListPapers(const std::vector<MeasureSheet>& measures, const LegalCase& legalCase, const QString& office);

}  // namespace shuangda
