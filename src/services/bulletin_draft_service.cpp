#include "services/bulletin_draft_service.h"

#include <algorithm>

#include "domain/bulletin_charts.h"
#include "domain/fact_completer.h"
#include "domain/party_mask.h"
#include "domain/text_template.h"
#include "services/bulletin_service.h"
#include "services/figure_sources.h"
#include "services/issue_service.h"
#include "services/problem_service.h"
#include "services/report_board.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/fact_repository.h"
#include "storage/issue_repository.h"
#include "storage/wording_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("bulletin_text");
/// Records a correction names; the list behind it has them all.
constexpr std::size_t kRecordsNamed = 200;
constexpr std::size_t kSuggested = 20;
/// Lines of a list of problems an attachment prints.
constexpr std::size_t kProblemLines = 200;

std::vector<Wording> only(std::vector<Wording> wordings, const std::optional<Period>& period) {
  std::erase_if(wordings, [&](const Wording& wording) { return wording.period != period; });
  return wordings;
}

/// Equal but for the keys rows have in the store.
bool isSame(const std::vector<Wording>& a, const std::vector<Wording>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Wording x, Wording y) {
    x.id = y.id = 0;
    return x == y;
  });
}

/// The case as it is told; masked, its name stands in none of its texts.
TypicalCase toldCase(LegalCase legalCase, bool masks) {
  const Party party = legalCase.party;
  const QString told = masks ? maskedName(party, {legalCase.region.province, legalCase.region.city, legalCase.region.county}) : party.name;
  for (QString* text : {&legalCase.cause, &legalCase.goods, &legalCase.brand, &legalCase.quantityDetail}) {
    *text = withoutName(*text, party, told);
  }
  return {.legalCase = std::move(legalCase), .party = told};
}

CaseSuggestion suggestionOf(const LegalCase& legalCase) {
  return {.id = legalCase.id,
          .number = legalCase.number,
          .unit = countingUnit(legalCase),
          .cause = legalCase.cause,
          .value = caseValue(legalCase),
          .transferred = legalCase.transfer.delivered.has_value()};
}

/// The best facts seen so far by what a reader would want to hear of.
class BestCases {
 public:
  void add(const Fact& fact) {
    const auto rank = std::pair(fact.day(FactDate::Delivered) != Fact::kNoDay, fact.amount(FactAmount::CaseValue));
    best_.push_back({rank, fact.id});
    if (best_.size() > 2 * kSuggested) {
      cut();
    }
  }
  std::vector<std::int64_t> keys() {
    cut();
    std::vector<std::int64_t> keys;
    for (const auto& [rank, id] : best_) {
      keys.push_back(id);
    }
    return keys;
  }

 private:
  void cut() {
    std::sort(best_.begin(), best_.end(), std::greater<>());
    best_.resize(std::min(best_.size(), kSuggested));
  }
  std::vector<std::pair<std::pair<bool, std::int64_t>, std::int64_t>> best_;
};

}  // namespace

Result<BulletinMaterial> BulletinDraftService::gather(const Session& session, const MaterialQuery& query, Instant cutoff) {
  const LawParameters& parameters = store_.law().law().parameters;
  const bool screens = parameters.at(QStringLiteral("bulletin_screening")).value == QStringLiteral("是");
  const Suspicions suspicions = query.suspicions.value_or(screens ? Suspicions::Screen : Suspicions::Leave);
  const FigureQuery figures{.period = query.period,
                            .scope = query.scope,
                            .breakdowns = {FigureDimension::Region, FigureDimension::Unit, FigureDimension::Campaign, FigureDimension::Field},
                            .suspicions = suspicions};
  Result<Bulletin> bulletin = BulletinService(store_).compute(session, figures, cutoff);
  if (!bulletin) {
    return tl::unexpected(bulletin.error());
  }
  const QString times = parameters.at(QStringLiteral("bulletin_times_from")).value;
  BulletinMaterial material{.bulletin = std::move(*bulletin),
                            .timesFrom = times.isEmpty() ? std::nullopt : std::optional(times.toInt()),
                            .named = parameters.number(QStringLiteral("bulletin_named")),
                            .shareRule = parameters.at(QStringLiteral("bulletin_share_total")).value == QStringLiteral("凑100") ? ShareRule::Hundred : ShareRule::EachAlone,
                            .reply = cutoff.localDate().addDays(parameters.number(QStringLiteral("bulletin_reply_days")))};
  if (parameters.at(QStringLiteral("bulletin_charts")).value == QStringLiteral("是")) {
    material.trend = BulletinService(store_).trend(session, {.period = query.period, .scope = query.scope}, kChartQuarters, cutoff, trendCodes()).value();
  }
  if (query.scope.by == FigureScope::By::Everything) {
    addRest(session, query.period, suspicions, cutoff, material);
  }
  return material;
}

void BulletinDraftService::addRest(const Session& session, const Period& period, Suspicions suspicions, Instant cutoff, BulletinMaterial& material) {
  ProblemService problems(store_);
  // Whoever may read the figures may read these: nothing is refused from here on.
  material.problems = problems.lists(session, period, cutoff, suspicions, kProblemLines).value();
  const std::vector<TrackedProblem> tracked = problems.tracked(session, period).value();
  material.last = lastIssued(period);
  std::copy_if(tracked.begin(), tracked.end(), std::back_inserter(material.earlier), [&](const TrackedProblem& problem) { return problem.period == material.last; });
  for (const Office& office : figureContext(store_, cutoff).offices) {
    if (!office.enforces) {
      material.notEnforcing << office.name;
    }
  }
  if (period.kind() == Period::Kind::Quarter) {
    material.receipts = readReportBoard(store_.database(), store_.law().law().parameters, period, cutoff).receipts;
  }
  const bool masks = store_.law().law().parameters.at(QStringLiteral("bulletin_mask_party")).value == QStringLiteral("隐去");
  WordingRepository wordings(store_.database());
  for (const CaseId id : wordings.cases(period)) {
    if (std::optional<LegalCase> legalCase = CaseRepository(store_.database()).find(id); legalCase && !legalCase->voidDate) {
      material.cases.push_back(toldCase(std::move(*legalCase), masks));
    }
  }
  material.wordings = wordings.of(period);
  addCorrections(session, period, cutoff, material);
}

std::optional<Period> BulletinDraftService::lastIssued(const Period& period) {
  std::optional<Period> last;
  for (const IssuedBulletin& bulletin : IssueRepository(store_.database()).all()) {
    if (bulletin.stage() == IssuedBulletin::Stage::Issued && bulletin.period.end() < period.end() && (!last || bulletin.period.end() > last->end())) {
      last = bulletin.period;
    }
  }
  return last;
}

void BulletinDraftService::addCorrections(const Session& session, const Period& period, Instant cutoff, BulletinMaterial& material) {
  const std::optional<Corrections> corrections = IssueService(store_).corrections(session, period, cutoff, {}).value();
  if (!corrections) {
    return;
  }
  BulletinService service(store_);
  const std::shared_ptr<const IndicatorCatalogue> catalogue = service.catalogue();
  const auto numbers = [&](const Indicator& indicator, std::vector<std::int64_t> keys) {
    keys.resize(std::min(keys.size(), kRecordsNamed));
    return service.numbersOf({.indicator = &indicator, .records = std::move(keys)}, *catalogue);
  };
  material.corrected = corrections->bulletin.period;
  for (const FigureDifference& difference : corrections->differences) {
    const Indicator* indicator = catalogue->find(difference.code);
    if (indicator != nullptr && indicator->shown) {
      material.corrections.push_back({.difference = difference, .added = numbers(*indicator, difference.added), .removed = numbers(*indicator, difference.removed)});
    }
  }
}

Result<void> BulletinDraftService::requireOpen(const Period& period) {
  return IssueRepository(store_.database()).current(period) ? Result<void>(refuse(ErrorCode::WrongState, kEntity, period.nameZh())) : Result<void>();
}

Result<void> BulletinDraftService::saveText(const Session& session, const std::optional<Period>& period, const std::vector<Wording>& seen, const std::vector<Wording>& wordings) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  if (!period && !session.mayAdminister()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  for (const Wording& wording : wordings) {
    if (const Result<void> readable = checkTemplate(wording.text); !readable) {
      return readable;
    }
  }
  UnitOfWork work(store_, session);
  if (period) {
    if (const Result<void> open = requireOpen(*period); !open) {
      return open;
    }
  }
  WordingRepository repository(work.database());
  const std::vector<Wording> stored = only(repository.of(period), period);
  if (!isSame(stored, only(seen, period))) {
    return refuse(ErrorCode::StaleVersion, kEntity, period ? period->nameZh() : QString());
  }
  if (isSame(stored, wordings)) {
    return {};
  }
  repository.replace(period, wordings);
  std::vector<FieldChange> changes{{QStringLiteral("period"), {}, period ? period->code() : QString()}};
  for (const Wording& wording : wordings) {
    changes.push_back({wording.code, {}, wordingKindText(wording.kind) + u' ' + wording.text});
  }
  work.audit().record(QStringLiteral("write"), kEntity, 0, changes);
  work.commit();
  return {};
}

Result<std::vector<Wording>> BulletinDraftService::text(const Session& session, const std::optional<Period>& period) {
  return requireReader(session).map([&] { return only(WordingRepository(store_.database()).of(period), period); });
}

Result<void> BulletinDraftService::chooseCases(const Session& session, const Period& period, const std::vector<CaseId>& cases) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  UnitOfWork work(store_, session);
  if (const Result<void> open = requireOpen(period); !open) {
    return open;
  }
  std::vector<FieldChange> changes{{QStringLiteral("period"), {}, period.code()}};
  std::vector<CaseId> chosen;
  for (const CaseId id : cases) {
    if (std::find(chosen.begin(), chosen.end(), id) != chosen.end()) {
      continue;
    }
    if (!CaseRepository(work.database()).find(id)) {
      return refuse(ErrorCode::NotFound, QStringLiteral("case_id"), QString::number(id.value));
    }
    chosen.push_back(id);
    changes.push_back({QStringLiteral("case_id"), {}, QString::number(id.value)});
  }
  WordingRepository(work.database()).replaceCases(period, chosen);
  work.audit().record(QStringLiteral("choose_cases"), kEntity, 0, changes);
  work.commit();
  return {};
}

Result<std::vector<CaseSuggestion>> BulletinDraftService::chosenCases(const Session& session, const Period& period) {
  return requireReader(session).map([&] {
    std::vector<CaseSuggestion> chosen;
    CaseRepository cases(store_.database());
    for (const CaseId id : WordingRepository(store_.database()).cases(period)) {
      if (const std::optional<LegalCase> legalCase = cases.find(id)) {
        chosen.push_back(suggestionOf(*legalCase));
      }
    }
    return chosen;
  });
}

Result<std::vector<CaseSuggestion>> BulletinDraftService::suggestCases(const Session& session, const Period& period, Instant cutoff) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const std::int32_t begin = dayNumber(period.begin());
  const std::int32_t end = dayNumber(period.end());
  const auto within = [&](std::int32_t day) { return day != Fact::kNoDay && day >= begin && day < end; };
  BestCases best;
  FactNames names;
  FactRepository(store_.database()).stream(cutoff, names, {.everything = false, .goods = false, .first = begin, .last = end - 1}, [&](const Fact& fact, GoodsOfFact) {
    if (fact.entity == Fact::Entity::Case && (within(fact.day(FactDate::Decided)) || within(fact.day(FactDate::Delivered)) || within(fact.day(FactDate::Closed)))) {
      best.add(fact);
    }
  });
  std::vector<CaseSuggestion> suggestions;
  CaseRepository cases(store_.database());
  for (const std::int64_t id : best.keys()) {
    if (const std::optional<LegalCase> legalCase = cases.find(CaseId{id}); legalCase && legalCase->inScope.value_or(true) && !legalCase->voidDate) {
      suggestions.push_back(suggestionOf(*legalCase));
    }
  }
  return suggestions;
}

}  // namespace shuangda
