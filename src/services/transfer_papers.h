#pragma once

#include <optional>

#include "domain/transfer_papers.h"
#include "services/goods_service.h"
#include "services/procedure_service.h"
#include "services/transfer_service.h"

namespace shuangda {

/// Everything the papers of one matter are written from.
struct TransferPaperSource {
  TransferSheet sheet{};
  std::vector<MeasureSheet> goods{};
  std::optional<CaseCourse> course{};
  QString office{};
};

/// A paper that can be made for a matter, with the names of the fields that are still empty.
struct TransferPaperOffer {
  QString paper{};
  QStringList empty{};
};

/// Refusals: TransferService::sheet()'s.
Result<TransferPaperSource> readTransferPaperSource(Store& store, const Session& session, TransferId id);
/// The papers that belong to the lanes the matter has been on, in the order of the table.
std::vector<TransferPaperOffer> transferPaperOffers(const TransferPaperSource& source);
/// UnknownValue "transfer_paper" with the names of those that can be made.
Result<TransferPaperValue> transferPaper(const TransferPaperSource& source, const QString& idOrName);

}  // namespace shuangda
