#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "base/money.h"
#include "base/result.h"

namespace shuangda {

struct LegalCase;

/// One penalty of a decision with its own amount: 警告, 罚款 5000元, 没收违法所得 1200元 …
struct Penalty {
  QString kind{};                ///< code list penalty_kind, as its label
  std::optional<Money> amount{};

  bool operator==(const Penalty&) const = default;
};

/// "警告;罚款 5000;没收违法所得 1200.50" – amounts in 元. Refuses an empty kind, a fine or confiscated income without an amount,
/// an amount that is not positive, and a kind that stands twice.
Result<std::vector<Penalty>> parsePenalties(const QString& text);
QString penaltiesText(const std::vector<Penalty>& penalties);

/// Writes the penalties of a decision into the case's decision: kinds and amounts.
void setDecision(LegalCase& legalCase, const std::vector<Penalty>& penalties);

/// What the party has to pay by the decision: fine and confiscated income; goods are not paid.
Money payable(const LegalCase& legalCase);

}  // namespace shuangda
