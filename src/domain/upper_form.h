#pragma once

#include <QMap>
#include <QString>
#include <optional>
#include <vector>

#include "base/csv.h"

namespace shuangda {

/// A form of the upper levels as data: resources/bulletin/forms/ID.csv. A new form needs no program change.
struct UpperForm {
  struct Column {
    QString code{};   ///< of an indicator where there is one
    QString label{};  ///< the heading, as the form prints it
    QString unit{};   ///< 万元: the value is money in fen; otherwise a whole number
    QString indicator{};  ///< what is counted where the code is none of the catalogue
    QString where{};      ///< more conditions on it, as in the catalogue

    bool isMoney() const { return unit == QStringLiteral("万元"); }
  };
  struct Row {
    QString code{};
    QString label{};
    QString where{};  ///< which records belong to the row, as in the catalogue; empty = all, "-" = the program does not know

    bool isUnknown() const { return where == QStringLiteral("-"); }
  };
  /// A table of its own. Without labelled rows it has one row of values.
  struct Part {
    std::vector<Column> columns{};
    std::vector<Row> rows{};
    QStringList notes{};
  };

  QString id{};
  QString title{};
  std::vector<Row> head{};  ///< unit, from, to, date: what the values of the head are called
  std::vector<Part> parts{};

  /// UnknownValue with the row's code for a kind that does not exist, AlreadyExists for a column or row that stands twice in a part, Malformed
  /// for a part that is no number, Required for a form without a table.
  static Result<UpperForm> parse(const QString& id, const std::vector<CsvRecord>& rows);
  /// Nothing for a form that is not shipped.
  static std::optional<UpperForm> builtIn(const QString& id);
  static QStringList builtInIds();
};

/// What is written into a form. A cell without a value does not apply and stays empty: that is not zero.
struct UpperFormValues {
  /// Part (from 1), row, column.
  struct Cell {
    int part = 1;
    QString row{};
    QString column{};
    friend bool operator<(const Cell& a, const Cell& b) { return std::tie(a.part, a.row, a.column) < std::tie(b.part, b.row, b.column); }
  };

  QMap<QString, QString> head{};
  QMap<Cell, std::int64_t> cells{};  ///< fen in columns of money
};

}  // namespace shuangda
