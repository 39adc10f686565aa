#pragma once

#include <QString>
#include <optional>
#include <utility>
#include <vector>

#include "domain/disposal_batch.h"
#include "domain/measure.h"
#include "domain/place.h"
#include "domain/seized_item.h"
#include "domain/stock_take.h"

namespace shuangda {

/// What the papers about goods say, as plain values: services/goods_papers.h fills them, reports/ sets them on paper.

/// A disposal batch: approval, list, record (form 52) and certificate.
struct DisposalPaper {
  struct Line {
    DisposalLine line{};
    SeizedItem item{};
    QString caseNumber{};
    QString decisionNo{};
  };

  QString office{};
  DisposalBatch batch{};
  BatchStage stage = BatchStage::Planned;
  std::vector<Line> lines{};
  std::vector<WeighSlip> slips{};
  std::vector<DisposalEvidence> evidence{};
  std::optional<Place> plant{};
  QString wasteClass{};
  QString plannedBy{};
  QString approvedBy{};
  QString signedBy{};
  QString countersignedBy{};
};

/// The custody chain of one line of goods.
struct CustodyPaper {
  struct Step {
    EventDate at = EventDate::ofDay(QDate(1970, 1, 1));
    QString number{};     ///< of the record
    QString kind{};       ///< 入库, 移位 …
    Quantity quantity{};
    QString from{};
    QString to{};
    QString hands{};      ///< who gave, took and witnessed
    QString docNo{};
    QString remark{};     ///< corrections, other lines, notes
    QString recordedBy{};
  };

  QString office{};
  SeizedItem item{};
  QString caseNumber{};
  QString measure{};
  QString advice{};  ///< 能否处置
  std::vector<Step> steps{};
  std::vector<std::pair<QString, QString>> where{};
  std::vector<QStringList> notes{};  ///< when, what, text
  EventDate printedAt = EventDate::ofDay(QDate(1970, 1, 1));
};

/// A stock-take with its lines.
struct StockTakePaper {
  struct Line {
    StockDifference difference{};
    SeizedItem item{};
    QString place{};
  };

  QString office{};
  StockTake take{};
  QString place{};
  QString startedBy{};
  QString closedBy{};
  std::vector<Line> lines{};
};

/// 场所/设施/财物清单 (form 24) of one measure.
struct GoodsListPaper {
  QString office{};
  Measure measure{};
  QString caseNumber{};
  QString party{};
  std::vector<SeizedItem> items{};
};

}  // namespace shuangda
