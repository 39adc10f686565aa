#pragma once

#include "domain/issued_bulletin.h"
#include "domain/tracked_problem.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// What is submitted for review.
struct BulletinSubmission {
  Period period;
  Instant cutoff{};     ///< 统计截止时点
  QByteArray paper{};   ///< the composed document, as reports/document_json writes it
  std::vector<ProblemList> problems{};  ///< what it names; tracked once it is issued
};

/// What changed in the numbers of an earlier bulletin (上期数据更正).
struct Corrections {
  IssuedBulletin bulletin{};                   ///< the one corrected
  std::vector<FigureDifference> differences{};
};

/// From the draft to the signed paper: submitted, reviewed, issued, by different people as far as the office has them. Submitting fixes figures,
/// records and words with a hash; nothing recorded later changes them.
class IssueService {
 public:
  explicit IssueService(Store& store) : store_(store) {}

  /// Computes the figures as of the cut-off and fixes them. AlreadyExists "bulletin_period" while the period has a bulletin that was not
  /// withdrawn; OutOfRange "bulletin_cutoff" for an instant still to come.
  Result<IssuedBulletin> submit(const Session& session, const BulletinSubmission& submission);
  /// Forbidden "bulletin_same_person" while the office has another account that may write; WrongState "bulletin_stage".
  Result<IssuedBulletin> review(const Session& session, const Period& period);
  /// Gives the paper its number. Required "bulletin_number"; refusals of review().
  Result<IssuedBulletin> issue(const Session& session, const Period& period, const QString& number);
  /// Takes a bulletin back, with a reason; another one of the period may follow. Required "bulletin_reason", NotFound "bulletin".
  Result<IssuedBulletin> withdraw(const Session& session, const Period& period, const QString& reason);

  /// Nobody else may write: then one person signs for everything.
  bool isAlone();
  /// All that were ever submitted, the newest first.
  Result<std::vector<IssuedBulletin>> list(const Session& session);
  /// NotFound "bulletin" for a period without one.
  Result<IssuedBulletin> current(const Session& session, const Period& period);
  Result<std::vector<FrozenFigure>> figures(const Session& session, std::int64_t id);

  /// What of the bulletin before `period` is counted otherwise as of `cutoff`, in its totals and in these breakdowns; nothing where there is
  /// none. Figures that grow with time are left out.
  Result<std::optional<Corrections>> corrections(const Session& session, const Period& period, Instant cutoff,
                                                 const std::vector<FigureDimension>& breakdowns = {FigureDimension::Region, FigureDimension::Unit});
  /// Two bulletins number by number, with the records that made the difference.
  Result<std::vector<FigureDifference>> compare(const Session& session, std::int64_t before, std::int64_t after);
  /// Bulletins whose figures or paper do not give their hash; English, with keys.
  QStringList problems();

 private:
  Result<IssuedBulletin> change(const Session& session, const Period& period, const QString& action,
                                const std::function<Result<void>(IssuedBulletin&, const SignedBy&)>& apply);
  Result<void> requireAnother(const Session& session, const std::vector<AccountId>& before);
  Result<std::vector<FrozenFigure>> frozenFigures(const Session& session, const Period& period, Instant cutoff, const std::vector<FigureDimension>& breakdowns);

  Store& store_;
};

}  // namespace shuangda
