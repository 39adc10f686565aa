#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "domain/table_cells.h"

namespace shuangda {

/// A piece of information a step asks for.
struct StepDetail {
  enum class Kind { Text, Name, Names, Number, Date, Minute, Money, Choice, Penalties };

  QString id{};
  QString label{};
  Kind kind = Kind::Text;
  QStringList choices{};  ///< for Choice
  QString hint{};
};

/// One kind of step of the procedure: a row of resources/law/procedure_steps.csv. Buttons, refusals, clocks and the case's dates
/// follow from these rows.
struct ProcedureStep {
  enum class Track { Penalty, Measure, Transfer, Publicity, Execution };
  enum class Repeat {
    Once,
    Many,
    PerSubject,  ///< once for every event it belongs to
    Shown,       ///< recorded elsewhere; only shown from the case's dates
  };
  QString id{};
  QString name{};
  Track track = Track::Penalty;
  std::vector<QStringList> needs{};     ///< of each list one step must have happened, or a guard "@…" hold
  QStringList blockedBy{};              ///< after any of these it is no longer possible
  Repeat repeat = Repeat::Once;
  QStringList subjects{};               ///< steps it may belong to; empty = to the case
  QString docCode{};                    ///< 文种 of its document number; empty = the paper carries none
  Conditional docWhen{};                ///< the paper carries it only then: a public notice of service
  QString form{};                       ///< number in 《市场监督管理行政处罚文书格式范本（2021年修订版）》
  std::vector<AskedDetail> details{};
  QString caseField{};                  ///< column of the case that carries its date
  std::vector<Conditional> emits{};     ///< events that start clocks
  std::vector<Conditional> startsIf{};  ///< rules that start only under a condition
  std::vector<Conditional> completes{}; ///< rules whose clocks it ends; "*" = all that do not outlive the case
  QString excludes{};                   ///< reason code of the time it takes out of the count
  QStringList excludesFor{};            ///< the only rules it does so for; empty = all that accept the reason
  QStringList extends{};                ///< rules whose period it extends
  QStringList replaces{};               ///< steps of which an earlier one for the same matter no longer holds: a hearing put off
  QStringList reopens{};                ///< steps to be gone through anew after it: those of an annulled decision
  std::vector<Conditional> reopensIf{}; ///< all must hold for it to reopen anything
  QString article{};
  QString note{};

  /// 文种 of the number its paper carries with these details; empty for none.
  QString docCodeFor(const QMap<QString, QString>& stepDetails) const { return docWhen.heldBy(stepDetails) ? docCode : QString(); }
};

/// The procedure as data, in the order of the paper.
class ProcedureTable {
 public:
  /// Refuses an unknown word, a step or detail that does not exist.
  static Result<ProcedureTable> parse(const std::vector<CsvRecord>& steps, const std::vector<CsvRecord>& details);
  static const ProcedureTable& builtIn();

  const std::vector<ProcedureStep>& steps() const { return steps_; }
  const ProcedureStep* find(QStringView id) const;
  const StepDetail* detail(QStringView id) const;
  /// Position in the order of the paper; steps of one day are shown in this order.
  int order(QStringView id) const;

 private:
  std::vector<ProcedureStep> steps_;
  std::vector<StepDetail> details_;
};

}  // namespace shuangda
