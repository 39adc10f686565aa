#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "domain/fact.h"
#include "domain/law_parameters.h"

namespace shuangda {

/// How a figure is built from facts or from other figures. Read from resources/bulletin/indicators.csv and from the office's
/// own rows of the same form: a new indicator is a row, not code.
struct Indicator {
  enum class Kind {
    Event,       ///< counts facts whose decisive date lies in the period
    StockBegin,  ///< filed before the period and neither closed nor withdrawn before it
    StockEnd,    ///< the same at the end of the period
    Standing,    ///< known of at the end of the period, pending or closed
    Reported,    ///< only member units' reports, receipts or the register of units know it
    Goods,       ///< a list by goods and unit of measure (GoodsTally)
    Sum,         ///< the sum of other indicators
    Ratio,       ///< one formula of indicators divided by another
    Units,       ///< how many units have the first formula above zero and the second at zero
  };
  /// How the amounts of the facts become one number.
  enum class Fold {
    Sum,
    Largest,   ///< the largest single fact: counts of different events must not be added
    Distinct,  ///< how many different categories the facts name together
  };
  /// One condition on a fact.
  struct Condition {
    enum class Field { Procedure, Online, Market, Rural, Foreign, LateTransfer, ShouldTransfer, CaseValueAtLeast, Text, Date };
    /// What is asked of a date.
    enum class DateTest {
      Known,
      Unknown,
      ByCutoff,     ///< not later than the day of the cut-off instant
      NotByCutoff,  ///< later, or unknown
      Late,         ///< a publication after its last day, or still missing when the day has passed at the cut-off
    };
    Field field = Field::Procedure;
    FactText text = FactText::Unit;      ///< for Field::Text: one of `values` must be (among) the fact's text
    FactDate date = FactDate::Found;     ///< for Field::Date
    DateTest test = DateTest::Known;
    QStringList values{};
    std::int64_t least = 0;              ///< fen
  };
  /// A term of a formula: so many times another indicator; negative takes it away.
  struct Term {
    QString code{};
    int factor = 1;
  };

  QString code{};
  QString nameZh{};
  QString unit{};            ///< 件, 人, 万元, %, 吨, 场
  QString organ{};           ///< section of the bulletin: 行政, 衔接, 平台, 销毁
  int decimals = 0;          ///< in tables
  bool compared = true;      ///< 同比 and 环比 make sense
  bool inPoints = false;     ///< compared in percentage points
  bool fromReports = false;  ///< member units may report it
  bool shown = true;         ///< false: only a part of formulas
  bool own = false;          ///< added by the office
  QString definition{};      ///< printed as 口径

  Kind kind = Kind::Event;
  Fold fold = Fold::Sum;
  Fact::Entity entity = Fact::Entity::Case;
  FactDate date = FactDate::Filed;
  std::vector<Condition> conditions{};
  std::vector<FactAmount> amounts{};   ///< summed; empty = the facts are counted
  std::vector<Term> numerator{};       ///< for Sum, Ratio, Units
  std::vector<Term> denominator{};

  bool isMoney() const { return unit == QStringLiteral("万元"); }
  bool isRatio() const { return kind == Kind::Ratio; }
  bool isPercent() const { return isRatio() && unit == QStringLiteral("%"); }
  /// Stored in thousandths: tonnes, and pieces that may be fractions.
  bool isThousandths() const;
  /// Counted fact by fact.
  bool isBase() const { return kind == Kind::Event || kind == Kind::StockBegin || kind == Kind::StockEnd || kind == Kind::Standing; }
  bool isFormula() const { return kind == Kind::Sum || kind == Kind::Ratio || kind == Kind::Units; }
};

/// The catalogue in force.
class IndicatorCatalogue {
 public:
  /// The value of a parameter `@name` in a row: thresholds and choices of the office.
  using Parameter = std::function<QString(const QString& name)>;

  /// Reads rows of the resource's form; refuses an unknown word or a formula that names no indicator above it. The refusal's
  /// field is the code of the row.
  static Result<IndicatorCatalogue> parse(const std::vector<CsvRecord>& rows, const Parameter& parameter = {});
  /// The parameters that rows name with @. They must outlive the answer.
  static Parameter parametersOf(const LawParameters& parameters);
  /// The shipped rows with the shipped parameters.
  static IndicatorCatalogue builtIn();
  static const std::vector<CsvRecord>& shippedRows();

  const std::vector<Indicator>& all() const { return indicators_; }
  const Indicator* find(QStringView code) const;
  /// The place of an indicator in all(); it must be one of them.
  std::size_t indexOf(QStringView code) const;
  /// What kind of records an indicator counts; a formula those of its first part.
  Fact::Entity entityOf(const Indicator& indicator) const;
  /// Whether every part of a formula may come from reports: a rate must have the same units on both sides.
  bool isReportable(const Indicator& indicator) const;
  /// Whether it is only known after a screening of the whole store.
  bool needsScreening(const Indicator& indicator) const;
  /// Whether it changes with the cut-off instant although no record changed.
  bool dependsOnCutoff(const Indicator& indicator) const;
  /// Whether no record tells of it.
  bool isOnlyReported(const Indicator& indicator) const;

 private:
  /// Whether every indicator that a formula is made of, in the end, passes a test.
  bool allParts(const Indicator& indicator, bool (*test)(const Indicator&)) const;

  std::vector<Indicator> indicators_;
  QHash<QString, std::size_t> places_;
};

}  // namespace shuangda
