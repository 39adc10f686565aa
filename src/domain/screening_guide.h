#pragma once

#include <string>
#include <string_view>

#include "domain/threshold_screening.h"

namespace shuangda {

/// Offences as bits, in the order of ThresholdBook::offences().
using OffenceMask = std::uint64_t;

/// The three amounts of an administrative case that may stand in for criminal ones, in fen.
struct CaseAmounts {
  enum Kind : int { GoodsValue, IllegalTurnover, IllegalIncome };
  static constexpr std::size_t kKinds = 3;
  std::array<std::int64_t, kKinds> fen{-1, -1, -1};  ///< negative = absent

  bool has(Kind kind) const { return fen[static_cast<std::size_t>(kind)] >= 0; }
  void add(const CaseAmounts& other);
  bool isEmpty() const { return fen == std::array<std::int64_t, kKinds>{-1, -1, -1}; }

  bool operator==(const CaseAmounts&) const = default;
};

/// How cases are read as acts that may be crimes: the tables screening_*.csv of resources/law. Immutable.
class ScreeningGuide {
 public:
  /// One way in which a case may be an offence.
  struct OffenceRule {
    int offence = 0;
    std::vector<std::string> words{};     ///< one of them in cause or field
    std::vector<std::string> with{};      ///< and one of these in cause, field or goods
    std::vector<std::string> without{};   ///< and none of these in the cause
    std::vector<std::pair<int, std::int64_t>> presumed{};
    QString source{};
  };
  /// An administrative amount that stands in for a criminal one.
  struct StandIn {
    int fact = 0;
    std::vector<CaseAmounts::Kind> amounts{};  ///< the first that is known
    std::optional<CaseAmounts::Kind> minus{};
    QString note{};
  };
  /// Offences whose penalties and unpunished acts are counted together.
  struct Group {
    QString name{};
    int fact = -1;               ///< set from the number of earlier penalties; -1 = none
    std::optional<int> years{};  ///< how far back; absent = without limit
    OffenceMask offences = 0;
  };
  struct Indicator {
    QString id{};
    QString name{};
    QStringList steps{};
    QStringList attachmentRoles{};
    QStringList movements{};
    QString answer{};  ///< what the officer may answer in the criminal facts
  };
  struct Hint {
    QString offence{};
    QString kind{};
    QString text{};
    QString source{};
  };
  static constexpr std::size_t kIndicators = 6;

  static const ScreeningGuide& builtIn();

  OffenceMask offencesOf(std::string_view cause, std::string_view field, std::string_view goods) const;
  OffenceMask bit(const ThresholdOffence* offence) const;
  OffenceMask ipOffences() const { return ip_; }
  const std::vector<StandIn>& standIns() const { return standIns_; }
  const std::vector<Group>& groups() const { return groups_; }
  const std::array<Indicator, kIndicators>& indicators() const { return indicators_; }
  std::vector<Hint> hintsFor(OffenceMask offences) const;
  /// What the cause alone lets presume about an offence.
  const std::vector<std::pair<int, std::int64_t>>& presumedFor(int offence) const { return presumed_[static_cast<std::size_t>(offence)]; }
  ThresholdFacts::Subject subjectOf(const QString& partyType) const;

 private:
  ScreeningGuide();
  void readOffences();
  void readStandIns();
  void readGroups();
  void readIndicators();

  std::vector<OffenceRule> rules_;
  std::vector<StandIn> standIns_;
  std::vector<Group> groups_;
  std::array<Indicator, kIndicators> indicators_;
  std::vector<Hint> hints_;
  std::vector<std::vector<std::pair<int, std::int64_t>>> presumed_;
  std::vector<std::pair<QString, ThresholdFacts::Subject>> subjects_;
  OffenceMask ip_ = 0;
};

/// Names of CaseAmounts::Kind as case columns: goods_value_yuan …
QString caseAmountColumn(CaseAmounts::Kind kind);

}  // namespace shuangda
