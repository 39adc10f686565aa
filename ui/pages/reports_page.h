#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "desk.h"
#include "services/report_service.h"

class QComboBox;
class QLabel;
class QLayout;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace shuangda {

class QuestionBar;
class ReportDialog;

/// 报表: which member unit has sent its form for a period, what it says and what is to be asked back. Forms are entered, amended, read from files
/// and handed out as templates here.
class ReportsPage final : public QWidget {
  Q_OBJECT

 public:
  explicit ReportsPage(Desk& desk, QWidget* parent = nullptr);

  void reload();
  void setPeriod(const Period& period);
  Period period() const;
  /// Opens the form of a unit for a period, written as its code; nothing for a unit or period that does not exist.
  void openUnit(const QString& unit, const QString& period);
  /// Reads a filled template, or asks the window for the wizard when it is another file.
  void openFile(const QString& path);
  QTableWidget* board() const { return board_; }
  QTableWidget* values() const { return values_; }
  QTableWidget* remarks() const { return remarks_; }
  QString summary() const;
  QString message() const;

  /// Ask for files; replaced in tests.
  std::function<QString()> chooseFile;
  std::function<QString(const QString& suggestion)> chooseTarget;

 Q_SIGNALS:
  /// A file of many forms is to be imported.
  void importAsked(const QString& path);

 private:
  QWidget* buildBoard();
  QWidget* buildDetail();
  QLayout* buildBar();
  void showBoard(const Result<ReportBoard>& board);
  void showSelected();
  void showSheet(const ReportSheet& sheet);
  void fillValues(const ReportSheet& sheet);
  void fillRemarks(const ReportSheet& sheet);
  QString selectedUnit() const;
  void edit();
  void openForm(const ReportSheet& sheet, const std::optional<ReportDraft>& draft);
  void answerRemark();
  void setDue();
  void writeTemplate();
  void remind();
  void allowActs();

  Desk& desk_;
  QSpinBox* year_;
  QComboBox* part_;
  QLabel* summary_;
  QuestionBar* message_;
  QLabel* text_;
  QTableWidget* board_;
  QLabel* head_;
  QTableWidget* values_;
  QTableWidget* remarks_;
  QPushButton* edit_;
  QPushButton* template_;
  QPushButton* due_;
  QPushButton* remind_;
  QPushButton* import_;
  QPushButton* answer_;
  std::optional<ReportBoard> shown_{};
  std::optional<ReportSheet> sheet_{};
};

}  // namespace shuangda
