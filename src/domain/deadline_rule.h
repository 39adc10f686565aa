#pragma once

#include <QDate>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "domain/event_date.h"
#include "domain/legal_case_fields.h"

namespace shuangda {

/// One statutory or local period: a row of resources/law/deadlines.csv, or an office's amended version of one. A number of days
/// stands in such a row and nowhere else.
struct DeadlineRule {
  enum class Owner { Ours, Other, Police, Procuratorate, Court };
  enum class Unit { Hour, CalendarDay, WorkingDay, Month, Year };
  enum class Rolling {
    No,    ///< never moved
    Yes,   ///< the statute moves a last day that is a rest day to the next working day
    Warn,  ///< no clause or a doubtful one: the unmoved day is the alarm, the moved one is printed as 最迟
  };
  /// What the end of the period means.
  enum class AtEnd {
    Miss,   ///< something should have been done: overdue
    Lapse,  ///< a right or a waiting time is over: normal
  };

  QString id{};
  QString name{};
  Owner owner = Owner::Ours;
  QString triggerEvent{};            ///< identifier of the event that starts it
  QString triggerName{};
  std::optional<int> amount{};       ///< of `unit`; negative = counted back from the event; absent = a local parameter to be set
  Unit unit = Unit::CalendarDay;
  Rolling rolling = Rolling::No;
  std::optional<int> extAmount{};    ///< longest single extension; absent with extUnit = no fixed length
  std::optional<Unit> extUnit{};     ///< absent = cannot be extended
  QString extApprover{};
  std::optional<int> maxTotal{};     ///< of `unit`, amount and extensions together
  bool furtherExtension = false;     ///< after the first extension a further one fixes its own length (R64)
  QStringList excludedReasons{};     ///< reason codes whose days are not counted
  QString expiryEvent{};             ///< event that the end of the period itself is
  AtEnd atEnd = AtEnd::Miss;
  bool runsAfterClose = false;       ///< closing or withdrawing the case does not end it (publicity, cash, transfer)
  QString effect{};                  ///< what follows when it is missed
  QString basis{};
  QString article{};
  std::optional<EventDate> from{};   ///< in force for triggers from this day …
  std::optional<EventDate> to{};     ///< … to this day
  QString confidence{};              ///< confirmed, secondary, unconfirmed, design
  QString ruleSet{};
  bool enabled = true;
  QString note{};

  bool operator==(const DeadlineRule&) const = default;
  bool inForce(QDate triggerDay) const {
    return (!from || triggerDay >= from->firstDay()) && (!to || triggerDay <= to->lastDay());
  }
};

QString fieldText(DeadlineRule::Owner owner);
QString fieldText(DeadlineRule::Unit unit);
QString fieldText(const std::optional<DeadlineRule::Unit>& unit);
QString fieldText(DeadlineRule::Rolling rolling);
QString fieldText(DeadlineRule::AtEnd atEnd);
Result<void> setField(DeadlineRule::Owner& member, const QString& text);
Result<void> setField(DeadlineRule::Unit& member, const QString& text);
Result<void> setField(std::optional<DeadlineRule::Unit>& member, const QString& text);
Result<void> setField(DeadlineRule::Rolling& member, const QString& text);
Result<void> setField(DeadlineRule::AtEnd& member, const QString& text);

/// Every field of a rule by the name of its column; drives reading, storage, audit and editing.
template <typename Rule, typename Visitor>
void visitRuleFields(Rule&& r, Visitor&& visit) {
  visit("id", r.id);
  visit("name_zh", r.name);
  visit("owner", r.owner);
  visit("trigger_event", r.triggerEvent);
  visit("trigger_event_zh", r.triggerName);
  visit("amount", r.amount);
  visit("unit", r.unit);
  visit("rolls_on_holiday", r.rolling);
  visit("ext_amount", r.extAmount);
  visit("ext_unit", r.extUnit);
  visit("ext_approver", r.extApprover);
  visit("max_total", r.maxTotal);
  visit("further_extension", r.furtherExtension);
  visit("excluded_reasons", r.excludedReasons);
  visit("expiry_event", r.expiryEvent);
  visit("at_end", r.atEnd);
  visit("runs_after_close", r.runsAfterClose);
  visit("effect_when_missed", r.effect);
  visit("basis", r.basis);
  visit("article", r.article);
  visit("effective_from", r.from);
  visit("effective_to", r.to);
  visit("confidence", r.confidence);
  visit("rule_set", r.ruleSet);
  visit("enabled", r.enabled);
  visit("note", r.note);
}
template <typename Visitor>
void visitFields(const DeadlineRule& r, Visitor&& visit) {
  visitRuleFields(r, visit);
}

/// Reads a row of the rule table; the refusal's field is the column.
Result<DeadlineRule> parseDeadlineRule(const CsvRecord& row);

/// Refuses a rule that could not be computed: no name, an hour rule that rolls or is extended in days, an extension in another
/// unit than the rule's, a total shorter than the amount, an end before the beginning.
Result<void> validate(const DeadlineRule& rule);

/// All rules with their versions. A later version of the same id takes over from its first day on.
class LawBook {
 public:
  /// The rules shipped with the program.
  static LawBook builtIn();

  /// Adds a version in force from `rule.from` on; versions in force before end on the day before.
  void amend(const DeadlineRule& rule);

  /// The version in force for a trigger on this day; nullptr when there is none.
  const DeadlineRule* find(const QString& id, QDate triggerDay) const;
  /// The newest version, whatever day; nullptr for an unknown id.
  const DeadlineRule* latest(const QString& id) const;
  /// Enabled rules in force that this event starts on that day.
  std::vector<const DeadlineRule*> startedBy(const QString& event, QDate triggerDay) const;
  const std::vector<DeadlineRule>& all() const { return rules_; }

 private:
  std::vector<DeadlineRule> rules_;
};

}  // namespace shuangda
