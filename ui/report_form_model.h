#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "domain/legal_case_fields.h"
#include "domain/report_draft.h"
#include "services/report_service.h"

namespace shuangda {

/// The form of a member unit while it is typed: one row an indicator, with the numbers of the quarter before and of last year, what was entered
/// and what is wrong or odd about it.
class ReportFormModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column : int { Name, Unit, LastQuarter, LastYear, Now, Qualifier, Note, Problem, kColumns };

  ReportFormModel(const ReportSheet& sheet, QObject* parent = nullptr);

  /// Puts the numbers of a template or file in.
  void take(const std::vector<ReportEntry>& entries);
  /// All rows that are filled in.
  std::vector<ReportEntry> entries() const;
  /// The first number that cannot be stored.
  QModelIndex firstProblem() const;
  int problemCount() const;
  /// What is remarked about the numbers as they stand now.
  const std::vector<ReportRemark>& remarks() const { return remarks_; }
  /// What was changed since the form was opened, for a draft: code, cells before, cells now.
  std::vector<FieldChange> changes() const;
  /// Puts a changed row of a draft in.
  void restore(const FieldChange& change);
  /// Puts tab-separated cells in, from this cell on; returns the rows read.
  int paste(const QModelIndex& at, const QString& text);

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void edited();

 private:
  struct Row {
    const ReportIndicator* indicator = nullptr;
    QString now{};
    QString qualifier{};
    QString note{};
    QString problem{};  ///< why the number cannot be stored
    QString remark{};   ///< what is to be looked at
    QString opened{};   ///< the cells as the form was opened with them
  };
  static QString cellsOf(const Row& row);
  static ReportEntry entryOf(const Row& row);
  QString text(const Row& row, int column) const;
  void check();

  ReportReceipt receipt_;
  ReportBases bases_;
  JumpLimits limits_;
  std::vector<Row> rows_{};
  std::vector<ReportRemark> remarks_{};
};

}  // namespace shuangda
