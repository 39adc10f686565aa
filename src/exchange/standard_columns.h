#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace shuangda {

/// How the cells of a standard column are read.
enum class ColumnType {
  Text,
  Name,
  ItemName,
  Note,
  Party,
  Identifier,
  Key,
  DocNumber,
  List,
  Qualifier,
  Unit,
  Date,
  DateOrInstant,
  Instant,
  Money,       ///< canonical: 元, at most two decimals, not negative
  StockMoney,  ///< money that is negative where the quantity is (goods given back)
  UnitPrice,   ///< 元; more than two decimals are kept
  Wanyuan,     ///< canonical: 万元, up to four decimals
  Decimal,
  Tonnes,
  Weight,         ///< Tonnes in 吨, Weight in 公斤
  Quantity,       ///< of a case: number, unit and detail
  StockQuantity,  ///< of goods in stock: exact number, negative when given back
  Items,
  Count,
  ReportValue,    ///< a number of a form: its unit and whether it may have decimals follow from the indicator
  CountPlus,  ///< CountPlus: "200+" means 200 or more
  Flag,
  ScopeFlag,
  TransferFlag,
};

/// One of the program's own columns for import and export (resources/import/columns.csv), or a column of the lists of the platform of 两法衔接
/// (platform_columns.csv, kind "platform").
struct StandardColumn {
  QString kind{};          ///< cases, seizures, destructions, reports, units; platform
  QString name{};          ///< English name, used in files and as key of ImportRow::values
  QString label{};         ///< the first Chinese heading
  QStringList headings{};  ///< Chinese headings that mean exactly this column
  QStringList guesses{};   ///< headings that probably mean it (heading_guess)
  ColumnType type = ColumnType::Text;
  bool required = false;
  QString qualifierColumn{};  ///< where 约、余 … of this amount goes; empty when there is no place
};

/// The columns of a kind in the order in which they are exported; empty for an unknown kind.
const std::vector<StandardColumn>& standardColumns(const QString& kind);
/// A column by its English name, or null.
const StandardColumn* findStandardColumn(const QString& kind, QStringView name);
/// cases, destructions, seizures, reports, units.
QStringList importKinds();

/// True for the types whose cells are amounts of money.
bool isMoney(ColumnType type);
bool isDate(ColumnType type);

}  // namespace shuangda
