#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

#include "base/clock.h"
#include "base/id.h"
#include "domain/event_date.h"
#include "domain/threshold_screening.h"

namespace shuangda {

/// What an officer established about a case as a possible crime. Everything is optional; what is given here goes before the estimates taken
/// from the administrative amounts. A change is a new version; old ones stay.
struct CriminalFacts {
  CaseId legalCase{};
  int version = 0;  ///< compare-and-set; 0 = none stored
  QStringList offences{};                 ///< ids; empty = as the cause says
  std::optional<EventDate> actFrom{};
  std::optional<EventDate> actTo{};
  QString subject{};                      ///< person, unit, or empty
  QMap<QString, QString> facts{};         ///< by name of the fact, as written
  std::optional<bool> collective{};       ///< 集体讨论
  std::optional<bool> grave{};            ///< 情节严重
  std::optional<bool> belowMinimum{};     ///< 低于处罚下限
  std::optional<EventDate> convictedOn{}; ///< 刑事判决生效日: counts as an earlier penalty for other cases
  QString suspicion{};                    ///< 合理嫌疑: the grounds
  QString note{};
  Instant recordedAt{};
  AccountId recordedBy{};

  bool operator==(const CriminalFacts&) const = default;
};

/// The facts in one line, "name=value" by name.
QString factsText(const QMap<QString, QString>& facts);

template <typename Visitor>
void visitFields(const CriminalFacts& f, Visitor&& visit) {
  visit("offences", f.offences);
  visit("act_from", f.actFrom);
  visit("act_to", f.actTo);
  visit("act_subject", f.subject);
  visit("facts", factsText(f.facts));
  visit("collective", f.collective);
  visit("grave", f.grave);
  visit("below_minimum", f.belowMinimum);
  visit("convicted_on", f.convictedOn);
  visit("suspicion", f.suspicion);
  visit("note", f.note);
}

/// Refuses unknown offences, facts and subjects, values that are not of their kind, dates that contradict each other.
Result<void> validate(const CriminalFacts& facts);

/// What an officer decided after a screening. Never changed.
struct ScreeningDecision {
  enum class Kind { Transfer, NoTransfer, Investigate };

  std::int64_t id = 0;
  CaseId legalCase{};
  Kind kind = Kind::Investigate;
  QString reason{};
  QString shown{};  ///< what the sheet showed then, as text
  int factsVersion = 0;
  Instant recordedAt{};
  AccountId recordedBy{};
  QString recordedByName{};

  bool operator==(const ScreeningDecision&) const = default;
};

QString fieldText(ScreeningDecision::Kind kind);
std::optional<ScreeningDecision::Kind> screeningDecisionKind(const QString& word);

}  // namespace shuangda
