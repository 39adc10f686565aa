#pragma once

#include <vector>

#include "domain/doc_number.h"
#include "domain/procedure.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// A step that has happened, for reading: its row, or a date of the case without one.
struct CourseStep {
  QString step{};
  EventDate on = EventDate::ofDay(QDate(1970, 1, 1));
  std::optional<EventDate> effective{};
  std::optional<CaseEvent> event{};
};

/// A step that may be taken, or why not.
struct StepChoice {
  struct Subject {
    EventId chain{};
    QString step{};
    QString docNo{};
    EventDate on = EventDate::ofDay(QDate(1970, 1, 1));
  };
  QString step{};
  std::optional<Error> refusal{};
  std::vector<Subject> subjects{};
};

/// The whole course of one case as a value: what its page shows.
struct CaseCourse {
  LegalCase legalCase{};
  std::vector<CourseStep> steps{};
  std::vector<CaseEvent> rows{};      ///< every row, also corrected and withdrawn ones
  std::vector<CaseClock> clocks{};
  std::vector<StepChoice> choices{};  ///< in the order of the paper
  QStringList officers{};
  QStringList penaltyKinds{};         ///< those of the code list in force today
  Money payable{};
  Money paid{};
  Money extraFine{};                  ///< 加处罚款 accrued until today
};

/// How a new event gets its document number.
enum class Numbering {
  AsGiven,  ///< the event's own text, which may be empty
  Next,     ///< the office's next one of this kind and year
};

/// Whether what is odd about a step was seen and confirmed; the note must then say why.
enum class Oddities { Refused, Confirmed };

/// The steps of a case: recording, correcting, withdrawing them, and the numbers of their papers.
class ProcedureService {
 public:
  explicit ProcedureService(Store& store) : store_(store) {}

  Result<CaseCourse> course(const Session& session, CaseId id);

  /// Records a step and carries its date into the case. Refusals: as CaseProcedure::allow() and checkDetails(); AlreadyExists "doc_no"
  /// for a number in use; Unconfirmed with the warnings (see warningList()) when something is odd and was not confirmed with a note.
  Result<CaseEvent> record(const Session& session, CaseEvent event, Numbering numbering = Numbering::AsGiven, Oddities oddities = Oddities::Refused);
  /// Replaces what an event says; the reason is kept as its note. Refused while a later step would lose its ground.
  Result<CaseEvent> correct(const Session& session, EventId id, CaseEvent fields, const QString& reason);
  /// Takes an event back as wrongly recorded; its row stays. Refused while a later step rests on it.
  Result<void> withdraw(const Session& session, EventId id, const QString& reason);

  /// The number the office would give next to a paper of this kind in this year; nothing when the paper carries none.
  Result<QString> nextNumber(const Session& session, const QString& step, int year);
  /// Missing numbers, one line a series: "市监处罚 2026: 3, 5–8".
  Result<QStringList> numberGaps(const Session& session);

 private:
  Store& store_;
};

/// The warnings in an Unconfirmed refusal, as "KIND detail" separated by newlines, and back.
QString warningList(const std::vector<StepWarning>& warnings);
std::vector<StepWarning> warningsOf(const Error& error);

}  // namespace shuangda
