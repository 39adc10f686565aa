#pragma once

#include <QWidget>
#include <functional>

#include "desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTabWidget;
class QTextBrowser;
class QTimer;
class QUrl;

namespace shuangda {

class FlowChart;
class QuestionBar;
class ScreeningDialog;
class ScreeningPanel;
class TransferBoardPanel;
class TransferListModel;
class ViewMenu;

/// 两法衔接: the matters with their filters, the selected one with its flow, clocks and steps; the supervisor's board, whose every number
/// opens its list; the quarterly table.
class TransferPage final : public QWidget {
  Q_OBJECT

 public:
  explicit TransferPage(Desk& desk, QWidget* parent = nullptr);

  void reload();
  void focusSearch();
  /// Selects the matter, clearing filters that hide it.
  void goTo(TransferId id);
  /// Begins a matter of this lane; `caseNumber` may be empty.
  void open(TransferLane lane, std::optional<CaseId> legalCase, const QString& caseNumber);
  /// Opens the form an unsaved draft belongs to; it offers what the draft says.
  void restore(const FormDraft& draft);
  /// Records the next step of the selected matter.
  void recordStep(const QString& preferred = {});
  /// Shows the matters of a case, or begins one when it has none.
  void showCase(CaseId legalCase, const QString& number);
  /// The selected rows with the columns shown, for WPS and Excel.
  void copySelected();
  /// Writes all matters of the list, not only those read, into a file.
  void exportList();
  QTableView* table() const { return table_; }
  QString statusText() const;
  ViewMenu* views() const { return views_; }
  /// Asks for the file to export to; replaced in tests.
  std::function<QString(const QString& suggestion)> chooseFile;
  QString detailText() const;
  QString boardText() const;
  ScreeningPanel* screening() const { return screening_; }
  /// The sheet 移还是不移 of a case.
  void screen(CaseId id);
  /// On paper: the way of the selected matter, and the machine of its lane and of all.
  void showFlowPapers();
  /// Cases a number of the board counts; one that is opened shows its sheet 移还是不移.
  void showCases(const std::vector<CaseId>& cases, const QString& what);

 Q_SIGNALS:
  void caseAsked(const QString& number);

 private:
  QWidget* buildList();
  QWidget* buildDetail();
  TransferQuery query() const;
  void connectList();
  void usualColumns();
  std::vector<int> shownColumns() const;
  void listed();
  void showStatus();
  QString viewContent() const;
  void applyView(const QString& content);
  void clearFilters();
  void showSelected();
  void showSheet(const TransferSheet& sheet);
  void showActs();
  void follow(const QUrl& link);
  void addSuspect();
  void narrow(const TransferQuery& query, const QString& text);
  void changed(TransferId id);
  void correct(TransferEventId id);
  void openStep(const TransferSheet& sheet, const QString& preferred);
  ScreeningDialog* openScreening(CaseId id, QWidget* over);

  Desk& desk_;
  QTabWidget* tabs_;
  QLineEdit* search_;
  QComboBox* lane_;
  QComboBox* standing_;
  QPushButton* chip_;  ///< what a number of the board narrowed the list to
  QTableView* table_;
  TransferListModel* model_;
  ViewMenu* views_;
  QLabel* status_;
  QTextBrowser* detail_;
  FlowChart* flow_;
  QPushButton* next_;
  QPushButton* other_;
  QPushButton* suspect_;
  QPushButton* papers_;
  QPushButton* course_;
  QPushButton* remind_;
  QPushButton* order_;
  TransferBoardPanel* board_;
  ScreeningPanel* screening_;
  QuestionBar* question_;
  QTimer* typing_;
  Desk::Ticket totalsTicket_ = 0;
  std::optional<TransferTotals> totals_{};
  std::optional<TransferId> wanted_{};  ///< to be shown even if the list does not hold it
  TransferQuery narrowed_{};
  TransferId selected_{};
  std::optional<TransferSheet> sheet_{};
};

}  // namespace shuangda
