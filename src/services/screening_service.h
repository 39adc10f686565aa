#pragma once

#include <functional>

#include "domain/case_screening.h"
#include "domain/legal_case.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Everything a screening shows of one case: what a window and a paper need. Sentences for it are in services/screening_texts.
struct ScreeningSheet {
  /// Another case of the same party.
  struct Related {
    CaseId id{};
    QString number{};
    QString cause{};
    QDate act{};
    QDate penalty{};  ///< null = none
    CaseAmounts amounts{};
    bool sameNumber = false;   ///< same certificate number; else same name
    bool punishedBefore = false;
    bool convicted = false;
    QStringList repeatGroups{};     ///< groups in which it makes this case a repeated one
    bool unpunishedBefore = false;  ///< its amounts were added
    bool sameDay = false;
    bool sameGoods = false;
    bool sameTest = false;
    bool samePlace = false;
  };
  struct Indicator {
    QString id{};
    QString name{};
    bool holds = false;
    QStringList evidence{};
  };

  LegalCase legalCase{};
  std::optional<CriminalFacts> recorded{};
  ThresholdOptions options{};
  QDate actFrom{};  ///< null = no date at all is known
  QDate actTo{};
  bool actIsRecorded = false;  ///< established, not just the day of discovery
  bool isIp = false;
  bool isTransferred = false;
  std::vector<OffenceScreening> offences{};
  ThresholdLine::State alone = ThresholdLine::State::Below;
  ThresholdLine::State together = ThresholdLine::State::Below;
  std::vector<Related> related{};
  std::array<Indicator, ScreeningGuide::kIndicators> indicators{};
  std::vector<ScreeningGuide::Hint> hints{};
  std::vector<ScreeningDecision> decisions{};
  Instant at{};

  int indicatorCount() const;
};

/// The whole store screened.
struct ScreeningOverview {
  struct Row {
    CaseId id{};
    QString number{};
    QString party{};
    QString cause{};
    QString unit{};
    CaseOutcome outcome{};
    bool isIp = false;
    bool split = false;
    QString sameDayAs{};    ///< number of another case of the party, empty = none
    QString sameGoodsAs{};
    QString sameTestAs{};
    bool repeated = false;  ///< an earlier penalty for an act of the same group, within its years
    int unpunished = 0;     ///< other acts of the party that were added
  };

  std::int64_t cases = 0;
  std::int64_t transferred = 0;  ///< handed over already: not judged again
  std::int64_t hits = 0;
  std::int64_t nears = 0;
  std::int64_t onlyTogether = 0; ///< reach or come near a standard only with other unpunished acts
  std::int64_t splits = 0;
  std::int64_t otherIp = 0;      ///< IP cases not in the list: reasonable suspicion is for a person to judge
  std::array<std::int64_t, ScreeningGuide::kIndicators + 1> byIndicators{};
  std::int64_t listed = 0;       ///< how many cases belong into the list
  std::vector<CaseId> reached{}; ///< every case that reaches a standard, alone or with other acts (TransferBoardService::owed)
  Instant at{};                  ///< when it was screened
  std::vector<Row> rows{};       ///< the gravest of them
};

/// 应移未移 screening. It advises and documents; it never blocks a step.
class ScreeningService {
 public:
  explicit ScreeningService(Store& store) : store_(store) {}

  /// Screens one case. NotFound; WrongState "screening_void".
  Result<ScreeningSheet> sheet(const Session& session, CaseId id);
  Result<ScreeningSheet> sheet(const Session& session, const QString& number);

  /// The current facts of a case; version 0 with nothing in it when none were entered.
  Result<CriminalFacts> facts(const Session& session, CaseId id);
  Result<std::vector<CriminalFacts>> factVersions(const Session& session, CaseId id);
  /// Stores a new version. Refusals of validate(); StaleVersion when `facts.version` is not the stored one.
  Result<CriminalFacts> saveFacts(const Session& session, CriminalFacts facts);

  /// Records what was decided, with the sheet as it is now. Required "screening_reason".
  Result<ScreeningDecision> decide(const Session& session, CaseId id, ScreeningDecision::Kind kind, const QString& reason);

  /// Called with how many of how many cases are done; false cancels (WrongState "cancelled").
  using Progress = std::function<bool(std::int64_t done, std::int64_t of)>;
  /// Screens all cases; `most` rows are listed.
  Result<ScreeningOverview> overview(const Session& session, std::size_t most, const Progress& progress);

 private:
  Store& store_;
};

}  // namespace shuangda
