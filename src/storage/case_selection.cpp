#include "storage/case_selection.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "storage/search_index.h"

namespace shuangda {
namespace {

/// Up to as many found cases are asked for by their keys; beyond, one walk over all cases in order is cheaper.
constexpr std::size_t kFewFound = 4096;
constexpr std::size_t kKeys = 64;

/// caseStage() (domain/legal_case.cpp) in SQL, as its number; tests compare the two on random cases.
constexpr std::string_view kStage =
    "CASE WHEN void_date IS NOT NULL THEN 6 WHEN withdrawn_date IS NOT NULL THEN 5 WHEN closed_date IS NOT NULL THEN 4"
    " WHEN transfer_date IS NOT NULL AND transferred_to_police = '是' THEN 3 WHEN decision_date IS NOT NULL THEN 2"
    " WHEN filed_date IS NOT NULL THEN 1 ELSE 0 END";

/// The WHERE clause of a query and its values. Only constants of this file reach the SQL text.
struct Condition {
  std::string sql = "1 = 1";
  std::vector<std::function<void(Statement&, int)>> values{};

  template <typename T>
  void add(const std::string& clause, T value) {
    sql += " AND " + clause;
    values.push_back([value](Statement& statement, int parameter) { statement.bind(parameter, value); });
  }
  /// Binds from `parameter` on; returns the next free one.
  int bind(Statement& statement, int parameter) const {
    for (const auto& value : values) {
      value(statement, parameter++);
    }
    return parameter;
  }
};

std::string columnOf(FilterField field) {
  switch (field) {
    case FilterField::GoodsValue:
      return "goods_value_fen";
    case FilterField::Fine:
      return "fine_fen";
    case FilterField::CaseValue:
      return "COALESCE(illegal_turnover_fen, goods_value_fen)";
    case FilterField::Filed:
      return "filed_date";
    case FilterField::Decided:
      return "decision_date";
    case FilterField::Closed:
      return "closed_date";
    case FilterField::Found:
      return "found_date";
    case FilterField::Transferred:
      return "transfer_date";
    default:
      return {};
  }
}

std::string signOf(Relation relation) {
  switch (relation) {
    case Relation::Is:
      return " = ?";
    case Relation::Less:
      return " < ?";
    case Relation::AtMost:
      return " <= ?";
    case Relation::AtLeast:
      return " >= ?";
    case Relation::Greater:
      return " > ?";
  }
  return {};
}

/// The shortest stored text from which on dates do not lie before the day: a month that begins on it is known to lie after.
QString firstText(QDate day) {
  return day.day() > 1 ? day.toString(Qt::ISODate) : day.toString(day.month() > 1 ? QStringLiteral("yyyy-MM") : QStringLiteral("yyyy"));
}

void addDays(Condition& condition, const std::string& column, const DayRange& days) {
  if (days.from) {
    condition.add(column + " >= ?", firstText(*days.from));
  }
  if (days.until) {
    const QString end = firstText(*days.until);
    condition.add(column + " < ?", end);
    // Less exact dates that contain the end are sorted before it, but do not lie before it.
    for (const qsizetype length : {4, 7}) {
      if (length < end.size()) {
        condition.add(column + " <> ?", end.left(length));
      }
    }
  }
}

void addStages(Condition& condition, const std::vector<CaseStage>& stages) {
  std::string list;
  for (const CaseStage stage : stages) {
    list += (list.empty() ? "" : ", ") + std::to_string(static_cast<int>(stage));
  }
  condition.sql += " AND " + std::string(kStage) + " IN (" + list + ")";
}

Condition conditionOf(const CaseQuery& query) {
  Condition condition;
  if (query.year) {
    condition.add("listing_date >= ?", QString::number(*query.year));
    condition.add("listing_date < ?", QString::number(*query.year + 1));
  }
  if (!query.unit.isEmpty()) {
    condition.add("counting_unit = ?", query.unit);
  }
  for (const FilterCondition& filter : query.filter.conditions) {
    switch (filter.kind()) {
      case FilterCondition::Kind::Text:
        break;  // a search term
      case FilterCondition::Kind::Stage:
        addStages(condition, filter.stages());
        break;
      case FilterCondition::Kind::Amount:
        condition.add(columnOf(filter.field) + signOf(filter.relation), filter.amount());
        break;
      case FilterCondition::Kind::Date:
        addDays(condition, columnOf(filter.field), filter.days());
        break;
    }
  }
  return condition;
}

std::string orderOf(CaseQuery::Order order) {
  switch (order) {
    case CaseQuery::Order::NewestFirst:
      return "listing_date DESC, id DESC";
    case CaseQuery::Order::OldestFirst:
      return "listing_date, id";
    case CaseQuery::Order::Number:
      return "case_id";
    case CaseQuery::Order::Unit:
      return "counting_unit, listing_date, id";
    case CaseQuery::Order::LargestValue:
      return "COALESCE(illegal_turnover_fen, goods_value_fen, -1) DESC, id DESC";
    case CaseQuery::Order::LargestFine:
      return "COALESCE(fine_fen, -1) DESC, id DESC";
  }
  return "id";
}

constexpr std::string_view kValue = "COALESCE(illegal_turnover_fen, goods_value_fen)";

/// What is read of a case to put it into its place.
struct Row {
  CaseId id{};
  std::string date{};
  std::string unit{};
  std::string number{};
  std::int64_t value = 0;
  std::int64_t fine = 0;
};

Row readRow(Statement& statement) {
  return {statement.get<CaseId>(0),
          std::string(statement.get<std::string_view>(1)),
          std::string(statement.get<std::string_view>(2)),
          std::string(statement.get<std::string_view>(3)),
          statement.get<std::optional<std::int64_t>>(4).value_or(-1),
          statement.get<std::optional<std::int64_t>>(5).value_or(-1)};
}

/// The cases among `ids` that meet the condition.
std::vector<Row> readRows(Database& database, const Condition& condition, std::span<const std::int64_t> ids) {
  std::string sql = "SELECT id, listing_date, counting_unit, case_id, " + std::string(kValue) + ", fine_fen FROM legal_case WHERE " +
                    condition.sql + " AND id IN (?";
  for (std::size_t i = 1; i < kKeys; ++i) {
    sql += ", ?";
  }
  Statement statement(database, sql + ") ORDER BY id");
  std::vector<Row> rows;
  for (std::size_t begin = 0; begin < ids.size(); begin += kKeys) {
    statement.reset();
    int parameter = condition.bind(statement, 1);
    for (std::size_t i = 0; i < kKeys; ++i) {
      statement.bind(parameter++, ids[std::min(begin + i, ids.size() - 1)]);
    }
    while (statement.step()) {
      rows.push_back(readRow(statement));
    }
  }
  // The last statement repeats a key, and so finds it once: nothing is there twice.
  return rows;
}

bool comesFirst(CaseQuery::Order order, const Row& a, const Row& b) {
  switch (order) {
    case CaseQuery::Order::NewestFirst:
      return std::tie(b.date, b.id) < std::tie(a.date, a.id);
    case CaseQuery::Order::OldestFirst:
      return std::tie(a.date, a.id) < std::tie(b.date, b.id);
    case CaseQuery::Order::Number:
      return a.number < b.number;
    case CaseQuery::Order::Unit:
      return std::tie(a.unit, a.date, a.id) < std::tie(b.unit, b.date, b.id);
    case CaseQuery::Order::LargestValue:
      return std::tie(b.value, b.id) < std::tie(a.value, a.id);
    case CaseQuery::Order::LargestFine:
      return std::tie(b.fine, b.id) < std::tie(a.fine, a.id);
  }
  return false;
}

/// Calls `visit(statement)` for the rows of `sql` whose first column is among the found keys.
template <typename Visit>
void walk(Database& database, const std::string& sql, const Condition& condition, std::span<const std::int64_t> found, Visit visit) {
  std::vector<bool> wanted(static_cast<std::size_t>(found.empty() ? 0 : found.back()) + 1);
  for (const std::int64_t id : found) {
    wanted[static_cast<std::size_t>(id)] = true;
  }
  Statement statement(database, sql);
  condition.bind(statement, 1);
  while (statement.step()) {
    if (const auto id = statement.get<std::size_t>(0); id < wanted.size() && wanted[id]) {
      visit(statement);
    }
  }
}

/// The keys the query's terms select; nothing when it has none.
std::optional<std::vector<std::int64_t>> found(Database& database, const CaseQuery& query) {
  const std::vector<SearchTerm> terms = searchTerms(query);
  return terms.empty() ? std::nullopt : std::optional(SearchIndex(database).matching(SearchKind::Case, terms));
}

}  // namespace

std::vector<CaseId> selectCases(Database& database, const CaseQuery& query) {
  const Condition condition = conditionOf(query);
  const auto among = found(database, query);
  std::vector<CaseId> ids;
  if (among && among->size() <= kFewFound) {
    std::vector<Row> rows = readRows(database, condition, *among);
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return comesFirst(query.order, a, b); });
    std::transform(rows.begin(), rows.end(), std::back_inserter(ids), [](const Row& row) { return row.id; });
    return ids;
  }
  const std::string sql = "SELECT id FROM legal_case WHERE " + condition.sql + " ORDER BY " + orderOf(query.order);
  if (among) {
    walk(database, sql, condition, *among, [&](Statement& statement) { ids.push_back(statement.get<CaseId>(0)); });
    return ids;
  }
  Statement statement(database, sql);
  condition.bind(statement, 1);
  while (statement.step()) {
    ids.push_back(statement.get<CaseId>(0));
  }
  return ids;
}

CaseTotals totalsOfCases(Database& database, const CaseQuery& query) {
  const Condition condition = conditionOf(query);
  const auto among = found(database, query);
  CaseTotals totals;
  if (among && among->size() <= kFewFound) {
    for (const Row& row : readRows(database, condition, *among)) {
      ++totals.count;
      totals.value += Money::ofFen(std::max<std::int64_t>(row.value, 0));
    }
    return totals;
  }
  if (among) {
    const std::string sql = "SELECT id, " + std::string(kValue) + " FROM legal_case WHERE " + condition.sql + " ORDER BY id";
    walk(database, sql, condition, *among, [&](Statement& statement) {
      ++totals.count;
      totals.value += statement.get<Money>(1);
    });
    return totals;
  }
  Statement statement(database, "SELECT COUNT(*), CAST(COALESCE(SUM(" + std::string(kValue) + "), 0) AS BIGINT) FROM legal_case WHERE " +
                                    condition.sql);
  condition.bind(statement, 1);
  statement.step();
  return {.count = statement.get<std::int64_t>(0), .value = statement.get<Money>(1)};
}

}  // namespace shuangda
