#include "storage/table_copy.h"

#include <algorithm>

namespace shuangda {
namespace {

/// The tables in an order in which every row finds the rows it refers to.
const QStringList kParentsFirst{QStringLiteral("office"), QStringLiteral("account"), QStringLiteral("import_batch"), QStringLiteral("legal_case"),
                                QStringLiteral("case_event"), QStringLiteral("measure"), QStringLiteral("attachment"),
                                QStringLiteral("seized_item"), QStringLiteral("place"), QStringLiteral("disposal_batch"),
                                QStringLiteral("custody_movement"), QStringLiteral("stock_take"), QStringLiteral("report_submission")};

QStringList copyOrder(Database& database) {
  QStringList tables = database.tableNames();
  // Segments of the search index and of facts are bytes, and are written anew from what was copied.
  for (const char* skipped : {"schema_migration", "search_segment", "search_posting", "fact_segment", "fact_stale", "fact_name", "goods_name"}) {
    tables.removeAll(QLatin1String(skipped));
  }
  std::stable_sort(tables.begin(), tables.end(), [](const QString& a, const QString& b) {
    const auto rank = [](const QString& table) {
      const qsizetype index = kParentsFirst.indexOf(table);
      return index < 0 ? kParentsFirst.size() : index;
    };
    return rank(a) < rank(b);
  });
  return tables;
}

QStringList columnsOf(Database& sqlite, const QString& table) {
  Statement statement(sqlite, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
  QStringList columns;
  statement.bindAll(table);
  while (statement.step()) {
    columns << statement.get<QString>(0);
  }
  return columns;
}

/// Triggers judge what is done; what is copied was done already. They are taken out and put back in the same transaction.
class TriggersOff {
 public:
  explicit TriggersOff(Database& sqlite) : database_(sqlite) {
    Statement statement(sqlite, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
    while (statement.step()) {
      names_ << statement.get<QString>(0);
      texts_ << statement.get<QString>(1);
    }
  }
  void takeOut() {
    for (const QString& name : names_) {
      database_.execute(QStringLiteral("DROP TRIGGER %1").arg(name).toStdString());
    }
  }
  void putBack() {
    for (const QString& text : texts_) {
      database_.execute(text.toStdString());
    }
  }

 private:
  Database& database_;
  QStringList names_{};
  QStringList texts_{};
};

void copyTable(Database& source, Database& target, const QString& table, const QStringList& columns) {
  const std::string names = columns.join(QStringLiteral(", ")).toStdString();
  target.execute("DELETE FROM " + table.toStdString());
  Statement read(source, "SELECT " + names + " FROM " + table.toStdString() + " ORDER BY 1");
  Statement write(target, "INSERT INTO " + table.toStdString() + " (" + names + ") VALUES (" +
                              QStringList(columns.size(), QStringLiteral("?")).join(QStringLiteral(", ")).toStdString() + ")");
  while (read.step()) {
    write.reset();
    for (int column = 0; column < columns.size(); ++column) {
      // Text serves for numbers too: the column's affinity turns it back.
      read.isNull(column) ? write.bind(column + 1, std::nullopt) : write.bind(column + 1, read.get<std::string_view>(column));
    }
    write.run();
  }
}

}  // namespace

void copyTables(Database& source, Database& target) {
  Transaction snapshot(source);
  if (source.kind() == Database::Kind::Postgres) {
    source.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  }
  Transaction transaction(target);
  // Rows may refer to later ones: a shelf made before its store.
  target.execute("PRAGMA defer_foreign_keys = ON");
  TriggersOff triggers(target);
  triggers.takeOut();
  for (const QString& table : copyOrder(target)) {
    copyTable(source, target, table, columnsOf(target, table));
  }
  triggers.putBack();
  if (target.tableNames().contains(QStringLiteral("search_record"))) {
    target.execute(
        "INSERT INTO search_waiting (id, listing_date, text, stale) SELECT id, listing_date, text, 0 FROM search_record WHERE place >= 0"
        " ON CONFLICT (id) DO NOTHING");
    target.execute("DELETE FROM search_record");
  }
  if (target.tableNames().contains(QStringLiteral("fact_stale"))) {
    target.execute("DELETE FROM fact_stale");
    target.execute("DELETE FROM fact_segment");
    target.execute("INSERT INTO fact_stale (segment) SELECT DISTINCT id / 2048 FROM legal_case ORDER BY 1");
  }
  transaction.commit();
}

}  // namespace shuangda
