#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "domain/fact.h"
#include "domain/period.h"

namespace shuangda {

/// Numbers for the texts of facts, so that a fact stays narrow. 0 is the empty text.
class FactNames {
 public:
  FactNames() { intern(std::string_view()); }
  std::int32_t intern(std::string_view utf8);
  std::int32_t intern(const QString& text) { return intern(std::string_view(text.toStdString())); }
  /// The number of a text, or -1 when no fact carries it.
  std::int32_t find(const QString& text) const;
  const QString& text(std::int32_t number) const { return texts_[static_cast<std::size_t>(number)]; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> numbers_;
  std::vector<QString> texts_;
};

/// How a figure is built from facts or from other figures. Read from resources/bulletin/indicators.csv: a new indicator
/// is a row there, not code.
struct Indicator {
  enum class Kind {
    Event,       ///< counts facts whose decisive date lies in the period
    StockBegin,  ///< filed before the period and neither closed nor withdrawn before it
    StockEnd,    ///< the same at the end of the period
    Sum,         ///< the sum of other indicators
    Ratio,       ///< one sum of indicators divided by another
  };
  /// One condition on a fact: a field and the texts or the least number it must have.
  struct Condition {
    enum class Field { Procedure, Online, Market, Rural, Foreign, TransferFlag, HeaviestKind, CaseValueAtLeast, HasReverseOpinion };
    Field field = Field::Procedure;
    QStringList values{};
    std::int64_t least = 0;
  };

  QString code{};
  QString nameZh{};
  QString unit{};            ///< 件, 人, 万元, %, 吨, 场
  QString organ{};           ///< section of the bulletin: 行政, 衔接, 平台, 销毁
  int decimals = 0;          ///< in tables
  bool compared = true;      ///< 同比 and 环比 make sense
  bool inPoints = false;     ///< compared in percentage points
  QString definition{};      ///< printed as 口径

  Kind kind = Kind::Event;
  Fact::Entity entity = Fact::Entity::Case;
  FactDate date = FactDate::Filed;
  std::vector<Condition> conditions{};
  std::vector<FactAmount> amounts{};   ///< summed; empty = the facts are counted
  QStringList numerator{};             ///< codes summed, for Sum and Ratio
  QStringList denominator{};

  bool isMoney() const { return unit == QStringLiteral("万元"); }
  bool isRatio() const { return kind == Kind::Ratio; }
  /// Taken from facts rather than from other indicators.
  bool isBase() const { return kind != Kind::Sum && kind != Kind::Ratio; }
};

/// The catalogue built into the program.
class IndicatorCatalogue {
 public:
  /// Reads rows of the resource's form; refuses an unknown word or a formula that names no indicator.
  static Result<IndicatorCatalogue> parse(const std::vector<QHash<QString, QString>>& rows);
  static IndicatorCatalogue builtIn();

  const std::vector<Indicator>& all() const { return indicators_; }
  const Indicator* find(QStringView code) const;
  /// What kind of records an indicator counts; a derived one those of its first part.
  Fact::Entity entityOf(const Indicator& indicator) const;

 private:
  std::vector<Indicator> indicators_;
};

/// Decides for each fact whether a base indicator counts it in a period, and with which amount. The figure and the list
/// of records behind it both come from here.
class IndicatorRule {
 public:
  IndicatorRule(const Indicator& indicator, const Period& period, const FactNames& names);

  // The date decides first: of two hundred rules asked for every fact, few pass it.
  bool matches(const Fact& fact) const { return fact.entity == entity_ && inPeriod(fact) && meetsAll(fact); }
  std::int64_t amount(const Fact& fact) const;
  /// Whether one of the numbers in amount() carries 约, 余 …
  bool isApproximate(const Fact& fact) const;

 private:
  bool inPeriod(const Fact& fact) const {
    if (kind_ == Indicator::Kind::Event) {
      const std::int32_t day = fact.day(date_);
      return day >= begin_ && day < end_;
    }
    // In hand at the first moment of a day: filed before it, neither closed nor withdrawn before it.
    const std::int32_t at = kind_ == Indicator::Kind::StockBegin ? begin_ : end_;
    const auto before = [&](FactDate date) { return fact.day(date) != Fact::kNoDay && fact.day(date) < at; };
    return before(FactDate::Filed) && !before(FactDate::Closed) && !before(FactDate::Withdrawn);
  }
  bool meetsAll(const Fact& fact) const;
  bool meets(const Indicator::Condition& condition, std::size_t index, const Fact& fact) const;

  const Indicator* indicator_;
  Indicator::Kind kind_;
  Fact::Entity entity_;
  FactDate date_;
  std::int32_t begin_;
  std::int32_t end_;
  std::vector<std::vector<std::int32_t>> numbers_;  ///< the condition's texts as numbers of the facts
};

}  // namespace shuangda
