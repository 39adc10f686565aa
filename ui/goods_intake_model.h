#pragma once

#include <QAbstractTableModel>
#include <map>
#include <vector>

#include "base/result.h"
#include "domain/goods_query.h"

namespace shuangda {

/// The list of goods (form 24) while it is typed: rows of text as entered, what they mean, and what is wrong with them. An empty row always
/// follows the last one.
class GoodsIntakeModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  static constexpr int kMostLines = 5000;
  struct Problem {
    QModelIndex cell{};
    QString text{};
  };

  explicit GoodsIntakeModel(QObject* parent = nullptr);

  /// Puts tab-separated text in, from this cell on; a first row that only repeats headings says which column is which. Returns the rows read.
  int paste(const QModelIndex& at, const QString& text);
  /// The cells of a rectangle as tab-separated text.
  QString copied(const QModelIndex& from, const QModelIndex& to) const;
  void removeLines(int first, int last);
  /// All rows as tab-separated text, for a draft; paste() reads it back.
  QString text() const;
  bool isEmpty() const { return rows_.size() <= 1; }

  /// What was entered, empty rows left out.
  std::vector<SeizedItem> lines() const;
  /// The same with what the totals are made of.
  std::vector<GoodsRow> listed() const;
  /// What is wrong with the first row that has something wrong.
  std::optional<Problem> firstProblem() const;
  int problemCount() const;
  QString problemAt(const QModelIndex& index) const;
  /// Marks what the store refused: the n-th of lines(), from 1.
  QModelIndex refuse(int line, const QString& field, const QString& why);
  /// Different texts of a column, for completing.
  QStringList words(int column) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void edited();

 private:
  struct Row {
    QStringList cells{};
    SeizedItem item{};
    std::map<int, QString> problems{};  ///< by column
    bool isEmpty() const { return cells.join(QString()).trimmed().isEmpty(); }
  };

  static Row emptyRow();
  static void check(Row& row);
  /// Makes room for rows up to this one, and for the empty one behind.
  void grow(int row);
  void changedRows(int first, int last);

  std::vector<Row> rows_;
};

/// Tab-separated text as WPS and Excel put it on the clipboard: cells with line breaks stand in quotation marks.
std::vector<QStringList> readTabbed(const QString& text);

}  // namespace shuangda
