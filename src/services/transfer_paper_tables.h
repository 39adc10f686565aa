#pragma once

#include "services/transfer_paper_facts.h"

namespace shuangda {

/// The tables of the papers; what a line still lacks is added to `empty` by the name of its column, each once.

/// 涉案物品清单: the columns of form 24 and those the police ask for.
TransferPaperValue::Table goodsTable(const TransferPaperSource& source, const TransferPaperFacts& facts, QStringList& empty);
/// 移送材料清单.
TransferPaperValue::Table materialsTable(const TransferPaperFacts& facts, QStringList& empty);
/// 移交清单: what the list says, what was handed over, in which condition.
TransferPaperValue::Table handoverTable(const TransferPaperSource& source, QStringList& empty);

}  // namespace shuangda
