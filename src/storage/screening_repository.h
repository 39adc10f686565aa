#pragma once

#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "domain/case_screening.h"
#include "domain/legal_case.h"
#include "storage/database.h"

namespace shuangda {

/// What screening reads of cases, and what officers recorded about it.
class ScreeningRepository {
 public:
  explicit ScreeningRepository(Database& database) : database_(database) {}

  /// Every case that is not void, narrowed. Stops when `sink` returns false.
  void stream(const std::function<bool(const ScreenedCase&)>& sink);
  std::int64_t count();
  /// The case itself first, then the others with its certificate number or name, at most `most` of them, the newest.
  std::vector<ScreenedCase> withRelated(const LegalCase& legalCase, int most);

  std::optional<CriminalFacts> facts(CaseId id);
  std::vector<CriminalFacts> factVersions(CaseId id);
  /// The current ones of all cases that have any.
  std::unordered_map<std::int64_t, CriminalFacts> allFacts();
  void insertFacts(const CriminalFacts& facts);

  std::int64_t insertDecision(const ScreeningDecision& decision);
  std::vector<ScreeningDecision> decisions(CaseId id);

  /// Cases for which the record bears out an indicator by steps, attachments or movements of goods.
  std::unordered_set<std::int64_t> casesBearingOut(const ScreeningGuide::Indicator& indicator);
  struct Evidence {
    QString kind{};  ///< step, attachment or movement
    QString what{};  ///< id of the step, category of the attachment, kind of the movement
    QString text{};  ///< date or file name
  };
  std::vector<Evidence> evidence(CaseId id, const ScreeningGuide::Indicator& indicator);
  /// Test reports by case: the key of one of them.
  std::unordered_map<std::int64_t, std::uint64_t> testReports(const ScreeningGuide::Indicator& indicator, std::optional<CaseId> only);
  struct Label {
    QString number{};
    QString party{};
    QString cause{};
    QString unit{};
  };
  std::optional<Label> label(CaseId id);

 private:
  std::vector<CriminalFacts> readFacts(std::string_view sql, std::optional<CaseId> id);

  Database& database_;
  std::optional<Statement> label_{};
};

}  // namespace shuangda
