#include "domain/penalty.h"

#include <algorithm>

#include "domain/legal_case.h"

namespace shuangda {
namespace {

const QString kFine = QStringLiteral("罚款");
const QString kIncome = QStringLiteral("没收违法所得");
const QString kGoods = QStringLiteral("没收非法财物");

tl::unexpected<Error> malformed(ErrorCode code, const QString& value) { return refuse(code, QStringLiteral("penalties"), value); }

Result<Penalty> parsePenalty(const QString& text) {
  const qsizetype space = text.indexOf(u' ');
  Penalty penalty{.kind = text.left(space).trimmed()};
  const bool needsAmount = penalty.kind == kFine || penalty.kind == kIncome;
  if (penalty.kind.isEmpty()) {
    return malformed(ErrorCode::Malformed, text);
  }
  if (space < 0) {
    return needsAmount ? Result<Penalty>(malformed(ErrorCode::Required, text)) : Result<Penalty>(penalty);
  }
  const Result<Money> amount = Money::parseYuan(QStringView(text).mid(space + 1).trimmed());
  if (!amount) {
    return malformed(amount.error().code, text);
  }
  if (amount->fen() <= 0) {
    return malformed(ErrorCode::OutOfRange, text);
  }
  penalty.amount = *amount;
  return penalty;
}

std::optional<Money> amountOf(const std::vector<Penalty>& penalties, const QString& kind) {
  const auto found = std::ranges::find(penalties, kind, &Penalty::kind);
  return found == penalties.end() ? std::nullopt : found->amount;
}

}  // namespace

Result<std::vector<Penalty>> parsePenalties(const QString& text) {
  std::vector<Penalty> penalties;
  for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
    const Result<Penalty> penalty = parsePenalty(part.trimmed());
    if (!penalty) {
      return tl::unexpected(penalty.error());
    }
    if (std::ranges::find(penalties, penalty->kind, &Penalty::kind) != penalties.end()) {
      return malformed(ErrorCode::AlreadyExists, penalty->kind);
    }
    penalties.push_back(*penalty);
  }
  return penalties;
}

QString penaltiesText(const std::vector<Penalty>& penalties) {
  QStringList parts;
  for (const Penalty& penalty : penalties) {
    parts << (penalty.amount ? penalty.kind + u' ' + penalty.amount->yuanShortText() : penalty.kind);
  }
  return parts.join(u';');
}

void setDecision(LegalCase& legalCase, const std::vector<Penalty>& penalties) {
  PenaltyDecision& decision = legalCase.decision;
  decision.kinds.clear();
  for (const Penalty& penalty : penalties) {
    decision.kinds << penalty.kind;
  }
  decision.fine = amountOf(penalties, kFine);
  decision.confiscatedIncome = amountOf(penalties, kIncome);
  decision.confiscatedGoods = amountOf(penalties, kGoods);
}

Money payable(const LegalCase& legalCase) {
  const PenaltyDecision& decision = legalCase.decision;
  return Money::ofFen(decision.fine.value_or(Money{}).fen() + decision.confiscatedIncome.value_or(Money{}).fen());
}

}  // namespace shuangda
