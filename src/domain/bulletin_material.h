#pragma once

#include <vector>

#include "domain/bulletin.h"
#include "domain/bulletin_wording.h"
#include "domain/issued_bulletin.h"
#include "domain/legal_case.h"
#include "domain/problem_list.h"
#include "domain/report_form.h"
#include "domain/shares.h"
#include "domain/tracked_problem.h"
#include "domain/trend.h"

namespace shuangda {

/// A case told in the bulletin (典型案例).
struct TypicalCase {
  LegalCase legalCase{};
  QString party{};  ///< as it is printed: masked where the office masks
};

/// A number of the last bulletin that is counted otherwise now, with what people know the records by.
struct CorrectedFigure {
  FigureDifference difference{};
  QStringList added{};
  QStringList removed{};
};

/// Everything a bulletin is written from, as of one instant: what text, tables and charts say comes from here.
struct BulletinMaterial {
  Bulletin bulletin{};
  std::optional<Trend> trend{};                    ///< absent: no charts are wanted
  std::vector<ProblemList> problems{};
  std::optional<Period> last{};                    ///< the period of the last issued bulletin; absent: there was none
  std::vector<TrackedProblem> earlier{};           ///< what the bulletin before named
  std::vector<TypicalCase> cases{};
  std::vector<ReportReceipt> receipts{};           ///< of a quarter
  QStringList notEnforcing{};                      ///< units without powers of enforcement: they are not said to have filed nothing
  std::optional<Period> corrected{};               ///< the period whose bulletin is corrected
  std::vector<CorrectedFigure> corrections{};      ///< of the totals
  std::vector<Wording> wordings{};                 ///< of the office and of the period
  std::optional<int> timesFrom{};                  ///< rises of so many percent and more are told in times
  int named = 0;                                   ///< how many units a sentence names at most
  ShareRule shareRule = ShareRule::EachAlone;      ///< what becomes of shares that do not add up to 100
  QDate reply{};                                   ///< until when units answer
};

}  // namespace shuangda
