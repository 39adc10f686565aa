#pragma once

#include <QWidget>

#include "desk.h"
#include "domain/case_query.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QTimer;

namespace shuangda {

class CaseDetail;
class CaseDialog;
class QuestionBar;
class RecordListModel;
struct CaseDraftOffer;
class FilterChips;
class RecordListModel;
class ViewMenu;

/// The list of cases with search, filters and totals, and the selected case beside it.
class CasePage final : public QWidget {
  Q_OBJECT

 public:
  explicit CasePage(Desk& desk, QWidget* parent = nullptr);

  /// Reads list and filters anew, keeping the selection where the case is still there.
  void reload();
  void newCase();
  void focusSearch();
  /// Opens the form an unsaved draft belongs to, with what the draft says.
  void restore(const CaseDraftOffer& offer);
  /// Asks in place whether the last save of the selected case shall be undone.
  void undoLastSave();
  /// Opens the dialog that changes all selected cases together.
  void editSelected();
  int selectedCount() const;
  /// In the order of the list.
  std::vector<CaseId> selectedCases() const;
  /// Records a step of the selected case; `preferred` is chosen where it is possible.
  void recordStep(const QString& preferred);
  /// Opens the form of the list of goods (form 24) for the selected case.
  /// Shows the transfers of the selected case, or begins one.
  void transfer();
  /// The sheet 移还是不移 of the selected case.
  void screen();
  void enterGoods();
  /// Shows one case by its number, whatever the filters say.
  void goToCase(const QString& number);
  CaseDetail* detail() const { return detail_; }
  /// Narrows the list to a filter in its written form (domain/case_filter.h), which also stands in the search line.
  void setFilter(const QString& text);
  /// Opens a case wherever it stands, and selects it if it is in the list.
  void openCase(CaseId id);
  FilterChips* chips() const { return chips_; }
  ViewMenu* views() const { return views_; }
  QTableView* table() const { return table_; }
  RecordListModel* model() const { return model_; }

 Q_SIGNALS:
  /// The goods of this case are to be listed.
  void goodsAsked(CaseId id, const QString& number);
  /// The transfers of this case are to be shown, or one begun.
  void transferAsked(CaseId id, const QString& number);

 private:
  CaseQuery query() const;
  QLayout* buildBars();
  void connectBars();
  /// Reads the search line; what cannot be read is said below it, and the list stays as it is.
  void filterTyped();
  void removeCondition(int index);
  void addCondition(const FilterCondition& condition);
  void sortBy(int column);
  void showOrder();
  /// All that a named view keeps: filter, columns, widths and order, as JSON.
  QString viewContent() const;
  void applyView(const QString& content);
  void resetView();
  void fillFilters(const QStringList& units, const std::vector<int>& years);
  void showSelected();
  void openSelected();
  CaseDialog* edit(const LegalCase& legalCase);
  void saved(const LegalCase& legalCase);
  void showTotals(const CaseTotals& totals);
  void showSelectedCount();
  void openStepDialog(class StepDialog* dialog);
  void undoConfirmed(CaseId id, int version);

  Desk& desk_;
  QLineEdit* search_;
  QComboBox* year_;
  QComboBox* unit_;
  FilterChips* chips_;
  ViewMenu* views_;
  QLabel* problem_;         ///< why the search line cannot be read
  CaseFilter filter_{};     ///< what the search line says
  CaseQuery::Order order_ = CaseQuery::Order::NewestFirst;
  QTableView* table_;
  RecordListModel* model_;
  CaseDetail* detail_;
  QLabel* totals_;
  QString totalsText_;
  QuestionBar* question_;
  QTimer* typing_;          ///< the search starts when typing pauses
  Desk::Ticket listTicket_ = 0;
  Desk::Ticket totalsTicket_ = 0;
  CaseId selected_{};
  bool opening_ = false;  ///< a case is being read for its dialog
};

}  // namespace shuangda
