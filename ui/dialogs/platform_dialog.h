#pragma once

#include <QDialog>
#include <array>
#include <atomic>
#include <functional>
#include <memory>

#include "desk.h"
#include "exchange/platform_file.h"
#include "services/platform_service.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QTableView;
class QTimer;

namespace shuangda {

class TextTableModel;

/// 两法衔接平台对账: a list the platform exported against the office's cases. What is missing there, unknown here or different stands in a tab
/// each; a line opens its case. Not modal: it stays open beside the case.
class PlatformDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit PlatformDialog(Desk& desk, QWidget* parent = nullptr);
  ~PlatformDialog() override;

  /// Asks for the list and the place of the export; a test puts its own here.
  std::function<QString()> chooseFile;
  std::function<QString(const QString& suggestion)> chooseTarget;
  /// Asks whether so many cases are to be marked.
  std::function<bool(int count)> confirmMark;

  /// Reads a list and compares it.
  void openFile(const QString& path);
  /// Compares again, with the list that is open.
  void compare();
  void exportEntries();
  void mark();
  void setPeriod(const std::optional<Period>& period);
  /// Compares the cases of one unit only; empty for all.
  void setUnit(const QString& unit);
  QString message() const;

 Q_SIGNALS:
  /// A line was opened: the case's number.
  void caseAsked(const QString& number);
  /// Cases were marked; read anew what shows them.
  void marked(int count);

 private:
  enum Tab : int { Missing, Unknown, Different, Ambiguous, Late };
  static constexpr std::size_t kTabs = 5;
  struct List {
    TextTableModel* model = nullptr;
    QTableView* view = nullptr;
    std::vector<QString> numbers{};  ///< the case of each line; empty = none
  };
  /// Shared with the data thread; each piece of work has its own.
  struct Work {
    std::atomic<int> percent = 0;
    std::atomic<bool> cancelled = false;
  };
  /// What reading and comparing arrived at.
  struct Answer {
    std::shared_ptr<const PlatformFile> file{};
    std::shared_ptr<const PlatformComparison> comparison{};
  };

  QBoxLayout* buildHead();
  QBoxLayout* buildButtons();
  void fillUnits();
  void addTab(Tab tab, const QStringList& heads, const std::vector<int>& widths);
  PlatformQuery query() const;
  void run(const QString& path);
  void compared(const Result<Answer>& answer);
  void showComparison(const PlatformComparison& comparison);
  void fill(Tab tab, std::vector<QStringList> rows, std::vector<QString> numbers);
  void fillRows(const PlatformComparison& comparison);
  void start(const QString& what);
  void finish();
  void say(const QString& text, bool refused);
  void enableButtons();
  std::function<bool(std::int64_t, std::int64_t)> progressOf() const;
  void reject() override;

  Desk& desk_;
  QPushButton* choose_;
  QLabel* file_;
  QSpinBox* year_;
  QComboBox* part_;
  QComboBox* unit_;
  QLabel* message_;
  QTabWidget* tabs_;
  QProgressBar* progress_;
  QPushButton* export_;
  QPushButton* mark_;
  QPushButton* close_;
  QTimer* watch_;
  std::array<List, kTabs> lists_{};
  std::shared_ptr<Work> work_{};  ///< null when nothing is being done
  Answer answer_{};
};

}  // namespace shuangda
