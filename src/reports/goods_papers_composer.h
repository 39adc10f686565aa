#pragma once

#include "domain/goods_papers.h"
#include "reports/document.h"

namespace shuangda {

/// 保管链: every movement of one line of goods, corrected ones included and marked.
Document composeCustodyChain(const CustodyPaper& paper);
/// 盘点报告.
Document composeStockTakeReport(const StockTakePaper& paper);
/// 场所/设施/财物清单 (form 24), one after the other, each from a page of its own.
Document composeGoodsLists(const std::vector<GoodsListPaper>& papers);

}  // namespace shuangda
