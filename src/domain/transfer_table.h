#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "domain/table_cells.h"

namespace shuangda {

/// The ways a transfer takes (两法衔接): to the police, back from them, to another organ; and what a supervisor follows by the same rules.
enum class TransferLane { Forward, Reverse, Other, Order, Notice };

/// Whose turn it is in a state.
enum class TransferSide { None, Ours, Police, Procuratorate, Court, Other };

/// A state of the machine: a row of resources/law/transfer_states.csv.
struct TransferState {
  enum class Kind {
    Idle,  ///< nothing runs: before the first step, or a suspicion that was cleared
    Open,
    End,
  };

  QString code{};   ///< F6
  QString id{};     ///< police_examining
  QString name{};   ///< 公安审查中
  TransferLane lane = TransferLane::Forward;
  Kind kind = Kind::Open;
  TransferSide waitsFor = TransferSide::None;
  bool barsClosing = false;  ///< the case cannot be closed (国务院令第310号第11条第1款)
  bool barsFine = false;     ///< no fine is decided (同条；第3款)
  bool withPolice = false;   ///< the police or the procuratorate deal with it: goods of the case are evidence of a crime (第15条)
  int column = 0;            ///< place in the flow chart
  int row = 0;
  QString note{};
};

/// One kind of step: a row of resources/law/transfer_steps.csv. Buttons, refusals, checklists, clocks, the flow chart and the tests
/// follow from these rows.
struct TransferStep {
  enum class Actor { Ours, Head, Police, Procuratorate, Court, Other };
  enum class Repeat {
    Many,
    PerSuspect,   ///< belongs to one suspect
    EndsSuspect,  ///< belongs to one suspect; the state changes when it was the last
  };
  struct Move {
    QString from{};
    QString to{};  ///< equal to `from` when the state stays
  };
  /// "transfer=3?@urged": an indicator (transfer.md §8) that the step sets under a condition.
  struct Flag {
    QString name{};
    int value = 0;
    Conditional when{};
  };

  QString id{};
  QString name{};
  Actor actor = Actor::Ours;
  std::vector<Move> moves{};
  Repeat repeat = Repeat::Many;
  std::vector<AskedDetail> details{};
  std::vector<AskedDetail> papers{};     ///< what goes or comes with it; a required one that is missing wants a reason
  QString docCode{};                     ///< 文种 of its document number
  Conditional caseField{};               ///< column of the case that carries its date
  std::vector<Conditional> emits{};      ///< events that start clocks
  std::vector<Conditional> completes{};  ///< rules whose clocks it ends; a trailing '*' stands for the rest of the name
  QStringList extends{};
  QString paperDue{};                    ///< rule whose end the paper itself gives (detail due_on)
  QString undoes{};                      ///< step whose last happening no longer counts
  QString milestone{};                   ///< what the supervisor's board counts
  std::vector<Flag> flags{};             ///< of several for one name the first that holds
  QStringList guards{};
  bool byMinute = false;                 ///< wants the time of day: a rule counts hours from it
  QString article{};
  QString confidence{};
  QString note{};

  /// Where it leads from a state; nothing when it is not possible there.
  std::optional<QString> from(QStringView state) const;
  bool isOfSuspect() const { return repeat != Repeat::Many; }
};

/// A paper of the workflow: a row of resources/law/transfer_papers.csv.
struct TransferPaper {
  QString id{};
  QString number{};     ///< D3
  QString name{};
  QString maker{};      ///< ours, police, procuratorate, court, other
  QString recipient{};
  QString form{};       ///< number in 《市场监督管理行政处罚文书格式范本》
  bool made = false;    ///< the program writes it from the record
  QString note{};
};

/// The whole machine as data, in the order of the procedure.
class TransferTable {
 public:
  /// Refuses an unknown word, and a state, paper or detail that does not exist.
  static Result<TransferTable> parse(const std::vector<CsvRecord>& states, const std::vector<CsvRecord>& steps, const std::vector<CsvRecord>& papers);
  static const TransferTable& builtIn();

  const std::vector<TransferState>& states() const { return states_; }
  const std::vector<TransferStep>& steps() const { return steps_; }
  const std::vector<TransferPaper>& papers() const { return papers_; }
  const TransferState* state(QStringView code) const;
  const TransferStep* step(QStringView id) const;
  const TransferPaper* paper(QStringView id) const;
  /// The state in which a matter of this lane begins.
  const TransferState& start(TransferLane lane) const;

 private:
  Result<void> checkNames() const;

  std::vector<TransferState> states_;
  std::vector<TransferStep> steps_;
  std::vector<TransferPaper> papers_;
};

QString fieldText(TransferLane lane);
QString fieldText(TransferSide side);
Result<void> setField(TransferLane& member, const QString& text);
Result<void> setField(TransferSide& member, const QString& text);

}  // namespace shuangda
