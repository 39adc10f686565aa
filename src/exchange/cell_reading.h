#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "base/decimal.h"
#include "exchange/finding.h"

namespace shuangda {

/// What there is to say about one cell.
struct CellIssue {
  QString code{};
  Severity severity = Severity::Info;
  QString expected{};  ///< the value reached or proposed
  QString message{};
};

/// What reading one cell arrives at. No value and no issue means an empty cell.
struct CellReading {
  std::optional<QString> value{};
  std::vector<CellIssue> issues{};
  QString qualifier{};                ///< 约, 余 … of an amount or quantity
  QString unit{};                     ///< the unit written in a quantity cell
  QString detail{};                   ///< a quantity that is more than one number, as written
  std::optional<Decimal> unusable{};  ///< the number of a cell refused for being negative, for explaining totals
  bool ownUnit = false;               ///< an amount that wrote its unit itself
  bool textNumber = false;            ///< an amount that a spreadsheet keeps as text, so that SUM passes over it
  bool undecided = false;             ///< a date cell that says the decision is still to come (拟处罚)

  /// Adds an issue with the severity of the catalogue.
  void add(const QString& code, const QString& expected, const QString& message);
  void addAs(Severity severity, const QString& code, const QString& expected, const QString& message);
};

/// What a cell reader must know of the place the cell stands in.
struct CellPlace {
  std::optional<int> ledgerYear{};
  bool textFile = false;  ///< CSV: a number is always text, which is not worth mentioning
  bool quiet = false;     ///< the program's own format: only what needs a decision is mentioned
  bool date1904 = false;
  bool unitColumn = false;  ///< the quantity's unit has its own column
  Decimal factor{1, 0};     ///< of the unit in the heading, to 元 or 公斤
  bool unitInHeading = false;
  QString headingUnit{};
};

}  // namespace shuangda
