#include "services/screening_service.h"

#include <algorithm>

#include "services/screening_texts.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/screening_repository.h"

namespace shuangda {
namespace {

const QString kFactsEntity = QStringLiteral("criminal_facts");
const QString kDecisionEntity = QStringLiteral("screening_decision");

/// The record of a party beyond this is not gone through for one sheet.
constexpr int kMostRelated = 2000;

QDate dayOf(std::int32_t julian) { return julian == 0 ? QDate() : QDate::fromJulianDay(julian); }

const ScreeningGuide& guide() { return ScreeningGuide::builtIn(); }

/// Puts one sheet together.
class SheetMaker {
 public:
  SheetMaker(Store& store, ScreeningSheet& sheet)
      : repository_(store.database()), parameters_(store.law().law().parameters), sheet_(sheet) {}

  void make() {
    sheet_.options = ThresholdOptions::of(parameters_);
    sheet_.recorded = repository_.facts(sheet_.legalCase.id);
    cases_ = repository_.withRelated(sheet_.legalCase, kMostRelated);
    prepare();
    PartyHistories histories;
    histories.compute(cases_, unpunishedYears(), [] { return true; });
    history_ = histories.of(0);
    const ScreenedCase& own = cases_.front();
    sheet_.actFrom = dayOf(own.actFrom);
    sheet_.actTo = dayOf(own.actTo);
    sheet_.actIsRecorded = sheet_.recorded && (sheet_.recorded->actFrom || sheet_.recorded->actTo);
    sheet_.isIp = (own.offences & guide().ipOffences()) != 0;
    sheet_.isTransferred = own.transferred;
    sheet_.offences = screenCase(own, history_, sheet_.recorded ? &*sheet_.recorded : nullptr, sheet_.options);
    for (const OffenceScreening& offence : sheet_.offences) {
      sheet_.alone = std::max(sheet_.alone, bestState(offence.lines));
      sheet_.together = std::max({sheet_.together, bestState(offence.lines), bestState(offence.together)});
    }
    sheet_.hints = guide().hintsFor(own.offences);
    addRelated();
    addIndicators();
    sheet_.decisions = repository_.decisions(sheet_.legalCase.id);
  }

 private:
  int unpunishedYears() const { return parameters_.number(QStringLiteral("unpunished_years")); }

  /// What officers recorded about the cases, and their test reports.
  void prepare() {
    for (ScreenedCase& c : cases_) {
      const CaseId id{c.id};
      if (const std::optional<CriminalFacts> facts = repository_.facts(id)) {
        applyRecorded(c, *facts);
        convicted_[c.id] = facts->convictedOn.has_value();
      }
      const auto reports = repository_.testReports(guide().indicators().back(), id);
      c.testKey = reports.empty() ? 0 : reports.begin()->second;
    }
  }

  void addRelated() {
    const ScreenedCase& own = cases_.front();
    for (std::size_t i = 1; i < cases_.size(); ++i) {
      const ScreenedCase& other = cases_[i];
      const std::optional<ScreeningRepository::Label> label = repository_.label(CaseId{other.id});
      ScreeningSheet::Related related{.id = CaseId{other.id}, .number = label->number, .cause = label->cause, .act = dayOf(other.actTo), .penalty = dayOf(other.penaltyDay),
                                      .amounts = other.amounts};
      related.sameNumber = own.idKey != 0 && own.idKey == other.idKey;
      related.punishedBefore = wasPunishedBefore(other, own, std::nullopt);
      related.convicted = convicted_[other.id];
      bool sameKind = false;
      for (const ScreeningGuide::Group& group : guide().groups()) {
        if ((group.offences & own.offences) == 0 || (group.offences & other.offences) == 0) {
          continue;
        }
        sameKind = true;
        if (group.fact >= 0 && wasPunishedBefore(other, own, group.years)) {
          related.repeatGroups << group.name;
        }
      }
      related.unpunishedBefore = sameKind && isUnpunishedBefore(other, own, unpunishedYears());
      related.sameDay = sharesDay(own, other);
      related.sameGoods = sharesGoods(own, other, unpunishedYears());
      related.sameTest = sharesTest(own, other);
      related.samePlace = other.placeKey != 0 && other.placeKey == own.placeKey;
      sheet_.related.push_back(std::move(related));
    }
  }

  void addIndicators() {
    const std::optional<CriminalFacts>& recorded = sheet_.recorded;
    const std::array answers{recorded ? recorded->collective : std::nullopt, recorded ? recorded->grave : std::nullopt, std::optional<bool>(), std::optional<bool>(),
                             recorded ? recorded->belowMinimum : std::nullopt, std::optional<bool>()};
    for (std::size_t i = 0; i < ScreeningGuide::kIndicators; ++i) {
      const ScreeningGuide::Indicator& indicator = guide().indicators()[i];
      ScreeningSheet::Indicator& line = sheet_.indicators[i];
      line.id = indicator.id;
      line.name = indicator.name;
      for (const ScreeningRepository::Evidence& evidence : repository_.evidence(sheet_.legalCase.id, indicator)) {
        line.evidence << evidenceText(evidence.kind, evidence.what, evidence.text);
      }
      if (answers[i] == true) {
        line.evidence << QStringLiteral("办案人员登记");
      }
      line.holds = !line.evidence.isEmpty();
    }
    addAmountIndicator(sheet_.indicators[2]);
    addRepeatIndicator(sheet_.indicators[3]);
  }

  void addAmountIndicator(ScreeningSheet::Indicator& line) {
    line.holds = sheet_.together != ThresholdLine::State::Below;
    for (const OffenceScreening& offence : sheet_.offences) {
      line.evidence << amountEvidence(offence);
    }
  }

  void addRepeatIndicator(ScreeningSheet::Indicator& line) {
    line.holds = history_.penaltiesEver >= parameters_.number(QStringLiteral("repeat_penalties"));
    for (const ScreeningSheet::Related& related : sheet_.related) {
      if (related.punishedBefore) {
        line.evidence << relatedPenaltyText(related);
      }
    }
  }

  ScreeningRepository repository_;
  const LawParameters& parameters_;
  ScreeningSheet& sheet_;
  std::vector<ScreenedCase> cases_{};
  std::map<std::int64_t, bool> convicted_{};
  CaseHistory history_{};
};

}  // namespace

int ScreeningSheet::indicatorCount() const {
  return static_cast<int>(std::ranges::count_if(indicators, [](const Indicator& indicator) { return indicator.holds; }));
}

Result<ScreeningSheet> ScreeningService::sheet(const Session& session, CaseId id) {
  return requireReader(session).and_then([&]() -> Result<ScreeningSheet> {
    std::optional<LegalCase> found = CaseRepository(store_.database()).find(id);
    if (!found) {
      return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
    }
    if (found->voidDate) {
      return refuse(ErrorCode::WrongState, QStringLiteral("screening_void"), found->number);
    }
    ScreeningSheet sheet{.legalCase = std::move(*found), .at = store_.clock().now()};
    SheetMaker(store_, sheet).make();
    return sheet;
  });
}

Result<ScreeningSheet> ScreeningService::sheet(const Session& session, const QString& number) {
  return requireReader(session).and_then([&]() -> Result<ScreeningSheet> {
    const std::optional<LegalCase> found = CaseRepository(store_.database()).findByNumber(number);
    return found ? sheet(session, found->id) : refuse(ErrorCode::NotFound, QStringLiteral("case_id"), number);
  });
}

Result<CriminalFacts> ScreeningService::facts(const Session& session, CaseId id) {
  return requireReader(session).map([&] { return ScreeningRepository(store_.database()).facts(id).value_or(CriminalFacts{.legalCase = id}); });
}

Result<std::vector<CriminalFacts>> ScreeningService::factVersions(const Session& session, CaseId id) {
  return requireReader(session).map([&] { return ScreeningRepository(store_.database()).factVersions(id); });
}

Result<CriminalFacts> ScreeningService::saveFacts(const Session& session, CriminalFacts facts) {
  if (const Result<void> allowed = requireWriter(session).and_then([&] { return validate(facts); }); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  const std::optional<LegalCase> legalCase = CaseRepository(work.database()).find(facts.legalCase);
  if (!legalCase) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
  }
  ScreeningRepository repository(work.database());
  const CriminalFacts before = repository.facts(facts.legalCase).value_or(CriminalFacts{.legalCase = facts.legalCase});
  if (before.version != facts.version) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("case_id"), legalCase->number);
  }
  const std::vector<FieldChange> changes = fieldChanges(before, facts);
  if (changes.empty()) {
    return before;
  }
  facts.version += 1;
  facts.recordedAt = work.now();
  facts.recordedBy = session.account;
  repository.insertFacts(facts);
  work.audit().record(before.version == 0 ? QStringLiteral("create") : QStringLiteral("change"), kFactsEntity, facts.legalCase.value, changes);
  work.commit();
  return facts;
}

Result<ScreeningDecision> ScreeningService::decide(const Session& session, CaseId id, ScreeningDecision::Kind kind, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("screening_reason"));
  }
  UnitOfWork work(store_, session);
  Result<ScreeningSheet> shown = sheet(session, id);
  if (!shown) {
    return tl::unexpected(shown.error());
  }
  ScreeningDecision decision{.legalCase = id, .kind = kind, .reason = reason.trimmed(), .shown = sheetLines(*shown).join(u'\n'),
                             .factsVersion = shown->recorded ? shown->recorded->version : 0, .recordedAt = work.now(), .recordedBy = session.account,
                             .recordedByName = session.displayName};
  decision.id = ScreeningRepository(work.database()).insertDecision(decision);
  work.audit().record(QStringLiteral("decide"), kDecisionEntity, decision.id,
                      {{QStringLiteral("case_id"), {}, shown->legalCase.number}, {QStringLiteral("kind"), {}, fieldText(kind)}, {QStringLiteral("reason"), {}, decision.reason}});
  work.commit();
  return decision;
}

}  // namespace shuangda
