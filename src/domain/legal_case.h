#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "base/id.h"
#include "base/money.h"
#include "base/quantity.h"
#include "domain/event_date.h"
#include "domain/party.h"

namespace shuangda {

/// Where a case lies, as names: codes change yearly and old ledgers carry names only.
struct Region {
  QString province{};
  QString city{};
  QString county{};

  bool operator==(const Region&) const = default;
};

/// 处罚决定. Several kinds of penalty may stand in one decision; amounts are those of the decision, not of payment.
struct PenaltyDecision {
  std::optional<EventDate> date{};       ///< absent while only proposed (拟处罚): then nothing counts
  QString docNo{};                       ///< 代字〔年〕号
  QStringList kinds{};                   ///< code list penalty_kind
  std::optional<Money> fine{};
  std::optional<Money> confiscatedIncome{};
  std::optional<Money> confiscatedGoods{};
  QString confiscation{};                ///< 没收物品 in words
  std::optional<EventDate> annulledDate{};

  bool operator==(const PenaltyDecision&) const = default;
};

/// 移送公安机关, dates and numbers only; rounds and papers come with the transfer workflow.
struct CaseTransfer {
  QString flag{};                        ///< code list transfer_flag: 是, 否, 是(线索), 是(通报公安), 反向衔接(检察院移送), or unknown
  std::optional<EventDate> approved{};
  std::optional<EventDate> delivered{};  ///< delivery of the 移送书 to the police: the decisive date
  std::optional<int> persons{};
  std::optional<Money> value{};
  std::optional<EventDate> policeAccepted{};
  std::optional<EventDate> policeFiled{};
  std::optional<int> policeFiledPersons{};
  std::optional<EventDate> policeRejected{};
  std::optional<EventDate> reverseOpinion{};  ///< 检察意见书: the case came from the prosecutor
  std::optional<int> reversePersons{};

  bool operator==(const CaseTransfer&) const = default;
};

/// 案件: one administrative case with at most one decision and one transfer. The dates are its state (see caseStage()).
struct LegalCase {
  CaseId id{};
  QString uid{};            ///< UUID v7, keeps the case's identity between offices
  int version = 0;          ///< compare-and-set; 0 = not stored
  Instant recordedAt{};     ///< when this version was entered; decides which figures contain it

  QString number{};         ///< 案件编号, the office's stable label
  Region region{};
  QString authority{};      ///< 办案单位, several separated by 、, the first leads
  QString memberUnit{};     ///< 成员单位 the case counts for; empty = the leading authority
  Party party{};
  QString cause{};          ///< 案由
  QString field{};          ///< 领域, several separated by /
  QString goods{};
  QString brand{};
  std::optional<Quantity> quantity{};
  QString quantityUnit{};
  QString quantityDetail{};
  std::optional<Money> goodsValue{};       ///< 货值
  std::optional<Money> illegalTurnover{};  ///< 违法经营额
  std::optional<Money> illegalIncome{};    ///< 违法所得: earned, not confiscated
  QString amountQualifier{};               ///< 约, 余 …: belongs to the amounts above
  QString procedure{};                     ///< 普通 or 简易; empty = 普通
  QString source{};                        ///< 案件来源
  QString campaign{};                      ///< 专项行动, several separated by 、

  std::optional<EventDate> foundDate{};
  std::optional<EventDate> filedDate{};
  std::optional<EventDate> withdrawnDate{};
  PenaltyDecision decision{};
  std::optional<EventDate> closedDate{};
  QString closeKind{};
  std::optional<EventDate> publishedDate{};
  std::optional<EventDate> platformEnteredDate{};
  CaseTransfer transfer{};
  std::optional<bool> isOnline{};
  std::optional<bool> isMarket{};
  std::optional<bool> isRural{};
  std::optional<bool> isForeign{};
  std::optional<bool> inScope{};           ///< 计入双打; absent = yes
  std::optional<EventDate> voidDate{};     ///< 误录作废

  QString statusText{};                    ///< as the source said it; information only
  QString legalBasis{};
  QString note{};
  QString otherDate{};                     ///< the only date known; never used for counting
  QString otherDateType{};
  QString sourceTitle{};
  QString sourceUrl{};                     ///< a citation, never opened
  QString sourceKind{};

  bool operator==(const LegalCase&) const = default;
};

/// The unit the case counts for: memberUnit, else the leading authority.
QString countingUnit(const LegalCase& legalCase);

/// 案值: 违法经营额 if there is one, else 货值 (bulletin rule 7.5).
std::optional<Money> caseValue(const LegalCase& legalCase);

/// The stage a case has reached, computed from its dates alone.
enum class CaseStage { Clue, Filed, Decided, Transferred, Closed, Withdrawn, Void };
CaseStage caseStage(const LegalCase& legalCase);

/// The date a case is listed under: filing, else discovery, else decision, else the only date known; may be empty.
QString listingDate(const LegalCase& legalCase);

/// Refuses what can never be right: required fields, negative amounts and counts, unreadable identifiers are *not* among them.
/// Sources: bulletin/content.md section 13.
Result<void> validate(const LegalCase& legalCase);

/// Something odd but possible, shown beside the field and never blocking.
struct CaseRemark {
  enum class Kind { DateOrder, FineWithoutDecision, TransferWithoutDate, CheckDigit, IdentifierForm, ClosedWithoutFiling };
  Kind kind;
  QString field{};   ///< standard column name
  QString other{};   ///< the column it contradicts, when there is one

  bool operator==(const CaseRemark&) const = default;
};
std::vector<CaseRemark> caseRemarks(const LegalCase& legalCase);

}  // namespace shuangda
