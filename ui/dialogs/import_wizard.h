#pragma once

#include <QDialog>
#include <atomic>
#include <functional>
#include <optional>

#include "desk.h"
#include "exchange/import_job.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace shuangda {

/// Imports a ledger in four steps: the file, its columns, what was found in it, the result. Nothing is written before the
/// last step, and then all rows or none; a step back or a cancel leaves the data as they were.
class ImportWizard final : public QDialog {
  Q_OBJECT

 public:
  explicit ImportWizard(Desk& desk, QWidget* parent = nullptr);
  ~ImportWizard() override;

  enum Step { File, Mapping, Findings, Done };
  Step step() const;
  /// Takes a file as if it had been chosen.
  void setFile(const QString& path, const QString& kind);
  /// Asks for the file; replaced in tests.
  std::function<QString()> chooseFile;

 Q_SIGNALS:
  void imported();

 private:
  QWidget* filePage();
  QWidget* mappingPage();
  QWidget* findingsPage();
  QWidget* donePage();
  void goTo(Step step);
  void next();
  void back();
  void detect();
  void readFile();
  void fillFindings();
  void excludeRow(int tableRow);
  void acceptEmptyCell(int tableRow);
  void write();
  void written(const Result<ImportOutcome>& outcome);
  /// While rows are written, cancelling waits for the answer: either all are in, and that is said, or none.
  void reject() override;
  void useSavedMapping(const QString& name);
  void saveMappingAs(const QString& name);
  void listSavedMappings();
  void say(const QString& text);
  /// Says what is being done and holds all controls but 取消 until it is over.
  void wait(const QString& text);
  /// Says how it ended, on the same page.
  void answer(const QString& text);
  void setBusy(bool busy);
  bool mayGoOn() const;
  QString kind() const;

  Desk& desk_;
  QString path_;
  std::optional<ColumnMapping> mapping_;   ///< recognised, or loaded
  std::set<RowPlace> excluded_;
  std::set<CellPosition> acceptedEmpty_;
  std::optional<PreparedImport> prepared_;
  QStackedWidget* pages_;
  QLabel* fileName_;
  QComboBox* kind_;
  QComboBox* saved_;
  QTableWidget* columns_;
  QTableWidget* findings_;
  QComboBox* show_;
  QLabel* summary_;
  QLabel* result_;
  QLabel* message_;
  QProgressBar* progress_;
  QPushButton* back_;
  QPushButton* next_;
  QPushButton* exclude_;
  QPushButton* accept_;
  QPushButton* cancel_;
  Desk::Ticket ticket_ = 0;
  bool writing_ = false;
  std::shared_ptr<std::atomic<bool>> stop_;  ///< of the piece of work under way; set by 取消
  QPointer<QWidget> focused_;                ///< where the keyboard was before the controls were held
};

}  // namespace shuangda
