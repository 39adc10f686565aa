#pragma once

#include <QDialog>

#include "desk.h"

class QTableView;

namespace shuangda {

/// The records behind a figure: cases as a list with one case beside it, destructions and returns by their numbers.
class RecordsDialog final : public QDialog {
  Q_OBJECT

 public:
  RecordsDialog(Desk& desk, const QString& title, const std::vector<FigureRecord>& records, QWidget* parent = nullptr);
  /// Only cases; Enter or a double click on one asks for it.
  RecordsDialog(Desk& desk, const QString& title, std::vector<CaseId> cases, QWidget* parent = nullptr);

  QTableView* table() const { return table_; }

 Q_SIGNALS:
  void caseOpened(CaseId id);

 private:
  void build(const QString& title, std::size_t count, const QStringList& others, std::vector<CaseId> cases);

  Desk& desk_;
  QTableView* table_ = nullptr;
};

}  // namespace shuangda
