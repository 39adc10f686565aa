#pragma once

#include <optional>
#include <vector>

#include "domain/custody.h"
#include "domain/custody_note.h"
#include "domain/procedure.h"

namespace shuangda {

/// What stands in the way of disposing of a line of goods.
struct DisposalBlocker {
  enum class Kind {
    NoLedger,       ///< no movement was ever recorded
    NoDecision,     ///< 无处罚决定
    NotConfiscated, ///< 未没收
    Annulled,       ///< 决定已被撤销
    NotServed,      ///< 未登记送达，复议诉讼期不能计算
    AppealOpen,     ///< 未满复议、诉讼期
    AppealPending,  ///< 复议、诉讼未决
    Transferred,    ///< 已移送公安
    Testing,        ///< 检验未回
    Objection,      ///< 权利人、案外人异议
    Evidence,       ///< 须作为证据留存
    Ownerless,      ///< 当事人不明，未公告或者公告未满
  };
  Kind kind{};
  std::optional<EventDate> until{};  ///< the day after which it is worth looking again
  QString detail{};

  bool operator==(const DisposalBlocker&) const = default;
};

/// What the answer rests on. Without a case nothing was decided about the goods.
struct DisposalFacts {
  const LegalCase* legalCase = nullptr;
  const CaseProcedure* procedure = nullptr;
  CustodyBalance balance{};
  bool atLaboratory = false;
  std::vector<CustodyNote> openNotes{};
};

/// 能否处置，为什么: empty when nothing stands in the way. Sources: 行政处罚法第74条; 行政强制法第27条; 法释〔2025〕5号第27条 (evidence);
/// 国务院令第310号第15条 (nothing is destroyed that belongs to a crime being looked into); 程序规定第42条 (goods without owner).
std::vector<DisposalBlocker> disposalBlockers(const DisposalFacts& facts);

/// Whether the last decision was annulled: a new one after the annulment stands.
bool isAnnulled(const LegalCase& legalCase);

}  // namespace shuangda
