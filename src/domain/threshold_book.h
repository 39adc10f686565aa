#pragma once

#include <QDate>
#include <QStringList>
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

namespace shuangda {

/// What may be known about an act: a condition (marks, repeat2y …) or a measured quantity (illegal_gains …). Its place in
/// ThresholdBook::facts() is its key.
struct ThresholdFactName {
  enum class Kind {
    YesNo,
    Count,
    Choice,  ///< the value is the place in `choices`
    Metric,
    Sum,     ///< derived: parts times their factors
    Half,    ///< derived: the second-highest ratio reached (HALF2)
  };
  struct Part {
    int fact = 0;
    int factor = 1;
  };

  QString name{};
  Kind kind = Kind::Metric;
  QString label{};
  QString unit{};
  QString unitLabel{};
  QStringList choices{};
  QStringList choiceLabels{};
  std::vector<Part> parts{};
  QStringList askedFor{};  ///< offences it matters for; empty = all

  bool isDerived() const { return kind == Kind::Sum || kind == Kind::Half; }
  bool isMoney() const { return unit == QStringLiteral("yuan"); }
};

/// The values of facts: money in fen, everything else in thousandths of its unit. Absent is not zero.
class ThresholdValues {
 public:
  static constexpr int kMost = 96;
  static constexpr std::int64_t kUnit = 1000;                            ///< one piece, person, tonne …
  static constexpr std::int64_t kLargest = 100'000'000'000'000'000;      ///< larger ones are taken for this

  void set(int fact, std::int64_t value) {
    values_[static_cast<std::size_t>(fact)] = value < kLargest ? value : kLargest;
    present_.set(static_cast<std::size_t>(fact));
  }
  void clear(int fact) {
    values_[static_cast<std::size_t>(fact)] = 0;
    present_.reset(static_cast<std::size_t>(fact));
  }
  void clear() { *this = {}; }
  bool has(int fact) const { return present_.test(static_cast<std::size_t>(fact)); }
  /// 0 where absent.
  std::int64_t at(int fact) const { return values_[static_cast<std::size_t>(fact)]; }
  bool isEmpty() const { return present_.none(); }

  bool operator==(const ThresholdValues&) const = default;

 private:
  std::array<std::int64_t, kMost> values_{};
  std::bitset<kMost> present_{};
};

/// "marks>=2|patents>=2": at least one of the comparisons holds; "always" is the empty list.
struct ThresholdCondition {
  struct Test {
    int fact = 0;
    bool equal = false;  ///< equal to, else at least
    std::int64_t value = 0;
  };
  std::vector<Test> tests{};

  bool holds(const ThresholdValues& values) const;
};

/// A condition tag of the rows (resources/law/threshold_tags.csv).
struct ThresholdTag {
  QString tag{};
  QString label{};
  bool quiet = false;  ///< says nothing that the metric does not say: left out where words are short
  ThresholdCondition condition{};
  bool needsParts = false;  ///< SUM: every part of the derived metric is above zero
  bool isHalf = false;      ///< HALF2
  int ownTest = -1;         ///< a row with this metric is its own test
};

/// One row of resources/law/thresholds.csv, ready to be compared.
struct ThresholdRow {
  enum class Subject : std::uint8_t { Any, Person, Unit };
  struct Reading {  ///< another fact is read in place of the row's metric
    ThresholdCondition condition{};
    int fact = 0;
    bool orItself = false;
  };
  struct Factor {  ///< the standard of units under the old interpretation
    Subject subject = Subject::Unit;
    int factor = 1;
    QDate from{};
    QDate to{};
  };

  QString id{};
  QString metricLabel{};
  int fact = 0;
  std::int64_t value = 0;
  bool isAggravated = false;
  std::uint32_t all = 0;  ///< bits of the tags that must hold
  std::uint32_t any = 0;  ///< of which one must hold, unless empty
  QStringList tags{};
  bool needsParts = false;
  bool isHalf = false;
  Subject subject = Subject::Any;
  int below = -1;
  std::int64_t belowValue = 0;
  bool nearCounts = true;
  QString condition{};
  QString basis{};
  QString article{};
  QDate from{};
  QDate to{};  ///< null = still in force
  QString confidence{};
  std::vector<Reading> readings{};
  std::vector<Factor> factors{};
  std::vector<int> halfItems{};  ///< rows of the offence that HALF2 looks at

  bool isConfirmed() const { return confidence == QStringLiteral("confirmed"); }
  bool inForceOn(QDate day) const { return from <= day && (!to.isValid() || day <= to); }
};

/// An offence, or one of the groups of goods of an offence, with its rows in the order of the table.
struct ThresholdOffence {
  QString id{};
  QString name{};
  QString penalArticle{};
  std::vector<ThresholdRow> rows{};
};

/// The thresholds as shipped, with what their words mean. Immutable.
class ThresholdBook {
 public:
  static const ThresholdBook& builtIn();

  const std::vector<ThresholdOffence>& offences() const { return offences_; }
  const ThresholdOffence* find(const QString& id) const;
  const std::vector<ThresholdFactName>& facts() const { return facts_; }
  const std::vector<ThresholdTag>& tags() const { return tags_; }
  /// The key of a fact; -1 for an unknown name.
  int fact(const QString& name) const;
  const ThresholdFactName& factName(int fact) const { return facts_[static_cast<std::size_t>(fact)]; }
  /// The tags that hold, as bits. HALF2 and SUM always do: their rows look further.
  std::uint32_t openTags(const ThresholdValues& values) const;
  QString tagLabels(const QStringList& tags, bool withQuiet) const;

 private:
  friend class ThresholdReader;

  std::vector<ThresholdFactName> facts_;
  std::vector<ThresholdTag> tags_;
  std::vector<ThresholdOffence> offences_;
};

}  // namespace shuangda
