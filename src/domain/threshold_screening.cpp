#include "domain/threshold_screening.h"

#include <algorithm>

#include "base/decimal.h"

namespace shuangda {
namespace {

constexpr int kHundred = 100;

/// One offence against one set of facts.
class Comparison {
 public:
  Comparison(const ThresholdBook& book, const ThresholdFacts& facts, const ThresholdOptions& options)
      : book_(book), facts_(facts), options_(options), open_(book.openTags(facts.values)) {}

  bool applies(const ThresholdRow& row) const {
    return row.from <= facts_.to && (!row.to.isValid() || facts_.from <= row.to) &&
           (row.subject == ThresholdRow::Subject::Any || row.subject == facts_.subject);
  }

  /// The tags hold and the row's own preconditions too.
  bool isOpen(const ThresholdRow& row) const {
    return tagsHold(row) && (row.below < 0 || (facts_.values.has(row.below) && facts_.values.at(row.below) < row.belowValue * factor(row))) &&
           (!row.needsParts || partsArePositive(row));
  }

  bool tagsHold(const ThresholdRow& row) const { return (row.all & ~open_) == 0 && (row.any == 0 || (row.any & open_) != 0); }

  std::optional<ThresholdLine> line(const ThresholdRow& row) const {
    if (!applies(row) || !isOpen(row)) {
      return std::nullopt;
    }
    const std::optional<std::int64_t> value = row.isHalf ? secondHighestRatio(row) : valueOf(row);
    if (!value) {
      return std::nullopt;
    }
    ThresholdLine line{.row = &row, .value = *value, .standard = row.value * factor(row), .isComparison = !row.inForceOn(facts_.to)};
    const bool nears = row.nearCounts && Int128(line.value) * kHundred >= Int128(line.standard) * options_.nearPercent;
    line.state = line.value >= line.standard ? ThresholdLine::State::Hit : nears ? ThresholdLine::State::Near : ThresholdLine::State::Below;
    return line;
  }

  /// The fact a row reads, which may be another than its metric.
  int readBy(const ThresholdRow& row) const {
    for (const ThresholdRow::Reading& reading : row.readings) {
      if (reading.condition.holds(facts_.values) && (!reading.orItself || facts_.values.has(reading.fact))) {
        return reading.fact;
      }
    }
    return row.fact;
  }

 private:
  std::optional<std::int64_t> valueOf(const ThresholdRow& row) const {
    const int fact = readBy(row);
    if (facts_.values.has(fact)) {
      return facts_.values.at(fact);
    }
    std::optional<std::int64_t> sum;  // of what is known of its parts
    for (const ThresholdFactName::Part& part : book_.factName(fact).parts) {
      if (facts_.values.has(part.fact)) {
        sum = sum.value_or(0) + facts_.values.at(part.fact) * part.factor;
      }
    }
    return sum;
  }

  bool partsArePositive(const ThresholdRow& row) const {
    return std::ranges::all_of(book_.factName(row.fact).parts, [&](const ThresholdFactName::Part& part) { return facts_.values.at(part.fact) > 0; });
  }

  /// The factor of the last day of the act on which the row was in force.
  std::int64_t factor(const ThresholdRow& row) const {
    const QDate day = row.to.isValid() ? std::min(row.to, facts_.to) : facts_.to;
    for (const ThresholdRow::Factor& factor : row.factors) {
      if (factor.subject == facts_.subject && factor.from <= day && day <= factor.to) {
        return factor.factor;
      }
    }
    return 1;
  }

  /// HALF2: the best ratio of each standard; the second-highest of them, in thousandths, unless one is reached.
  std::optional<std::int64_t> secondHighestRatio(const ThresholdRow& half) const {
    std::vector<std::pair<const ThresholdRow*, std::int64_t>> best;
    for (const int index : half.halfItems) {
      const ThresholdRow& row = facts_.offence->rows[static_cast<std::size_t>(index)];
      const std::optional<std::int64_t> value = applies(row) && isOpen(row) ? valueOf(row) : std::nullopt;
      if (!value) {
        continue;
      }
      const std::int64_t standard = row.value * factor(row);
      if (*value >= standard) {
        return std::nullopt;
      }
      const auto ratio = static_cast<std::int64_t>(Int128(*value) * ThresholdValues::kUnit / standard);
      const auto same = std::ranges::find_if(best, [&](const auto& other) { return isSameStandard(*other.first, row); });
      if (same == best.end()) {
        best.emplace_back(&row, ratio);
      } else {
        same->second = std::max(same->second, ratio);
      }
    }
    if (best.size() < 2) {
      return std::nullopt;
    }
    std::ranges::sort(best, std::greater{}, &std::pair<const ThresholdRow*, std::int64_t>::second);
    return best[1].second;
  }

  bool isSameStandard(const ThresholdRow& a, const ThresholdRow& b) const {
    return a.fact == b.fact || (options_.halfByItem && a.article.contains(u'（') && a.article == b.article);
  }

  const ThresholdBook& book_;
  const ThresholdFacts& facts_;
  const ThresholdOptions& options_;
  std::uint32_t open_;
};

void addOnce(std::vector<int>& list, int fact) {
  if (std::ranges::find(list, fact) == list.end()) {
    list.push_back(fact);
  }
}

/// The inputs a fact is made of.
std::vector<int> inputsOf(const ThresholdBook& book, int fact) {
  std::vector<int> inputs;
  for (const ThresholdFactName::Part& part : book.factName(fact).parts) {
    inputs.push_back(part.fact);
  }
  return inputs.empty() ? std::vector<int>{fact} : inputs;
}

}  // namespace

ThresholdOptions ThresholdOptions::of(const LawParameters& parameters) {
  return {parameters.number(QStringLiteral("near_ratio")), parameters.at(QStringLiteral("half2_counting")).value == QStringLiteral("按项")};
}

std::int64_t ThresholdLine::permille() const { return static_cast<std::int64_t>(Int128(value) * ThresholdValues::kUnit / standard); }

void screenInto(std::vector<ThresholdLine>& lines, const ThresholdBook& book, const ThresholdFacts& facts, const ThresholdOptions& options) {
  lines.clear();
  const Comparison comparison(book, facts, options);
  for (const ThresholdRow& row : facts.offence->rows) {
    if (const std::optional<ThresholdLine> line = comparison.line(row)) {
      lines.push_back(*line);
    }
  }
}

std::vector<ThresholdLine> screen(const ThresholdBook& book, const ThresholdFacts& facts, const ThresholdOptions& options) {
  std::vector<ThresholdLine> lines;
  screenInto(lines, book, facts, options);
  return lines;
}

QStringList rowIds(const std::vector<ThresholdLine>& lines, bool aggravated, ThresholdLine::State state) {
  QStringList ids;
  for (const ThresholdLine& line : lines) {
    if (line.row->isAggravated == aggravated && line.state == state) {
      ids << line.row->id;
    }
  }
  return ids;
}

std::vector<std::vector<ThresholdLine>> grouped(const std::vector<ThresholdLine>& lines) {
  std::vector<std::vector<ThresholdLine>> groups;
  for (const ThresholdLine& line : lines) {
    const auto same = std::ranges::find_if(groups, [&](const std::vector<ThresholdLine>& group) {
      const ThresholdLine& other = group.front();
      return other.row->fact == line.row->fact && other.standard == line.standard && other.row->tags == line.row->tags &&
             other.row->isAggravated == line.row->isAggravated && other.isComparison == line.isComparison;
    });
    if (same == groups.end()) {
      groups.push_back({line});
    } else {
      same->push_back(line);
    }
  }
  return groups;
}

MissingFacts missingFacts(const ThresholdBook& book, const ThresholdFacts& facts) {
  MissingFacts missing;
  const Comparison comparison(book, facts, {});
  for (const ThresholdRow& row : facts.offence->rows) {
    if (row.isAggravated || row.isHalf || !row.inForceOn(facts.to)) {
      continue;
    }
    if (row.subject != ThresholdRow::Subject::Any && facts.subject == ThresholdRow::Subject::Any) {
      missing.subject = true;
      continue;
    }
    if (!comparison.applies(row)) {
      continue;
    }
    if (comparison.tagsHold(row)) {
      for (const int fact : inputsOf(book, comparison.readBy(row))) {
        if (!facts.values.has(fact)) {
          addOnce(missing.metrics, fact);
        }
      }
      continue;
    }
    for (std::size_t i = 0; i < book.tags().size(); ++i) {
      if (((row.all | row.any) & (1U << i)) == 0) {
        continue;
      }
      for (const ThresholdCondition::Test& test : book.tags()[i].condition.tests) {
        const QStringList& askedFor = book.factName(test.fact).askedFor;
        if (!facts.values.has(test.fact) && (askedFor.isEmpty() || askedFor.contains(facts.offence->id))) {
          addOnce(missing.conditions, test.fact);
        }
      }
    }
  }
  return missing;
}

}  // namespace shuangda
