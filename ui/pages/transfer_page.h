#pragma once

#include <QWidget>

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
class TextTableModel;

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
  /// Records the next step of the selected matter.
  void recordStep(const QString& preferred = {});
  /// Shows the matters of a case, or begins one when it has none.
  void showCase(CaseId legalCase, const QString& number);
  QTableView* table() const { return table_; }
  QString detailText() const;
  QString boardText() const;
  ScreeningPanel* screening() const { return screening_; }
  /// The sheet 移还是不移 of a case.
  void screen(CaseId id);
  /// Cases a number of the board counts; one that is opened shows its sheet 移还是不移.
  void showCases(const std::vector<CaseId>& cases, const QString& what);

 Q_SIGNALS:
  void caseAsked(const QString& number);

 private:
  QWidget* buildList();
  QWidget* buildDetail();
  TransferQuery query() const;
  void showRows(const std::vector<TransferRow>& rows, QDate today);
  void showSelected();
  void showSheet(const TransferSheet& sheet);
  void showActs();
  void follow(const QUrl& link);
  void addSuspect();
  void narrow(const TransferQuery& query, const QString& text);
  void changed(TransferId id);
  void correct(TransferEventId id);
  ScreeningDialog* openScreening(CaseId id, QWidget* over);

  Desk& desk_;
  QTabWidget* tabs_;
  QLineEdit* search_;
  QComboBox* lane_;
  QComboBox* standing_;
  QPushButton* chip_;  ///< what a number of the board narrowed the list to
  QTableView* table_;
  TextTableModel* model_;
  QLabel* count_;
  QTextBrowser* detail_;
  FlowChart* flow_;
  QPushButton* next_;
  QPushButton* other_;
  QPushButton* suspect_;
  QPushButton* papers_;
  QPushButton* remind_;
  QPushButton* order_;
  TransferBoardPanel* board_;
  ScreeningPanel* screening_;
  QuestionBar* question_;
  QTimer* typing_;
  Desk::Ticket listTicket_ = 0;
  std::vector<TransferRow> rows_{};
  TransferQuery narrowed_{};
  TransferId selected_{};
  std::optional<TransferSheet> sheet_{};
};

}  // namespace shuangda
