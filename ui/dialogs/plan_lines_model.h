#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <vector>

#include "services/disposal_service.h"

namespace shuangda {

/// A line that may go into a plan, chosen or not.
struct PlanLine {
  DisposalCandidate candidate{};
  QString place{};        ///< where it lies
  Quantity planned{};     ///< as much as is available unless less is wanted
  bool chosen = false;

  bool mayGoIn() const { return candidate.blockers.empty() && candidate.available > Quantity(); }
};

/// What narrows the list of lines.
struct PlanFilter {
  QString words{};
  QString caseNumber{};
  QString place{};
  bool chosenOnly = false;
};

/// Lines for a disposal plan: a box to choose each, the quantity planned, and why a line cannot go in.
class PlanLinesModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Code, Case, Name, Spec, Available, Planned, Unit, Value, Where, Why, kColumns };

  explicit PlanLinesModel(QObject* parent) : QAbstractTableModel(parent) {}

  /// What was chosen before stays chosen.
  void setLines(std::vector<PlanLine> lines);
  /// Those that are not in the list yet, after the others.
  void addLines(std::vector<PlanLine> lines);
  std::size_t count() const { return lines_.size(); }
  void setFilter(const PlanFilter& filter);
  /// Chooses or drops all lines in view that may go in.
  void chooseAll(bool chosen);
  void toggle(int row);
  std::vector<DisposalLine> plan() const;
  /// "12 项，30瓶；5箱，货值 …元"
  QString chosenText() const;
  QStringList caseNumbers() const;
  QStringList places() const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void chosenChanged();

 private:
  QString cell(const PlanLine& line, int column) const;
  bool matches(const PlanLine& line) const;

  std::vector<PlanLine> lines_{};
  std::vector<std::size_t> shown_{};
  PlanFilter filter_{};
};

}  // namespace shuangda
