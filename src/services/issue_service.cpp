#include "services/issue_service.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/uid.h"
#include "services/bulletin_service.h"
#include "services/unit_of_work.h"
#include "storage/account_repository.h"
#include "storage/issue_repository.h"
#include "storage/wording_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("bulletin");
/// Three people at most sign for a paper: who drafts, who reviews, who issues.
constexpr int kSigners = 3;

QString hashOf(const IssuedBulletin& bulletin, const std::vector<FrozenFigure>& figures) {
  Sha256 hash;
  const auto add = [&hash](const QString& text) {
    const QByteArray utf8 = text.toUtf8() + '\n';
    hash.add(utf8.constData(), utf8.size());
  };
  add(bulletin.period.code());
  add(bulletin.cutoff.utcText());
  hash.add(bulletin.paper.constData(), bulletin.paper.size());
  for (const FrozenFigure& figure : figures) {
    add(QStringList{dimensionText(figure.dimension), figure.scope, figure.code, QString::number(figure.value.amount), QString::number(figure.value.denominator),
                    QString::number(figure.value.qualified), QString::number(figure.value.known), figure.tableText, figure.bodyText, figure.yearChange, figure.yearText, figure.quarterChange, figure.quarterText,
                    packKeys(figure.records)}
            .join(u'\t'));
  }
  return hash.hex();
}

/// Figures as of the cut-off move with it although no record changed: they are no corrections.
bool growsWithTime(const IndicatorCatalogue& catalogue, const QString& code) {
  const Indicator* indicator = catalogue.find(code);
  return indicator == nullptr || catalogue.dependsOnCutoff(*indicator) || catalogue.needsScreening(*indicator);
}

}  // namespace

Result<std::vector<FrozenFigure>> IssueService::frozenFigures(const Session& session, const Period& period, Instant cutoff, const std::vector<FigureDimension>& breakdowns) {
  return BulletinService(store_).compute(session, {.period = period, .breakdowns = breakdowns, .lists = RecordLists::Keep}, cutoff).map([](const Bulletin& bulletin) { return freeze(bulletin); });
}

Result<IssuedBulletin> IssueService::submit(const Session& session, const BulletinSubmission& submission) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (submission.cutoff > store_.clock().now()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("bulletin_cutoff"), submission.cutoff.localText());
  }
  const Result<std::vector<FrozenFigure>> figures = frozenFigures(session, submission.period, submission.cutoff, FigureQuery{.period = submission.period}.breakdowns);
  if (!figures) {
    return tl::unexpected(figures.error());
  }
  UnitOfWork work(store_, session);
  IssueRepository repository(work.database());
  if (repository.current(submission.period)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("bulletin_period"), submission.period.nameZh());
  }
  IssuedBulletin bulletin{.uid = newUid(work.now()), .period = submission.period, .cutoff = submission.cutoff, .paper = submission.paper, .drafted = {.at = work.now(), .account = session.account}};
  bulletin.hash = hashOf(bulletin, *figures);
  for (const IssuedBulletin& earlier : repository.all()) {
    if (earlier.period == submission.period) {
      bulletin.replaces = earlier.id;  // the newest comes first
      break;
    }
  }
  bulletin.id = repository.insert(bulletin, *figures);
  TrackedProblemRepository tracked(work.database());
  const std::vector<TrackedProblem> before = bulletin.replaces ? tracked.of(*bulletin.replaces) : std::vector<TrackedProblem>();
  for (TrackedProblem problem : problemsToTrack(submission.problems)) {
    // What was settled stays settled when the bulletin that named it is issued anew.
    const auto same = std::find_if(before.begin(), before.end(), [&](const TrackedProblem& each) { return each.list == problem.list && each.unit == problem.unit; });
    if (same != before.end()) {
      problem.settled = same->settled;
      problem.settledNote = same->settledNote;
    }
    tracked.insert(bulletin.id, problem);
  }
  work.audit().record(QStringLiteral("submit"), kEntity, bulletin.id,
                      {{QStringLiteral("period"), {}, bulletin.period.code()}, {QStringLiteral("cutoff"), {}, bulletin.cutoff.utcText()}, {QStringLiteral("hash"), {}, bulletin.hash}});
  const IssuedBulletin stored = *repository.find(bulletin.id);
  work.commit();
  return stored;
}

bool IssueService::isAlone() { return AccountRepository(store_.database()).writers() < 2; }

Result<void> IssueService::requireAnother(const Session& session, const std::vector<AccountId>& before) {
  std::vector<AccountId> people = before;
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  const bool again = std::find(people.begin(), people.end(), session.account) != people.end();
  const int wanted = std::min({AccountRepository(store_.database()).writers(), kSigners, static_cast<int>(before.size()) + 1});
  // A small office has fewer people than a paper has signatures: then those there are sign twice, and the record says so.
  return again && static_cast<int>(people.size()) < wanted ? Result<void>(refuse(ErrorCode::Forbidden, QStringLiteral("bulletin_same_person"), session.login)) : Result<void>();
}

Result<IssuedBulletin> IssueService::change(const Session& session, const Period& period, const QString& action,
                                            const std::function<Result<void>(IssuedBulletin&, const SignedBy&)>& apply) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  IssueRepository repository(work.database());
  std::optional<IssuedBulletin> bulletin = repository.current(period);
  if (!bulletin) {
    return refuse(ErrorCode::NotFound, kEntity, period.nameZh());
  }
  if (const Result<void> applied = apply(*bulletin, {.at = work.now(), .account = session.account}); !applied) {
    return tl::unexpected(applied.error());
  }
  if (!repository.update(*bulletin)) {
    return refuse(ErrorCode::StaleVersion, kEntity, period.nameZh());
  }
  work.audit().record(action, kEntity, bulletin->id, {{QStringLiteral("number"), {}, bulletin->number}, {QStringLiteral("reason"), {}, bulletin->withdrawnReason}});
  const IssuedBulletin stored = *repository.find(bulletin->id);
  work.commit();
  return stored;
}

Result<IssuedBulletin> IssueService::review(const Session& session, const Period& period) {
  return change(session, period, QStringLiteral("review"), [&](IssuedBulletin& bulletin, const SignedBy& by) -> Result<void> {
    if (bulletin.stage() != IssuedBulletin::Stage::Submitted) {
      return refuse(ErrorCode::WrongState, QStringLiteral("bulletin_stage"), period.nameZh());
    }
    bulletin.reviewed = by;
    return requireAnother(session, {bulletin.drafted.account});
  });
}

Result<IssuedBulletin> IssueService::issue(const Session& session, const Period& period, const QString& number) {
  return change(session, period, QStringLiteral("issue"), [&](IssuedBulletin& bulletin, const SignedBy& by) -> Result<void> {
    if (bulletin.stage() != IssuedBulletin::Stage::Reviewed) {
      return refuse(ErrorCode::WrongState, QStringLiteral("bulletin_stage"), period.nameZh());
    }
    if (number.trimmed().isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("bulletin_number"));
    }
    bulletin.issued = by;
    bulletin.number = number.trimmed();
    return requireAnother(session, {bulletin.drafted.account, bulletin.reviewed->account});
  });
}

Result<IssuedBulletin> IssueService::withdraw(const Session& session, const Period& period, const QString& reason) {
  return change(session, period, QStringLiteral("withdraw"), [&](IssuedBulletin& bulletin, const SignedBy& by) -> Result<void> {
    if (reason.trimmed().isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("bulletin_reason"));
    }
    bulletin.withdrawn = by;
    bulletin.withdrawnReason = reason.trimmed();
    return {};
  });
}

Result<std::vector<IssuedBulletin>> IssueService::list(const Session& session) {
  return requireReader(session).map([&] { return IssueRepository(store_.database()).all(); });
}

Result<IssuedBulletin> IssueService::current(const Session& session, const Period& period) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const std::optional<IssuedBulletin> bulletin = IssueRepository(store_.database()).current(period);
  return bulletin ? Result<IssuedBulletin>(*bulletin) : refuse(ErrorCode::NotFound, kEntity, period.nameZh());
}

Result<std::vector<FrozenFigure>> IssueService::figures(const Session& session, std::int64_t id) {
  return requireReader(session).map([&] { return IssueRepository(store_.database()).figures(id); });
}

Result<std::optional<Corrections>> IssueService::corrections(const Session& session, const Period& period, Instant cutoff, const std::vector<FigureDimension>& breakdowns) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  IssueRepository repository(store_.database());
  std::optional<IssuedBulletin> last;
  for (const IssuedBulletin& bulletin : repository.all()) {
    const bool earlier = bulletin.period.kind() == period.kind() && bulletin.period.end() <= period.begin();
    if (earlier && !bulletin.withdrawn && (!last || bulletin.period.end() > last->period.end())) {
      last = bulletin;
    }
  }
  if (!last) {
    return std::optional<Corrections>();
  }
  const Result<std::vector<FrozenFigure>> now = frozenFigures(session, last->period, cutoff, breakdowns);
  if (!now) {
    return tl::unexpected(now.error());
  }
  std::vector<FrozenFigure> before = repository.figures(last->id);
  std::erase_if(before, [&](const FrozenFigure& figure) { return figure.dimension && std::find(breakdowns.begin(), breakdowns.end(), *figure.dimension) == breakdowns.end(); });
  Corrections corrections{.bulletin = *last, .differences = differences(before, *now)};
  const std::shared_ptr<const IndicatorCatalogue> catalogue = BulletinService(store_).catalogue();
  std::erase_if(corrections.differences, [&](const FigureDifference& difference) { return growsWithTime(*catalogue, difference.code); });
  return std::optional(std::move(corrections));
}

Result<std::vector<FigureDifference>> IssueService::compare(const Session& session, std::int64_t before, std::int64_t after) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  IssueRepository repository(store_.database());
  for (const std::int64_t id : {before, after}) {
    if (!repository.find(id)) {
      return refuse(ErrorCode::NotFound, kEntity, QString::number(id));
    }
  }
  return differences(repository.figures(before), repository.figures(after));
}

QStringList IssueService::problems() {
  QStringList found;
  IssueRepository repository(store_.database());
  for (const IssuedBulletin& bulletin : repository.all()) {
    if (hashOf(bulletin, repository.figures(bulletin.id)) != bulletin.hash) {
      found << QStringLiteral("bulletin %1 does not give its hash").arg(bulletin.id);
    }
  }
  return found;
}

}  // namespace shuangda
