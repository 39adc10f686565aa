#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <list>
#include <vector>

#include "desk.h"
#include "domain/case_query.h"

namespace shuangda {

/// The list of cases on the vector of their keys: a million rows are eight megabytes, and only the pages that scroll into
/// view are read. Jumping to the end costs one page.
class RecordListModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number, Party, Cause, Unit, Date, Stage, Value, Fine, DocNo, kColumns };
  /// The raw value for sorting and copying, beside the text shown.
  static constexpr int kRawRole = Qt::UserRole + 1;

  RecordListModel(Desk& desk, QObject* parent);

  /// Replaces the whole list.
  void setIds(std::vector<CaseId> ids);
  /// Forgets what was read of a case, so that it is read again when shown.
  void refresh(CaseId id);
  CaseId idAt(int row) const { return ids_[static_cast<std::size_t>(row)]; }
  int rowOf(CaseId id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  /// Pages read so far, for tests and measurements.
  int pagesRead() const { return pagesRead_; }

 private:
  static constexpr int kPageRows = 64;
  static constexpr std::size_t kPagesKept = 64;
  struct Page {
    int number = 0;
    std::vector<CaseRow> rows{};   ///< empty while it is being read
  };

  const CaseRow* rowAt(int row) const;
  void request(int page) const;
  /// Lets a page that could not be read be asked for again when it is shown.
  void forget(int generation, int page);
  void arrived(int generation, int page, std::vector<CaseRow> rows);

  Desk& desk_;
  std::vector<CaseId> ids_;
  // Reading a page is no change of the list: data() is const and pulls pages in.
  mutable std::list<Page> pages_;                               ///< most recently used first
  mutable QHash<int, std::list<Page>::iterator> byNumber_;
  mutable int pagesRead_ = 0;
  int generation_ = 0;                                          ///< answers for an older list are dropped
};

}  // namespace shuangda
