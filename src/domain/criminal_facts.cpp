#include "domain/criminal_facts.h"

#include "domain/threshold_text.h"

namespace shuangda {

QString factsText(const QMap<QString, QString>& facts) {
  QStringList parts;
  for (auto it = facts.begin(); it != facts.end(); ++it) {
    parts << it.key() + u'=' + it.value();
  }
  return parts.join(u';');
}

Result<void> validate(const CriminalFacts& facts) {
  const ThresholdBook& book = ThresholdBook::builtIn();
  for (const QString& offence : facts.offences) {
    if (!book.find(offence)) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("crime_id"), offence);
    }
  }
  if (!facts.subject.isEmpty() && facts.subject != QStringLiteral("person") && facts.subject != QStringLiteral("unit")) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("act_subject"), facts.subject);
  }
  if (facts.actFrom && facts.actTo && contradictsOrder(*facts.actFrom, *facts.actTo)) {
    return refuse(ErrorCode::DateOrder, QStringLiteral("act_to"), facts.actTo->text());
  }
  ThresholdValues values;
  for (auto it = facts.facts.begin(); it != facts.facts.end(); ++it) {
    if (const Result<void> set = setThresholdFact(book, values, it.key(), it.value()); !set) {
      return set;
    }
  }
  return {};
}

QString fieldText(ScreeningDecision::Kind kind) {
  switch (kind) {
    case ScreeningDecision::Kind::Transfer:
      return QStringLiteral("transfer");
    case ScreeningDecision::Kind::NoTransfer:
      return QStringLiteral("no_transfer");
    case ScreeningDecision::Kind::Investigate:
      return QStringLiteral("investigate");
  }
  return {};
}

std::optional<ScreeningDecision::Kind> screeningDecisionKind(const QString& word) {
  using Kind = ScreeningDecision::Kind;
  for (const Kind kind : {Kind::Transfer, Kind::NoTransfer, Kind::Investigate}) {
    if (fieldText(kind) == word) {
      return kind;
    }
  }
  return std::nullopt;
}

}  // namespace shuangda
