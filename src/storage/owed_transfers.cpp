#include "storage/owed_transfers.h"

#include <algorithm>
#include <unordered_set>

#include "domain/criminal_facts.h"

namespace shuangda {
namespace {

/// What all three have in common: the case is no mistake, and no date says that it was handed over. A screening does not judge it otherwise.
constexpr std::string_view kOwes = " c.void_date IS NULL AND c.transfer_date IS NULL AND (? = '' OR c.counting_unit = ?)";
/// Keys asked for in one statement.
constexpr std::size_t kAtOnce = 256;

/// Cases whose last decision is this one.
std::vector<CaseId> lastDecided(Database& database, ScreeningDecision::Kind kind, const QString& unit) {
  Statement s(database, std::string("SELECT c.id FROM screening_decision d JOIN legal_case c ON c.id = d.case_id WHERE d.kind = ?"
                                    " AND NOT EXISTS (SELECT 1 FROM screening_decision l WHERE l.case_id = d.case_id AND l.id > d.id) AND") +
                            std::string(kOwes) + " ORDER BY c.id DESC");
  s.bindAll(fieldText(kind), unit, unit);
  std::vector<CaseId> cases;
  while (s.step()) {
    cases.push_back(s.get<CaseId>(0));
  }
  return cases;
}

std::unordered_set<std::int64_t> decidedCases(Database& database) {
  Statement s(database, "SELECT DISTINCT case_id FROM screening_decision ORDER BY case_id");
  std::unordered_set<std::int64_t> cases;
  while (s.step()) {
    cases.insert(s.get<std::int64_t>(0));
  }
  return cases;
}

/// Those of a few cases that still owe.
void appendOwing(Database& database, std::span<const CaseId> some, const QString& unit, std::vector<CaseId>& cases) {
  std::string places = "?";
  for (std::size_t i = 1; i < some.size(); ++i) {
    places += ", ?";
  }
  Statement s(database, "SELECT c.id FROM legal_case c WHERE c.id IN (" + places + ") AND" + std::string(kOwes) + " ORDER BY c.id DESC");
  int parameter = 0;
  for (const CaseId id : some) {
    s.bind(++parameter, id);
  }
  s.bind(++parameter, unit);
  s.bind(++parameter, unit);
  while (s.step()) {
    cases.push_back(s.get<CaseId>(0));
  }
}

std::vector<CaseId> undecided(Database& database, const QString& unit, std::span<const CaseId> reached) {
  const std::unordered_set<std::int64_t> decided = decidedCases(database);
  std::vector<CaseId> open;
  std::ranges::copy_if(reached, std::back_inserter(open), [&](CaseId id) { return !decided.contains(id.value); });
  std::vector<CaseId> cases;
  for (std::size_t first = 0; first < open.size(); first += kAtOnce) {
    appendOwing(database, std::span(open).subspan(first, std::min(kAtOnce, open.size() - first)), unit, cases);
  }
  std::ranges::sort(cases, std::greater{}, &CaseId::value);
  return cases;
}

}  // namespace

std::vector<CaseId> owedTransfers(Database& database, OwedTransfer kind, const QString& unit, std::span<const CaseId> reached) {
  switch (kind) {
    case OwedTransfer::Decided:
      return lastDecided(database, ScreeningDecision::Kind::Transfer, unit);
    case OwedTransfer::Investigating:
      return lastDecided(database, ScreeningDecision::Kind::Investigate, unit);
    case OwedTransfer::Undecided:
      return undecided(database, unit, reached);
  }
  return {};
}

}  // namespace shuangda
