#include "domain/ranking.h"

#include <algorithm>
#include <map>

namespace shuangda {
namespace {

struct Candidate {
  RankedUnit unit{};
  FigureValue second{};
  int order = 0;
};

const Figure& figureOf(const BreakdownRow& row, const Bulletin& bulletin, QStringView code) { return row.figures[bulletin.catalogue->indexOf(code)]; }

/// Places of the candidates of one group, best first.
void givePlaces(std::vector<Candidate*>& ranked, TieRule rule, bool isRatio, bool secondIsRatio) {
  int distinct = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    bool tied = i > 0 && compareValues(ranked[i]->unit.figure.value, ranked[i - 1]->unit.figure.value, isRatio) == 0;
    if (tied && rule == TieRule::Second) {
      tied = compareValues(ranked[i]->second, ranked[i - 1]->second, secondIsRatio) == 0;
    }
    distinct += tied ? 0 : 1;
    ranked[i]->unit.place = tied ? ranked[i - 1]->unit.place : rule == TieRule::Dense ? distinct : static_cast<int>(i) + 1;
  }
}

}  // namespace

std::strong_ordering compareValues(const FigureValue& a, const FigureValue& b, bool isRatio) {
  const auto counts = [isRatio](const FigureValue& value) { return value.known && (!isRatio || value.denominator != 0); };
  if (!counts(a) || !counts(b)) {
    return counts(a) <=> counts(b);
  }
  if (!isRatio) {
    return a.amount <=> b.amount;
  }
  const Int128 left = Int128{a.amount} * b.denominator;
  const Int128 right = Int128{b.amount} * a.denominator;
  return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::vector<RankedUnit> rankUnits(const Bulletin& bulletin, const std::vector<Office>& offices, const QStringList& silent, QStringView code, TieRule rule,
                                  QStringView secondCode) {
  const bool isRatio = bulletin.catalogue->find(code)->isRatio();
  const Indicator* second = bulletin.catalogue->find(secondCode);
  std::map<QString, std::vector<Candidate>> groups;
  QStringList groupOrder;
  for (std::size_t i = 0; i < offices.size(); ++i) {
    const Office& office = offices[i];
    const auto row = std::find_if(bulletin.by(FigureDimension::Unit).begin(), bulletin.by(FigureDimension::Unit).end(),
                                  [&](const BreakdownRow& each) { return each.name == office.name; });
    if (row == bulletin.by(FigureDimension::Unit).end()) {
      continue;
    }
    Candidate candidate{.unit = {.unit = office.name, .group = office.group, .figure = figureOf(*row, bulletin, code)}, .order = static_cast<int>(i)};
    if (second != nullptr) {
      candidate.second = figureOf(*row, bulletin, secondCode).value;
    }
    candidate.unit.standing = !office.enforces                  ? RankedUnit::Standing::NotRanked
                              : silent.contains(office.name)    ? RankedUnit::Standing::Silent
                                                                : RankedUnit::Standing::Ranked;
    if (!groups.contains(office.group)) {
      groupOrder << office.group;
    }
    groups[office.group].push_back(std::move(candidate));
  }
  std::vector<RankedUnit> list;
  for (const QString& group : groupOrder) {
    std::vector<Candidate>& all = groups[group];
    std::stable_sort(all.begin(), all.end(), [&](const Candidate& a, const Candidate& b) {
      if (a.unit.standing != b.unit.standing) {
        return a.unit.standing < b.unit.standing;
      }
      if (const auto order = compareValues(a.unit.figure.value, b.unit.figure.value, isRatio); order != 0) {
        return order > 0;
      }
      if (const auto order = rule == TieRule::Second ? compareValues(a.second, b.second, second != nullptr && second->isRatio()) : std::strong_ordering::equal; order != 0) {
        return order > 0;
      }
      return a.order < b.order;
    });
    std::vector<Candidate*> ranked;
    for (Candidate& candidate : all) {
      if (candidate.unit.standing == RankedUnit::Standing::Ranked) {
        ranked.push_back(&candidate);
      }
    }
    givePlaces(ranked, rule, isRatio, second != nullptr && second->isRatio());
    for (Candidate& candidate : all) {
      list.push_back(std::move(candidate.unit));
    }
  }
  return list;
}

}  // namespace shuangda
