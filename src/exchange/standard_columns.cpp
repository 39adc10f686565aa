#include "exchange/standard_columns.h"

#include <QHash>

#include "exchange/resource_table.h"

namespace shuangda {
namespace {

ColumnType typeNamed(const QString& name) {
  static const QHash<QString, ColumnType> types{
      {QStringLiteral("text"), ColumnType::Text},
      {QStringLiteral("name"), ColumnType::Name},
      {QStringLiteral("item_name"), ColumnType::ItemName},
      {QStringLiteral("note"), ColumnType::Note},
      {QStringLiteral("party"), ColumnType::Party},
      {QStringLiteral("id"), ColumnType::Identifier},
      {QStringLiteral("key"), ColumnType::Key},
      {QStringLiteral("doc_no"), ColumnType::DocNumber},
      {QStringLiteral("list"), ColumnType::List},
      {QStringLiteral("qualifier"), ColumnType::Qualifier},
      {QStringLiteral("unit"), ColumnType::Unit},
      {QStringLiteral("date"), ColumnType::Date},
      {QStringLiteral("date_or_instant"), ColumnType::DateOrInstant},
      {QStringLiteral("instant"), ColumnType::Instant},
      {QStringLiteral("money"), ColumnType::Money},
      {QStringLiteral("stock_money"), ColumnType::StockMoney},
      {QStringLiteral("unit_price"), ColumnType::UnitPrice},
      {QStringLiteral("wanyuan"), ColumnType::Wanyuan},
      {QStringLiteral("decimal"), ColumnType::Decimal},
      {QStringLiteral("tonnes"), ColumnType::Tonnes},
      {QStringLiteral("weight"), ColumnType::Weight},
      {QStringLiteral("quantity"), ColumnType::Quantity},
      {QStringLiteral("stock_quantity"), ColumnType::StockQuantity},
      {QStringLiteral("items"), ColumnType::Items},
      {QStringLiteral("count"), ColumnType::Count},
      {QStringLiteral("report_value"), ColumnType::ReportValue},
      {QStringLiteral("count_plus"), ColumnType::CountPlus},
      {QStringLiteral("flag"), ColumnType::Flag},
      {QStringLiteral("scope_flag"), ColumnType::ScopeFlag},
      {QStringLiteral("transfer_flag"), ColumnType::TransferFlag},
  };
  const auto found = types.constFind(name);
  if (found == types.constEnd()) {
    qFatal("columns.csv: unknown type %s", qPrintable(name));
  }
  return *found;
}

using Tables = QHash<QString, std::vector<StandardColumn>>;

const Tables& tables() {
  static const Tables all = [] {
    Tables result;
    auto rows = readResourceTable(QStringLiteral("columns.csv"));
    const auto ofPlatform = readResourceTable(QStringLiteral("platform_columns.csv"));
    rows.insert(rows.end(), ofPlatform.begin(), ofPlatform.end());
    for (const auto& row : rows) {
      StandardColumn column;
      column.kind = row.value(QStringLiteral("kind"));
      column.name = row.value(QStringLiteral("column"));
      column.headings = row.value(QStringLiteral("headings")).split(u';', Qt::SkipEmptyParts);
      column.guesses = row.value(QStringLiteral("guesses")).split(u';', Qt::SkipEmptyParts);
      column.label = column.headings.value(0, column.name);
      column.type = typeNamed(row.value(QStringLiteral("type")));
      column.required = row.value(QStringLiteral("required")) == u"1";
      column.qualifierColumn = row.value(QStringLiteral("qualifier_column"));
      result[column.kind].push_back(std::move(column));
    }
    return result;
  }();
  return all;
}

}  // namespace

const std::vector<StandardColumn>& standardColumns(const QString& kind) {
  static const std::vector<StandardColumn> none;
  const auto found = tables().constFind(kind);
  return found == tables().constEnd() ? none : *found;
}

const StandardColumn* findStandardColumn(const QString& kind, QStringView name) {
  using Index = QHash<QStringView, const StandardColumn*>;
  static const QHash<QString, Index> indexes = [] {
    QHash<QString, Index> result;
    for (auto it = tables().constBegin(); it != tables().constEnd(); ++it) {
      for (const StandardColumn& column : *it) {
        result[it.key()].insert(column.name, &column);
      }
    }
    return result;
  }();
  const auto index = name.isEmpty() ? indexes.constEnd() : indexes.constFind(kind);
  return index == indexes.constEnd() ? nullptr : index->value(name);
}

QStringList importKinds() {
  return {QStringLiteral("cases"), QStringLiteral("destructions"), QStringLiteral("seizures"),
          QStringLiteral("reports"), QStringLiteral("units")};
}

bool isMoney(ColumnType type) {
  return type == ColumnType::Money || type == ColumnType::StockMoney || type == ColumnType::UnitPrice ||
         type == ColumnType::Wanyuan;
}

bool isDate(ColumnType type) {
  return type == ColumnType::Date || type == ColumnType::DateOrInstant || type == ColumnType::Instant;
}

}  // namespace shuangda
