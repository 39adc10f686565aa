#pragma once

#include "services/issue_service.h"
#include "widgets/bulletin_panel.h"

class QComboBox;
class QLabel;
class QTableView;

namespace shuangda {

class FigureTable;
struct FigureRow;
class TextTableModel;

/// 历次与更正: every bulletin ever submitted, what of the one before is counted otherwise by now (上期数据更正), and two bulletins compared.
class IssuesPanel final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit IssuesPanel(Desk& desk, QWidget* parent = nullptr);

  QTableView* list() const { return list_; }
  FigureTable* differences() const { return table_; }
  QString note() const;
  /// Compares the chosen bulletin with this one.
  void compareWith(std::int64_t other);

 Q_SIGNALS:
  void periodAsked(const shuangda::Period& period);

 protected:
  void fill() override;

 private:
  QLayout* buildBar();
  void showList(const std::vector<IssuedBulletin>& bulletins);
  void fillWhat();
  void look();
  void lookAtCorrections();
  void compare(const IssuedBulletin& one, const IssuedBulletin& other);
  void showDifferences();
  FigureRow rowOf(const FigureDifference& difference) const;
  const IssuedBulletin* chosen() const;
  const IssuedBulletin* find(std::int64_t id) const;

  QTableView* list_;
  TextTableModel* model_;
  QComboBox* what_;
  QComboBox* by_;
  QLabel* note_;
  FigureTable* table_;
  std::vector<IssuedBulletin> bulletins_{};
  std::vector<FigureDifference> found_{};
  QStringList heads_{};        ///< of the two values compared
  QString about_{};            ///< what is compared
  std::optional<Period> of_{}; ///< the period the records belong to
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
